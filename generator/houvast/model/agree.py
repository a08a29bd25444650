"""What is agreed: expectations of all parties, learning, trust, agreements."""

from __future__ import annotations

from typing import ClassVar

from houvast.model.base import Item, Model
from houvast.model.choices import ConditionField
from houvast.model.text import Line, Prose
from houvast.model.values import Email, People, Phone, WebLink, YesNo

__all__ = [
    "Agreement",
    "Agreements",
    "Expectation",
    "Expectations",
    "LearningCondition",
    "LearningHere",
    "OtherParty",
    "Outside",
    "Step",
    "Trust",
]


class Expectation(Item):
    """Something that one party may expect of another."""

    shorthand: ClassVar[str] = "what"

    what: Line
    why: Prose | None = None


class OtherParty(Model):
    """Another party, and what is expected of it."""

    party: Line
    expectations: tuple[Expectation, ...] = ()


class Expectations(Model):
    """What intern, organisation and school expect of each other, side by side."""

    about: Prose | None = None
    of_intern: tuple[Expectation, ...] = ()
    of_organisation: tuple[Expectation, ...] = ()
    of_school: tuple[Expectation, ...] = ()
    of_others: tuple[OtherParty, ...] = ()
    if_not: Prose | None = None


class LearningCondition(Model):
    """One condition of a good place to learn: present, to be arranged, or not here."""

    shorthand: ClassVar[str] = "state"

    state: ConditionField
    how: Prose | None = None


class LearningHere(Model):
    """The six conditions (Blokhuis, 2004), and what can be learned."""

    about: Prose | None = None
    goals: tuple[Line, ...] = ()
    encounters: tuple[Line, ...] = ()
    involvement: LearningCondition | None = None
    experiment: LearningCondition | None = None
    support: LearningCondition | None = None
    variety: LearningCondition | None = None
    autonomy: LearningCondition | None = None
    information: LearningCondition | None = None


class Step(Item):
    """A step when something is wrong."""

    shorthand: ClassVar[str] = "what"

    what: Line
    who: People = ()
    how: Prose | None = None
    within: Line | None = None
    confidential: YesNo = False


class Outside(Item):
    """Help outside the organisation."""

    shorthand: ClassVar[str] = "name"

    name: Line
    use: Line | None = None
    phone: Phone | None = None
    email: Email | None = None
    link: WebLink | None = None
    confidential: YesNo = False


class Trust(Model):
    """Where to go when something is wrong."""

    about: Prose | None = None
    adviser: People = ()
    when_wrong: tuple[Step, ...] = ()
    outside: tuple[Outside, ...] = ()
    rights: tuple[Line, ...] = ()


class Agreement(Item):
    """An agreement of one's own."""

    title: Line
    text: Prose
    why: Prose | None = None


class Agreements(Model):
    """What stays inside, what may go out, and whose work it is."""

    confidential: Prose | None = None
    data: Prose | None = None
    ai: Prose | None = None
    made_by_you: Prose | None = None
    integrity: Prose | None = None
    insurance: Prose | None = None
    public: Prose | None = None
    social_media: Prose | None = None
    others: tuple[Agreement, ...] = ()
