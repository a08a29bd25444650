"""What each line of a file looks like to a person: a field, a point of a list, a piece of text.

Why: the parser stops at the first mistake and explains it in its own terms. To say what a person
did wrong we look at the lines as that person sees them, also (above all) when they are not YAML.
So this scan never fails: where YAML would give up, it takes the most likely reading.
"""

from __future__ import annotations

import re
from collections.abc import Sequence as Seq
from dataclasses import dataclass
from enum import Enum

__all__ = ["BLOCK_MARK", "COMMENT", "KEYISH", "Kind", "Line", "closing_quote", "layout"]

# How many lines a quoted text or a list between brackets may go on before we call it unclosed.
# Without a limit a hostile file of opening brackets would cost the square of its length.
FAR = 150
DEEP = 50

SPACES = " \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_LEAD = re.compile(f"[{SPACES}]*")
_DASH = re.compile(f"-(?:[{SPACES}]+|$)")
_COLON = re.compile(r":(?=[ \t]|$)")
_PROPERTIES = re.compile(r"(?:[&!][^\s\[\]{},]*[ \t]+)*")
COMMENT = re.compile(r"(?:(?<=[ \t])|^)#")
BLOCK_MARK = re.compile(r"[|>](?:[+-]?[1-9]?|[1-9][+-])[ \t]*(?:(?<=[ \t])#.*)?$")
# A line that surely is a field: the colon comes after at most three words.
KEYISH = re.compile(
    r"(?:-[ \t]+)*(?:\"[^\"]*\"|'[^']*'|[^\W\d][\w/-]*(?: [\w/-]+){0,2})[ \t]*:(?:[ \t]|$)"
)


class Kind(Enum):
    """What a line is. BLOCK, QUOTED and FLOW lines lie inside a value that began earlier."""

    BLANK = "blank"
    COMMENT = "comment"
    FIELD = "field"
    TEXT = "text"
    BLOCK = "block"
    QUOTED = "quoted"
    FLOW = "flow"
    DIVIDER = "divider"


@dataclass(frozen=True, slots=True)
class Line:
    """One line. Positions are indexes in `text`, from 0; -1 means that there is none."""

    number: int
    text: str
    kind: Kind
    indent: int = 0  # plain spaces at the beginning
    lead: int = 0  # everything white at the beginning
    dashes: tuple[int, ...] = ()
    at: int = 0  # where the text after the dashes begins
    key: str = ""
    colon: int = -1
    value_at: int = 0
    value: str = ""  # without a comment
    comment: int = -1
    opener: int = 0  # the line on which the value began that this line lies in
    opens: str = ""  # the mark of a value that goes on below: | > " ' [ {
    unclosed: bool = False  # the quote or bracket of this line is never closed

    @property
    def start(self) -> int:
        """The column that counts for the place in the tree: of the first dash, or of the text."""
        return self.dashes[0] if self.dashes else self.at

    @property
    def structural(self) -> bool:
        """Whether the line is a field, a point of a list or a piece of loose text."""
        return self.kind in {Kind.FIELD, Kind.TEXT}

    @property
    def empty_value(self) -> bool:
        """Whether nothing stands after the colon or after the dash."""
        return self.structural and not self.value


def closing_quote(text: str, at: int) -> int:
    """The index of the quote that closes the one at `at`, or -1."""
    quote, i = text[at], at + 1
    while i < len(text):
        if text[i] == "\\" and quote == '"':
            i += 2
        elif text[i] != quote:
            i += 1
        elif quote == "'" and text[i : i + 2] == "''":
            i += 2
        else:
            return i
    return -1


def layout(texts: Seq[str]) -> tuple[Line, ...]:
    """The lines of a file, described."""
    lines: list[Line] = []
    ahead = FAR * 100
    while len(lines) < len(texts):
        line = _structure(texts[len(lines)], len(lines) + 1)
        if line.opens in {"|", ">"}:
            lines.append(line)
            lines.extend(_block(texts, line))
        elif line.opens:
            follow = _quoted if line.opens in "\"'" else _flow
            inside = follow(texts, line) if ahead > 0 else None
            ahead -= len(inside) if inside else min(FAR, len(texts) - line.number)
            lines.append(_with(line, unclosed=inside is None))
            lines.extend(inside or ())
        else:
            lines.append(line)
    return tuple(lines)


def _with(line: Line, *, unclosed: bool) -> Line:
    if not unclosed:
        return line
    values = {name: getattr(line, name) for name in Line.__slots__}
    return Line(**{**values, "unclosed": True})


def _structure(text: str, number: int) -> Line:
    """A line on its own, as if nothing before it were still open."""
    match = _LEAD.match(text)
    lead = match.end() if match else 0
    indent = len(text) - len(text.lstrip(" "))
    if lead == len(text):
        return Line(number, text, Kind.BLANK, indent, lead, at=lead)
    if text[lead] == "#":
        return Line(number, text, Kind.COMMENT, indent, lead, at=lead, comment=lead)
    if text.startswith(("---", "...")) and text[3:4] in {"", " ", "\t"}:
        return Line(number, text, Kind.DIVIDER, indent, lead)
    dashes: list[int] = []
    at = lead
    while dash := _DASH.match(text, at):
        dashes.append(at)
        at = dash.end()
    colon = _key_colon(text, at)
    value_at = at
    if colon >= 0:
        value_at = colon + 1
        while value_at < len(text) and text[value_at] in " \t":
            value_at += 1
    opens, comment = _value(text, value_at)
    end = len(text) if comment < 0 else comment
    return Line(
        number,
        text,
        Kind.FIELD if colon >= 0 else Kind.TEXT,
        indent,
        lead,
        tuple(dashes),
        at,
        text[at:colon].strip() if colon >= 0 else "",
        colon,
        value_at,
        text[value_at:end].strip(),
        comment,
        opens=opens,
    )


def _key_colon(text: str, at: int) -> int:
    """The index of the colon that ends the key of a line, or -1."""
    if at >= len(text) or text[at] in "[{":
        return -1
    if text[at] in "\"'":
        close = closing_quote(text, at)
        after = re.compile(r"[ \t]*:(?=[ \t]|$)").match(text, close + 1) if close >= 0 else None
        return after.end() - 1 if after else -1
    colon, comment = _COLON.search(text, at), COMMENT.search(text, at)
    if not colon or (comment and comment.start() < colon.start()):
        return -1
    return colon.start()


def _value(text: str, at: int) -> tuple[str, int]:
    """The mark that a value opens without closing it on its line, and where its comment begins."""
    properties = _PROPERTIES.match(text, at)
    at = properties.end() if properties else at
    first = text[at : at + 1]
    if first and first in "\"'":
        close = closing_quote(text, at)
        if close < 0:
            return first, -1
        at = close + 1
    elif first and first in "[{":
        end = _flow_end(text, at, "")
        if isinstance(end, str):
            return first, -1
        at = end
    elif BLOCK_MARK.match(text, at):
        comment = COMMENT.search(text, at)
        return first, comment.start() if comment else -1
    comment = COMMENT.search(text, at)
    return "", comment.start() if comment else -1


def _flow_end(text: str, at: int, stack: str) -> int | str:
    """Where the brackets close (the index after it), or the marks that are still open."""
    i, fresh = at, True
    while i < len(text):
        char = text[i]
        if char in "\"'" and fresh:
            close = closing_quote(text, i)
            if close < 0:
                return stack or char
            i = close
        elif char in "[{":
            stack += char
            if len(stack) > DEEP:
                return stack
        elif char in "]}":
            stack = stack[:-1]
            if not stack:
                return i + 1
        elif char == "#" and (i == 0 or text[i - 1] in " \t"):
            return stack
        fresh = char in "[{,:" or (fresh and char in " \t")
        i += 1
    return stack


def _ends_value(text: str, column: int) -> bool:
    """Whether a line, not deeper than the key of an open value, clearly begins something else."""
    lead = len(text) - len(text.lstrip(" "))
    rest = text[lead:]
    if not rest or lead > column:
        return False
    return rest.startswith(("- ", "---")) or bool(KEYISH.match(rest))


def _column(line: Line) -> int:
    """The column that text of this line's value must be deeper than; -1 for the whole file."""
    if line.kind is Kind.FIELD or (not line.dashes and KEYISH.match(line.text, line.at + 1)):
        return line.at  # the second: a quote that stands before a field, as in 'naam: Sanne
    return line.dashes[-1] if line.dashes else -1


def _block(texts: Seq[str], header: Line) -> list[Line]:
    """The lines of a text under `|` or `>`."""
    lines: list[Line] = []
    depth = 0
    column = max(_column(header), 0 if header.kind is Kind.FIELD else -1)
    for number in range(header.number + 1, len(texts) + 1):
        text = texts[number - 1]
        white = _LEAD.match(text)
        lead = white.end() if white else 0
        indent = len(text) - len(text.lstrip(" "))
        if lead == len(text):
            lines.append(Line(number, text, Kind.BLANK, indent, lead, opener=header.number))
            continue
        depth = depth or indent
        odd = lead > indent and not KEYISH.match(text, lead)
        if (indent <= column or indent < depth) and not odd:
            break
        lines.append(Line(number, text, Kind.BLOCK, indent, lead, at=lead, opener=header.number))
    while lines and lines[-1].kind is Kind.BLANK:
        lines.pop()  # empty lines behind the text belong to nobody
    return lines


def _quoted(texts: Seq[str], opener: Line) -> list[Line] | None:
    """The lines on which a quoted text goes on, or None when it is never closed."""
    quote, column = opener.opens, _column(opener)
    lines: list[Line] = []
    for text in texts[opener.number : opener.number + FAR]:
        if _ends_value(text, column):
            return None
        lines.append(_inside(text, Kind.QUOTED, opener, len(lines)))
        if closing_quote(quote + text, 0) >= 0:
            return lines
    return None


def _flow(texts: Seq[str], opener: Line) -> list[Line] | None:
    """The lines on which a list or fields between brackets go on, or None when not closed."""
    state = _flow_end(opener.text, opener.value_at, "")
    column = _column(opener)
    lines: list[Line] = []
    for text in texts[opener.number : opener.number + FAR]:
        if not isinstance(state, str) or _ends_value(text, column):
            return None
        lines.append(_inside(text, Kind.FLOW, opener, len(lines)))
        state = _flow_end(text, 0, state)
        if not isinstance(state, str):
            return lines
    return None


def _inside(text: str, kind: Kind, opener: Line, offset: int) -> Line:
    lead = len(text) - len(text.lstrip(" "))
    number = opener.number + offset + 1
    return Line(number, text, kind, lead, lead, at=lead, opener=opener.number)
