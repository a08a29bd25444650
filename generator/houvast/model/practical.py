"""The practical side: being absent, the place, tools, channels, safety."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from houvast.model.base import Item, Model
from houvast.model.moments import ClockOrWords
from houvast.model.text import Line, Prose
from houvast.model.times import Clock
from houvast.model.values import People, WebLink, YesNo

__all__ = [
    "Absence",
    "Channel",
    "OtherPlace",
    "Place",
    "Report",
    "Room",
    "Safety",
    "SafetyPlace",
    "Tool",
]


class Report(Model):
    """Whom to tell, how, before what time, and what happens otherwise."""

    shorthand: ClassVar[str] = "how"

    tell: People = ()
    how: Prose | None = None
    from_: Clock | None = Field(None, alias="from")
    before: ClockOrWords | None = None
    say: Line | None = None
    also_school: YesNo = False
    otherwise: tuple[Line, ...] = ()
    when_better: Prose | None = None
    long: Prose | None = None


class Absence(Model):
    """Sick, late, on leave."""

    sick: Report | None = None
    late: Report | None = None
    leave: Report | None = None
    emergency: Report | None = None
    catch_up: Prose | None = None


class Room(Item):
    """A room or a spot, what it is for and its rules."""

    shorthand: ClassVar[str] = "name"

    name: Line
    where: Line | None = None
    use: Line | None = None
    rules: tuple[Line, ...] = ()


class OtherPlace(Item):
    """Another place where the intern may work."""

    shorthand: ClassVar[str] = "name"

    name: Line
    address: Line | None = None
    note: Prose | None = None


class Place(Model):
    """Where it is and how to get in."""

    shorthand: ClassVar[str] = "address"

    address: Line | None = None
    route: Prose | None = None
    parking: Line | None = None
    opening_hours: Line | None = None
    access: Prose | None = None
    desk: Prose | None = None
    rooms: tuple[Room, ...] = ()
    lunch: Prose | None = None
    facilities: tuple[Line, ...] = ()
    remote: Prose | None = None
    others: tuple[OtherPlace, ...] = ()


class Tool(Item):
    """Something to work with: a thing, a programme, an account."""

    shorthand: ClassVar[str] = "name"

    name: Line
    use: Line | None = None
    from_: People = Field((), alias="from")
    when: Line | None = None
    how: Prose | None = None
    rules: tuple[Line, ...] = ()
    link: WebLink | None = None
    login: YesNo = False


class Channel(Item):
    """A way to talk with each other, and its rules."""

    shorthand: ClassVar[str] = "name"

    name: Line
    use: Line | None = None
    rules: tuple[Line, ...] = ()
    confidential: YesNo | None = None
    link: WebLink | None = None
    login: YesNo = False


class SafetyPlace(Model):
    """What differs in another building."""

    shorthand: ClassVar[str] = "name"

    name: Line
    assembly_point: Line | None = None
    aed: Line | None = None
    counted_by: People = ()


class Safety(Model):
    """What to do when something happens, and how to prevent it."""

    emergency: Prose | None = None
    assembly_point: Line | None = None
    counted_by: People = ()
    aed: Line | None = None
    places: tuple[SafetyPlace, ...] = ()
    first_aid: Prose | None = None
    first_aiders: People = ()
    incident: Prose | None = None
    report_to: People = ()
    briefing: Prose | None = None
    rules: tuple[Line, ...] = ()
    hygiene: tuple[Line, ...] = ()
    clothing: tuple[Line, ...] = ()
    security: Prose | None = None
