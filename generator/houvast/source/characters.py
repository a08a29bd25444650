"""Characters that nobody sees but that change what a file means.

Why: text pasted from Word, a chat or a website brings hard spaces, zero-width characters and
control characters along. In indentation or in the name of a field they break a file that looks
perfect; within text they can hide something from the reader. They are named in words, and the
text is read on without them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from houvast.finding import Finding
from houvast.source.diagnosis import Page, clip
from houvast.source.layout import KEYISH, SPACES, Kind, Line

__all__ = ["clean", "hidden", "is_hidden"]

_SPECIAL = SPACES.replace(" \t", "", 1)
SPECIAL_SPACE = re.compile(f"[{_SPECIAL}]")
_GLUED = re.compile(rf"([^\W\d][\w/-]*(?:[ {_SPECIAL}][\w/-]+){{0,2}}):[{_SPECIAL}]")

CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")
SEPARATOR = re.compile("[\x85\u2028\u2029]")
DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
ZERO_WIDTH = re.compile(
    "[\u115f\u1160\u180e\u200b-\u200d\u2060-\u2064\u3164\ufeff\uffa0\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)
_JOINERS = "\u200c\u200d"
_LATIN_END = 0x0590  # from here on joiners belong to the script (Persian, Hindi) or to an emoji
# The flags of England, Scotland and Wales are a black flag with a few invisible letters.
_FLAG = re.compile("\U0001f3f4[\U000e0020-\U000e007e]*$")


def hidden(text: str) -> Iterator[tuple[int, str]]:
    """The index and the kind of each character that may not stand in a text."""
    for kind, pattern in (
        ("control", CONTROL),
        ("separator", SEPARATOR),
        ("direction", DIRECTION),
        ("zero-width", ZERO_WIDTH),
    ):
        for match in pattern.finditer(text):
            if kind != "zero-width" or not _belongs(text, match.start()):
                yield match.start(), kind


def is_hidden(text: str) -> bool:
    """Whether a text holds a character that may not stand in it."""
    return next(hidden(text), None) is not None


def _belongs(text: str, at: int) -> bool:
    """Whether a zero-width character is a proper part of an emoji or of a non-Latin word."""
    char = text[at]
    if char in _JOINERS and 0 < at < len(text) - 1:
        return ord(text[at - 1]) >= _LATIN_END and ord(text[at + 1]) >= _LATIN_END
    return "\U000e0020" <= char <= "\U000e007f" and bool(_FLAG.search(text, max(at - 9, 0), at))


def clean(text: str, file: str) -> tuple[tuple[str, ...], list[Finding], frozenset[int]]:
    """The lines without such characters, what was found, and the lines that are now unreliable."""
    typed = tuple(text.split("\n"))
    if text.isascii() and not CONTROL.search(text):
        return typed, [], frozenset()
    page = Page.of(file, typed, typed)
    found: list[Finding] = []
    doubtful: set[int] = set()  # lines on which a next finding would only be an echo
    texts = list(typed)
    for number, line_text in enumerate(typed, 1):
        if line_text.isascii() and not CONTROL.search(line_text):
            continue
        kinds: set[str] = set()
        for at, kind in sorted(hidden(line_text)):
            if kind not in kinds:
                found.append(_hidden_finding(page, number, at, kind))
            kinds.add(kind)
        if "separator" in kinds:
            doubtful.add(number)
        if "\ufffd" in line_text:
            at = line_text.index("\ufffd")
            near = clip(line_text[max(at - 15, 0) : at + 15])
            found.append(page.find("lost-character", number, at, at + 1, near=near))
        texts[number - 1] = _without(line_text)
    page = Page.of(file, typed, texts)
    depth = _block_depths(page)
    for line in page.lines:
        if line.text.isascii():
            continue
        fixed, at = _plain_spaces(line, depth.get(line.opener, 0))
        if at >= 0:
            found.append(_space_finding(page, line, at, fixed))
        texts[line.number - 1] = fixed
    return tuple(texts), found, frozenset(doubtful)


def _hidden_finding(page: Page, number: int, at: int, kind: str) -> Finding:
    text = page.typed[number - 1]
    code = f"U+{ord(text[at]):04X}"
    name = "control-character" if kind == "control" else "invisible-character"
    variant = {"U+0000": "nul", "U+000C": "form-feed"}.get(code, "") if kind == "control" else kind
    near = clip(_without(text[max(at - 15, 0) : at + 15]))
    suggestion = "" if kind == "separator" else _without(text)
    return page.find(
        name, number, at, at + 1, variant=variant, suggestion=suggestion, code=code, near=near
    )


def _without(text: str) -> str:
    """The text without hidden characters; what was meant as a new line becomes a space."""
    out = list(text)
    for at, kind in hidden(text):
        out[at] = " " if kind == "separator" or text[at] in "\x0b\x0c" else ""
    return "".join(out)


def _block_depths(page: Page) -> dict[int, int]:
    """The indentation of each text under `|` or `>`, by the line of its mark."""
    depths: dict[int, int] = {}
    for line in page.lines:
        if line.kind is Kind.BLOCK and line.lead == line.indent:
            depths.setdefault(line.opener, line.indent)
    return depths


def _plain_spaces(line: Line, depth: int) -> tuple[str, int]:
    """The line with ordinary spaces where those matter, and the first place that was wrong."""
    text, at = line.text, -1
    if line.kind is Kind.BLANK:
        return SPECIAL_SPACE.sub(" ", text), -1  # an empty line is an empty line
    if line.kind is Kind.BLOCK:
        if line.indent >= (depth or line.indent + 1):
            return text, -1  # deep enough without them: they are part of the text
        at = _first(text, 0, line.lead)
        lead = " " * (depth or line.lead)
        return (lead + text[line.lead :], at) if at >= 0 else (text, -1)
    if line.kind in {Kind.QUOTED, Kind.FLOW, Kind.DIVIDER}:
        return text, -1
    ends = [line.at] if line.kind is not Kind.COMMENT else [line.lead]
    if line.kind is Kind.FIELD and KEYISH.match(SPECIAL_SPACE.sub(" ", text), line.at):
        ends.append(line.colon)
    elif glued := _GLUED.match(text, line.at):
        ends.append(glued.end())
    end = max(ends)
    at = _first(text, 0, end)
    text = SPECIAL_SPACE.sub(" ", text[:end]) + text[end:]
    # Directly after "key: " and at the end of a line nobody means anything by a hard space.
    value_at = line.value_at
    while value_at < len(text) and SPECIAL_SPACE.match(text, value_at):
        text = text[:value_at] + " " + text[value_at + 1 :]
        value_at += 1
    return text.rstrip(), at


def _first(text: str, start: int, end: int) -> int:
    match = SPECIAL_SPACE.search(text, start, end)
    return match.start() if match else -1


def _space_finding(page: Page, line: Line, at: int, fixed: str) -> Finding:
    char = page.texts[line.number - 1][at]
    variant = {"\u00a0": "nonbreaking", "\u3000": "wide"}.get(char, "")
    return page.find(
        "special-space",
        line.number,
        at,
        at + 1,
        variant=variant,
        suggestion=fixed,
        code=f"U+{ord(char):04X}",
    )
