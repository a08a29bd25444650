"""Words in the boxes of a picture: how wide they are, and in which rows they fit.

Why: in an SVG nothing wraps by itself, and what is too wide covers its neighbour. The widths are
those of the theme's bold letter. Another letter may stand in for it, so a row that nearly fills its
place has a length of its own, which every reader of SVG keeps to.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["Row", "rows_of", "width_of"]

# Parts of the size of the letter.
_WIDTHS = {
    **dict.fromkeys("'|j,.:;`!i \u2019\u00b7", 0.29),
    **dict.fromkeys('l()[]frt-{}"I/\\1*', 0.37),
    **dict.fromkeys("wOQCGNHDUX#&", 0.72),
    **dict.fromkeys("mMW%@…", 0.9),
}
_SMALL, _LARGE, _WIDE = 0.56, 0.65, 1.05
# How far letters may be pressed together, and from which part of its place a row is held to it.
_PRESSED, _HELD = 0.85, 0.8
# A sign with what belongs to it: accents, the colour of a hand, the members of a family.
_SIGN = re.compile(
    r".(?:[\u0300-\u036f\u200d\ufe0f\U0001f3fb-\U0001f3ff]|(?<=\u200d).)*", re.DOTALL
)
# Where a long word may be broken: before the last part of a compound that is about time together;
# else before a consonant with a vowel, two letters from both ends.
_COMPOUND = re.compile(
    r"(?<=\w\w)(?=(?:overleg|gesprek|start|moment|bespreking|evaluatie|kwartier|ronde|borrel|lunch|"
    r"dienst|overdracht|vergadering|blik|planning|training|meeting|review|uur|week|dag)\w{0,3}$)|"
    r"(?<=-)(?=\w)",
    re.IGNORECASE,
)
_SYLLABLE = re.compile(r"(?<=\w\w)(?=[^\W\d_aeiouyáéíóúëïöü][aeiouyáéíóúëïöü]\w)", re.IGNORECASE)
_SOFT = "\u00ad"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of text. `length` is the width that it is held to, or 0 where it has room enough."""

    text: str
    length: float = 0.0


def width_of(text: str, size: float) -> float:
    """The width of `text` in bold letters of `size`, in the same units."""
    return sum(map(_width, _SIGN.findall(text))) * size


def _width(sign: str) -> float:
    first = sign[0]
    if first in _WIDTHS:
        return _WIDTHS[first]
    if unicodedata.east_asian_width(first) in "WF":
        return _WIDE
    if unicodedata.category(first) in ("Mn", "Me", "Cf"):
        return 0
    return _LARGE if first.isupper() else _SMALL


def rows_of(text: str, room: float, most: int, size: float) -> tuple[Row, ...]:
    """`text` in at most `most` rows, each at most `room` wide; what does not fit is cut with `…`.

    A word that is too wide for a row is broken, with a hyphen.
    """
    full, found = room / _PRESSED, list[str]()
    for part in (part for word in text.split() for part in _parts(word, full, size)):
        joined = f"{found[-1]} {part}" if found else part
        if found and not found[-1].endswith(_SOFT) and width_of(joined, size) <= room:
            found[-1] = joined
        else:
            found.append(part)
    if len(found) > most:
        found = [*found[: most - 1], _cut(" ".join(found[most - 1 :]), full, size)]
    return tuple(_row(words.replace(_SOFT, "-"), room, size) for words in found)


def _row(text: str, room: float, size: float) -> Row:
    width = width_of(text, size)
    return Row(text, round(min(width, room), 1) if width > _HELD * room else 0.0)


def _parts(word: str, room: float, size: float) -> Iterator[str]:
    """A word in parts that fit; all but the last end in a soft hyphen or a hyphen of their own."""
    while width_of(word, size) > room:
        fits = [
            place
            for pattern in (_COMPOUND, _SYLLABLE)
            for place in sorted(found.end() for found in pattern.finditer(word))[::-1]
            if width_of(f"{word[:place]}-", size) <= room
        ]
        place = fits[0] if fits else len(_fitting(word, room - width_of("-", size), size))
        if place >= len(word):
            break
        # A script without hyphens goes on without one.
        last = word[place - 1]
        hyphened = last.isalnum() and unicodedata.east_asian_width(last) not in "WF"
        yield word[:place] + (_SOFT if hyphened and last.islower() | last.isupper() else "")
        word = word[place:]
    yield word


def _fitting(text: str, room: float, size: float) -> str:
    """The beginning of `text` that fits, whole signs only; at least one."""
    found = ""
    for sign in _SIGN.findall(text):
        if found and width_of(found + sign, size) > room:
            break
        found += sign
    return found


def _cut(text: str, room: float, size: float) -> str:
    words = text.replace(f"{_SOFT} ", "")
    if width_of(words, size) <= room:
        return words
    return _fitting(words, room - width_of("…", size), size).rstrip(" -") + "…"
