"""The first person whom the intern needs cannot be reached in any way that is written down.

Why this failure is predictable: on the first morning the train is late and there is no number; ten
minutes into the first problem there is a name and no place. The name alone does not help.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from houvast.finding import Finding
from houvast.model.handbook import Handbook
from houvast.model.people import Contact, Reach

__all__ = ["check"]


def check(handbook: Handbook, _today: dt.date) -> Iterator[Finding]:
    """A finding for the first person on arrival and for the first on the ladder, once each.

    Prose that says how to find somebody, or what to do when late, is a way too.
    """
    document = handbook.document
    arrive = document.before_day_one.arrive
    told: list[int] = []
    if arrive and not arrive.late:
        told += _unreachable(handbook, arrive.who)
        yield from (_finding(handbook, index, "arrival") for index in told)
    first = next((rung for rung in document.help.ladder if rung.who), None)
    if first and not first.how:
        more = [index for index in _unreachable(handbook, first.who) if index not in told]
        yield from (_finding(handbook, index, "ladder") for index in more)


def _unreachable(handbook: Handbook, people: tuple[str, ...]) -> list[int]:
    """The first of `people` by index, when none of them can be reached."""
    contacts = [found for person in people if (found := handbook.who(person))]
    if not contacts or any(_can_be_reached(contact) for contact in contacts):
        return []
    return [handbook.document.contacts.index(contacts[0])]


def _can_be_reached(contact: Contact) -> bool:
    return contact.reach is not None and contact.reach != Reach()


def _finding(handbook: Handbook, index: int, variant: str) -> Finding:
    contact = handbook.document.contacts[index]
    values = {"who": str(contact.name or contact.role)}
    return Finding("unreachable-contact", handbook.at("contacts", index), values, variant)
