"""The week as a picture: places and sizes of the fixed moments in a timetable.

Why: a rhythm is seen at a glance, or not at all. The picture is an SVG; the same facts stand in
words beside it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from houvast.model.handbook import Document
from houvast.model.moments import Often
from houvast.model.organisation import Hours
from houvast.model.rhythm import FixedMoment

__all__ = ["Box", "Week", "week_of"]

WIDTH, LEFT, TOP, HOUR = 344, 30, 24, 26
# The least height that holds one line of text.
LEAST = 20
TWO_LINES = 33.0
# The width of a letter of bold type of 11 units.
LETTER = 5.9


@dataclass(frozen=True, slots=True)
class Box:
    """A moment as a rectangle, in units of the picture."""

    x: float
    y: float
    width: float
    height: float
    moment: FixedMoment
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Week:
    """The picture: days across, hours down, and the boxes."""

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


def week_of(document: Document) -> Week | None:
    """The week of a handbook; None when no fixed moment has a day and a time."""
    moments = [
        moment
        for moment in document.rhythm
        if moment.when and moment.when.days and moment.when.starts
        if moment.every is None or moment.every.often in (Often.DAY, Often.WEEK, Often.TWO_WEEKS)
    ]
    if not moments:
        return None
    work = document.internship.hours
    days = sorted(
        {day for m in moments if m.when for day in m.when.days} | set(work.days if work else ())
    )
    starts = [_hours(m.when.starts) for m in moments if m.when and m.when.starts]
    ends = [_end(m) for m in moments]
    if work and work.from_ and work.to and work.from_ < work.to:
        starts.append(_hours(work.from_))
        ends.append(_hours(work.to))
    first, last = int(min(starts)), min(24, int(-(-max(ends) // 1)))
    scale = HOUR if last - first <= 10 else max(14.0, HOUR * 10 / (last - first))
    column = (WIDTH - LEFT) / len(days)

    def y(hours: float) -> float:
        return round(TOP + (hours - first) * scale, 1)

    bands = []
    for index, day in enumerate(days):
        x = round(LEFT + index * column + 2, 1)
        if work and day in (work.days or days):
            top = y(_hours(work.from_)) if work.from_ else y(first)
            until = work.to if work.to and work.from_ and work.to > work.from_ else None
            bottom = y(_hours(until)) if until else y(last)
            bands.append((x, top, round(bottom - top, 1)))
        # Who works at night goes on the next morning.
        if _at_night(work) and work and work.to and (day - 1) % 7 in (work.days or days):
            bands.append((x, y(first), round(max(0.0, y(_hours(work.to)) - y(first)), 1)))
    boxes = []
    for moment in moments:
        when = moment.when
        if when is None or when.starts is None:
            continue
        for day in when.days:
            top = y(_hours(when.starts))
            height = max(LEAST, round(y(_end(moment)) - top, 1))
            x = round(LEFT + days.index(day) * column + 2, 1)
            boxes.append(Box(x, top, round(column - 4, 1), height, moment))
    step = 2 if last - first > 6 else 1
    hours = tuple((hour, y(hour)) for hour in range(first, last + 1, step))
    placed = _apart(boxes)
    height = int(max(y(last), *(box.y + box.height for box in placed)) + 6)
    return Week(
        width=WIDTH,
        height=height,
        left=LEFT,
        top=TOP,
        column=round(column, 1),
        days=tuple(days),
        hours=hours,
        bands=tuple(bands),
        boxes=placed,
        moments=tuple(moments),
    )


def _hours(time: dt.time | None) -> float:
    return time.hour + time.minute / 60 if time else 0.0


def _at_night(work: Hours | None) -> bool:
    return bool(work and work.from_ and work.to and work.to <= work.from_)


def _end(moment: FixedMoment) -> float:
    when = moment.when
    if when is None:
        return 0.0
    if when.ends:
        return _hours(when.ends)
    return min(24.0, _hours(when.starts) + (moment.minutes or 30) / 60)


def _apart(boxes: list[Box]) -> tuple[Box, ...]:
    """The boxes of one day, moved down where a small one would cover the next.

    A name of several words gets two lines where the time after it is empty.
    """
    placed: list[Box] = []
    for box in sorted(boxes, key=lambda b: (b.x, b.y)):
        before = placed[-1] if placed and placed[-1].x == box.x else None
        top = max(box.y, before.y + before.height + 2) if before else box.y
        placed.append(replace(box, y=round(top, 1)))
    for index, box in enumerate(placed):
        after = placed[index + 1] if index + 1 < len(placed) else None
        free = after.y - box.y - 2 if after and after.x == box.x else TWO_LINES
        if box.height < TWO_LINES <= free and _is_long(box):
            placed[index] = replace(box, height=TWO_LINES)
    return tuple(placed)


def _is_long(box: Box) -> bool:
    """Whether the name, in some language, has several words and does not fit on one line."""
    names = [words for _, words in box.moment.what.values]
    return any(" " in name and len(name) * LETTER > box.width - 8 for name in names)
