"""Which fields and lists are open at a line, and at which column each of them stands.

Why: "one space too deep" can only be said by comparing with what the line belongs to. Nearly half
of all broken edits by volunteers are an indentation that is off by a space or two.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from houvast.source.diagnosis import Page
from houvast.source.layout import KEYISH, Kind, Line

__all__ = ["SOME", "Level", "has_children", "open_levels", "shifted", "some"]

# How many line numbers a message can hold.
SOME = 10


@dataclass(slots=True)
class Level:
    """Fields (or points of a list) that stand below each other at one column."""

    column: int
    listed: bool
    lines: list[Line] = field(default_factory=list)

    @property
    def last(self) -> Line:
        """The line of the last field or point."""
        return self.lines[-1]

    @property
    def keys(self) -> set[str]:
        """The names of the fields; of a list, the first field of each point."""
        return {line.key for line in self.lines if line.key}


def open_levels(page: Page, number: int) -> list[Level]:
    """The levels that are open just above a line, the outermost first."""
    stack: list[Level] = []
    for line in page.lines[: number - 1]:
        if line.kind is not Kind.FIELD and not (line.kind is Kind.TEXT and line.dashes):
            continue
        while stack and stack[-1].column > line.start:
            stack.pop()
        places = [(column, True) for column in line.dashes]
        if line.kind is Kind.FIELD:
            places.append((line.at, False))
        for column, listed in places:
            if stack and stack[-1].column == column and stack[-1].listed and not listed:
                stack.pop()  # the list stood at the column of its own field and ends here
            if not stack or stack[-1].column != column or stack[-1].listed != listed:
                stack.append(Level(column, listed))
            stack[-1].lines.append(line)
    return stack


def has_children(page: Page, line: Line) -> bool:
    """Whether other lines stand deeper under a field that has no value of its own."""
    below = next(page.after(line.number), None)
    if below is None or not line.empty_value:
        return False
    return below.start > line.at or (bool(below.dashes) and below.start == line.at)


def shifted(page: Page, line: Line, column: int) -> tuple[dict[int, str], list[int]]:
    """The lines moved so that `line` begins at `column`, and which siblings came along.

    What stands under the line moves only when it would otherwise no longer be deeper.
    """
    own: list[Line] = []
    siblings: list[Line] = []
    for below in page.run(line.number):
        if below.kind in {Kind.BLANK, Kind.COMMENT, Kind.DIVIDER}:
            continue
        place = below.start if below.structural else below.lead
        same_kind = bool(below.dashes) == bool(line.dashes)
        if below.number == line.number:
            continue
        if below.structural and place == line.start and (same_kind and _named(below)):
            siblings.append(below)
        elif below.structural and place <= line.start and not _text_of(line, below):
            break
        elif below.structural and place <= column and own and own[0].lead > column:
            break  # it stood right all along, and what was above it is deep enough too
        else:
            own.append(below)
    moves = [line, *siblings]
    if line.dashes or any(each.lead <= column for each in own):
        moves += own
    delta = column - line.start
    repair = {
        each.number: " " * max(each.lead + delta, 0) + each.text[each.lead :] for each in moves
    }
    return repair, [each.number for each in siblings]


def some(numbers: list[int]) -> str:
    """Line numbers for in a message, not too many of them."""
    return ", ".join(map(str, numbers[:SOME])) + (", …" if len(numbers) > SOME else "")


def _named(line: Line) -> bool:
    """A point of a list, or surely a field: not a sentence with a colon in it."""
    return bool(line.dashes) or bool(KEYISH.match(line.text, line.at))


def _text_of(line: Line, below: Line) -> bool:
    """Whether loose text stands right under the `>` or `|` of a line."""
    return below.start == line.start and bool(line.opens) and not below.dashes
