"""Characters that mean something to YAML where a person just typed text.

Why: `@sanne`, `*altijd*`, `%10` are ordinary text to a baker. And marks of git that stayed behind
after two people changed the same file.
"""

from __future__ import annotations

import re

from houvast.source.diagnosis import Diagnosis, Page, Problem, Repair
from houvast.source.layout import Kind, Line
from houvast.source.quoting import quote_token, quote_value, quoted

__all__ = ["conflict_marks", "in_brackets", "mark_at_start", "percent_line", "quote_mark"]

_OURS = re.compile(r"<{7}(?: |$)")
_MIDDLE = re.compile(r"(?:={7}|\|{7})(?: |$)")
_THEIRS = re.compile(r">{7}(?: |$)")
_MARKS = "@`%,*&!?|>]}"
_VARIANTS = {"*": "reference", "&": "reference", "!": "tag", "?": "question"}


def conflict_marks(page: Page) -> list[Diagnosis]:
    """`<<<<<<< HEAD`: git could not join two versions. The first version is read on with."""
    found: list[Diagnosis] = []
    start, theirs = 0, False
    repair: dict[int, str] = {}
    for number, text in enumerate(page.texts, 1):
        if _OURS.match(text) and not start:
            start, theirs, repair = number, False, {number: ""}
        elif start and _MIDDLE.match(text):
            theirs = True
            repair[number] = ""
        elif start and _THEIRS.match(text):
            repair[number] = ""
            finding = page.find("conflict-marks", start, last=str(number))
            found.append(Diagnosis(finding, (repair,)))
            start, repair = 0, {}
        elif start and theirs:
            repair[number] = ""
        elif _THEIRS.match(text):
            finding = page.find("conflict-marks", number, last=str(number))
            found.append(Diagnosis(finding, ({number: ""},)))
    if start:
        repair = {n: text for n, text in repair.items() if _is_mark(page.texts[n - 1])}
        finding = page.find("conflict-marks", start, last=str(max(repair)))
        found.append(Diagnosis(finding, (repair,)))
    return found


def _is_mark(text: str) -> bool:
    return bool(_OURS.match(text) or _MIDDLE.match(text) or _THEIRS.match(text))


def percent_line(page: Page) -> list[Diagnosis]:
    """`%opmerking` at the beginning of a line: meant as a comment or as text."""
    lines = [
        line
        for line in page.lines
        if line.text.startswith("%") and not line.text.startswith("%YAML ") and line.structural
    ]
    return [
        Diagnosis(
            page.find("percent-line", line.number, suggestion="# " + line.text[1:].lstrip()),
            ({line.number: "#" + line.text[1:]},),
        )
        for line in lines
    ]


def mark_at_start(page: Page, problem: Problem) -> list[Diagnosis]:
    """A value (or a key) that begins with `@`, `` ` ``, `%`, `*`, `&`, `!` or `?`."""
    places = [
        (problem.line, problem.column - 1),
        (problem.context_line, problem.context_column - 1),
    ]
    line = page.line(problem.line)
    if line.structural and line.value[:1] and line.value[0] in "*&!":
        places.append((line.number, line.value_at))
    for number, at in places:
        if number < 1:
            continue
        line = page.line(number)
        mark = line.text[at : at + 1] if at >= 0 else ""
        if not mark or mark not in _MARKS or line.kind in {Kind.BLOCK, Kind.QUOTED}:
            continue
        if mark == "," and line.text[at:].strip() == ",":
            continue
        repair = quote_mark(page, line, at)
        if repair:
            return [_marked(page, line, at, mark, repair)]
    return []


def _marked(page: Page, line: Line, at: int, mark: str, repair: Repair) -> Diagnosis:
    finding = page.find(
        "mark-at-start",
        line.number,
        at,
        at + 1,
        variant=_VARIANTS.get(mark, ""),
        suggestion=repair[line.number],
        mark=mark,
    )
    return Diagnosis(finding, (repair,))


def in_brackets(line: Line, at: int) -> bool:
    """Whether a place lies within `[ ]` or `{ }`."""
    return line.kind is Kind.FLOW or (line.value[:1] in {"[", "{"} and at > line.value_at)


def quote_mark(page: Page, line: Line, at: int) -> Repair | None:
    """Quotes around the value, the item between brackets or the key that begins at `at`."""
    if in_brackets(line, at):
        return quote_token(line, at)
    if not line.structural:
        return None
    if at == line.value_at:
        return quote_value(page, line)
    if line.kind is Kind.FIELD and at == line.at:
        text = line.text
        return {line.number: text[:at] + quoted(line.key) + text[line.colon :]}
    return None
