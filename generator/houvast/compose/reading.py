"""Reading aids of a page: how long it takes, and the way to its parts when it is long.

Why: who reads on a phone sees a screen at a time. A long page is looked things up in; on a screen
too narrow to show its contents beside it, they stand above it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from houvast.compose.prose import plain_words
from houvast.compose.site import Section

__all__ = ["minutes_to_read", "ways_in"]

WORDS_A_MINUTE = 180
# A page that takes longer is not read from end to end: things are looked up in it.
LONGEST_READ = 20
# Pages that take longer than this and have so many parts get their contents above them.
SHORT_READ, FEWEST_PARTS = 5, 4


def minutes_to_read(texts: Iterable[str]) -> int:
    """The whole minutes that the HTML `texts` take, at least 1; 0 for what nobody reads through."""
    words = sum(len(plain_words(html).split()) for html in texts)
    minutes = max(1, math.ceil(words / WORDS_A_MINUTE))
    return minutes if minutes <= LONGEST_READ else 0


def ways_in(sections: Sequence[Section], minutes: int) -> tuple[Section, ...]:
    """The sections to name above a page of `minutes` (0: unread); none when it is short."""
    parts = tuple(section for section in sections if section.level == 2)
    is_long = minutes == 0 or minutes > SHORT_READ
    return parts if is_long and len(parts) >= FEWEST_PARTS else ()
