"""How a language writes dates, times, days, lists and people.

Why: templates say what to show; only this module knows how Dutch or English says it. Dates, times
and lists come from Babel, words from the catalogue.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from babel import Locale
from babel.dates import format_date, format_interval, format_time, get_day_names
from babel.lists import format_list

from houvast.model.moments import Arrival, DayOrWords, Every, Often, When
from houvast.model.rhythm import FixedMoment
from houvast.model.text import Text
from houvast.texts import Texts

__all__ = ["Words"]

# British English: Monday 1 February, 08:30.
_LOCALES = {"nl": "nl_NL", "en": "en_GB"}
_CLOCKS = {"nl": "HH.mm", "en": "HH:mm"}


@lru_cache
def _languages(locale: str) -> frozenset[str]:
    """The names of languages, which keep their capital: `English`, `Dutch`."""
    return frozenset(Locale.parse(locale).languages.values())


class Words:
    """Plain text in one language; nothing here is HTML."""

    def __init__(self, texts: Texts, first: str) -> None:
        self.texts = texts
        self.language = texts.language
        self.first = first
        self.locale = _LOCALES[texts.language]

    def text(self, text: Text | None) -> str:
        """The words of a text in this language, or in the nearest there is."""
        return text.in_language(self.language, self.first)[0] if text else ""

    def day(self, date: dt.date, *, year: bool = True) -> str:
        """`maandag 1 februari 2027`, `Monday 1 February`."""
        return format_date(date, "EEEE d MMMM y" if year else "EEEE d MMMM", self.locale)

    def date(self, date: dt.date) -> str:
        """`1 februari 2027`."""
        return format_date(date, "d MMMM y", self.locale)

    def month(self, date: dt.date) -> str:
        """`1 feb`."""
        return format_date(date, "d MMM", self.locale).rstrip(".")

    def between(self, first: dt.date, last: dt.date) -> str:
        """`24 apr – 2 mei`, or one date when it is one day."""
        return str(format_interval(first, last, "MMMMd", locale=self.locale))

    def month_name(self, date: dt.date) -> str:
        """`feb`."""
        return format_date(date, "MMM", self.locale).rstrip(".")

    def clock(self, time: dt.time) -> str:
        """`08.30` in Dutch, `08:30` in English."""
        return format_time(time, _CLOCKS[self.language], locale=self.locale)

    def at(self, time: dt.time) -> str:
        """`08.30 uur`, as it stands in a sentence."""
        return self.texts("site.clock", time=self.clock(time))

    def hours(self, starts: dt.time | None, ends: dt.time | None) -> str:
        """`06.00–14.30 uur`, or the one that is there."""
        if starts and ends:
            return self.texts("site.hours", starts=self.clock(starts), ends=self.clock(ends))
        one = starts or ends
        return self.at(one) if one else ""

    def weekday(self, day: int, *, short: bool = False) -> str:
        """The name of a day, Monday as 0."""
        names = get_day_names("short" if short else "wide", locale=self.locale)
        return str(names[day]).rstrip(".")

    def weekdays(self, days: Sequence[int]) -> str:
        """`maandag tot en met donderdag`, `maandag, woensdag en vrijdag`."""
        if len(days) > 2 and list(days) == list(range(days[0], days[-1] + 1)):
            return self.texts(
                "site.days-through", first=self.weekday(days[0]), last=self.weekday(days[-1])
            )
        return self.listed(self.weekday(day) for day in days)

    def listed(self, words: Iterable[str]) -> str:
        """`a, b en c`."""
        found = list(words)
        return format_list(found, locale=self.locale) if found else ""

    def in_brief(self, texts: Iterable[Text], most: int = 100) -> str:
        """Several short texts as one phrase of about `most` letters, then how many more there are.

        Each goes up to its first comma, bracket or end of a sentence.
        """
        found: list[str] = []
        for text in texts:
            words = re.split(r"[,;(]|[.!?]\s+(?=[A-Z])", self.text(text))[0].strip(" .")
            found += [self._within(words)] if words else []
        shown = found[:1]
        while len(shown) < len(found) and len(", ".join(found[: len(shown) + 1])) <= most:
            shown.append(found[len(shown)])
        more = len(found) - len(shown)
        if more < 2:
            return self.listed(found)
        return self.listed([*shown, self.texts("site.and-more", n=more)])

    def _within(self, words: str) -> str:
        """Words as they stand within a sentence: no capital, but for a name or an abbreviation."""
        first = words.split(maxsplit=1)[0]
        if first in _languages(self.locale) or not (len(words) < 2 or words[1].islower()):
            return words
        return words[0].lower() + words[1:]

    def when(self, when: When | None) -> str:
        """A moment: written anew where it was understood as a whole, else as it was typed."""
        if when is None:
            return ""
        if not when.complete:
            return self.text(when.text)
        parts = [self.weekdays(when.days)] if when.days else []
        if when.date:
            parts = [self.day(when.date)]
        if when.daily:
            parts = [self.texts(f"site.every.{Often.DAY}")]
        if when.starts:
            parts.append(self.hours(when.starts, when.ends) if when.ends else self.at(when.starts))
        return ", ".join(parts)

    def every(self, every: Every | None) -> str:
        """How often, in words."""
        if every is None:
            return ""
        if every.often is None:
            return self.text(every.text)
        return self.texts(f"site.every.{every.often}")

    def often(self, moment: FixedMoment) -> str:
        """How often a fixed moment comes round; nothing where its own words say that already."""
        every = moment.every
        said = moment.when and moment.when.daily and moment.when.complete
        return "" if said and every and every.often is Often.DAY else self.every(every)

    def due(self, due: DayOrWords | None) -> str:
        """A deadline: a date in this language, or the words that were typed."""
        if due is None:
            return ""
        return self.day(due.day) if due.day else self.text(due.text)

    def arrival(self, arrival: Arrival | None) -> str:
        """The words of an arrival that was not understood as date and time."""
        if arrival is None or arrival.day or arrival.starts:
            return ""
        return self.text(arrival.text)
