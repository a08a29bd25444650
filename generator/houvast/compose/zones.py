"""A time zone as a calendar file describes it, for the days that the calendar is about.

Why: a reader that does not know the zone by name must still show the hour of the clock on the wall.
icalendar's own `Timezone.from_tzid` leaves out changes that are only weeks apart (version 7.3 sees
none in Morocco's year), so the changes are looked for here, in the data that Python itself uses.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

__all__ = ["time_zone"]

_DAY = dt.timedelta(days=1)


@lru_cache(maxsize=64)
def time_zone(name: str, first: dt.date, last: dt.date) -> Timezone:
    """The component of an IANA time zone, right from `first` up to and including `last`."""
    zone = ZoneInfo(name)
    starts = dt.datetime.combine(first, dt.time(), zone)
    made = Timezone()
    made.add("tzid", name)
    made.add_component(_observance(starts, starts))
    for before, after in _changes(zone, starts, (last - first).days + 1):
        made.add_component(_observance(before, after))
    return made


def _changes(
    zone: ZoneInfo, starts: dt.datetime, days: int
) -> Iterator[tuple[dt.datetime, dt.datetime]]:
    """The moments, to the minute, at which the offset changes: the minute before, and that one."""
    moment = starts.astimezone(dt.UTC)
    for _ in range(days):
        offset = moment.astimezone(zone).utcoffset()
        if (moment + _DAY).astimezone(zone).utcoffset() != offset:
            minutes = [moment + dt.timedelta(minutes=n) for n in range(1, 24 * 60 + 1)]
            found = bisect_left(
                minutes, True, key=lambda m: bool(m.astimezone(zone).utcoffset() != offset)
            )
            before = minutes[found] - dt.timedelta(minutes=1)
            yield before.astimezone(zone), minutes[found].astimezone(zone)
        moment += _DAY


def _observance(before: dt.datetime, after: dt.datetime) -> TimezoneStandard | TimezoneDaylight:
    """From `after` on; its beginning is written in the hours that held before."""
    made = TimezoneDaylight() if after.dst() else TimezoneStandard()
    old, new = before.utcoffset() or dt.timedelta(), after.utcoffset() or dt.timedelta()
    made.add("dtstart", (after.astimezone(dt.UTC) + old).replace(tzinfo=None))
    made.add("tzname", after.tzname() or "")
    made.add("tzoffsetfrom", old)
    made.add("tzoffsetto", new)
    return made
