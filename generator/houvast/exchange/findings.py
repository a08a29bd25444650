"""What an import has to tell: one list, each with the line and the reason.

Why: whoever imports a glossary trusts that nothing is lost. So each piece of the file ends in a
term or here, and three kinds are enough: the file cannot be read, this was left out, this became
something else.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches

from houvast.finding import Finding, Span, in_order

__all__ = ["Notes", "Unreadable", "clip"]


class Unreadable(Exception):
    """The file as a whole cannot be taken. Holds the finding that says why."""

    def __init__(self, reason: str, span: Span, **values: str) -> None:
        super().__init__(reason)
        self.finding = Finding("import-unreadable", span, values, reason)


@dataclass(slots=True)
class Notes:
    """Collects findings while a file is being read. `reason` is the variant of the text."""

    found: list[Finding] = field(default_factory=list)
    hints: int = 100

    def left_out(self, reason: str, span: Span, /, **values: str) -> None:
        """Something of the file is not in the result."""
        self.found.append(Finding("import-left-out", span, values, reason))

    def changed(self, reason: str, span: Span, /, **values: str) -> None:
        """Something of the file is in the result in another form."""
        self.found.append(Finding("import-changed", span, values, reason))

    def likely(self, typed: str, known: Iterable[str]) -> str:
        """The known word that was surely meant, or "": a wrong hint is worse than none.

        Looking costs time, so only the first slips of a file get a hint.
        """
        if self.hints <= 0:
            return ""
        self.hints -= 1
        by_case = {word.casefold(): word for word in known}
        found = get_close_matches(typed.casefold(), list(by_case), n=1, cutoff=0.85)
        return by_case[found[0]] if found else ""

    def all(self) -> tuple[Finding, ...]:
        """Everything, in the order of the file."""
        return tuple(in_order(self.found))


def clip(text: str, longest: int = 60) -> str:
    """A text, cut where it is only shown to recognise it by."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
