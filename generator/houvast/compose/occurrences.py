"""On which days a fixed moment falls, as far as its words tell.

Why: a calendar that guesses is worse than none. A moment is placed only where its days and how
often it comes round were understood; all others stay on the page, in words.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from houvast.model.handbook import Document
from houvast.model.moments import Often
from houvast.model.rhythm import FixedMoment

__all__ = ["Pattern", "pattern_of"]

_WEEK = dt.timedelta(days=7)
_WEEKS = {Often.DAY: 1, Often.WEEK: 1, Often.TWO_WEEKS: 2}
_MONTHS = {Often.MONTH: 1, Often.QUARTER: 3, Often.YEAR: 12}


@dataclass(frozen=True, slots=True)
class Pattern:
    """Days of the week (Monday as 0), each so many weeks or on the first of so many months.

    One of `weeks` and `months` is 0; both are, where it is once. `date` is the day of that, or of
    the first time.
    """

    days: tuple[int, ...]
    weeks: int = 0
    months: int = 0
    date: dt.date | None = None

    @property
    def is_certain(self) -> bool:
        """Whether the words tell in which weeks it is, and not only how far they are apart."""
        return self.weeks == 1 or self.date is not None

    def between(self, first: dt.date, last: dt.date) -> list[dt.date]:
        """The days from `first` up to and including `last`, counted from the first that fits."""
        first = max(first, self.date or first)
        if not self.weeks and not self.months:
            return [first] if first == self.date and first <= last else []
        every = (first + dt.timedelta(days=n) for n in range((last - first).days + 1))
        fits = [d for d in every if d.weekday() in self.days and (self.weeks or d.day <= 7)]
        return [day for day in fits if self._is_due(day, self.date or fits[0])]

    def _is_due(self, day: dt.date, start: dt.date) -> bool:
        if self.weeks:
            return (_monday(day) - _monday(start)) // _WEEK % self.weeks == 0
        return (12 * (day.year - start.year) + day.month - start.month) % self.months == 0


def pattern_of(moment: FixedMoment, document: Document) -> Pattern | None:
    """The days of a moment; None where the words do not tell them.

    A moment without `every` comes each week, unless its words say more than a day and a time.
    """
    when, every = moment.when, moment.every
    if every and every.often is None:
        return None
    if every is None and (when is None or not when.complete):
        return None
    often = (every.often if every else None) or Often.WEEK
    if when and when.date:
        if every is None:
            return Pattern((), date=when.date)
        weeks = _WEEKS.get(often)
        return Pattern((when.date.weekday(),), weeks=weeks, date=when.date) if weeks else None
    days = when.days if when else ()
    if (when and when.daily) or (not days and often is Often.DAY):
        hours = document.internship.hours
        days = (hours.days if hours else ()) or tuple(range(5))
    if not days:
        return None
    if often in _MONTHS:
        return Pattern(days, months=_MONTHS[often])
    return Pattern(days, weeks=_WEEKS[often])


def _monday(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=day.weekday())
