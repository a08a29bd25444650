"""Dates, times of day and days of the week, as people in the Netherlands write them.

Why: `1-2-2027`, `09u30` and `ma t/m do` are clear to every reader, so they are clear to Houvast. A
date that does not exist (30 February) is told at its place instead of being moved or dropped.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Annotated, Any

from babel.core import get_global
from babel.dates import get_day_names, get_month_names
from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from houvast.model.values import ValueKind, text_of
from houvast.texts import LANGUAGES

__all__ = [
    "CLOCK",
    "DAY_NAME",
    "Clock",
    "Day",
    "TimeZone",
    "Weekdays",
    "clock_in",
    "read_clock",
    "read_day",
    "read_weekdays",
    "weekday_names",
]


def _names(
    names: Mapping[str, Mapping[int, str]],
) -> dict[str, int]:
    return {
        name.casefold().rstrip("."): number
        for by_number in names.values()
        for number, name in by_number.items()
    }


def _months() -> dict[str, int]:
    found: dict[str, int] = {}
    for language in LANGUAGES:
        for width in ("wide", "abbreviated"):
            found |= _names({language: dict(get_month_names(width, locale=language).items())})
    return found | {"mrt": 3, "sept": 9, "maa": 3}


def weekday_names() -> dict[str, int]:
    """Names and abbreviations of the days, nl and en, with Monday as 0."""
    found: dict[str, int] = {}
    for language in LANGUAGES:
        for width in ("wide", "abbreviated", "short"):
            found |= _names({language: dict(get_day_names(width, locale=language).items())})
    return found | {"tues": 1, "thur": 3, "thurs": 3}


MONTHS = _months()
WEEKDAYS = weekday_names()
DAY_KEYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WORKING_DAYS = {"werkdagen", "doordeweeks", "elke werkdag", "weekdays", "working days"}
DAY_NAME = "|".join(sorted(WEEKDAYS, key=len, reverse=True))
_CLOCK = r"(?P<hour>\d{1,2})(?:\s*[:.u]\s*(?P<minute>\d{2})|\s*u(?:ur)?)?"
# Behind a time: "uur", "h", "am". A bare number is only a time where nothing else is meant.
CLOCK = re.compile(_CLOCK + r"\s*(?P<unit>uur|u|h|hrs|am|pm|a\.m\.|p\.m\.)?", re.IGNORECASE)


def _date(year: int, month: int, day: int, text: str) -> dt.date:
    """The date; one that does not exist, or is far from any internship, is a finding."""
    if not 2000 <= year <= 2100:
        raise PydanticCustomError("impossible-date", "date", {"text": text, "got": "year"})
    try:
        return dt.date(year, month, day)
    except ValueError:
        raise PydanticCustomError("impossible-date", "date", {"text": text}) from None


def read_day(text: str) -> dt.date:
    """The date in `text`: `2027-02-01`, `1-2-2027`, `1 februari 2027`, `February 1, 2027`.

    A day of the week before it must be the right one. Raises PydanticCustomError.
    """
    words = " ".join(text.split()).casefold()
    named = re.fullmatch(rf"(?:({DAY_NAME})\.?,?\s+)?(.+)", words)
    weekday, rest = (named[1], named[2]) if named else (None, words)
    found = _parts_of_date(rest)
    if found is None:
        raise PydanticCustomError("not-a-date", "date", {"text": text})
    date = _date(*found, text)
    if weekday and WEEKDAYS[weekday] != date.weekday():
        values = {"text": text, "got": DAY_KEYS[date.weekday()], "date": date.isoformat()}
        raise PydanticCustomError("wrong-weekday", "weekday", values)
    return date


def _parts_of_date(words: str) -> tuple[int, int, int] | None:
    """Year, month and day, if the words are a date; they need not exist."""
    if found := re.fullmatch(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", words):
        return int(found[1]), int(found[2]), int(found[3])
    if found := re.fullmatch(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", words):
        return int(found[3]), int(found[2]), int(found[1])
    found = re.fullmatch(
        r"(?P<day>\d{1,2})(?:st|nd|rd|th|e)?\s+(?P<month>[a-zé]+)\.?,?\s+(\d{4})", words
    )
    found = found or re.fullmatch(
        r"(?P<month>[a-z]+)\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})", words
    )
    if found and found["month"] in MONTHS:
        return int(found[3]), MONTHS[found["month"]], int(found["day"])
    return None


def clock_in(found: re.Match[str], text: str) -> dt.time:
    """The time of a match of the clock pattern; an impossible one is a finding."""
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    unit = (found["unit"] or "").casefold().replace(".", "")
    if unit in ("am", "pm"):
        if not 1 <= hour <= 12:
            raise PydanticCustomError("impossible-time", "time", {"text": text})
        hour = hour % 12 + (12 if unit == "pm" else 0)
    if hour > 23 or minute > 59:
        raise PydanticCustomError("impossible-time", "time", {"text": text})
    return dt.time(hour, minute)


def read_clock(text: str) -> dt.time:
    """The time of day in `text`: `9:30`, `09.30`, `09u30`, `9 uur`. Raises PydanticCustomError."""
    found = CLOCK.fullmatch(" ".join(text.split()))
    if not found:
        raise PydanticCustomError("not-a-time", "time", {"text": text})
    return clock_in(found, text)


def read_weekdays(text: str) -> tuple[int, ...]:
    """The days in `text` (`ma`, `ma, wo en vr`, `mon-thu`, `ma t/m do`), Monday as 0.

    Raises PydanticCustomError for a word that is no day.
    """
    words = " ".join(text.split()).casefold()
    if words in _WORKING_DAYS:
        return tuple(range(5))
    # "tot en met" holds an "en" that does not separate two days.
    words = re.sub(r"\b(?:tot en met|tot|until|till)\b", "t/m", words)
    days: list[int] = []
    for part in re.split(r"\s*(?:,|&|\+|\ben\b|\band\b)\s*", words):
        ends = re.split(r"\s*(?:t/m|through|to|[-–—])\s*", part)
        numbers = [WEEKDAYS.get(end.rstrip(".")) for end in ends]
        if len(ends) > 2 or None in numbers:
            raise PydanticCustomError("not-a-weekday", "weekday", {"text": part or text})
        first, last = numbers[0] or 0, numbers[-1] or 0
        days += [day % 7 for day in range(first, last + 1 if last >= first else last + 8)]
    return tuple(sorted(set(days)))


def _day(value: Any) -> dt.date:
    return value if isinstance(value, dt.date) else read_day(text_of(value))


def _clock(value: Any) -> dt.time:
    return value if isinstance(value, dt.time) else read_clock(text_of(value))


def _weekdays(value: Any) -> tuple[int, ...]:
    if isinstance(value, (list, tuple)):
        return tuple(sorted({day for part in value for day in read_weekdays(text_of(part))}))
    return read_weekdays(text_of(value))


Day = Annotated[
    dt.date, BeforeValidator(_day), ValueKind("date"), WithJsonSchema({"type": "string"})
]
"""A date, in ISO order or in Dutch or English words."""

Clock = Annotated[
    dt.time,
    BeforeValidator(_clock),
    ValueKind("time"),
    WithJsonSchema({"type": ["string", "number"]}),
]
"""A time of day, to the minute."""

Weekdays = Annotated[
    tuple[int, ...],
    BeforeValidator(_weekdays),
    ValueKind("weekdays"),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}),
]
"""Days of the week, Monday as 0, in order."""


def _time_zone(value: Any) -> str:
    text = text_of(value)
    if text != "UTC" and text not in get_global("zone_territories"):
        choices = "Europe/Amsterdam, Europe/London, America/New_York, UTC"
        values = {"text": text, "choices": choices}
        raise PydanticCustomError("unknown-choice", "time zone", values)
    return text


TimeZone = Annotated[
    str, BeforeValidator(_time_zone), ValueKind("short"), WithJsonSchema({"type": "string"})
]
"""A time zone by its name in the IANA list, such as `Europe/Amsterdam`."""
