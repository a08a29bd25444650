"""Lists: the dash and its space, other signs as a dash, a dash for "not filled in".

Why: everybody writes lists with a dash, and each word processor turns it into something else.
"""

from __future__ import annotations

import re

from houvast.source.diagnosis import Diagnosis, Page, Problem, Repair
from houvast.source.layout import Kind, Line
from houvast.source.mistakes.colons import joined_above
from houvast.source.quoting import quote_value

__all__ = [
    "bullet",
    "bullets",
    "dash_as_value",
    "glued_dash",
    "missing_space_after_dash",
    "numbered",
]

_GLUED = re.compile(r"-(?=[^\W\d]|[\"'(\[{“‘])")
_BULLET = re.compile(r"([•·‣▪■●○◦∙–—−►▶➢➤✓✔\uf0b7\uf0a7*])[ \t]+(?=\S)")


def missing_space_after_dash(page: Page, problem: Problem) -> list[Diagnosis]:
    """`-te laat`: noticed here or on a later line."""
    lines = [*joined_above(page, problem), page.line(problem.line)]
    for line in lines:
        found = glued_dash(page, line)
        if found:
            return [found]
    return []


def glued_dash(page: Page, line: Line) -> Diagnosis | None:
    """A line that begins with a dash without a space behind it."""
    if not line.structural or line.dashes or not _GLUED.match(line.text, line.at):
        return None
    fixed = line.text[: line.at] + "- " + line.text[line.at + 1 :]
    finding = page.find(
        "missing-space-after-dash", line.number, line.at, line.at + 1, suggestion=fixed
    )
    return Diagnosis(finding, ({line.number: fixed},))


def bullets(page: Page, problem: Problem) -> list[Diagnosis]:
    """`• te laat` or `* te laat`, where the parser trips over it."""
    for line in [page.line(problem.line), *joined_above(page, problem)]:
        if found := bullet(page, line):
            return [found]
    return []


def bullet(page: Page, line: Line) -> Diagnosis | None:
    """A line that begins with another sign than a dash, as word processors make them."""
    match = _BULLET.match(line.text, line.at) if line.structural and not line.dashes else None
    if not match:
        return None
    fixed = line.text[: line.at] + "- " + line.text[match.end() :]
    finding = page.find(
        "bullet", line.number, line.at, line.at + 1, suggestion=fixed, mark=match[1]
    )
    return Diagnosis(finding, ({line.number: fixed},))


def dash_as_value(page: Page, problem: Problem) -> list[Diagnosis]:
    """`telefoon: -` for "not filled in", and `a: - nee`: text that begins with a dash."""
    line = page.line(problem.line)
    if not problem.kind.startswith("sequence entries") or line.kind is not Kind.FIELD:
        return []
    if line.value == "-":
        fixed = line.text[: line.colon + 1] + (
            "  " + line.text[line.comment :] if line.comment >= 0 else ""
        )
        finding = page.find(
            "dash-as-empty", line.number, line.value_at, suggestion=fixed, field=line.key
        )
        return [Diagnosis(finding, ({line.number: fixed},))]
    if not line.value.startswith("-"):
        return []
    below = next(page.after(line.number), None)
    is_list = below is not None and bool(below.dashes) and below.start >= line.at
    repair: Repair = (
        {line.number: line.text[: line.colon + 1]} if is_list else quote_value(page, line)
    )
    finding = page.find(
        "dash-start",
        line.number,
        line.value_at,
        line.value_at + 1,
        variant="list" if is_list else "",
        suggestion="" if is_list else repair[line.number],
        field=line.key,
    )
    return [Diagnosis(finding, (repair,))]


def numbered(page: Page, lines: list[Line]) -> Diagnosis | None:
    """`1. te laat`, `2. geen jas`: a numbered list that became one text."""
    pattern = re.compile(r"(\d{1,2})[.)][ \t]+(?=\S)")
    hits = [(line, m) for line in lines if (m := pattern.match(line.text, line.at))]
    if len(hits) < 2 or [int(m[1]) for _, m in hits] != list(range(1, len(hits) + 1)):
        return None
    repair = {line.number: line.text[: line.at] + "- " + line.text[m.end() :] for line, m in hits}
    first, match = hits[0]
    finding = page.find(
        "bullet",
        first.number,
        first.at,
        match.end(),
        variant="number",
        suggestion=repair[first.number],
        mark=match.group().strip(),
    )
    return Diagnosis(finding, (repair,))
