"""When something happens: on a day, every week, or in words.

Why: a rhythm is not always weekly ("the second Friday of the cooldown"), so a moment may stay text.
Where days and a time can be read, the week picture and the calendar use them.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import PydanticCustomError, core_schema

from houvast.model.text import LINE, Rules, Text
from houvast.model.times import (
    CLOCK,
    DAY_NAME,
    clock_in,
    read_clock,
    read_day,
    read_weekdays,
)

__all__ = ["Arrival", "ClockOrWords", "DayOrWords", "Every", "Often", "When"]

_LINE = Rules(LINE, rich=False)
_DAYS = re.compile(
    rf"(?:op|on|elke|iedere|every|each)?\s*((?:{DAY_NAME})s?\.?"
    rf"(?:\s*(?:,|&|\+|en|and|t/m|tot en met|to|through|[-–—])\s*(?:{DAY_NAME})\.?)*)",
    re.IGNORECASE,
)
_EVERY_DAY = re.compile(
    r"(?:(?:elke|iedere|every|each)\s+(?:werk|working\s*)?(?:da[gy]|ochtend|morning)|dagelijks|daily)\b",
    re.IGNORECASE,
)
# A part of the day behind its name: `vrijdagmiddag 3 uur` is at 15:00.
_PART = re.compile(
    r"\s*(?:in the\s+)?(?P<part>ochtend|morgen|morning|middag|afternoon|avond|evening)s?\b",
    re.IGNORECASE,
)
_LATE = {"middag", "afternoon", "avond", "evening"}
_TO = r"\s*(?:-|–|—|tot|to|until)\s*"
_AT = r"(?:,|om|at|van|from)?\s*"
# What begins after the one and ends before the other, ends on the next day.
_EVENING, _MORNING = dt.time(17), dt.time(10)


def _clocks(text: str) -> tuple[tuple[dt.time, ...], str] | None:
    """One or two times at the beginning of `text`, and what is left; None when there are none."""
    text = re.sub(rf"^{_AT}", "", text.strip())
    first = CLOCK.match(text)
    if not first or (first["minute"] is None and not first["unit"] and not _uses_word(first)):
        return None
    times = [clock_in(first, first[0])]
    rest = text[first.end() :]
    if join := re.match(_TO, rest):
        second = CLOCK.match(rest[join.end() :])
        if second:
            times.append(clock_in(second, second[0]))
            rest = rest[join.end() + second.end() :]
    return tuple(times), re.sub(r"^\s*uur\b", "", rest).strip(" .,;")


def _over_midnight(starts: dt.time, ends: dt.time) -> bool:
    """Whether `23:30-00:30` is meant: from an evening to the next morning, not the other way."""
    return starts >= _EVENING and ends <= _MORNING


def _uses_word(found: re.Match[str]) -> bool:
    return bool(re.search(r"u", found[0], re.IGNORECASE))


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A text that may also be understood."""

    text: Text

    @classmethod
    def __get_pydantic_core_schema__(
        cls, _source: Any, _handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(cls.read)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, _schema: core_schema.CoreSchema, _handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return _LINE.json_schema()

    @classmethod
    def read(cls, value: Any) -> Any:
        """The moment in a text, or in the first of several languages."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class When(_Spoken):
    """Days of the week (Monday as 0) and times, where the text can be read as such.

    `complete` is true when the text says nothing beyond them, so that it may be written anew in
    the reader's language. `daily` is true for "every day": on all days of work, whichever they are.
    `date` is the day of a moment that is once, or from which is counted.
    """

    days: tuple[int, ...] = ()
    starts: dt.time | None = None
    ends: dt.time | None = None
    complete: bool = False
    daily: bool = False
    date: dt.date | None = None

    @classmethod
    def read(cls, value: Any) -> When:
        """`monday 06:15`, `ma en do 9.30-10.00`, `elke dag 9 uur`, or any words."""
        if isinstance(value, When):
            return value
        text = _LINE.read(value)
        words = str(text)
        if re.search(r"\d{4}", words) and (once := Arrival.read(text)).day:
            return cls(text, (), once.starts, complete=True, date=once.day)
        days: tuple[int, ...] = ()
        rest, daily = words, False
        if found := _EVERY_DAY.match(words):
            days, rest, daily = tuple(range(5)), words[found.end() :], True
        elif found := _DAYS.match(words):
            names = re.sub(r"(dag|day)s\b", r"\1", found[1], flags=re.IGNORECASE)
            try:
                days, rest = read_weekdays(names), words[found.end() :]
            except PydanticCustomError:
                days, rest = (), words
        part = _PART.match(rest) if days else None
        rest = rest[part.end() :] if part else rest
        if days and not part and re.match(r"\w", rest):
            days, rest = (), words
        times = _clocks(rest)
        if times is None:
            complete = bool(days) and not part and not rest.strip(" .,;")
            return cls(text, days, None, None, complete=complete, daily=daily)
        clock, left = times
        if part and part["part"].casefold() in _LATE and 0 < clock[0].hour < 12:
            clock = tuple(
                t.replace(hour=t.hour + 12) if clock[0] <= t < dt.time(12) else t for t in clock
            )
        ends = clock[1] if len(clock) > 1 else None
        if ends and ends <= clock[0] and not _over_midnight(clock[0], ends):
            start, end = f"{clock[0]:%H:%M}", f"{ends:%H:%M}"
            raise PydanticCustomError("ends-before-start", "order", {"text": end, "start": start})
        return cls(text, days, clock[0], ends, complete=not left, daily=daily)


@dataclass(frozen=True, slots=True)
class Arrival(_Spoken):
    """The first moment: a date and a time where they can be read, else words."""

    day: dt.date | None = None
    starts: dt.time | None = None

    @classmethod
    def read(cls, value: Any) -> Arrival:
        """`2027-02-01 08:30`, `maandag 1 februari 2027 om 8.30 uur`, `08:30`, or any words."""
        if isinstance(value, Arrival):
            return value
        text = _LINE.read(value)
        words = " ".join(str(text).split())
        if times := _clocks(words):
            return cls(text, None, times[0][0]) if not times[1] else cls(text)
        head = re.match(r"(.*?\d{4}(?:-\d{1,2}-\d{1,2})?)(?:T|,|\s)*(.*)$", words)
        if not head or not re.search(r"\d{1,2}", head[1]):
            return cls(text)
        try:
            day = read_day(head[1])
        except PydanticCustomError as problem:
            if problem.type == "not-a-date":
                return cls(text)
            raise
        times = _clocks(head[2]) if head[2] else None
        if head[2] and times is None:
            return cls(text)
        return cls(text, day, times[0][0] if times else None)


@dataclass(frozen=True, slots=True)
class DayOrWords(_Spoken):
    """A date where it can be read, else words ("two weeks before you start")."""

    day: dt.date | None = None

    @classmethod
    def read(cls, value: Any) -> DayOrWords:
        """`2027-01-15`, `15 januari 2027`, or any words."""
        if isinstance(value, DayOrWords):
            return value
        text = _LINE.read(value)
        return cls(text, _understood(read_day, text, "not-a-date"))


@dataclass(frozen=True, slots=True)
class ClockOrWords(_Spoken):
    """A time of day where it can be read, else words ("the afternoon before")."""

    clock: dt.time | None = None

    @classmethod
    def read(cls, value: Any) -> ClockOrWords:
        """`7:30`, `9 uur`, or any words."""
        if isinstance(value, ClockOrWords):
            return value
        text = _LINE.read(value)
        return cls(text, _understood(read_clock, text, "not-a-time"))


T = TypeVar("T")


def _understood(read: Callable[[str], T], text: Text, words: str) -> T | None:
    """What `read` makes of a text; None when it says that these are `words`."""
    try:
        return read(str(text))
    except PydanticCustomError as problem:
        if problem.type == words:
            return None
        raise


class Often(StrEnum):
    """How often a fixed moment comes round."""

    DAY = "day"
    WEEK = "week"
    TWO_WEEKS = "two-weeks"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


# What may stand before the step: "elke week", "eens per week", "once a week", "1x in de week".
_EACH = re.compile(
    r"(?:(?:elke?|ieder|iedere|every|each)|(?:(?:eens|een keer|één keer|once|1x|1 x|1 keer) )?"
    r"(?:per|a|in de|in the|om de(?= (?:2|twee))))\s+"
)
_OFTEN: Mapping[str, Often] = {
    **dict.fromkeys(("day", "daily", "dag", "dagelijks"), Often.DAY),
    **dict.fromkeys(("werkdag", "working day", "weekday"), Often.DAY),
    **dict.fromkeys(("week", "weekly", "wekelijks"), Often.WEEK),
    **dict.fromkeys(
        ("two-weeks", "two weeks", "2 weeks", "2 weken", "twee weken"), Often.TWO_WEEKS
    ),
    **dict.fromkeys(("fortnight", "fortnightly", "tweewekelijks"), Often.TWO_WEEKS),
    **dict.fromkeys(("every other week", "om de week", "other week"), Often.TWO_WEEKS),
    **dict.fromkeys(("month", "monthly", "maand", "maandelijks"), Often.MONTH),
    **dict.fromkeys(("quarter", "quarterly", "kwartaal"), Often.QUARTER),
    **dict.fromkeys(("year", "yearly", "jaar", "jaarlijks"), Often.YEAR),
}


@dataclass(frozen=True, slots=True)
class Every(_Spoken):
    """How often, as one of a few steps, or in words."""

    often: Often | None = None

    @classmethod
    def read(cls, value: Any) -> Every:
        """`week`, `om de week`, `maand`, or any words."""
        if isinstance(value, Every):
            return value
        text = _LINE.read(value)
        words = " ".join(str(text).split()).casefold()
        return cls(text, _OFTEN.get(words) or _OFTEN.get(_EACH.sub("", words, count=1)))
