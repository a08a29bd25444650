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
_EVERY_DAY = re.compile(r"(?:elke|iedere|every|each)\s+(?:werk|working\s*)?da[gy]", re.IGNORECASE)
_TO = r"\s*(?:-|–|—|tot|to|until)\s*"
_AT = r"(?:,|om|at|van|from)?\s*"


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
    the reader's language.
    """

    days: tuple[int, ...] = ()
    starts: dt.time | None = None
    ends: dt.time | None = None
    complete: bool = False

    @classmethod
    def read(cls, value: Any) -> When:
        """`monday 06:15`, `ma en do 9.30-10.00`, `elke dag 9 uur`, or any words."""
        if isinstance(value, When):
            return value
        text = _LINE.read(value)
        words = str(text)
        days: tuple[int, ...] = ()
        rest = words
        if found := _EVERY_DAY.match(words):
            days, rest = tuple(range(5)), words[found.end() :]
        elif found := _DAYS.match(words):
            names = re.sub(r"(dag|day)s\b", r"\1", found[1], flags=re.IGNORECASE)
            try:
                days, rest = read_weekdays(names), words[found.end() :]
            except PydanticCustomError:
                days, rest = (), words
        if days and re.match(r"\w", rest):
            days, rest = (), words
        rest = re.sub(r"^\s*(ochtend|middag|avond)?", lambda m: m[1] or "", rest)
        times = _clocks(rest)
        if times is None:
            return cls(text, days, None, None, complete=bool(days) and not rest.strip(" .,;"))
        clock, left = times
        ends = clock[1] if len(clock) > 1 else None
        if ends and ends <= clock[0]:
            start, end = f"{clock[0]:%H:%M}", f"{ends:%H:%M}"
            raise PydanticCustomError("ends-before-start", "order", {"text": end, "start": start})
        return cls(text, days, clock[0], ends, complete=not left)


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


_OFTEN: Mapping[str, Often] = {
    **dict.fromkeys(("day", "daily", "every day", "dag", "elke dag", "dagelijks"), Often.DAY),
    **dict.fromkeys(("week", "weekly", "every week", "elke week", "wekelijks"), Often.WEEK),
    **dict.fromkeys(
        (
            *("two-weeks", "two weeks", "2 weeks", "every two weeks", "every other week"),
            *("fortnight", "fortnightly", "2 weken", "twee weken", "elke twee weken", "om de week"),
        ),
        Often.TWO_WEEKS,
    ),
    **dict.fromkeys(("month", "monthly", "every month", "maand", "elke maand"), Often.MONTH),
    "maandelijks": Often.MONTH,
    **dict.fromkeys(("quarter", "quarterly", "every quarter", "kwartaal"), Often.QUARTER),
    "elk kwartaal": Often.QUARTER,
    **dict.fromkeys(("year", "yearly", "every year", "jaar", "elk jaar", "jaarlijks"), Often.YEAR),
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
        return cls(text, _OFTEN.get(" ".join(str(text).split()).casefold()))
