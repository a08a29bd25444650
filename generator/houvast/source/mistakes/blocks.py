"""Text under `>` or `|`: behind the mark, or not indented deep enough.

Why: after indentation of fields this is what goes wrong most. The parser sees loose words and
expects a field; a person just wrote a paragraph.
"""

from __future__ import annotations

from houvast.source.diagnosis import Diagnosis, Page, Problem, clip
from houvast.source.layout import KEYISH, Kind, Line
from houvast.source.mistakes.colons import among_fields
from houvast.source.quoting import indented, quote_value, quoted

__all__ = ["text_after_block_mark", "text_indent"]


def text_after_block_mark(page: Page, problem: Problem) -> list[Diagnosis]:
    """`tekst: > handen wassen`: behind `>` or `|` the line must be empty."""
    if not problem.kind.startswith(
        ("expected a comment or a line break", "expected chomping", "expected indentation ind")
    ):
        return []
    line = page.line(problem.context_line)
    mark = line.value[:1]
    if not line.structural or mark not in {">", "|"}:
        return []
    rest = line.value[1:].lstrip()
    at = line.value_at
    text = line.text[:at] + " " * (len(line.text[at:]) - len(line.text[at + 1 :].lstrip()))
    goes_on = next(page.after(line.number), None)
    long = goes_on is not None and goes_on.number == line.number + 1 and goes_on.start > line.at
    repair = quote_value(page, line, at + len(line.text[at:]) - len(line.text[at + 1 :].lstrip()))
    repair = {**repair, line.number: text + repair[line.number][len(text) :]}
    # "> handen wassen" used the mark, ">18 jaar" means the sign itself.
    fixed = line.text[:at] + quoted(rest if line.value[1:2] == " " else line.value)
    finding = page.find(
        "text-after-block-mark",
        line.number,
        at,
        at + 1,
        suggestion="" if long else fixed,
        mark=mark,
        text=clip(rest),
    )
    return [Diagnosis(finding, (repair,))]


def text_indent(page: Page, problem: Problem) -> list[Diagnosis]:
    """Text that stands under `>`, `|` or an empty field but is not indented deep enough."""
    for number in (problem.context_line, problem.line):
        line = page.line(number)
        if number and line.structural:
            header = _header(page, line)
            if header is not None:
                return [_too_shallow(page, header, line)]
    return []


def _header(page: Page, line: Line) -> Line | None:
    """The field that a loose text was meant for, if there is one right above it."""
    header = next(page.before(line.number), None)
    if header is None or (header.kind is not Kind.FIELD and header.opens not in {"|", ">"}):
        return None
    column = header.at if header.kind is Kind.FIELD else header.dashes[-1] if header.dashes else 0
    surely_text = not line.dashes and not KEYISH.match(line.text, line.lead)
    if line.kind is Kind.FIELD and line.key.startswith("-"):
        surely_text = False  # "-naam: Sanne" begins a point of a list
    if line.value.replace("_", "").isalnum() and line.start <= column and among_fields(page, line):
        return None  # a field that lost its colon
    if header.opens in {"|", ">"}:
        inside = line.start > column and _depth(page, header) > column + 1
        return header if inside or surely_text or _empty_block_list(page, header, line) else None
    if header.value or line.start > header.at:
        return None
    below = (each for each in page.after(line.number) if each.kind is Kind.FIELD or each.dashes)
    following = next(below, None)
    if following and (following.start > header.at or following.dashes):
        return None  # what belongs to the field comes further down
    return header if surely_text and line.kind is Kind.TEXT else None


def _empty_block_list(page: Page, header: Line, line: Line) -> bool:
    """A list that was typed as the text under `>`, at the depth of the field itself."""
    return bool(line.dashes) and line.start == header.at and not _depth(page, header)


def _depth(page: Page, header: Line) -> int:
    below = page.lines[header.number : header.number + 1] or ()
    return (
        next((line.indent for line in page.run(header.number + 1) if line.kind is Kind.BLOCK), 0)
        if any(line.opener == header.number for line in below)
        else 0
    )


def _too_shallow(page: Page, header: Line, line: Line) -> Diagnosis:
    depth = _depth(page, header)
    variant = "" if header.opens else "field"
    if depth and line.start > header.at:
        variant = "uneven"
    width = depth or header.start + 2 + (header.at - header.start)
    repair: dict[int, str] = {}
    for below in page.run(line.number):
        dash = below.dashes and not line.dashes
        ends = below.start <= header.at and (KEYISH.match(below.text, below.lead) or dash)
        if below.number > line.number and below.structural and ends:
            break
        if below.kind is Kind.DIVIDER:
            break
        if below.kind is not Kind.BLANK:
            repair[below.number] = indented(below.text, max(width, below.lead))
    finding = page.find(
        "text-indent",
        line.number,
        variant=variant,
        suggestion=repair[line.number],
        related=(page.span(header.number),),
        mark=header.opens or ":",
        field=header.key or "-",
        spaces=str(width),
        typed=str(page.indent(line.number)),
        header=str(header.number),
    )
    return Diagnosis(finding, (repair,))
