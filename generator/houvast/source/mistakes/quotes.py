"""Quotes: never closed, closed too early, or an apostrophe that YAML takes for a quote.

Why: Dutch begins words with an apostrophe ('s ochtends, 't, 'n). YAML then reads on to the end of
the file and complains there; a person must hear it where the text begins.
"""

from __future__ import annotations

import re

from houvast.source.diagnosis import Diagnosis, Page, Problem, Repair, clip
from houvast.source.layout import COMMENT, KEYISH, Kind, Line, closing_quote
from houvast.source.mistakes.marks import in_brackets
from houvast.source.quoting import quote_token, quote_value, quoted

__all__ = ["backslash", "text_after_quote", "unclosed_quote", "unclosed_quotes"]

# Words that begin with an apostrophe, in Dutch and in English.
_APOSTROPHE = re.compile(
    r"'(?:[stnmkrd]|ie|em|er|tis|twas|til|cause|cos|bout|round)(?=[ ,\]-]|$)", re.IGNORECASE
)
_CURLY_END = "”“„″’‘"


def unclosed_quote(page: Page, problem: Problem) -> list[Diagnosis]:
    """The first quote at or above the problem that is never closed."""
    for line in page.lines[: problem.line]:
        if line.unclosed and line.opens in {"'", '"'} and _trusted(line, problem):
            return [_unclosed(page, line)]
    line, at = page.line(problem.context_line), problem.context_column - 1
    if problem.context_line and in_brackets(line, at) and line.text[at : at + 1] in {"'", '"'}:
        return _in_list(page, line, at)
    return []


def unclosed_quotes(page: Page) -> list[Diagnosis]:
    """Quotes that YAML closes at the next field, so that it sees no mistake at all."""
    lines = [line for line in page.lines if line.unclosed and line.opens in {"'", '"'}]
    return [_unclosed(page, line) for line in lines if line.kind is Kind.FIELD or line.dashes]


def _trusted(line: Line, problem: Problem) -> bool:
    """Loose text may begin with an apostrophe because it belongs under a `>`: look further."""
    on_the_spot = line.number in {problem.line, problem.context_line}
    return line.kind is Kind.FIELD or bool(line.dashes) or on_the_spot or _before_field(line)


def _before_field(line: Line) -> bool:
    """Whether the quote stands before a field: `'naam: Sanne`."""
    return not line.dashes and bool(KEYISH.match(line.text, line.at + 1))


def _unclosed(page: Page, line: Line) -> Diagnosis:
    at = line.text.find(line.opens, line.value_at)
    if _APOSTROPHE.match(line.text, at):
        return _apostrophe(page, line, at)
    last = line
    for below in page.run(line.number + 1):
        if below.kind is not Kind.TEXT or below.dashes or below.start <= line.at:
            break
        last = below
    body = last.text.rstrip()
    if line.kind is Kind.TEXT and _before_field(line):
        last, fixed, variant = line, line.text[:at] + line.text[at + 1 :], "field"
    elif body[-1] in _CURLY_END:
        fixed, variant = body[:-1] + line.opens, "curly"
    else:
        fixed, variant = body + line.opens, ""
    finding = page.find(
        "unclosed-quote",
        line.number,
        at,
        at + 1,
        variant=variant,
        suggestion=fixed if last is line else "",
        quote=line.opens,
    )
    return Diagnosis(finding, ({last.number: fixed},))


def _apostrophe(page: Page, line: Line, at: int) -> Diagnosis:
    match = _APOSTROPHE.match(line.text, at)
    word = match.group() if match else "'"
    repair: Repair
    colon = re.compile(r":(?=[ \t]|$)").search(line.text, at)
    if in_brackets(line, at):
        repair = quote_token(line, at)
    elif line.kind is Kind.TEXT and not line.dashes and colon:
        text = line.text
        repair = {line.number: text[:at] + quoted(text[at : colon.start()]) + text[colon.start() :]}
    else:
        repair = quote_value(page, line, at)
    finding = page.find(
        "apostrophe-start",
        line.number,
        at,
        at + len(word),
        suggestion=repair[line.number],
        word=word,
    )
    return Diagnosis(finding, (repair,))


def _in_list(page: Page, line: Line, at: int) -> list[Diagnosis]:
    if _APOSTROPHE.match(line.text, at):
        return [_apostrophe(page, line, at)]
    end = min((i for c in ",]}" if (i := line.text.find(c, at)) >= 0), default=len(line.text))
    fixed = line.text[:end].rstrip() + line.text[at] + line.text[end:]
    finding = page.find(
        "unclosed-quote", line.number, at, at + 1, suggestion=fixed, quote=line.text[at]
    )
    return [Diagnosis(finding, ({line.number: fixed},))]


def text_after_quote(page: Page, problem: Problem) -> list[Diagnosis]:
    """`"Sanne" (mentor)`: text behind the quote that closes; also `""Sanne""`."""
    line = page.line(problem.line)
    if line.kind is Kind.QUOTED:
        return _after_long_quote(page, line)
    at = line.value_at
    if not line.structural or line.text[at : at + 1] not in {"'", '"'}:
        return []
    close = closing_quote(line.text, at)
    rest = line.text[close + 1 :]
    if comment := COMMENT.search(rest):
        rest = rest[: comment.start()]
    if close < 0 or not rest.strip() or problem.column - 1 <= at:
        return []
    if _APOSTROPHE.match(line.text, at):
        return [_apostrophe(page, line, at)]
    return [_after(page, line, at, close, rest.rstrip())]


def _after(page: Page, line: Line, at: int, close: int, rest: str) -> Diagnosis:
    text, variant = line.text, ""
    value = text[at : close + 1] + rest
    tail = text[close + 1 + len(rest) :]
    doubled = re.fullmatch(r"(\"\"|'')(.+?)\1", value)
    if rest.strip() == ",":
        variant, fixed = "comma", text[: close + 1] + tail
    elif doubled:
        variant, fixed = "doubled", text[:at] + quoted(doubled[2]) + tail
    else:
        fixed = text[:at] + quoted(value) + tail
    finding = page.find(
        "text-after-quote",
        line.number,
        close + 1,
        close + 1 + len(rest),
        variant=variant,
        suggestion=fixed,
        rest=clip(rest.strip()),
    )
    return Diagnosis(finding, ({line.number: fixed},))


def _after_long_quote(page: Page, line: Line) -> list[Diagnosis]:
    quote = page.line(line.opener).opens
    close = closing_quote(quote + line.text, 0) - 1
    rest = line.text[close + 1 :].rstrip()
    if close < 0 or not rest.strip():
        return []
    finding = page.find("text-after-quote", line.number, close + 1, rest=clip(rest.strip()))
    return [Diagnosis(finding, ({line.number: line.text[: close + 1]},))]


def backslash(page: Page, problem: Problem) -> list[Diagnosis]:
    """`"C:\\Users\\stage"`: between double quotes a backslash begins a special sign."""
    if "escape" not in problem.kind:
        return []
    line = page.line(problem.line)
    repair = without_escapes(line)
    at = max(line.text.rfind("\\", 0, problem.column), 0)
    finding = page.find(
        "backslash-in-quotes",
        line.number,
        at,
        at + 2,
        suggestion=repair[line.number],
        piece=line.text[at : at + 2],
    )
    return [Diagnosis(finding, (repair,))]


def without_escapes(line: Line) -> Repair:
    """The double-quoted value of a line between single quotes, so that `\\` is just text."""
    text, at = line.text, line.value_at
    if line.structural and text[at : at + 1] == '"':
        close = closing_quote(text, at)
        if close >= 0:
            inner = text[at + 1 : close].replace("'", "''")
            return {line.number: text[:at] + "'" + inner + "'" + text[close + 1 :]}
    return {line.number: re.sub(r'\\(?!")', r"\\\\", text)}
