"""A dash that was forgotten, and a dash too many.

Why: in a list of things with fields the dash stands only before the first field of each thing.
That is hard to see for somebody who does not know it, so it is often left out or repeated.
"""

from __future__ import annotations

from houvast.source.diagnosis import Diagnosis, Page, Problem, clip
from houvast.source.layout import KEYISH, Kind, Line
from houvast.source.mistakes.levels import Level

__all__ = [
    "dash_among_fields",
    "first_dash",
    "misplaced",
    "missing_dash",
    "missing_first_dash",
    "text_at",
]

_WORDS = ("expected <block end>", "expected '<document start>'", "mapping values")


def misplaced(line: Line, problem: Problem) -> bool:
    """Whether the parser trips over the place of a field or of a dash, not over its text."""
    if not problem.kind.startswith(_WORDS) or not line.structural:
        return False
    at_colon = problem.column - 1 == line.colon or bool(line.dashes)
    if problem.kind.startswith("mapping values") and not at_colon:
        return False
    return bool(line.dashes) or (line.kind is Kind.FIELD and bool(KEYISH.match(line.text, line.at)))


def missing_first_dash(page: Page, problem: Problem) -> list[Diagnosis]:
    """The first point of a list without its dash, while the next points do have theirs."""
    line = page.line(problem.line)
    above = next(page.before(line.number), None)
    if above is None or not misplaced(line, problem):
        return []
    if line.dashes and text_at(above, line.start):
        return [first_dash(page, above, line)]
    if line.dashes or above.kind is not Kind.FIELD or above.dashes or line.at != above.at + 2:
        return []
    for below in page.after(line.number):
        if below.start <= above.at:
            if not below.dashes or below.start != above.at:
                return []
            return [first_dash(page, above, below)]
    return []


def text_at(line: Line, column: int) -> bool:
    """Whether this is a text of some words at a column, where a dash may have been forgotten."""
    return line.kind is Kind.TEXT and not line.dashes and line.at == column and " " in line.value


def first_dash(page: Page, first: Line, next_point: Line) -> Diagnosis:
    """Say that the first point of a list has no dash, while the next point does."""
    fixed = first.text[: first.at] + "- " + first.text[first.at :]
    finding = page.find(
        "missing-dash",
        first.number,
        first.at,
        suggestion=fixed,
        related=(page.span(next_point.number),),
        field=first.key or clip(first.value, 30),
        line=str(next_point.number),
    )
    return Diagnosis(finding, ({first.number: fixed},))


def missing_dash(page: Page, line: Line, dashes: Level) -> Diagnosis:
    """The first field of a new point, with its dash forgotten."""
    repair = {line.number: line.text[: line.at] + "- " + line.text[line.at :]}
    for below in page.run(line.number + 1):
        if below.structural and (below.start < line.at or below.dashes):
            break
        if below.structural and below.start == line.at:
            if below.key in dashes.keys:
                break
            repair[below.number] = "  " + below.text
    finding = page.find(
        "missing-dash",
        line.number,
        line.at,
        suggestion=repair[line.number],
        related=(page.span(dashes.last.number),),
        field=line.key,
        line=str(dashes.last.number),
    )
    return Diagnosis(finding, (repair,))


def dash_among_fields(page: Page, line: Line, fields: Level) -> Diagnosis:
    """A dash before a line whose neighbours are fields."""
    text = line.text
    bare = text[: line.start] + text[line.at :]
    repair: dict[int, str] = {line.number: bare}
    for below in page.run(line.number + 1):
        if below.structural and below.start <= line.start:
            break
        if below.structural and below.start == line.at:
            repair[below.number] = below.text[line.at - line.start :]
    finding = page.find(
        "dash-among-fields",
        line.number,
        line.start,
        line.start + 1,
        suggestion=bare if line.kind is Kind.FIELD else "",
        related=(page.span(fields.lines[0].number),),
        other=fields.lines[0].key,
        line=str(fields.lines[0].number),
    )
    return Diagnosis(finding, (repair,) if line.kind is Kind.FIELD else ({line.number: ""},))
