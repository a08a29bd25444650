"""Fields and points of a list that stand a little too deep or not deep enough.

Why: this is the most common mistake of all. The message compares the line with the one it belongs
to, in spaces, because that is what a person can see and count.
"""

from __future__ import annotations

from itertools import islice, takewhile
from typing import Any

from houvast.source.diagnosis import Diagnosis, Page, Problem, clip
from houvast.source.layout import Kind, Line
from houvast.source.mistakes.dashes import dash_among_fields, misplaced, missing_dash
from houvast.source.mistakes.levels import SOME, Level, has_children, open_levels, shifted, some

__all__ = ["key_indent", "list_indent", "text_with_fields"]


def key_indent(page: Page, problem: Problem) -> list[Diagnosis]:
    """A field that stands beside the column of the fields it belongs to."""
    line = page.line(problem.line)
    if not misplaced(line, problem) or line.dashes:
        return []
    levels = open_levels(page, line.number)
    if any(level.column == line.at and not level.listed for level in levels):
        return []
    if problem.kind.startswith("mapping values") and " " in line.key and not _common(page, line):
        return []  # rather a sentence with a colon in it
    dashes = next((level for level in levels if level.column == line.at and level.listed), None)
    if dashes is not None and line.key in dashes.keys:
        return [missing_dash(page, line, dashes)]
    fields = [level for level in levels if not level.listed]
    if dashes is not None and dashes.last.kind is Kind.TEXT:
        fields = [level for level in fields if level.column < line.at]
    if not fields:
        return [missing_dash(page, line, dashes)] if dashes is not None else []
    level = max(fields, key=lambda each: _fits(page, line, each))
    if page.column(line.number, line.start) == page.column(level.last.number, level.column):
        return []  # typed right; it was moved by a repair of something else
    return [_told(page, line, level, "key-indent")]


def list_indent(page: Page, problem: Problem) -> list[Diagnosis]:
    """A dash that stands beside the column of the other dashes."""
    line = page.line(problem.line)
    if not misplaced(line, problem) or not line.dashes:
        return []
    levels = open_levels(page, line.number)
    if any(level.column == line.start and level.listed for level in levels):
        return []
    lists = [level for level in levels if level.listed]
    fields = next((level for level in levels if level.column == line.start), None)
    if fields is not None and not (lists and lists[-1].column > line.start):
        return [dash_among_fields(page, line, fields)]
    if lists:
        nearest = min(lists, key=lambda each: abs(each.column - line.start))
        return [_told(page, line, nearest, "list-indent")]
    if not levels:
        return []
    field = levels[-1].last
    below = (e for e in page.after(line.number) if e.start <= line.start and not e.dashes)
    later = next(below, None)
    if len(levels[-1].lines) == 1 and later and later.at == line.start < field.at:
        return [_odd_one_out(page, later, levels[-1], "key-indent")]
    return [_told(page, line, levels[-1], "list-indent", "field")]


def text_with_fields(page: Page, problem: Problem) -> list[Diagnosis]:
    """`- te laat` or `contact: Sanne` with fields under it: a text cannot hold fields."""
    line = page.line(problem.line)
    above = next(page.before(line.number), None)
    if above is None or not line.structural or not misplaced(line, problem):
        return []
    column = above.at if above.kind is Kind.FIELD else above.start
    # One space is a slip of the hand; two or more is somebody who means "under it".
    under = line.start >= column + 2 and bool(above.value) and not above.opens
    item = bool(above.dashes) and above.kind is Kind.TEXT and not line.dashes
    nested = above.kind is Kind.FIELD and (line.dashes or not _known(page, line, above))
    if not under or not (item or nested):
        return []
    if item:
        repair = {
            each.number: "#" + each.text
            for each in takewhile(
                lambda each: not each.structural or each.start >= line.start,
                page.run(line.number),
            )
        }
    else:  # read on as if the text were not there: the fields are what this one should hold
        repair = {above.number: above.text[: above.colon + 1]}
    finding = page.find(
        "text-with-fields",
        line.number,
        variant="item" if item else "list" if line.dashes else "",
        related=(page.span(above.number),),
        field=line.key or clip(line.value, 30),
        text=clip(above.value, 40),
        other=above.key,
        line=str(above.number),
    )
    return [Diagnosis(finding, (repair,))]


def _known(page: Page, line: Line, above: Line) -> bool:
    """Whether this field stands beside that one elsewhere in the file."""
    numbers = {each.key: each.number for each in page.lines if each.at == above.at}
    return line.key in numbers


def _common(page: Page, line: Line) -> bool:
    """Whether a field with this name stands elsewhere in the file."""
    return any(each.key == line.key and each.number != line.number for each in page.lines)


def _fits(page: Page, line: Line, level: Level) -> tuple[int, int]:
    """How well a line fits among the fields of a level: higher is better."""
    score = 0
    same = (each for each in page.lines if each.key == line.key and each.number != line.number)
    if any(each.at == level.column for each in same):
        score += 2
    kinds = {has_children(page, each) for each in level.lines}
    if has_children(page, line) in kinds:
        score += 1
    if line.key in level.keys:
        score -= 3
    if _next_start(page, line) == level.column:
        score += 2  # the fields of this level go on below the line
    return score - abs(level.column - line.at), level.column


def _next_start(page: Page, line: Line) -> int:
    """The column of the first line below that does not stand under this one; -1 at the end."""
    below = list(islice(page.after(line.number), 1))
    if has_children(page, line):
        below = [e for e in page.after(line.number) if e.start < below[0].start][:1]
    return next((-1 if each.dashes else each.start for each in below), -1)


def _told(page: Page, line: Line, level: Level, name: str, variant: str = "") -> Diagnosis:
    """Say where the line stands and where it belongs."""
    column = level.column
    above = open_levels(page, line.number)
    if above and line.start < above[0].column:
        return _shallower_than_all(page, line, above[0], name)
    repair, siblings = shifted(page, line, column)
    crooked = level.column % 2 == 1 and line.start % 2 == 0
    if (siblings or crooked) and len(level.lines) == 1 and not variant:
        return _odd_one_out(page, line, level, name)
    finding = page.find(
        name,
        line.number,
        line.start,
        variant=variant or ("more" if siblings else ""),
        suggestion=repair[line.number],
        related=(page.span(level.last.number), *map(page.span, siblings[:SOME])),
        **{
            **_compared(page, (line, line.start), (level.last, column)),
            "others": some(siblings),
        },
    )
    alone = {line.number: repair[line.number]}
    return Diagnosis(finding, (repair, alone))


def _odd_one_out(page: Page, line: Line, level: Level, name: str) -> Diagnosis:
    """One line stands differently from all that follow it: that one is wrong."""
    odd = level.lines[0]
    moved = " " * max(odd.lead + line.start - level.column, 0) + odd.text[odd.lead :]
    column = level.column if name == "key-indent" else odd.start
    finding = page.find(
        name,
        odd.number,
        column,
        variant="above",
        suggestion=moved,
        related=(page.span(line.number),),
        **_compared(page, (odd, column), (line, line.start)),
    )
    return Diagnosis(finding, ({odd.number: moved},))


def _shallower_than_all(page: Page, line: Line, level: Level, name: str) -> Diagnosis:
    """The first lines of the file are indented and this one is not: the first ones are wrong."""
    delta = level.column - line.start
    above = page.lines[: line.number - 1]
    repair = {
        each.number: each.text[min(delta, each.lead) :]
        for each in above
        if each.kind is not Kind.BLANK
    }
    first = level.lines[0]
    _, siblings = shifted(page, line, level.column)
    if siblings and len(level.lines) == 1:
        # Everything else stands at the beginning of its line, so it is the first one that is off.
        finding = page.find(
            name,
            first.number,
            first.start,
            variant="above",
            suggestion=repair[first.number],
            related=(page.span(line.number),),
            **_compared(page, (first, first.start), (line, line.start)),
        )
        return Diagnosis(finding, ({first.number: repair[first.number]}, repair))
    finding = page.find(
        name,
        line.number,
        line.start,
        variant="first",
        related=(page.span(first.number),),
        **_compared(page, (line, line.start), (first, level.column)),
    )
    return Diagnosis(finding, (repair,))


def _compared(page: Page, here: tuple[Line, int], there: tuple[Line, int]) -> Any:
    """The values of a message that compares where two lines stand, as typed."""
    (line, column), (other, expected) = here, there
    return {
        "field": line.key or clip(line.value.strip("\"'"), 30),
        "typed": str(page.column(line.number, column) - 1),
        "other": other.key or clip(other.value.strip("\"'"), 30),
        "line": str(other.number),
        "expected": str(page.column(other.number, expected) - 1),
        "others": "",
    }
