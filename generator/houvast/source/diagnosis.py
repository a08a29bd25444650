"""A problem, a page to look at, and a diagnosis: the shapes that all of `source` works with.

Why: a diagnosis is a small function from (page, problem) to what a person did wrong, with a repair
that lets us read on. The repair keeps the number of lines, so that places stay right; where a
repair changes a line, `Page` maps a column back to what the person typed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Sequence as Seq
from dataclasses import dataclass, field

from houvast.finding import Finding, Span
from houvast.source.layout import Line, layout

__all__ = ["Diagnosis", "Page", "Problem", "Repair", "clip"]

# New texts by line number. The number of lines never changes.
Repair = Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Problem:
    """What the parser stumbled over. `kind` is in its own words and is never shown to a person.

    Lines and columns count from 1. The context is where the parser began what it could not
    finish; its line is 0 when there is none.
    """

    kind: str
    line: int
    column: int
    context_line: int = 0
    context_column: int = 0


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What a person did wrong, and repairs to read on with, the most likely one first."""

    finding: Finding
    repairs: tuple[Repair, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A file as lines: what was typed, and what we made of it so far."""

    file: str
    typed: tuple[str, ...]
    texts: tuple[str, ...]
    lines: tuple[Line, ...] = field(repr=False)

    @classmethod
    def of(cls, file: str, typed: Seq[str], texts: Seq[str]) -> Page:
        """A page with its lines described."""
        return cls(file, tuple(typed), tuple(texts), layout(texts))

    def line(self, number: int) -> Line:
        """The line with this number; the nearest one when the file is shorter."""
        return self.lines[min(max(number, 1), len(self.lines)) - 1]

    def before(self, number: int) -> Iterator[Line]:
        """The fields, points and loose texts above a line, the nearest first."""
        above = (self.lines[i] for i in range(min(number, len(self.lines) + 1) - 2, -1, -1))
        return (line for line in above if line.structural)

    def after(self, number: int) -> Iterator[Line]:
        """The fields, points and loose texts below a line, the nearest first."""
        return (line for line in self.run(number + 1) if line.structural)

    def indent(self, number: int) -> int:
        """How many spaces the person typed at the beginning of a line."""
        text = self.typed[number - 1]
        return len(text) - len(text.lstrip(" "))

    def column(self, number: int, index: int) -> int:
        """The column that a person typed for an index in the repaired line, from 1."""
        typed, text = self.typed[number - 1], self.texts[number - 1]
        if typed == text:
            return min(index, len(text)) + 1
        same = next(
            (i for i, (a, b) in enumerate(zip(typed, text, strict=False)) if a != b),
            min(len(typed), len(text)),
        )
        moved = index if index <= same else index + len(typed) - len(text)
        return min(max(moved, min(same, index), 0), len(typed)) + 1

    def span(self, number: int, start: int = -1, end: int = -1) -> Span:
        """The place of a piece of a line, by indexes; without them the line without its indent."""
        line = self.line(number)
        start = line.lead if start < 0 else start
        end = len(line.text.rstrip()) if end < 0 else end
        first, last = self.column(line.number, start), self.column(line.number, end)
        return Span(self.file, line.number, first, line.number, max(last, first + 1))

    def run(self, number: int) -> Iterator[Line]:
        """The lines from `number` on, without looking at what they are."""
        return (self.lines[i] for i in range(number - 1, len(self.lines)))

    def find(
        self,
        name: str,
        number: int,
        start: int = -1,
        end: int = -1,
        *,
        variant: str = "",
        suggestion: str = "",
        related: tuple[Span, ...] = (),
        **values: str,
    ) -> Finding:
        """A finding at a piece of a line."""
        place = self.span(number, start, end)
        return Finding(name, place, values, variant, suggestion.rstrip(), related)


def clip(text: str, length: int = 60) -> str:
    """A piece of text short enough for a message."""
    text = " ".join(text.split())
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"
