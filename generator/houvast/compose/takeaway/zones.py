"""A time zone as a calendar file describes it.

Why: a reader that does not know the zone by name must still show the hour of the clock on the wall.
Where the clock changes by the same rule every year, the file says that rule: it is short, and right
for any day, so that a reader may keep the description of one file for the next. Where there is no
such rule (Morocco follows the moon) each change of the period is written. icalendar's own
`Timezone.from_tzid` writes all changes of decades, and leaves out those that are only weeks apart.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

__all__ = ["time_zone"]

_DAY = dt.timedelta(days=1)
# A rule has to hold for so many years; it is written as if it always had.
_YEARS, _EVER = 12, 1970
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True, slots=True)
class _Change:
    """The clock goes from one offset to another at `local`, by the clock that held before."""

    local: dt.datetime
    old: dt.timedelta
    new: dt.timedelta
    name: str
    summer: bool

    def rule(self, week: int) -> tuple[int, int, int, dt.time, dt.timedelta, dt.timedelta, str]:
        """All that comes back each year: the month, which weekday of it, the time, the offsets."""
        day = self.local.date()
        return (day.month, day.weekday(), week, self.local.time(), self.old, self.new, self.name)

    @property
    def weeks(self) -> tuple[int, ...]:
        """Which of its weekday in the month it is: from the beginning, and -1 for the last."""
        day = self.local.date()
        last = (-1,) if (day + 7 * _DAY).month != day.month else ()
        return (*last, (day.day - 1) // 7 + 1)


@lru_cache(maxsize=64)
def time_zone(name: str, first: dt.date, last: dt.date) -> Timezone:
    """The component of an IANA time zone, right from `first` up to and including `last`."""
    zone = ZoneInfo(name)
    made = Timezone()
    made.add("tzid", name)
    years = [
        list(_changes(zone, dt.date(year, 1, 1), dt.date(year, 12, 31)))
        for year in range(first.year, max(last.year, first.year + _YEARS) + 1)
    ]
    rules = [_yearly(index, years) for index in range(len(years[0]))]
    if years[0] and all(rules) and {len(year) for year in years} == {len(rules)}:
        for change, week in zip(years[0], rules, strict=True):
            made.add_component(_each_year(change, week))
        return made
    starts = dt.datetime.combine(first, dt.time(), zone)
    offset, known = starts.utcoffset() or dt.timedelta(), starts.replace(tzinfo=None)
    if not any(years):
        known = dt.datetime(_EVER, 1, 1)
    begins = _Change(known, offset, offset, starts.tzname() or "", bool(starts.dst()))
    for change in (begins, *_changes(zone, first, last)):
        made.add_component(_observance(change, change.local))
    return made


def _yearly(index: int, years: list[list[_Change]]) -> int:
    """Which weekday of its month this change of the year is in all years; 0 when that differs."""
    for week in years[0][index].weeks:
        wanted = years[0][index].rule(week)
        same = (
            len(year) > index and week in year[index].weeks and year[index].rule(week) == wanted
            for year in years
        )
        if all(same):
            return week
    return 0


def _changes(zone: ZoneInfo, first: dt.date, last: dt.date) -> Iterator[_Change]:
    """The changes of the offset from `first` up to and including `last`, to the minute."""
    moment = dt.datetime.combine(first, dt.time(), zone).astimezone(dt.UTC)
    until = dt.datetime.combine(last + _DAY, dt.time(), zone).astimezone(dt.UTC)
    while moment < until:
        offset = moment.astimezone(zone).utcoffset()
        if (moment + _DAY).astimezone(zone).utcoffset() != offset:
            minutes = [moment + dt.timedelta(minutes=n) for n in range(1, 24 * 60 + 1)]
            found = bisect_left(
                minutes, True, key=lambda m: bool(m.astimezone(zone).utcoffset() != offset)
            )
            if minutes[found] < until:
                yield _change(zone, minutes[found])
        moment += _DAY


def _change(zone: ZoneInfo, moment: dt.datetime) -> _Change:
    before, after = (moment - dt.timedelta(minutes=1)).astimezone(zone), moment.astimezone(zone)
    old, new = before.utcoffset() or dt.timedelta(), after.utcoffset() or dt.timedelta()
    local = (moment + old).replace(tzinfo=None)
    return _Change(local, old, new, after.tzname() or "", bool(after.dst()))


def _each_year(change: _Change, week: int) -> TimezoneStandard | TimezoneDaylight:
    """A change that comes back each year, on the first or last such weekday of its month."""
    month, weekday = change.local.month, change.local.weekday()
    days = [dt.date(_EVER, month, day) for day in range(1, 29)]
    fits = [day for day in days if day.weekday() == weekday]
    begin = fits[week - 1] if week > 0 else fits[-1] + 7 * _DAY
    if begin.month != month:
        begin = fits[-1]
    made = _observance(change, dt.datetime.combine(begin, change.local.time()))
    made.add("rrule", {"freq": "YEARLY", "bymonth": month, "byday": f"{week}{_WEEKDAYS[weekday]}"})
    return made


def _observance(change: _Change, begin: dt.datetime) -> TimezoneStandard | TimezoneDaylight:
    """From `begin` on; it is written in the hours that held before."""
    made = TimezoneDaylight() if change.summer else TimezoneStandard()
    made.add("dtstart", begin)
    made.add("tzname", change.name)
    made.add("tzoffsetfrom", change.old)
    made.add("tzoffsetto", change.new)
    return made
