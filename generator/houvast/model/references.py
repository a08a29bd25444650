"""References between people: every `who: trainer` must lead to somebody.

Why: a handbook that says "go to Fatma" and does not know Fatma fails at the moment that counts.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from houvast.finding import Finding
from houvast.model.base import Model
from houvast.model.handbook import Handbook, Path
from houvast.model.people import Contact
from houvast.model.values import ValueKind, slug_of

__all__ = ["EVERYBODY", "named_people", "references", "unknown_people"]

EVERYBODY = {
    "you": "you",
    "jij": "you",
    "intern": "you",
    "stagiair": "you",
    "student": "you",
    "school": "school",
    "everyone": "everyone",
    "everybody": "everyone",
    "iedereen": "everyone",
    "team": "everyone",
}
"""Words that mean no contact: the intern, the school, everybody."""

_BETWEEN = re.compile(r"\s*(?:[,;/&+]|\ben\b|\band\b)\s*")


def references(model: Model, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every reference to a person below `model`, with its path."""
    for name, info in type(model).model_fields.items():
        value: Any = getattr(model, name)
        here = (*path, info.alias or name)
        if ValueKind("people") in info.metadata:
            yield from (((*here, index), person) for index, person in enumerate(value))
        elif isinstance(value, Model):
            yield from references(value, here)
        elif isinstance(value, tuple):
            for index, part in enumerate(value):
                if isinstance(part, Model):
                    yield from references(part, (*here, index))


def unknown_people(handbook: Handbook, named: Collection[str] = ()) -> list[Finding]:
    """A finding for each reference that leads to nobody, or to more than one.

    `named` are people who are written somewhere but could not be read: they are not unknown.
    """
    findings = []
    for path, person in references(handbook.document):
        same = _same(handbook, person)
        if _is_known(handbook, person) and len(same) < 2:
            continue
        if not same and slug_of(person) in named:
            continue
        variant, near, suggestion = _what_was_meant(handbook, path, person, same)
        values = {
            "field": ".".join(str(step) for step in path if isinstance(step, str)),
            "person": person,
            "near": near,
            "known": ", ".join(_ids(handbook)),
        }
        place = handbook.at(*path)
        findings.append(Finding("unknown-person", place, values, variant, suggestion))
    return findings


def named_people(value: Any) -> set[str]:
    """Every id, name and role that is written under `contacts`, as slugs."""
    contacts = value.get("contacts") if isinstance(value, Mapping) else None
    found: set[str] = set()
    for contact in contacts if isinstance(contacts, list) else [contacts]:
        texts = contact.values() if isinstance(contact, Mapping) else [contact]
        found |= {slug_of(text) for text in texts if isinstance(text, str)}
    return found - {""}


def _is_known(handbook: Handbook, person: str) -> bool:
    return slug_of(person) in EVERYBODY or handbook.who(person) is not None


def _what_was_meant(
    handbook: Handbook, path: Path, person: str, same: list[int]
) -> tuple[str, str, str]:
    """The variant, who was meant, and what to write."""
    known = _ids(handbook)
    if len(same) > 1:
        return "several", ", ".join(known[index] for index in same), ""
    people = [part for part in _BETWEEN.split(person) if part]
    if len(people) > 1 and all(_is_known(handbook, part) for part in people):
        listed = f"[{', '.join(people)}]"
        return "list", listed, _line(handbook, path, listed)
    near = get_close_matches(slug_of(person), [*handbook.ids, *EVERYBODY], n=1, cutoff=0.6)
    if near:
        return "near", near[0], _line(handbook, path, near[0])
    return "", "", ""


def _line(handbook: Handbook, path: Path, words: str) -> str:
    """The corrected line, where the reference is a single text and not a point of a list."""
    return words if path in handbook.places else f"{path[-2]}: {words}"


def _same(handbook: Handbook, person: str) -> list[int]:
    """The contacts with this name or role, unless it is somebody's id: then there is no doubt."""
    wanted = slug_of(person)
    contacts = handbook.document.contacts
    if wanted in EVERYBODY or wanted in {contact.id for contact in contacts}:
        return []
    return [index for index, contact in enumerate(contacts) if wanted in _slugs(contact)]


def _slugs(contact: Contact) -> set[str]:
    texts = [text for text in (contact.name, contact.role) if text]
    return {slug_of(words) for text in texts for _, words in text.values}


def _ids(handbook: Handbook) -> list[str]:
    """The stable id of each contact, in order."""
    first: dict[int, str] = {}
    for key, index in handbook.ids.items():
        first.setdefault(index, key)
    return [first[index] for index in sorted(first)]
