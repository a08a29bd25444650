"""Text that stands on its own, without a field; and the last word when nothing else fits.

Why: somebody pasted a paragraph, forgot the line `uitleg: >` above it, or drew a line of dashes.
"""

from __future__ import annotations

import re

from houvast.source.diagnosis import Diagnosis, Page, Problem, clip
from houvast.source.layout import KEYISH, Kind, Line
from houvast.source.quoting import indented

__all__ = ["loose_text", "more_after_end", "text_among_fields", "unreadable"]

_RULE = re.compile(r"[-=*_~+]{3,}")


def more_after_end(page: Page, problem: Problem) -> list[Diagnosis]:
    """`...` ends a file; nothing may follow."""
    if not problem.kind.startswith("expected '<document start>'"):
        return []
    for above in reversed(page.lines[: problem.line - 1]):
        if above.kind is Kind.DIVIDER:
            finding = page.find("two-documents", above.number, 0, 3, mark=above.text[:3])
            return [Diagnosis(finding, ({above.number: ""},))]
    return []


def loose_text(page: Page, problem: Problem) -> list[Diagnosis]:
    """A line of text where a field or a point of a list was expected."""
    kinds = ("could not find", "expected <block end>", "mapping values", "expected '<document")
    if not problem.kind.startswith(kinds):
        return []
    line = page.line(problem.context_line if problem.kind.startswith("could") else problem.line)
    if problem.kind.startswith("mapping values"):
        line = next(page.before(problem.line), line)
    if line.kind is not Kind.TEXT or line.dashes:
        return []
    above = next(page.before(line.number), None)
    variant = ""
    if _RULE.match(line.value):
        variant = "line"
    elif above and _comment_between(page, above, line):
        variant = "comment"
    elif above and above.at >= line.at and above.kind is Kind.FIELD and _plain(above):
        variant = "continued"
    run = [line]
    for below in page.run(line.number + 1):
        sentence = below.kind is Kind.FIELD and (
            " " in below.key or not KEYISH.match(below.text, below.at)
        )
        if not (sentence or below.kind is Kind.TEXT) or below.dashes or below.at < line.at:
            break
        run.append(below)
    if variant == "comment" and above:
        repair = {
            each.number: ""
            for each in page.lines[above.number : line.number - 1]
            if each.kind is Kind.COMMENT
        }
        suggestion = ""
    elif variant == "continued" and above:
        repair = {each.number: indented(each.text, above.at + 2) for each in run}
        suggestion = repair[line.number]
    else:
        repair = {each.number: "#" + each.text for each in run}
        suggestion = "# " + line.text.strip() if variant == "line" else ""
    finding = page.find(
        "loose-text",
        line.number,
        variant=variant,
        suggestion=suggestion,
        related=(page.span(above.number),) if above else (),
        text=clip(line.value, 40),
        field=above.key if above else "",
        line=str(above.number) if above else "",
    )
    return [Diagnosis(finding, (repair,))]


def text_among_fields(page: Page, problem: Problem) -> list[Diagnosis]:
    """Loose text between fields, that the parser joined with the field below it."""
    if not problem.kind.startswith("mapping values"):
        return []
    text = next(page.before(problem.line), None)
    if text is None or text.kind is not Kind.TEXT or text.dashes:
        return []
    above = next(page.before(text.number), None)
    return loose_text(page, problem) if above is None or text.at <= above.at else []


def _plain(line: Line) -> bool:
    return bool(line.value) and line.value[0] not in "\"'[{|>"


def _comment_between(page: Page, above: Line, line: Line) -> bool:
    """Whether a comment cuts one long text in two."""
    between = page.lines[above.number : line.number - 1]
    return line.at > above.at and any(each.kind is Kind.COMMENT for each in between)


def unreadable(page: Page, problem: Problem) -> Diagnosis:
    """What we say when we do not know what went wrong: the line, and what was expected."""
    line = page.line(problem.line)
    while line.kind is Kind.BLANK and line.number > 1:
        line = page.line(line.number - 1)
    finding = page.find("unreadable", line.number, text=clip(page.typed[line.number - 1]))
    return Diagnosis(finding, ({line.number: ""},))
