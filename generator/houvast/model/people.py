"""The people: who they are, what they help with, and who comes next when you are stuck."""

from __future__ import annotations

from typing import ClassVar

from houvast.model.base import Item, Model
from houvast.model.choices import At, AtField
from houvast.model.files import Picture
from houvast.model.text import Line, Prose
from houvast.model.values import Email, Identifier, People, Phone, WebLink, YesNo

__all__ = ["Contact", "Help", "Reach", "Rung", "Topic"]


class Reach(Model):
    """How to reach somebody."""

    phone: Phone | None = None
    email: Email | None = None
    chat: Line | None = None
    walk_in: Line | None = None
    link: WebLink | None = None
    directory: Line | None = None
    login: YesNo = False


class Contact(Item):
    """A role first; who fills it may be known, vacant, changing, at the school or outside."""

    shorthand: ClassVar[str] = "role"

    id: Identifier | None = None
    role: Line
    name: Line | None = None
    vacant: YesNo = False
    changes: Line | None = None
    at: AtField = At.HERE
    organisation: Line | None = None
    about: Prose | None = None
    helps_with: tuple[Line, ...] = ()
    not_for: tuple[Line, ...] = ()
    reach: Reach | None = None
    available: Line | None = None
    time_for_you: Line | None = None
    period: Line | None = None
    confidential: YesNo = False
    photo: Picture | None = None


class Rung(Item):
    """One step of the ladder: after how long, to whom, how."""

    shorthand: ClassVar[str] = "how"

    after: Line | None = None
    who: People = ()
    how: Prose | None = None


class Topic(Item):
    """Who to ask about what."""

    about: Line
    who: People = ()
    how: Line | None = None


class Help(Model):
    """What to do when you are stuck, have nothing to do, or have too much to do."""

    ladder: tuple[Rung, ...] = ()
    backup: People = ()
    topics: tuple[Topic, ...] = ()
    nothing_to_do: tuple[Line, ...] = ()
    too_much: Prose | None = None
    too_little: Prose | None = None
    nobody_there: Prose | None = None
    mentor_leaves: Prose | None = None
