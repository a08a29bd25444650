"""The week as a picture: places and sizes of the fixed moments in a timetable.

Why: a rhythm is seen at a glance, or not at all. Each moment begins at its own hour, and its name
fits: where much happens an hour is higher, where nothing does it is lower. The picture is an SVG;
the same facts stand in words below it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from houvast.compose.figures.letters import Row, rows_of
from houvast.compose.occurrences import pattern_of
from houvast.model import Text
from houvast.model.handbook import Document
from houvast.model.organisation import Hours
from houvast.model.rhythm import FixedMoment

__all__ = ["Box", "Week", "week_of"]

WIDTH, LEFT, TOP = 344, 30, 24
# The height of an hour in which something happens nearby, of one of work, and of any other.
BUSY, CALM, QUIET = 26, 16, 6
# A box: the size of its letter, its rows, the space around them, and between two boxes.
SIZE, ROW, SPACE, BETWEEN, MOST = 11, 13, 7, 2, 4
# Names of hours are at least this far apart.
APART = 16


@dataclass(frozen=True, slots=True)
class Box:
    """A moment as a rectangle, in units of the picture, with the rows of its name.

    `some` is true when it is not every week.
    """

    x: float
    y: float
    width: float
    height: float
    moment: FixedMoment
    rows: tuple[Row, ...] = ()
    some: bool = False


@dataclass(frozen=True, slots=True)
class Week:
    """The picture: days across, hours down, and the boxes. `moments` are in the order of a week."""

    width: int
    height: int
    left: int
    top: int
    column: float
    days: tuple[int, ...]
    hours: tuple[tuple[int, float], ...]
    bands: tuple[tuple[float, float, float], ...]
    boxes: tuple[Box, ...]
    moments: tuple[FixedMoment, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    """A moment on a day: from and to in hours, `starts` is None where it has no time."""

    day: int
    starts: float | None
    ends: float
    moment: FixedMoment
    rows: tuple[Row, ...]
    some: bool

    @property
    def needs(self) -> float:
        return ROW * len(self.rows) + SPACE


def week_of(document: Document, name: Callable[[Text], str]) -> Week | None:
    """The week of a handbook; None when no fixed moment comes every week or every other week.

    `name` gives the words of a text in the language of the picture.
    """
    weekly = [
        (moment, pattern)
        for moment in document.rhythm
        if (pattern := pattern_of(moment, document)) and pattern.weeks
    ]
    if not weekly:
        return None
    work = document.internship.hours
    days = sorted(
        {d for _, pattern in weekly for d in pattern.days} | set(work.days if work else ())
    )
    column = (WIDTH - LEFT) / len(days)
    places = [
        _Place(
            day,
            _hours(moment.when.starts) if moment.when and moment.when.starts else None,
            _end(moment),
            moment,
            rows_of(name(moment.what), column - 11, MOST, SIZE),
            pattern.weeks > 1,
        )
        for moment, pattern in weekly
        for day in pattern.days
    ]
    stretches = tuple(_stretches(work, days))
    by_day = {day: _in_order(place for place in places if place.day == day) for day in days}
    above = max(sum(p.needs + BETWEEN for p in day if p.starts is None) for day in by_day.values())
    y, bottom = _axis(by_day, [(a, b) for _, a, b in stretches], TOP + above)
    x = {day: round(LEFT + index * column + 2, 1) for index, day in enumerate(days)}
    boxes = [box for day in days for box in _boxes(by_day[day], x[day], column - 4, y)]
    order = sorted(weekly, key=lambda one: (one[1].days, _start(one[0])))
    return Week(
        width=WIDTH,
        height=int(bottom + 10),
        left=LEFT,
        top=TOP,
        column=round(column, 1),
        days=tuple(days),
        hours=tuple(_named_hours(y)),
        bands=tuple((x[day], y[a], round(y[b] - y[a], 1)) for day, a, b in stretches if a < b),
        boxes=tuple(boxes),
        moments=tuple(moment for moment, _ in order),
    )


def _hours(time: dt.time | None) -> float:
    return time.hour + time.minute / 60 if time else 0.0


def _start(moment: FixedMoment) -> float:
    return _hours(moment.when.starts) if moment.when else 0.0


def _end(moment: FixedMoment) -> float:
    """Where a moment ends on its own day: at midnight at the latest."""
    starts, ends = _start(moment), _hours(moment.when.ends if moment.when else None)
    if moment.when and moment.when.ends:
        return ends if ends > starts else 24.0
    return min(24.0, starts + (moment.minutes or 30) / 60)


def _stretches(work: Hours | None, days: Sequence[int]) -> Iterator[tuple[int, float, float]]:
    """The hours of work: a day, from and to. Work at night goes on the next morning."""
    if work is None or work.from_ is None or work.to is None:
        return
    at_night = work.to <= work.from_
    for day in work.days or days:
        yield day, _hours(work.from_), 24.0 if at_night else _hours(work.to)
        if at_night and (day + 1) % 7 in days:
            yield (day + 1) % 7, 0.0, _hours(work.to)


def _in_order(places: Iterable[_Place]) -> list[_Place]:
    return sorted(places, key=lambda place: (place.starts is not None, place.starts or 0.0))


def _axis(
    by_day: Mapping[int, Sequence[_Place]], stretches: Sequence[tuple[float, float]], top: float
) -> tuple[dict[float, float], float]:
    """The height of each hour that matters, and of the bottom.

    What begins later on a day is below the names of all that began before it.
    """
    timed = [(p.starts, p.ends) for day in by_day.values() for p in day if p.starts is not None]
    ends = {end for pair in (*timed, *stretches) for end in pair}
    if not ends:
        return {}, top
    whole = range(int(min(ends)), min(24, int(-(-max(ends) // 1))) + 1)
    busy = [(int(a) - 0.5, b + 0.5) for a, b in timed]
    y: dict[float, float] = {}
    below = dict.fromkeys(by_day, top)
    for hour in sorted({*ends, *map(float, whole)}):
        before = max(y, default=None)
        if before is not None:
            near = any(a < hour and before < b for a, b in busy)
            calm = any(a < hour and before < b for a, b in stretches)
            top = y[before] + (hour - before) * (BUSY if near else CALM if calm else QUIET)
        begin = [(day, p) for day, all_ in by_day.items() for p in all_ if p.starts == hour]
        y[hour] = round(max([top, *(below[day] for day, _ in begin)]), 1)
        for day, place in begin:
            below[day] = max(below[day], y[hour]) + place.needs + BETWEEN
    return y, max(*y.values(), *below.values())


def _boxes(
    places: Sequence[_Place], x: float, width: float, y: Mapping[float, float]
) -> Iterator[Box]:
    """The boxes of a day. What begins at the same time stands below each other."""
    tops, free = list[float](), float(TOP)
    for place in places:
        top = free if place.starts is None else max(y[place.starts], free)
        tops.append(top)
        free = top + place.needs + BETWEEN
    for place, top, after in zip(places, tops, [*tops[1:], None], strict=False):
        bottom = top + place.needs
        if place.starts is not None:
            bottom = max(bottom, y[place.ends])
        if after is not None:
            bottom = min(bottom, after - BETWEEN)
        size = round(width, 1), round(bottom - top, 1)
        yield Box(x, round(top, 1), *size, place.moment, place.rows, place.some)


def _named_hours(y: Mapping[float, float]) -> Iterator[tuple[int, float]]:
    """The whole hours that have a name and a line, and how high they are."""
    last = -float(APART)
    for hour in sorted(y):
        if hour == int(hour) and y[hour] - last >= APART:
            last = y[hour]
            yield int(hour), last
