"""The place in the file, as a person sees it: the line, the one above it, and a mark below.

Why: half of all mistakes in YAML are about one space. Who sees the line with the mark under it
needs no explanation of columns. The frame is data; each format draws it in its own way.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rich.cells import cell_len

from houvast.finding import Span
from houvast.report.visible import shown

__all__ = ["Frame", "frame"]


@dataclass(frozen=True, slots=True)
class Frame:
    """Lines with their numbers; the mark lies under the last one.

    `start` and `width` of the mark count in cells of the terminal. A width of 0 is no mark.
    """

    lines: tuple[tuple[int, str], ...]
    start: int = 0
    width: int = 0

    @property
    def gutter(self) -> int:
        """How many characters the line numbers need."""
        return len(str(self.lines[-1][0]))


def frame(span: Span, sources: Mapping[str, str], room: int = 10_000) -> Frame | None:
    """The frame of a place in at most `room` cells; None when there is no line to show."""
    text = sources.get(span.file)
    if text is None or span.line < 1:
        return None
    lines = text.split("\n")
    if span.line > len(lines):
        return None
    line = lines[span.line - 1]
    at = min(max(span.column - 1, 0), len(line))
    one_line = span.end_line == span.line and span.end_column > span.column
    end = min(span.end_column - 1, len(line)) if one_line else len(line) if span.end_line else at
    if not one_line and span.end_line > span.line:
        end = len(line.rstrip())
    pieces = shown(line)
    first, last, start = _window(pieces, at, room)
    width = max(cell_len("".join(pieces[at : min(max(end, at), last)])), 1)
    body = "".join(pieces[first:last])
    marked = ("…" if first else "") + body + ("…" if last < len(pieces) else "")
    above: tuple[tuple[int, str], ...] = ()
    if span.line > 1:
        before = shown(lines[span.line - 2])
        left, right, _ = _window(before, 0, room)
        cut = "".join(before[left:right]) + ("…" if right < len(before) else "")
        above = ((span.line - 1, cut),)
    return Frame((*above, (span.line, marked)), start, width if span.column else 0)


def _window(pieces: list[str], at: int, room: int) -> tuple[int, int, int]:
    """Which pieces to show so that number `at` is seen, and the cell that it begins at."""
    room = max(room, 12)
    widths = [cell_len(piece) for piece in pieces]
    if sum(widths) <= room:
        return 0, len(pieces), sum(widths[:at])
    first = 0
    if sum(widths[:at]) > room * 2 // 3:
        left = room // 3
        first = at
        while first and left >= widths[first - 1]:
            first -= 1
            left -= widths[first]
    space = room - (1 if first else 0) - 1
    last = first
    while last < len(pieces) and widths[last] <= space:
        space -= widths[last]
        last += 1
    return first, max(last, min(at + 1, len(pieces))), (1 if first else 0) + sum(widths[first:at])
