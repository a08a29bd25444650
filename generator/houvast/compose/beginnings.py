"""When somebody begins, and who can be called when something goes wrong on the way.

Why: the first screen and the calendar say the same, also where a handbook has several periods, or
says less than a date, a time and a name.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from houvast.model import Contact, Handbook
from houvast.model.handbook import Document
from houvast.model.organisation import Period

__all__ = [
    "Beginning",
    "beginning_of",
    "called_when_late",
    "coming",
    "days_off",
    "is_far",
    "waiting",
]

_DAY = dt.timedelta(days=1)
# So long before a period somebody may already be expected, for an introduction.
_AHEAD = 42 * _DAY


@dataclass(frozen=True, slots=True)
class Beginning:
    """The day and the hour at which somebody is expected, as far as they are known.

    `named` is true when the handbook itself gives this date for the arrival.
    """

    day: dt.date | None
    time: dt.time | None
    period: Period | None = None
    named: bool = False


def beginning_of(document: Document, period: Period) -> Beginning:
    """When the intern of a period is expected.

    The date of the arrival is for the period that begins nearest to it; its hour is for all. Where
    there is no date it is the first day of the period. A day off is passed over, and so is a
    weekend in which nobody works.
    """
    named = _named(document)
    if named and _holds(period, named):
        near = (p for p in document.internship.periods if _holds(p, named))
        if abs(named - period.starts) == min(abs(named - p.starts) for p in near):
            return Beginning(named, _time(document), period, named=True)
    return Beginning(_first_worked(document, period), _time(document), period)


def coming(document: Document, today: dt.date) -> tuple[Beginning, ...]:
    """All beginnings: first those that come, the nearest first, then those that have been."""
    found = [beginning_of(document, period) for period in document.internship.periods]
    named, time = _named(document), _time(document)
    if named and not any(beginning.named for beginning in found):
        found.append(Beginning(named, time, named=True))
    if not found:
        return (Beginning(None, time),) if time else ()
    found.sort(key=lambda beginning: beginning.day or today)
    been = [beginning for beginning in found if beginning.day and beginning.day < today]
    return (*found[len(been) :], *reversed(been))


def is_far(day: dt.date, today: dt.date) -> bool:
    """Whether a date says too little without its year: it has been, or is long to wait for."""
    return day < today or (day - today).days > 300


def days_off(document: Document) -> Iterator[dt.date]:
    """Days on which nobody is expected; not those that are free for some only."""
    for day in document.calendar:
        if (day.closed or day.free) and not day.applies_to:
            last = day.until or day.date
            yield from (day.date + n * _DAY for n in range((last - day.date).days + 1))


def waiting(handbook: Handbook) -> tuple[Contact, ...]:
    """The contacts that wait for the intern."""
    arrive = handbook.document.before_day_one.arrive
    found = (handbook.who(person) for person in arrive.who) if arrive else ()
    return tuple(contact for contact in found if contact)


def called_when_late(handbook: Handbook) -> Contact | None:
    """Who can be called: who is waiting, else who is told of a delay, else who helps.

    Where nobody of them has a telephone, the first that can be written to.
    """
    document = handbook.document
    absence = document.absence
    persons = [person for told in (absence.late, absence.sick) if told for person in told.tell]
    persons += [person for rung in document.help.ladder for person in rung.who]
    helping = [c for person in persons if (c := handbook.who(person))]
    contacts = [c for c in (*waiting(handbook), *helping) if not c.vacant]
    called = [c for c in contacts if c.reach and c.reach.phone]
    written = [c for c in contacts if c.reach and c.reach.email]
    return next(iter((*called, *written)), None)


def _named(document: Document) -> dt.date | None:
    arrive = document.before_day_one.arrive
    return arrive.when.day if arrive and arrive.when else None


def _time(document: Document) -> dt.time | None:
    """The hour of the arrival; else that at which work begins, unless words say it otherwise."""
    arrive, hours = document.before_day_one.arrive, document.internship.hours
    when = arrive.when if arrive else None
    if when and (when.starts or not when.day):
        return when.starts
    return hours.from_ if hours else None


def _holds(period: Period, day: dt.date) -> bool:
    """Whether somebody who arrives on `day` is an intern of this period."""
    return period.starts - _AHEAD <= day <= (period.ends or dt.date.max)


def _first_worked(document: Document, period: Period) -> dt.date:
    hours, off = document.internship.hours, frozenset(days_off(document))
    worked = (hours.days if hours else ()) or tuple(range(7))
    last = period.ends or period.starts + _AHEAD
    days = (period.starts + n * _DAY for n in range((last - period.starts).days + 1))
    fits = (d for d in days if d not in off and (d.weekday() < 5 or d.weekday() in worked))
    return next(fits, period.starts)
