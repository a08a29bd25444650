"""Two wordings of a text side by side, with the words that differ set apart."""

from __future__ import annotations

from difflib import SequenceMatcher

__all__ = ["Piece", "differences"]

Piece = tuple[str, bool]
"""Words as they follow each other, and whether they are only in this wording."""


def differences(before: str, after: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """The pieces of both wordings. What has next to nothing in common is not cut up."""
    old, new = before.split(), after.split()
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if not old or not new or matcher.ratio() < 0.4:
        return tuple((text, False) for text in (before,) if text), tuple(
            (text, False) for text in (after,) if text
        )
    was: list[Piece] = []
    now: list[Piece] = []
    for kind, start, end, begin, stop in matcher.get_opcodes():
        if end > start:
            was.append((" ".join(old[start:end]), kind != "equal"))
        if stop > begin:
            now.append((" ".join(new[begin:stop]), kind != "equal"))
    return tuple(was), tuple(now)
