"""Who the organisation is, and what the internship is."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from houvast.model.base import Item, Model
from houvast.model.choices import ProfileField, Status, StatusField
from houvast.model.files import Picture
from houvast.model.text import Line, Prose
from houvast.model.times import Clock, Day, TimeZone, Weekdays
from houvast.model.values import Colour, Languages, WebLink, YesNo

__all__ = [
    "Allowance",
    "CalendarDay",
    "Hours",
    "HoursVariant",
    "Internship",
    "Kind",
    "Organisation",
    "Payment",
    "Period",
]


class Organisation(Model):
    """The organisation itself."""

    shorthand: ClassVar[str] = "name"

    name: Line
    about: Prose | None = None
    sector: Line | None = None
    part_of: Line | None = None
    structure: Prose | None = None
    languages: Languages = ("nl",)
    working_language: Prose | None = None
    time_zone: TimeZone | None = None
    logo: Picture | None = None
    colour: Colour | None = None
    website: WebLink | None = None
    credits: tuple[Line, ...] = ()


class Kind(Model):
    """One kind of internship here."""

    shorthand: ClassVar[str] = "name"

    name: Line
    about: Prose | None = None


class Period(Model):
    """From the first day to the last."""

    name: Line | None = None
    starts: Day
    ends: Day | None = None
    note: Line | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Period:
        if self.ends and self.ends < self.starts:
            raise _ends_before_start("ends", self.starts, self.ends)
        return self


class HoursVariant(Model):
    """Other hours for some days, some people or a season."""

    name: Line
    days: Weekdays = ()
    from_: Clock | None = Field(None, alias="from")
    to: Clock | None = None
    per_week: Line | None = None
    starts: Day | None = None
    ends: Day | None = None
    note: Line | None = None


class Hours(Model):
    """When work is done."""

    shorthand: ClassVar[str] = "note"

    days: Weekdays = ()
    from_: Clock | None = Field(None, alias="from")
    to: Clock | None = None
    per_week: Line | None = None
    breaks: Prose | None = None
    variants: tuple[HoursVariant, ...] = ()
    overtime: Prose | None = None
    note: Prose | None = None


class Payment(Model):
    """One payment of several, with its own conditions."""

    shorthand: ClassVar[str] = "amount"

    amount: Line
    when: Line | None = None
    conditions: tuple[Line, ...] = ()
    forms: tuple[Line, ...] = ()


class Allowance(Model):
    """Money: what the intern gets, when, and on which conditions."""

    shorthand: ClassVar[str] = "amount"

    amount: Prose
    paid_when: Line | None = None
    travel: Prose | None = None
    conditions: tuple[Line, ...] = ()
    forms: tuple[Line, ...] = ()
    deposit: Line | None = None
    payments: tuple[Payment, ...] = ()
    tax: Prose | None = None


class Internship(Model):
    """The internship: title, time, money, and whether there is a place now."""

    shorthand: ClassVar[str] = "title"

    title: Line | None = None
    about: Prose | None = None
    kinds: tuple[Kind, ...] = ()
    profile: ProfileField | None = None
    level: Line | None = None
    periods: tuple[Period, ...] = ()
    duration: Line | None = None
    extension: Prose | None = None
    probation: Prose | None = None
    hours: Hours | None = None
    allowance: Allowance | None = None
    status: StatusField = Status.OPEN
    status_note: Prose | None = None
    status_since: Day | None = None
    checked_on: Day | None = None
    valid_until: Day | None = None


def _ends_before_start(at: str, first: dt.date, last: dt.date) -> PydanticCustomError:
    return PydanticCustomError(
        "ends-before-start",
        "order",
        {"at": at, "text": last.isoformat(), "start": first.isoformat()},
    )


class CalendarDay(Item):
    """A day of the year that differs: a holiday, a fair, an open office on a holiday."""

    what: Line
    date: Day
    until: Day | None = None
    closed: YesNo | None = None
    free: YesNo = False
    note: Line | None = None

    @model_validator(mode="after")
    def _in_order(self) -> CalendarDay:
        if self.until and self.until < self.date:
            raise _ends_before_start("until", self.date, self.until)
        return self
