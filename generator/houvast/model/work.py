"""How work is done here: tasks, what done means, mistakes, questions, decisions, customs."""

from __future__ import annotations

from typing import ClassVar

from houvast.model.base import Item, Model
from houvast.model.text import Line, Prose
from houvast.model.values import People, WebLink

__all__ = [
    "Custom",
    "Decision",
    "Decisions",
    "Done",
    "Mistake",
    "Mistakes",
    "Questions",
    "Scale",
    "Stop",
    "Task",
]


class Scale(Model):
    """One side of quality with its steps, such as "testing", level 1 to 5."""

    shorthand: ClassVar[str] = "name"

    name: Line
    steps: tuple[Line, ...] = ()
    at_least: Line | None = None


class Done(Model):
    """What finished means for all work here."""

    shorthand: ClassVar[str] = "about"

    about: Prose | None = None
    always: tuple[Line, ...] = ()
    scales: tuple[Scale, ...] = ()
    chosen_how: Prose | None = None


class Task(Item):
    """A task: what we do, why we do it, what we watch for."""

    shorthand: ClassVar[str] = "name"

    name: Line
    what: Prose | None = None
    why: Prose | None = None
    steps: tuple[Line, ...] = ()
    watch_for: tuple[Line, ...] = ()
    done_when: tuple[Line, ...] = ()
    example: Prose | None = None
    not_yet_done: Prose | None = None
    decides: People = ()
    ask: People = ()
    takes_turns: Prose | None = None
    link: WebLink | None = None


class Mistake(Item):
    """A mistake that everybody makes here."""

    shorthand: ClassVar[str] = "mistake"

    mistake: Line
    why: Prose | None = None
    then: Prose | None = None
    tell: People = ()


class Stop(Item):
    """Something at which you stop and tell somebody at once."""

    shorthand: ClassVar[str] = "what"

    what: Line
    why: Prose | None = None
    then: Prose | None = None
    tell: People = ()


class Mistakes(Model):
    """Mistakes that are normal, and the few at which you stop."""

    about: Prose | None = None
    normal: tuple[Mistake, ...] = ()
    stop: tuple[Stop, ...] = ()


class Questions(Model):
    """Which questions are welcome, and where."""

    about: Prose | None = None
    welcome: tuple[Line, ...] = ()
    first_try: Prose | None = None
    where: Prose | None = None
    not_here: Prose | None = None


class Decision(Item):
    """Something that is decided."""

    shorthand: ClassVar[str] = "what"

    what: Line
    why: Prose | None = None
    who: People = ()


class Decisions(Model):
    """What the intern decides, checks first, or leaves to others."""

    yourself: tuple[Decision, ...] = ()
    check_first: tuple[Decision, ...] = ()
    not_yours: tuple[Decision, ...] = ()
    how: Prose | None = None


class Custom(Item):
    """An unwritten rule, written."""

    shorthand: ClassVar[str] = "rule"

    rule: Line
    why: Prose | None = None
