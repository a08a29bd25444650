"""The one type for everything that is told to a person.

Why: a finding is data (a name, a place, values), so that the same finding can be shown in a
terminal, on a page, as JSON or as a note on a line of a merge request, in Dutch and in English.
The words live in the catalogue, the list of names in `codes.py`, the rendering in `report`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from houvast.codes import CODES, Code, Level

__all__ = ["Finding", "Level", "Span", "in_order", "worst"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a file.

    `file` is a path with forward slashes, relative to the workspace. Lines and columns count from
    1, columns in characters. `line == 0` means the file or folder as a whole. The end is exclusive;
    `end_line == 0` means that only the beginning is known.
    """

    file: str
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0

    def holds(self, other: Span) -> bool:
        """Whether `other` begins within this place."""
        here, there = (self.line, self.column), (other.line, other.column)
        return self.file == other.file and here <= there < (self.end_line, self.end_column)

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a person should know, at a place.

    `name` is a key of `CODES`. `values` fill the texts of the catalogue. `variant` picks one of
    several wordings of the same finding (`message_<variant>`, `do_<variant>`); a wording that is
    not there falls back to the plain one. `suggestion` is a corrected line, as the person could
    type it. `related` are other places that belong to it, such as the first of two equal keys.
    """

    name: str
    span: Span
    values: Mapping[str, str] = field(default_factory=dict)
    variant: str = ""
    suggestion: str = ""
    related: tuple[Span, ...] = ()

    def __post_init__(self) -> None:
        if self.name not in CODES:
            raise KeyError(f"unknown finding: {self.name}")

    @property
    def code(self) -> Code:
        """The entry of the table: number, level, stage."""
        return CODES[self.name]

    @property
    def level(self) -> Level:
        """How bad it is."""
        return self.code.level


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """The findings by place, each once."""
    unique = {(f.name, f.variant, f.span, tuple(sorted(f.values.items()))): f for f in findings}
    return sorted(unique.values(), key=lambda f: (f.span, f.code.number))


def worst(findings: Iterable[Finding]) -> Level | None:
    """The highest level among the findings, or None when there are none."""
    return max((f.level for f in findings), default=None)
