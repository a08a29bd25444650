"""The whole handbook: every section in one model, and where each part was written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pydantic import Field

from houvast.finding import Span
from houvast.model.agree import Agreements, Expectations, LearningHere, Trust
from houvast.model.base import Model
from houvast.model.organisation import CalendarDay, Internship, Organisation
from houvast.model.own import OwnPage, OwnTerm, ReviewSettings, SectionCheck, Supervisors
from houvast.model.people import Contact, Help
from houvast.model.practical import Absence, Channel, Place, Safety, Tool
from houvast.model.rhythm import Feedback, FixedMoment
from houvast.model.start import (
    Assignment,
    BeforeDayOne,
    FirstDay,
    Form,
    Normal,
    Phase,
    Preparation,
    ToDo,
)
from houvast.model.text import Line, Prose
from houvast.model.values import Short, slug_of
from houvast.model.work import Custom, Decisions, Done, Mistakes, Questions, Task

__all__ = ["Document", "Handbook", "Path", "contact_ids"]

Path = tuple[str | int, ...]


class Document(Model):
    """An organisation's YAML. Only the organisation and one contact are needed."""

    extends: Short | None = None
    organisation: Organisation
    internship: Internship = Field(default_factory=Internship)
    contacts: tuple[Contact, ...] = Field(min_length=1)
    help: Help = Field(default_factory=Help)
    before_day_one: BeforeDayOne = Field(default_factory=BeforeDayOne)
    normal: tuple[Normal, ...] = ()
    first_week: tuple[FirstDay, ...] = ()
    first_weeks: tuple[Preparation, ...] = ()
    programme: tuple[Phase, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    forms: tuple[Form, ...] = ()
    last_week: tuple[ToDo, ...] = ()
    afterwards: tuple[Line, ...] = ()
    done: Done = Field(default_factory=Done)
    tasks: tuple[Task, ...] = ()
    mistakes: Mistakes = Field(default_factory=Mistakes)
    questions: Questions = Field(default_factory=Questions)
    decisions: Decisions = Field(default_factory=Decisions)
    customs: tuple[Custom, ...] = ()
    cycle: Prose | None = None
    rhythm: tuple[FixedMoment, ...] = ()
    feedback: Feedback = Field(default_factory=Feedback)
    expectations: Expectations = Field(default_factory=Expectations)
    learning: LearningHere = Field(default_factory=LearningHere)
    absence: Absence = Field(default_factory=Absence)
    place: Place = Field(default_factory=Place)
    tools: tuple[Tool, ...] = ()
    channels: tuple[Channel, ...] = ()
    safety: Safety = Field(default_factory=Safety)
    trust: Trust = Field(default_factory=Trust)
    agreements: Agreements = Field(default_factory=Agreements)
    calendar: tuple[CalendarDay, ...] = ()
    glossary: tuple[OwnTerm, ...] = ()
    pages: tuple[OwnPage, ...] = ()
    supervisors: Supervisors = Field(default_factory=Supervisors)
    checked: tuple[SectionCheck, ...] = ()
    review: ReviewSettings = Field(default_factory=ReviewSettings)


@dataclass(frozen=True)
class Handbook:
    """A valid document with the places of its parts. `slug` is the folder's name."""

    slug: str
    document: Document
    places: Mapping[Path, Span] = field(default_factory=dict)
    ids: Mapping[str, int] = field(default_factory=dict)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages; the first is the one that plain text is in."""
        return self.document.organisation.languages

    @property
    def first(self) -> str:
        """The first language."""
        return self.languages[0]

    def at(self, *path: str | int) -> Span:
        """The place of a part, or of the nearest part around it that was written."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places[path]

    def who(self, person: str) -> Contact | None:
        """The contact that a reference means: by id, by name or by role."""
        index = self.ids.get(slug_of(person))
        return None if index is None else self.document.contacts[index]

    def index_of(self, contact: Contact) -> int:
        """The place of a contact in the list; two contacts may say the same and still be two."""
        return next(n for n, other in enumerate(self.document.contacts) if other is contact)

    def id_of(self, contact: Contact) -> str:
        """The stable id of a contact, for links."""
        index = self.index_of(contact)
        return next(key for key, place in self.ids.items() if place == index)


def contact_ids(contacts: tuple[Contact, ...]) -> tuple[dict[str, int], list[tuple[int, str]]]:
    """Every way to refer to a contact, with its index; and the ids that occur twice.

    The first key of each contact is its stable id: the given one, else made of the name or role.
    Names and roles count only where they mean one contact.
    """
    ids: dict[str, int] = {}
    twice: list[tuple[int, str]] = []
    for index, contact in enumerate(contacts):
        if contact.id:
            if contact.id in ids:
                twice.append((index, contact.id))
            else:
                ids[contact.id] = index
    for index, contact in enumerate(contacts):
        if index not in ids.values():
            base = slug_of(str(contact.name or contact.role)) or "contact"
            ids[_free(base, ids)] = index
    also: dict[str, set[int]] = {}
    for index, contact in enumerate(contacts):
        for words in _names(contact):
            also.setdefault(slug_of(words), set()).add(index)
    for key, meant in also.items():
        if key and key not in ids and len(meant) == 1:
            ids[key] = meant.pop()
    return ids, twice


def _free(base: str, taken: Mapping[str, int]) -> str:
    if base not in taken:
        return base
    return next(f"{base}-{n}" for n in range(2, 10_000) if f"{base}-{n}" not in taken)


def _names(contact: Contact) -> Iterator[str]:
    for text in (contact.name, contact.role):
        if text:
            yield from (words for _, words in text.values)
