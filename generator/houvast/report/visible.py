"""Text of others, made fit to be shown: what nobody sees becomes visible, and can do no harm.

Why: a file from outside may hold characters that steer a terminal (ESC), turn the reading order
round (bidi) or cannot be seen at all (a hard space in the indentation). Shown raw they would hide
the very mistake that a message is about, or print something that nobody wrote.
"""

from __future__ import annotations

import unicodedata

__all__ = ["shown", "visible"]

_JOINERS = "\u200c\u200d"
_LATIN_END = 0x0590  # from here on joiners belong to the script or to an emoji
_HARMFUL = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_NAMED = {"\t": "→", "\n": "⏎", "\u00a0": "⍽", "\u202f": "⍽", "\x7f": "␡"}


def shown(text: str) -> list[str]:
    """What to show for each character, so that places in the text can be followed."""
    return [_one(text, at) for at in range(len(text))]


def visible(text: str, longest: int = 0) -> str:
    """The text as it can safely be shown; longer than `longest` (if given) ends in `…`."""
    if longest and len(text) > longest:
        text = text[: longest - 1].rstrip() + "…"
    if text.isascii() and text.isprintable():
        return text
    return "".join(shown(text))


def _one(text: str, at: int) -> str:
    char = text[at]
    if char in _NAMED:
        return _NAMED[char]
    if char < " ":
        return chr(0x2400 + ord(char))  # the pictures for control characters: ESC becomes ␛
    kind = unicodedata.category(char)
    if char in _JOINERS and 0 < at < len(text) - 1:
        joins = ord(text[at - 1]) >= _LATIN_END and ord(text[at + 1]) >= _LATIN_END
        return char if joins else f"⟨U+{ord(char):04X}⟩"
    if kind in _HARMFUL or (kind == "Zs" and char != " "):
        return f"⟨U+{ord(char):04X}⟩"
    return char
