"""Before day one, the first week, the programme and the last week."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from houvast.model.base import Item, Model
from houvast.model.moments import Arrival, DayOrWords
from houvast.model.text import Line, Prose
from houvast.model.times import Clock
from houvast.model.values import Number, People, WebLink, YesNo

__all__ = [
    "Arrive",
    "Assignment",
    "BeforeDayOne",
    "FirstDay",
    "Form",
    "Normal",
    "Part",
    "Phase",
    "Preparation",
    "Thing",
    "ToDo",
]


class Thing(Item):
    """Something to bring or to carry."""

    shorthand: ClassVar[str] = "what"

    what: Line
    required: YesNo = False
    why: Prose | None = None


class Arrive(Model):
    """The first half hour: when, where, who is waiting."""

    when: Arrival | None = None
    where: Line | None = None
    who: People = ()
    lunch: Line | None = None
    wear: Line | None = None
    bring: tuple[Thing, ...] = ()
    late: Prose | None = None
    first_access: Prose | None = None


class Preparation(Item):
    """Something to be done before day one, by the intern or by somebody else."""

    shorthand: ClassVar[str] = "do"

    do: Line
    required: YesNo = False
    before: DayOrWords | None = None
    who: People = ()
    why: Prose | None = None
    how: Prose | None = None
    first: Line | None = None
    without_it: Prose | None = None
    document: Line | None = None
    times: tuple[Line, ...] = ()
    link: WebLink | None = None
    login: YesNo = False


class BeforeDayOne(Model):
    """What has to be ready, and what need not be known yet."""

    arrive: Arrive | None = None
    items: tuple[Preparation, ...] = ()
    carry: tuple[Thing, ...] = ()
    personal_data: Prose | None = None
    emergency_contact: Prose | None = None
    from_abroad: Prose | None = None
    not_yet: tuple[Line, ...] = ()


class Part(Item):
    """A part of a day."""

    shorthand: ClassVar[str] = "what"

    time: Clock | None = None
    until: Clock | None = None
    what: Line
    with_: People = Field((), alias="with")
    where: Line | None = None
    why: Prose | None = None
    link: WebLink | None = None
    login: YesNo = False


class FirstDay(Item):
    """A day of the first week or weeks."""

    day: Number | None = None
    title: Line | None = None
    parts: tuple[Part, ...] = ()
    note: Prose | None = None


class Normal(Item):
    """Something that everybody feels or goes through in the beginning."""

    shorthand: ClassVar[str] = "what"

    what: Line
    why: Prose | None = None


class Phase(Item):
    """A part of the programme: some weeks, a rotation, a theme."""

    shorthand: ClassVar[str] = "title"

    weeks: Line | None = None
    title: Line
    where: Line | None = None
    about: Prose | None = None
    goals: tuple[Line, ...] = ()
    with_: People = Field((), alias="with")
    hand_in: tuple[Line, ...] = ()
    for_supervisors: Prose | None = None


class ToDo(Item):
    """Something to be done, by whom and when."""

    shorthand: ClassVar[str] = "do"

    do: Line
    when: Line | None = None
    who: People = ()
    why: Prose | None = None


class Assignment(Item):
    """An assignment with a goal."""

    shorthand: ClassVar[str] = "title"

    title: Line
    about: Prose | None = None
    goal: Prose | None = None
    length: Line | None = None
    by: Line | None = None
    ask: People = ()


class Form(Item):
    """Questions that are answered again and again, such as a weekly note."""

    name: Line
    when: Line | None = None
    questions: tuple[Line, ...] = ()
    read_by: People = ()
    note: Prose | None = None
