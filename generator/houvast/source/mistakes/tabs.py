"""Tabs, which nobody can tell from spaces.

Why: YAML allows only spaces for indentation. All tabs of a file are told at once, and read on as
the spaces that make the file fit.
"""

from __future__ import annotations

from houvast.finding import Finding
from houvast.source.diagnosis import Diagnosis, Page, Problem
from houvast.source.layout import Kind, Line
from houvast.source.quoting import indented

__all__ = ["tabs"]


def tabs(page: Page, problem: Problem) -> list[Diagnosis]:
    """Every tab that the parser trips over, when it trips over one."""
    if "'\\t'" not in problem.kind:
        return []
    found: list[Diagnosis] = []
    leading = [line for line in page.lines if _leads(page, line)]
    leads = {line.number for line in leading}
    found += _indent(page, leading)
    for line in page.lines:
        if "\t" in line.text[line.lead :] and line.number not in leads:
            found += _within(page, line)
    blank = {
        line.number: "" for line in page.lines if line.kind is Kind.BLANK and "\t" in line.text
    }
    if found and blank:  # an empty line with a tab in it is no mistake to tell a person about
        found[0] = Diagnosis(found[0].finding, tuple({**blank, **r} for r in found[0].repairs))
    elif blank:
        found = [Diagnosis(_end(page, page.line(min(blank)), 0), (blank,))]
    return found


def _leads(page: Page, line: Line) -> bool:
    if line.kind in {Kind.BLANK, Kind.QUOTED} or "\t" not in line.text[: line.lead]:
        return False
    if line.kind is not Kind.BLOCK:
        return True
    first = next(each for each in page.run(line.opener + 1) if each.kind is Kind.BLOCK)
    return first.number == line.number or line.indent < first.indent


def _indent(page: Page, lines: list[Line]) -> list[Diagnosis]:
    """One finding for each run of lines that begin with a tab."""
    found: list[Diagnosis] = []
    while lines:
        run = [lines.pop(0)]
        while lines and lines[0].number == run[-1].number + 1:
            run.append(lines.pop(0))
        first = run[0]
        repairs = tuple(
            {line.number: _spaces(page, line, width) for line in run} for width in (2, 4, 8, 1, 3)
        )
        if first.structural and all(line.lead == first.lead for line in run):
            # A few lines with a tab among lines with spaces: as deep as what stands around them.
            repairs = (
                *(
                    {line.number: indented(line.text, column) for line in run}
                    for column in _around(page, first, run[-1])
                ),
                *repairs,
            )
        finding = page.find(
            "tab-indent",
            first.number,
            first.text.index("\t"),
            first.text.index("\t") + 1,
            variant="lines" if len(run) > 1 else "",
            suggestion=repairs[0][first.number],
            last=str(run[-1].number),
        )
        found.append(Diagnosis(finding, repairs))
    return found


def _around(page: Page, first: Line, last: Line) -> list[int]:
    """The columns at which the lines around a run of lines stand, the most likely one first."""
    above, below = next(page.before(first.number), None), next(page.after(last.number), None)
    columns: list[int] = []
    if below and "\t" not in below.text[: below.lead] and bool(below.dashes) == bool(first.dashes):
        columns.append(below.start)
    if first.dashes and first.kind is Kind.FIELD and below and below.kind is Kind.FIELD:
        columns.append(below.at - (first.at - first.start))  # its next field stands right
    if above and above.number and "\t" not in above.text[: above.lead] and above.value:
        columns.append(above.start if first.dashes else above.at)
    if above and above.kind is Kind.FIELD and above.empty_value:
        return [column for column in columns if column > above.at]  # something belongs under it
    return columns


def _spaces(page: Page, line: Line, width: int) -> str:
    """The line with spaces for its tabs; text under `>` or `|` at the depth of that text."""
    rest = line.text[line.lead :]
    if line.kind is Kind.BLOCK:
        header = page.line(line.opener)
        depth = next(
            (
                each.indent
                for each in page.run(header.number + 1)
                if each.kind is Kind.BLOCK and "\t" not in each.text[: each.lead]
            ),
            header.at + 2,
        )
        return " " * depth + rest
    return line.text[: line.lead].replace("\t", " " * width) + rest


def _within(page: Page, line: Line) -> list[Diagnosis]:
    """A tab after a dash, after a colon, between words or at the end of a line."""
    if line.kind in {Kind.BLOCK, Kind.QUOTED, Kind.COMMENT, Kind.BLANK}:
        return []
    text = line.text
    end = len(text) if line.comment < 0 else line.comment
    at = text.find("\t", line.lead, end)
    if at < 0 or (line.opens and not line.unclosed and at > line.value_at):
        return []
    if text[line.value_at : line.value_at + 1] in {"'", '"'} and line.value_at < at:
        at = text.find("\t", len(text[:end].rstrip()), end)
        if at < 0:
            return []
    fixed = text[:end].rstrip().replace("\t", " ") + (" " + text[end:] if line.comment >= 0 else "")
    repair = {line.number: fixed}
    if at < line.value_at and line.value:
        finding = page.find("tab-after-colon", line.number, at, at + 1, suggestion=fixed)
    elif at >= len(text[:end].rstrip()):
        finding = _end(page, line, at)
    else:
        finding = page.find(
            "tab-in-line", line.number, at, at + 1, variant="text", suggestion=fixed
        )
    return [Diagnosis(finding, (repair,))]


def _end(page: Page, line: Line, at: int) -> Finding:
    return page.find("tab-in-line", line.number, at, at + 1, suggestion=line.text.rstrip())
