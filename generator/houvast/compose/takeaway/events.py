"""The events of a calendar: what a moment, a talk or a special day says in somebody's calendar.

Why: an event on a phone must stand by itself: where, with whom, what to bring, and what happens
when it is busy. Text from outside is plain text here, on one line per thought; the format's own
signs are escaped by the library that writes it.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
import uuid
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol
from zoneinfo import ZoneInfo

from icalendar import Event

from houvast.compose.occurrences import Pattern
from houvast.compose.prose import foreign_html, plain_words
from houvast.compose.words import Words
from houvast.model import Handbook, Text
from houvast.model.organisation import CalendarDay
from houvast.model.rhythm import FeedbackMoment, FixedMoment

__all__ = ["Events", "Persons", "plain_line"]

# How long something takes of which that is not told.
HALF_HOUR = dt.timedelta(minutes=30)
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class Persons(Protocol):
    """The names of persons as plain words; `object` is for after a word such as "with"."""

    def __call__(self, persons: Iterable[str], *, object: bool = False) -> str:
        """The names, as a list in words."""


class Events:
    """Makes the events of one period.

    `key` is what no other calendar has: identities are made of it. `zone` is an IANA time zone,
    `starts` and `ends` are the first and the last day.
    """

    def __init__(
        self,
        handbook: Handbook,
        words: Words,
        persons: Persons,
        key: str,
        zone: str,
        starts: dt.date,
        ends: dt.date,
    ) -> None:
        self.document = handbook.document
        self.words = words
        self.persons = persons
        self.key = key
        self.zone = ZoneInfo(zone)
        # The moment of building must not change the file.
        self.stamp = dt.datetime.combine(starts, dt.time(), dt.UTC)
        self.ends = ends

    def arrival(self, day: dt.date, time: dt.time | None) -> Event:
        """The first half hour; the whole first day, where its hour is not known."""
        name = self.words.text(self.document.organisation.name)
        event = self._event("arrival", self.words.texts("site.calendar.first-day", name=name))
        self._place(event, day, time, HALF_HOUR)
        arrive = self.document.before_day_one.arrive
        self._locate(event, *self._way(arrive.where if arrive else None))
        if arrive is None:
            return event
        brought = "; ".join(self.words.text(thing.what) for thing in arrive.bring)
        self._describe(
            event,
            self.words.arrival(arrive.when),
            self._labelled("site.calendar.waiting", self.persons(arrive.who)),
            self._labelled("site.calendar.bring", brought),
            self._labelled("site.lunch", self.words.text(arrive.lunch)),
            self._labelled("site.calendar.late", self._plain(arrive.late)),
        )
        return event

    def moment(
        self,
        moment: FixedMoment,
        key: str,
        pattern: Pattern,
        days: Sequence[dt.date],
        off: frozenset[dt.date],
    ) -> Event:
        """A fixed moment on `days`, except on those that are in `off`; the first is not."""
        when = moment.when
        starts = when.starts if when else None
        event = self._event(f"moment:{key}", self.words.text(moment.what))
        self._place(event, days[0], starts, _length(moment))
        if len(days) > 1:
            event.add("rrule", self._rule(pattern, timed=starts is not None))
        for day in days:
            if day in off:
                event.add("exdate", self._at(day, starts))
        self._locate(event, moment.where)
        self._describe(
            event,
            self._only_for(moment.applies_to),
            self.words.text(when.text) if when and not when.complete else "",
            self._with(moment.who),
            "" if pattern.is_certain else self.words.texts("site.calendar.agree"),
            self._plain(moment.why),
            self._labelled("site.you-bring", self._plain(moment.prepare)),
            self._labelled("site.when-busy", self._plain(moment.when_busy)),
        )
        return event

    def talk(self, talk: FeedbackMoment, key: str, day: dt.date) -> Event:
        """A talk about how it goes; its hour is never known."""
        event = self._event(f"talk:{key}", self.words.text(talk.what))
        self._place(event, day, None)
        self._describe(
            event,
            self._only_for(talk.applies_to),
            self._with(talk.with_),
            self._plain(talk.why),
            self._labelled("site.you-bring", self._plain(talk.prepare)),
        )
        return event

    def special_day(self, day: CalendarDay, key: str) -> Event:
        """A day, or several, that differ."""
        event = self._event(f"day:{key}", self.words.text(day.what))
        self._place(event, day.date, None)
        # An event of whole days ends on the day after its last one.
        event.add("dtend", (day.until or day.date) + dt.timedelta(days=1))
        self._describe(
            event,
            self._only_for(day.applies_to),
            self._state(day),
            self.words.text(day.note),
        )
        return event

    def _event(self, key: str, summary: str) -> Event:
        """An event with a name and an identity that depends on nothing that changes by itself."""
        event = Event()
        event.add("uid", str(uuid.uuid5(uuid.NAMESPACE_URL, f"{self.key}:{key}")))
        event.add("dtstamp", self.stamp)
        event.add("summary", plain_line(summary))
        return event

    def _place(
        self, event: Event, day: dt.date, time: dt.time | None, length: dt.timedelta = HALF_HOUR
    ) -> None:
        event.add("dtstart", self._at(day, time))
        if time:
            event.add("duration", length)
        else:
            # A day with something in it is not a day on which nothing else can be planned.
            event.add("transp", "TRANSPARENT")

    def _at(self, day: dt.date, time: dt.time | None) -> dt.date:
        return dt.datetime.combine(day, time, self.zone) if time else day

    def _rule(self, pattern: Pattern, *, timed: bool) -> dict[str, object]:
        """How a moment comes round, until the end of the last day in the workplace's own time."""
        last = dt.datetime.combine(self.ends, dt.time(23, 59, 59), self.zone)
        until = last.astimezone(dt.UTC) if timed else self.ends
        days = [_DAYS[day] for day in pattern.days]
        if pattern.weeks:
            return {"freq": "WEEKLY", "interval": pattern.weeks, "byday": days, "until": until}
        first = [f"1{day}" for day in days]
        return {"freq": "MONTHLY", "interval": pattern.months, "byday": first, "until": until}

    def _way(self, door: Text | None) -> Iterator[Text]:
        """The door, and the address for a map, unless the door says its street already."""
        address = self.document.place.address
        if door:
            yield door
        street = self.words.text(address).partition(",")[0]
        if address and not (door and street in self.words.text(door)):
            yield address

    def _locate(self, event: Event, *places: Text | None) -> None:
        if words := ", ".join(self.words.text(place) for place in places if place):
            event.add("location", plain_line(words))

    def _describe(self, event: Event, *parts: str) -> None:
        if words := "\n\n".join(plain_line(part) for part in parts if part):
            event.add("description", words)

    def _plain(self, text: Text | None) -> str:
        return plain_words(foreign_html(self.words.text(text))) if text else ""

    def _labelled(self, label: str, words: str) -> str:
        """`When it is busy: five minutes`; nothing when there are no words."""
        return f"{self.words.texts(label)}: {words}" if words else ""

    def _only_for(self, text: Text | None) -> str:
        return _sentence(f"{self.words.texts('site.only-for')} {self.words.text(text)}", text)

    def _with(self, persons: Sequence[str]) -> str:
        names = self.persons(persons, object=True)
        return _sentence(f"{self.words.texts('site.with')} {names}", names)

    def _state(self, day: CalendarDay) -> str:
        """Whether the workplace is closed that day, and whether the intern is free."""
        found = ["site.free"] if day.free else []
        if day.closed is not None:
            found.append("site.closed" if day.closed else "site.open-that-day")
        return _sentence(", ".join(self.words.texts(name) for name in found), found)


def plain_line(text: str) -> str:
    """One line of text without signs that a calendar or a card may not hold."""
    signs = (" " if unicodedata.category(sign) in ("Cc", "Cs") else sign for sign in text)
    return " ".join("".join(signs).split())


def _sentence(words: str, condition: object) -> str:
    return words[:1].upper() + words[1:] if condition else ""


def _length(moment: FixedMoment) -> dt.timedelta:
    when = moment.when
    if when and when.starts and when.ends:
        day = dt.date.min
        length = dt.datetime.combine(day, when.ends) - dt.datetime.combine(day, when.starts)
        return length % dt.timedelta(days=1)  # it may end after midnight
    return dt.timedelta(minutes=moment.minutes) if moment.minutes else HALF_HOUR
