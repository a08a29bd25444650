"""The rhythm that stays when it is busy, and the feedback."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from houvast.model.base import Item, Model
from houvast.model.moments import DayOrWords, Every, When
from houvast.model.text import Line, Prose
from houvast.model.values import Number, People

__all__ = ["Criterion", "Feedback", "FeedbackMoment", "FixedMoment"]


class FixedMoment(Item):
    """A moment that comes round, and what happens to it when it is busy."""

    shorthand: ClassVar[str] = "what"

    what: Line
    when: When | None = None
    every: Every | None = None
    minutes: Number | None = None
    who: People = ()
    where: Line | None = None
    why: Prose | None = None
    prepare: Prose | None = None
    when_busy: Prose | None = None


class Criterion(Item):
    """What is looked at."""

    shorthand: ClassVar[str] = "what"

    what: Line
    why: Prose | None = None


class FeedbackMoment(Item):
    """A talk about how it goes."""

    shorthand: ClassVar[str] = "what"

    what: Line
    when: DayOrWords | None = None
    with_: People = Field((), alias="with")
    why: Prose | None = None
    prepare: Prose | None = None


class Feedback(Model):
    """How the intern hears how it goes."""

    about: Prose | None = None
    moments: tuple[FeedbackMoment, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    chosen_together: Prose | None = None
    scale: Prose | None = None
    assessor: People = ()
    passing: Prose | None = None
    disagree: Prose | None = None
