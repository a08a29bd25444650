"""How a person can safely write a text: the quotes around it.

Why: nearly every suggestion is "put it between quotes", and a suggestion that is itself wrong
(a quote inside the quotes) is worse than none.
"""

from __future__ import annotations

from houvast.source.diagnosis import Page, Repair
from houvast.source.layout import KEYISH, Kind, Line

__all__ = ["indented", "quote_token", "quote_value", "quoted"]


def quoted(text: str) -> str:
    """The text between quotes: double ones, unless the text itself holds those or a backslash."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def quote_value(page: Page, line: Line, at: int = -1, through: int = 0) -> Repair:
    """The value of a line between quotes, from `at` on, with the lines on which it goes on.

    A line that looks like a field ends the value, unless it is known to go on `through` that line.
    """
    at = line.value_at if at < 0 else at
    column = line.at if line.kind is Kind.FIELD else (line.dashes[-1] if line.dashes else -1)
    last, tail = line, [line]
    if not line.opens or line.unclosed:
        for below in page.run(line.number + 1):
            goes_on = below.kind in {Kind.TEXT, Kind.FIELD, Kind.BLANK} and not below.dashes
            if below.number > through and KEYISH.match(below.text, below.at):
                break
            if not goes_on or (below.kind is not Kind.BLANK and below.start <= column):
                break
            tail.append(below)
            last = below if below.kind is not Kind.BLANK else last
    tail = tail[: last.number - line.number + 1]
    end = len(last.text) if last.comment < 0 else last.comment
    pieces = [each.text if each is not last else each.text[:end].rstrip() for each in tail]
    rest = last.text[len(pieces[-1]) :]
    body = "\n".join([pieces[0][at:], *pieces[1:]])
    made = (pieces[0][:at] + quoted(body)).split("\n")
    made[-1] += rest
    return {line.number + i: text for i, text in enumerate(made)}


def quote_token(line: Line, at: int) -> Repair:
    """One item between brackets, from `at` on, between quotes."""
    end = at
    while end < len(line.text) and line.text[end] not in ",]}":
        end += 1
    token = line.text[at:end].rstrip()
    return {line.number: line.text[:at] + quoted(token) + line.text[at + len(token) :]}


def indented(text: str, width: int) -> str:
    """The line with another number of spaces at its beginning."""
    return " " * max(width, 0) + text.lstrip(" \t")
