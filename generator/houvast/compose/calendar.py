"""The calendar of a period: fixed moments, talks and days off, as a file for any calendar.

Why: what stands in somebody's own calendar goes on when it is busy. One file holds one period, in
the time zone of the workplace (RFC 5545). An event keeps its identity over rebuilds, so that a
subscription changes events and never doubles them. What has no day stays on the page, in words.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from icalendar import Calendar, Event

from houvast.compose.events import Events, Persons, plain_line
from houvast.compose.occurrences import pattern_of
from houvast.compose.words import Words
from houvast.compose.zones import time_zone
from houvast.model import Handbook, Text
from houvast.model.organisation import Period
from houvast.model.rhythm import FeedbackMoment, FixedMoment
from houvast.model.values import slug_of

__all__ = ["PeriodCalendar", "period_calendars"]

ZONE = "Europe/Amsterdam"
# A period without an end is planned for a year: no calendar should run for ever.
OPEN_END = dt.timedelta(days=365)

M = TypeVar("M", FixedMoment, FeedbackMoment)


@dataclass(frozen=True, slots=True)
class PeriodCalendar:
    """The file of one period: `path` below the root of the language, `data` as RFC 5545.

    `left` are the names of what has no day and so no place in it; `unsure` those of which only the
    distance is known, placed on the first day that fits.
    """

    period: Period
    path: str
    data: bytes
    left: tuple[Text, ...]
    unsure: tuple[Text, ...]


def period_calendars(
    handbook: Handbook, words: Words, persons: Persons
) -> tuple[PeriodCalendar, ...]:
    """One calendar for each period of the handbook, in the language of `words`."""
    made: list[PeriodCalendar] = []
    for period, path in _paths(handbook):
        planner = _Planner(handbook, words, persons, period, path)
        data = planner.calendar().to_ical()
        made.append(PeriodCalendar(period, path, data, planner.left(), planner.unsure()))
    return tuple(made)


def _paths(handbook: Handbook) -> Iterator[tuple[Period, str]]:
    """The periods with a path for each: the same in every language, whatever their order is."""
    periods = handbook.document.internship.periods
    slugs = [slug_of(_first(period.name, handbook))[:60].strip("-") for period in periods]
    keys = _keys([(s, p.starts.isoformat()) for s, p in zip(slugs, periods, strict=True)])
    for period, key in zip(periods, keys, strict=True):
        yield period, f"calendar/{slug_of(key)}.ics"


def _first(text: Text | None, handbook: Handbook) -> str:
    """The words in the handbook's first language: they are the same in every language's file."""
    return text.in_language(handbook.first, handbook.first)[0] if text else ""


def _keys(parts: Sequence[tuple[str, str]]) -> list[str]:
    """A key for each thing: its name; with more words where two share it; then with a number.

    So the key depends on the order of a list only for things that say exactly the same.
    """
    names = Counter(name for name, _ in parts)
    keys: list[str] = []
    for name, more in parts:
        key = name if name and names[name] == 1 else f"{name} {more}".strip()
        wanted, number = key, 1
        while key in keys:
            number += 1
            key = f"{wanted} {number}"
        keys.append(key)
    return keys


class _Planner:
    """Places what a handbook knows in the days of one period."""

    def __init__(
        self, handbook: Handbook, words: Words, persons: Persons, period: Period, path: str
    ) -> None:
        self.handbook = handbook
        self.document = handbook.document
        self.words = words
        self.starts = period.starts
        self.ends = period.ends or period.starts + OPEN_END
        self.zone = self.document.organisation.time_zone or ZONE
        self.off = frozenset(self._days_off())
        key = f"houvast:{handbook.slug}:{path}"
        self.events = Events(handbook, words, persons, key, self.zone, self.starts, self.ends)
        # Who is expected on a day of another period is told so there.
        arrive = self.document.before_day_one.arrive
        when = arrive.when if arrive else None
        day = when.day if when else None
        self.arrive = arrive if day is None or self.starts <= day <= self.ends else None
        self.first = (day if self.arrive else None) or self.starts
        self.first_hour = when.starts if when and self.arrive else None

    def calendar(self) -> Calendar:
        """All events between the first and the last day."""
        made = Calendar()
        made.add("prodid", "-//Houvast//Houvast//EN")
        made.add("version", "2.0")
        made.add("method", "PUBLISH")
        name = self.words.text(self.document.organisation.name)
        title = plain_line(self.words.texts("site.calendar.title", name=name))
        made.add("name", title)
        made.add("x-wr-calname", title)
        made.add("x-wr-timezone", self.zone)
        made.add("refresh-interval", dt.timedelta(days=1), parameters={"VALUE": "DURATION"})
        made.add("x-published-ttl", "P1D")
        # A day more, because the last moment may go on past midnight.
        last = self.ends + dt.timedelta(days=1)
        made.add_component(time_zone(self.zone, self.starts, last))
        made.add_component(self.events.arrival(self.first, self.first_hour, self.arrive))
        for event in (*self._moments(), *self._talks(), *self._special_days()):
            made.add_component(event)
        return made

    def left(self) -> tuple[Text, ...]:
        """The names of the moments and talks without a day."""
        moments = [m.what for m in self.document.rhythm if not pattern_of(m, self.document)]
        talks = self.document.feedback.moments
        return (*moments, *(talk.what for talk in talks if not (talk.when and talk.when.day)))

    def unsure(self) -> tuple[Text, ...]:
        """The names of the moments of which only the distance is known."""
        patterns = [(moment, pattern_of(moment, self.document)) for moment in self.document.rhythm]
        return tuple(m.what for m, pattern in patterns if pattern and not pattern.is_certain)

    def _moments(self) -> Iterator[Event]:
        for moment, key in self._named(self.document.rhythm):
            pattern = pattern_of(moment, self.document)
            starts = moment.when.starts if moment.when else None
            days = pattern.between(self.starts, self.ends) if pattern else []
            days = [day for day in days if not self._is_too_early(day, starts)]
            off = frozenset(day for day in days if self._shift(day, starts) in self.off)
            held = [day for day in days if day not in off]
            if pattern and held:
                days = [day for day in days if day >= held[0]]
                yield self.events.moment(moment, key, pattern, days, off)

    def _shift(self, day: dt.date, starts: dt.time | None) -> dt.date:
        """The day on which the work began: at night, what comes before the end began yesterday."""
        hours = self.document.internship.hours
        at_night = hours and hours.from_ and hours.to and hours.to <= hours.from_
        if starts and at_night and hours and hours.to and starts <= hours.to:
            return day - dt.timedelta(days=1)
        return day

    def _is_too_early(self, day: dt.date, starts: dt.time | None) -> bool:
        """Whether nobody is there yet: on the first day an intern often comes later."""
        if not self.first_hour or not starts:
            return day < self.first
        return (day, starts) < (self.first, self.first_hour)

    def _talks(self) -> Iterator[Event]:
        for talk, key in self._named(self.document.feedback.moments):
            if talk.when and talk.when.day and self.starts <= talk.when.day <= self.ends:
                yield self.events.talk(talk, key, talk.when.day)

    def _special_days(self) -> Iterator[Event]:
        days = self.document.calendar
        parts = [(_first(day.what, self.handbook), day.date.isoformat()) for day in days]
        for day, key in zip(days, _keys(parts), strict=True):
            if day.date <= self.ends and (day.until or day.date) >= self.starts:
                yield self.events.special_day(day, key)

    def _named(self, moments: Sequence[M]) -> Iterator[tuple[M, str]]:
        parts = [
            (_first(m.what, self.handbook), _first(m.when.text, self.handbook) if m.when else "")
            for m in moments
        ]
        return zip(moments, _keys(parts), strict=True)

    def _days_off(self) -> Iterator[dt.date]:
        """Days on which no fixed moment takes place; not those that are free for some only."""
        for day in self.document.calendar:
            if (day.closed or day.free) and not day.applies_to:
                last = day.until or day.date
                yield from (
                    day.date + dt.timedelta(days=n) for n in range((last - day.date).days + 1)
                )
