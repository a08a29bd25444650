"""Which of our languages a text is in, when a file does not say so."""

from __future__ import annotations

import re
from collections.abc import Iterable

from houvast.texts import LANGUAGES

__all__ = ["guessed", "ours"]

# Small words that a text of some length in one of the languages holds, and the other does not.
_SMALL = {
    "nl": re.compile(r"\b(de|het|een|en|van|met|voor|die|dat|niet|wordt|zijn|op|te|aan|bij)\b"),
    "en": re.compile(r"\b(the|a|of|and|to|with|for|that|not|are|on|by|which|is|used)\b"),
}


def guessed(texts: Iterable[str], fallback: str) -> str:
    """The language whose small words are there most; `fallback` when neither wins."""
    words = " ".join(texts).casefold()
    count = {language: len(small.findall(words)) for language, small in _SMALL.items()}
    if count["nl"] == count["en"]:
        return fallback
    return max(count, key=lambda language: count[language])


def ours(tag: str) -> str:
    """`nl` for `nl-BE`, `en` for `EN`; "" for a language that Houvast does not have."""
    language = re.split(r"[-_]", tag.strip().casefold())[0]
    return language if language in LANGUAGES else ""
