"""Square brackets and braces: text that begins with one, and lists that are not closed.

Why: `[ ] afvinken`, `[onze site](https://…)` and `{{ naam }}` are text to a person and a list or
fields to YAML.
"""

from __future__ import annotations

import re

from houvast.source.diagnosis import Diagnosis, Page, Problem, clip
from houvast.source.layout import COMMENT, Kind, Line
from houvast.source.mistakes.marks import in_brackets
from houvast.source.quoting import quote_token, quote_value

__all__ = ["bracket_start", "brackets_inside", "quote_brackets"]

_LINK = re.compile(r"\[[^\]]*\]\(")
_TICK = re.compile(r"\[[ xXvV]?\] ")
# An item between brackets, without quotes, that holds a question mark.
_QUESTION = re.compile(r"(?<=[\[{,])(\s*)([^\s\[\]{},\"'][^\[\]{},\"]*\?[^\[\]{},\"]*)")
_CLOSING = {"[": "]", "{": "}"}


def bracket_start(page: Page, problem: Problem) -> list[Diagnosis]:
    """`[1] lees dit`: text that begins with a bracket, with more text behind it."""
    if not problem.kind.startswith("expected <block end>, but found '<"):
        return []
    line = page.line(problem.line)
    if not line.structural or line.value[:1] not in {"[", "{"} or line.opens:
        return []
    return [quote_brackets(page, line)] if problem.column - 1 > line.value_at else []


def quote_brackets(page: Page, line: Line) -> Diagnosis:
    """Say that a text may not begin with a bracket, and put it between quotes."""
    repair = quote_value(page, line)
    variant = ""
    if line.value.startswith("{{"):
        variant = "braces"
    elif _TICK.match(line.value):
        variant = "tick"
    elif _LINK.match(line.value):
        variant = "link"
    finding = page.find(
        "bracket-start",
        line.number,
        line.value_at,
        line.value_at + 1,
        variant=variant,
        suggestion=repair[line.number],
        mark=line.value[0],
    )
    return Diagnosis(finding, (repair,))


def brackets_inside(page: Page, problem: Problem) -> list[Diagnosis]:
    """Not closed, a comma forgotten, a `#` or `?` between the brackets, one bracket too many."""
    line = page.line(problem.line)
    found = re.search(r"but found '([\]}])'", problem.kind)
    if found and line.text[problem.column - 1 : problem.column] == found[1]:
        return [_stray(page, line, problem.column - 1)]
    for opener in page.lines[: problem.line]:
        if opener.unclosed and opener.opens in {"[", "{"} and opener.structural:
            return [_unclosed(page, opener)]
    if not problem.kind.startswith("expected ',' or"):
        return []
    return _inside(page, problem, line)


def _stray(page: Page, line: Line, at: int) -> Diagnosis:
    fixed = line.text[:at] + line.text[at + 1 :]
    finding = page.find(
        "stray-bracket", line.number, at, at + 1, suggestion=fixed, mark=line.text[at]
    )
    return Diagnosis(finding, ({line.number: fixed},))


def _unclosed(page: Page, line: Line) -> Diagnosis:
    swallowed = re.search(r"[ \t,\[]#(?=\w)", line.text[line.value_at :])
    if swallowed:
        at = line.value_at + swallowed.end() - 1
        repair = quote_token(line, at)
        finding = page.find(
            "hash-in-text",
            line.number,
            at,
            variant="brackets",
            suggestion=repair[line.number],
            lost=clip(line.text[at:]),
        )
        return Diagnosis(finding, (repair,))
    comment = COMMENT.search(line.text, line.value_at)
    body = line.text[: comment.start()].rstrip() if comment else line.text.rstrip()
    stack = [mark for mark in body[line.value_at :] if mark in "[{"]
    for _ in range(len([mark for mark in body[line.value_at :] if mark in "]}"])):
        if stack:
            stack.pop()
    closing = "".join(_CLOSING[mark] for mark in reversed(stack)) or _CLOSING[line.opens]
    fixed = body.rstrip(", ") + closing
    finding = page.find(
        "unclosed-bracket",
        line.number,
        line.value_at,
        line.value_at + 1,
        suggestion=fixed,
        mark=line.opens,
        closing=_CLOSING[line.opens],
    )
    return Diagnosis(finding, ({line.number: fixed},))


def _inside(page: Page, problem: Problem, line: Line) -> list[Diagnosis]:
    """A mistake between brackets that are closed."""
    at = problem.column - 1
    text = line.text
    start = max(text.rfind(mark, 0, at) for mark in ",[{") + 1
    start += len(text[start:]) - len(text[start:].lstrip())
    if text[at : at + 1] == "?" and in_brackets(line, at):
        repair = {line.number: _QUESTION.sub(r'\1"\2"', text)}
        finding = page.find(
            "mark-in-brackets",
            line.number,
            at,
            at + 1,
            suggestion=repair[line.number],
            mark="?",
        )
        return [Diagnosis(finding, (repair,))]
    if line.kind is not Kind.FLOW and not in_brackets(line, at):
        return []
    first = re.compile(r": +").search(text, start, at)
    if text[at : at + 1] == ":" and first:
        token = quote_token(line, first.end())
        finding = page.find(
            "second-colon",
            line.number,
            at,
            at + 1,
            suggestion=token[line.number],
            field=clip(text[start : first.start()], 30),
            inner=clip(text[first.end() : at], 30),
        )
        return [Diagnosis(finding, (token,))]
    fixed = text[:at].rstrip() + ", " + text[at:] if text[:at].strip() else ""
    finding = page.find(
        "missing-comma", line.number, at, at + 1, suggestion=fixed, near=clip(text[at:], 30)
    )
    return [Diagnosis(finding, ({line.number: fixed},) if fixed else ())]
