"""The calendar of a period: fixed moments, talks and days off, as a file for any calendar.

Why: what stands in somebody's own calendar goes on when it is busy. One file holds one period, in
the time zone of the workplace (RFC 5545). An event keeps its identity over rebuilds, so that a
subscription changes events and never doubles them. What has no day stays on the page, in words.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from icalendar import Calendar, Event

from houvast.compose.beginnings import beginning_of, days_off
from houvast.compose.occurrences import pattern_of
from houvast.compose.takeaway.events import Events, Persons, plain_line
from houvast.compose.takeaway.zones import time_zone
from houvast.compose.words import Words
from houvast.model import Handbook, Text
from houvast.model.organisation import CalendarDay, Period
from houvast.model.rhythm import FeedbackMoment, FixedMoment
from houvast.model.values import file_stem, slug_of

__all__ = ["PeriodCalendar", "period_calendars"]

ZONE = "Europe/Amsterdam"
# A period without an end is planned for a year: no calendar should run for ever.
OPEN_END = dt.timedelta(days=365)

M = TypeVar("M")
N = TypeVar("N", FixedMoment, FeedbackMoment, CalendarDay)


@dataclass(frozen=True, slots=True)
class PeriodCalendar:
    """The file of one period: `path` below the root of the language, `data` as RFC 5545.

    `left` are the names of what has no day and so no place in it; `unsure` those of which only the
    distance is known, placed on the first day that fits; `never` those that are in no period.
    """

    period: Period
    path: str
    data: bytes
    left: tuple[Text, ...]
    unsure: tuple[Text, ...]
    never: tuple[Text, ...] = ()


def period_calendars(
    handbook: Handbook, words: Words, persons: Persons
) -> tuple[PeriodCalendar, ...]:
    """One calendar for each period of the handbook, in the language of `words`."""
    made: list[PeriodCalendar] = []
    placed: set[int] = set()  # moments by their identity: two may say the same
    for period, path in _paths(handbook):
        planner = _Planner(handbook, words, persons, period, path)
        data = planner.calendar().to_ical()
        made.append(PeriodCalendar(period, path, data, planner.left(), planner.unsure()))
        placed |= planner.placed
    rhythm, talks = handbook.document.rhythm, handbook.document.feedback.moments
    outside = [moment.what for moment in rhythm if id(moment) not in placed]
    outside += [talk.what for talk in talks if id(talk) not in placed]
    return tuple(
        replace(
            one,
            unsure=tuple(what for what in one.unsure if what not in outside),
            never=tuple(outside),
        )
        for one in made
    )


def _paths(handbook: Handbook) -> Iterator[tuple[Period, str]]:
    """The periods with a path for each: the same in every language, whatever their order is.

    Of two with the same name the second has its date in it, so that a new period never takes over
    the address that somebody already follows.
    """

    def name(period: Period) -> str:
        return slug_of(_first(period.name, handbook))[:60].strip("-") or period.starts.isoformat()

    def key_of(period: Period, twin: int) -> str:
        dated = f"{name(period)}-{period.starts.isoformat()}"
        return name(period) if twin == 1 else dated if twin == 2 else f"{dated}-{twin - 1}"

    periods = handbook.document.internship.periods
    for period, key in _keyed(periods, lambda p: f"{p.starts} {p.ends}", key_of):
        yield period, f"calendar/{file_stem(key)}.ics"


def _first(text: Text | None, handbook: Handbook) -> str:
    """The words in the handbook's first language: they are the same in every language's file."""
    return text.in_language(handbook.first, handbook.first)[0] if text else ""


def _keyed(
    things: Sequence[M], order: Callable[[M], str], key_of: Callable[[M, int], str]
) -> Iterator[tuple[M, str]]:
    """Each thing with a key: `key_of(thing, 1)`; if another has that, with 2, and so on.

    Who comes first in that is told by `order`, not by the list, and what is added at the end of it
    leaves all other keys as they are.
    """
    keys: dict[int, str] = {}
    for thing in sorted(things, key=order):
        twin = 1
        while (key := key_of(thing, twin)) in keys.values():
            twin += 1
        keys[id(thing)] = key
    return ((thing, keys[id(thing)]) for thing in things)


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
        self.off = frozenset(days_off(self.document))
        key = f"houvast:{handbook.slug}:{path}"
        self.events = Events(handbook, words, persons, key, self.zone, self.starts, self.ends)
        self.beginning = beginning_of(self.document, period)
        self.first = self.beginning.day or self.starts
        self.placed: set[int] = set()

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
        made.add_component(time_zone(self.zone, min(self.starts, self.first), last))
        made.add_component(self.events.arrival(self.first, self.beginning.time))
        for event in (*self._moments(), *self._talks(), *self._special_days()):
            made.add_component(event)
        return made

    def left(self) -> tuple[Text, ...]:
        """The names of the moments and talks without a day."""
        moments = [m for m in self.document.rhythm if not pattern_of(m, self.document)]
        talks = [t for t in self.document.feedback.moments if not (t.when and t.when.day)]
        self.placed |= {*map(id, moments), *map(id, talks)}
        return (*(moment.what for moment in moments), *(talk.what for talk in talks))

    def unsure(self) -> tuple[Text, ...]:
        """The names of the moments of which only the distance is known."""
        patterns = [(moment, pattern_of(moment, self.document)) for moment in self.document.rhythm]
        return tuple(m.what for m, pattern in patterns if pattern and not pattern.is_certain)

    def _moments(self) -> Iterator[Event]:
        for moment, key in self._named(self.document.rhythm, _order_of_moment):
            pattern = pattern_of(moment, self.document)
            starts = moment.when.starts if moment.when else None
            days = pattern.between(self.starts, self.ends) if pattern else []
            days = [day for day in days if not self._is_too_early(day, starts)]
            off = frozenset(day for day in days if self._shift(day, starts) in self.off)
            held = [day for day in days if day not in off]
            if pattern and held:
                days = [day for day in days if day >= held[0]]
                self.placed.add(id(moment))
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
        if not self.beginning.time or not starts:
            return day < self.first
        return (day, starts) < (self.first, self.beginning.time)

    def _talks(self) -> Iterator[Event]:
        for talk, key in self._named(self.document.feedback.moments, _order_of_talk):
            day = talk.when.day if talk.when else None
            if day and self.starts <= day <= self.ends:
                self.placed.add(id(talk))
                yield self.events.talk(talk, key, day)

    def _special_days(self) -> Iterator[Event]:
        for day, key in self._named(self.document.calendar, lambda d: f"{d.date} {d.until}"):
            if day.date <= self.ends and (day.until or day.date) >= self.starts:
                yield self.events.special_day(day, key)

    def _named(self, things: Sequence[N], order: Callable[[N], str]) -> Iterator[tuple[N, str]]:
        """Each thing with its name in the first language, and a number if it is not the first."""

        def key_of(thing: N, twin: int) -> str:
            name = _first(thing.what, self.handbook)
            # No name has a line in it, so this can be no name.
            return name if twin == 1 else f"{name}\n{twin}"

        return _keyed(things, order, key_of)


def _order_of_moment(moment: FixedMoment) -> str:
    """Its place in a week."""
    when = moment.when
    return f"{when.days} {when.starts} {when.text}" if when else ""


def _order_of_talk(talk: FeedbackMoment) -> str:
    return f"{talk.when.day} {talk.when.text}" if talk.when else ""
