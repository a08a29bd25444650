"""The internship as a time line: first day, phases, talks, days that differ, last day.

Why: somebody who has not begun sees at a glance how long it is, what comes when, and that there are
talks along the way. The picture is an SVG that reads from top to bottom, as a phone does; the same
facts stand in a list beside it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from houvast.compose.beginnings import beginning_of
from houvast.compose.figures.letters import Row, rows_of
from houvast.model import Handbook
from houvast.model.choices import At
from houvast.model.organisation import CalendarDay, Period
from houvast.model.rhythm import FeedbackMoment
from houvast.model.start import Phase

__all__ = ["Band", "Mark", "Timeline", "timelines_of"]

# Units of the picture: 344 wide, about one for each pixel of the smallest phone.
WIDTH, TOP, LABEL = 344, 12, 194
SIZE, ROW, GAP, MOST = 13, 15, 7, 3
TALLEST, DAY = 620, 3.6
# The bands of the phases: where they are, how wide together, and the letter and rows in them. Where
# one would be too low for its name the line is longer, up to a limit.
BANDS, BAND, PHASE, PHASE_ROW, LONGEST = 34, 80, 12, 14, 900
# How far ahead a period without an end is drawn when nothing else tells.
AHEAD = dt.timedelta(weeks=2)
_WEEKS = re.compile(
    r"(?:(?:week|weken|weeks|wk)\.?\s*)?(\d{1,3})"
    r"(?:\s*(?:-|–|—|t/m|tot en met|to|through|en|and)\s*(?:week\s*)?(\d{1,3}))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A day on the line. `y` is its place on the axis, `label` the middle of its first row.

    `kind` is `start`, `end`, `talk`, `school` (a talk with somebody of the school), `off` or `day`;
    `of` is what the data says of it. `last` is the last day of several.
    """

    kind: str
    day: dt.date
    last: dt.date | None = None
    of: FeedbackMoment | CalendarDay | None = None
    rows: tuple[Row, ...] = ()
    y: float = 0.0
    until: float = 0.0
    label: float = 0.0


@dataclass(frozen=True, slots=True)
class Band:
    """A phase of the programme, from its first day to its last, beside the axis."""

    phase: Phase
    first: dt.date
    last: dt.date
    x: float = 0.0
    y: float = 0.0
    width: float = 0.0
    height: float = 0.0
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Timeline:
    """The picture of one period. `months` are the places where a month begins."""

    period: Period
    height: int
    axis: tuple[float, float]
    months: tuple[tuple[dt.date, float], ...]
    marks: tuple[Mark, ...]
    bands: tuple[Band, ...]
    width: int = WIDTH

    @property
    def entries(self) -> tuple[Mark | Band, ...]:
        """All that is in the picture, by date; a phase comes before what is in it."""
        order = {"start": 0, "end": 9}

        def key(entry: Mark | Band) -> tuple[dt.date, int]:
            if isinstance(entry, Band):
                return entry.first, 1
            return entry.day, order.get(entry.kind, 2)

        return tuple(sorted((*self.marks, *self.bands), key=key))


Named = Callable[[Mark | Band], str]
"""What a mark or a phase is called, in the language of the picture."""


def timelines_of(handbook: Handbook, named: Named) -> tuple[Timeline, ...]:
    """A time line for each period in which something is known between the first and last day."""
    periods = sorted(handbook.document.internship.periods, key=lambda period: period.starts)
    lines = (_timeline(handbook, period, named) for period in periods)
    return tuple(line for line in lines if line)


def _timeline(handbook: Handbook, period: Period, named: Named) -> Timeline | None:
    bands = list(_bands(handbook, period))
    marks = list(_between(handbook, period))
    if not bands and not marks:
        return None
    known = [mark.last or mark.day for mark in marks] + [band.last for band in bands]
    ends = period.ends or max(known) + AHEAD
    begins = beginning_of(handbook.document, period).day or period.starts
    marks.append(Mark("start", min(max(begins, period.starts), ends)))
    if period.ends and period.ends > period.starts:
        marks.append(Mark("end", period.ends))
    marks.sort(key=lambda mark: (mark.day, mark.kind != "start", mark.kind == "end"))
    room = WIDTH - LABEL
    marks = [replace(mark, rows=rows_of(named(mark), room, MOST, SIZE)) for mark in marks]
    return _drawn(period, ends, marks, bands, named)


def _between(handbook: Handbook, period: Period) -> Iterator[Mark]:
    """The talks and the days that differ, as far as they have a date in the period."""
    last = period.ends or dt.date.max
    for talk in handbook.document.feedback.moments:
        day = talk.when.day if talk.when else None
        if day and period.starts <= day <= last:
            contacts = (handbook.who(person) for person in talk.with_)
            with_school = any(c.at == At.SCHOOL for c in contacts if c) or "school" in talk.with_
            yield Mark("school" if with_school else "talk", day, of=talk)
    for special in handbook.document.calendar:
        until = special.until if special.until and special.until > special.date else None
        if special.date <= last and (until or special.date) >= period.starts:
            kind = "off" if special.closed or special.free else "day"
            first = max(special.date, period.starts)
            yield Mark(kind, first, min(until, last) if until else None, special)


def _bands(handbook: Handbook, period: Period) -> Iterator[Band]:
    """The phases whose weeks can be read, counted from the week of the first day."""
    monday = period.starts - dt.timedelta(days=period.starts.weekday())
    for phase in handbook.document.programme:
        weeks = _weeks(str(phase.weeks)) if phase.weeks else None
        if weeks is None:
            continue
        first = max(period.starts, monday + dt.timedelta(weeks=weeks[0] - 1))
        last = monday + dt.timedelta(weeks=weeks[1], days=-1)
        last = min(last, period.ends) if period.ends else last
        if first <= last:
            yield Band(phase, first, last)


def _weeks(words: str) -> tuple[int, int] | None:
    """The first and the last week of `2–5`, `week 2 t/m 5` or `7`; None for other words."""
    found = _WEEKS.fullmatch(" ".join(words.split()))
    if not found:
        return None
    first = int(found[1])
    last = int(found[2] or first)
    return (first, last) if 1 <= first <= last else None


def _drawn(
    period: Period, ends: dt.date, marks: list[Mark], bands: list[Band], named: Named
) -> Timeline:
    days = max(1, (ends - period.starts).days + 1)
    room = sum(_room(mark) for mark in marks)
    shortest = min(((band.last - band.first).days + 1 for band in bands), default=days)
    legible = min(days * (PHASE_ROW + GAP) / shortest, LONGEST)
    length = max(min(days * DAY, TALLEST), room, 60, legible if bands else 0)

    def y(day: dt.date, *, end: bool = False) -> float:
        return round(TOP + ((day - period.starts).days + end) * length / days, 1)

    top, bottom = y(period.starts), y(ends, end=True)
    placed = [
        replace(
            mark,
            y=y(mark.day, end=mark.kind == "end"),
            until=y(mark.last, end=True) if mark.last else 0.0,
        )
        for mark in marks
    ]
    labelled = _apart(placed, bottom)
    height = int(max(bottom, *(mark.label + _room(mark) for mark in labelled)) + GAP)
    lanes = _lanes(bands)
    drawn = []
    for band, lane, count in lanes:
        width = round(BAND / count - 2, 1)
        band_height = round(y(band.last, end=True) - y(band.first) - 2, 1)
        most = int((band_height - 3) / PHASE_ROW)
        rows = rows_of(named(band), width - 9, most, PHASE) if most else ()
        x = round(BANDS + lane * BAND / count, 1)
        top_of = y(band.first) + 1
        drawn.append(replace(band, x=x, y=top_of, width=width, height=band_height, rows=rows))
    months = tuple((month, y(month)) for month in _months(period.starts, ends, length / days))
    return Timeline(period, height, (top, bottom), months, tuple(labelled), tuple(drawn))


def _room(mark: Mark) -> int:
    return ROW * max(1, len(mark.rows)) + GAP


def _apart(marks: list[Mark], bottom: float) -> list[Mark]:
    """The labels near their days, none over another: moved down first, then up from the end."""
    places: list[float] = []
    for mark in marks:
        free = places[-1] + _room(marks[len(places) - 1]) if places else mark.y
        places.append(max(mark.y, free))
    limit = max(bottom + ROW, TOP + sum(map(_room, marks)))
    for index in reversed(range(len(marks))):
        limit -= _room(marks[index])
        places[index] = limit = min(places[index], limit)
    return [replace(mark, label=round(place, 1)) for mark, place in zip(marks, places, strict=True)]


def _lanes(bands: list[Band]) -> list[tuple[Band, int, int]]:
    """Each band with its lane and how many lanes there are: what is at the same time is beside."""
    ends: list[dt.date] = []
    found: list[tuple[Band, int]] = []
    for band in sorted(bands, key=lambda band: (band.first, band.last)):
        lane = next((n for n, end in enumerate(ends) if end < band.first), len(ends))
        ends[lane : lane + 1] = [band.last]
        found.append((band, lane))
    return [(band, lane, len(ends)) for band, lane in found]


def _months(first: dt.date, last: dt.date, scale: float) -> Sequence[dt.date]:
    """The first days of the months; of quarters or years, where those would be too near."""
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    numbers = range(first.month - 1, first.month - 1 + count)
    months = [dt.date(first.year + n // 12, n % 12 + 1, 1) for n in numbers]
    inside = [month for month in months if month >= first]
    for step in (1, 3, 12, 60):
        found = [day for day in inside if (12 * day.year + day.month - 1) % step == 0]
        if all((b - a).days * scale >= ROW for a, b in pairwise(found)):
            return found
    return found
