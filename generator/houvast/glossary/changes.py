"""What changed between two versions of a glossary, and what number the new one gets.

Why: many handbooks lean on the words of a school. Whoever uses them must see at the number whether
a word went away or came to mean something else (major), came in (minor), or is only put better.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from houvast.glossary.terms import About, Link, Term, TermWords
from houvast.model.text import Text
from houvast.texts import LANGUAGES

__all__ = [
    "FIRST_VERSION",
    "Change",
    "Detail",
    "Kind",
    "compare",
    "compare_about",
    "is_version",
    "newer",
    "next_version",
]

FIRST_VERSION = "1.0.0"
_VERSION = re.compile(r"(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})", re.ASCII)


class Kind(StrEnum):
    """What happened to a term, the gravest first."""

    REMOVED = "removed"
    REDEFINED = "redefined"
    REPLACED = "replaced"
    ADDED = "added"
    RENAMED = "renamed"
    REWORDED = "reworded"


_MAJOR = (Kind.REMOVED, Kind.REDEFINED)
_MINOR = (Kind.REPLACED, Kind.ADDED)
_ORDER = {kind: place for place, kind in enumerate(Kind)}


@dataclass(frozen=True, slots=True)
class Detail:
    """A field (`explanation`, `heard_as.intern`) as it was and as it is; "" where it was not."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to one term; without an `id` it is about the glossary as a whole.

    `language` is "" where it is about the term in all languages; a removed or added term with a
    language lost or gained just that language. `term` is what the term is called, in that language
    if it has it. A removed or an added term has no details.
    """

    id: str
    kind: Kind
    language: str
    term: str
    details: tuple[Detail, ...] = ()

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of the fields that changed."""
        return tuple(detail.field for detail in self.details)


def compare(before: Sequence[Term], after: Sequence[Term]) -> tuple[Change, ...]:
    """Everything that differs: the gravest first, then by id and language.

    Ids are unique within each. There is a change exactly where two terms of one id are not equal.
    """
    old = {term.id: term for term in before}
    new = {term.id: term for term in after}
    found: list[Change] = []
    for name in old.keys() | new.keys():
        was, now = old.get(name), new.get(name)
        if now is None:
            found.append(Change(name, Kind.REMOVED, "", _called(old[name])))
        elif was is None:
            found.append(Change(name, Kind.ADDED, "", _called(now)))
        elif was != now:
            found += _changes(was, now)
    return tuple(sorted(found, key=lambda one: (_ORDER[one.kind], one.id, one.language)))


def compare_about(before: About | None, after: About | None) -> tuple[Change, ...]:
    """What differs in what is said of the whole: one change without an id, or none."""
    old, new = (dict(about) if about else {} for about in (before, after))
    pairs = ((name, _shown(old.get(name)), _shown(new.get(name))) for name in About.model_fields)
    details = tuple(Detail(f"about.{name}", was, now) for name, was, now in pairs if was != now)
    return (Change("", Kind.REWORDED, "", "", details),) if details else ()


def next_version(version: str, changes: Iterable[Change]) -> str:
    """The number after `version`; the first one after "", the same one after no changes.

    Raises ValueError for what is no version.
    """
    if not version:
        return FIRST_VERSION
    major, minor, patch = _numbers(version)
    kinds = {change.kind for change in changes}
    if kinds & {*_MAJOR}:
        return f"{major + 1}.0.0"
    if kinds & {*_MINOR}:
        return f"{major}.{minor + 1}.0"
    return f"{major}.{minor}.{patch + 1}" if kinds else version


def newer(one: str, other: str) -> bool:
    """Whether version `one` comes after `other`. Raises ValueError for what is no version."""
    return _numbers(one) > _numbers(other)


def is_version(text: str) -> bool:
    """Whether this is a number such as 1.4.0."""
    return _VERSION.fullmatch(text) is not None


def _numbers(version: str) -> tuple[int, int, int]:
    found = _VERSION.fullmatch(version)
    if found is None:
        raise ValueError(version)
    return int(found[1]), int(found[2]), int(found[3])


def _called(term: Term, language: str = "") -> str:
    """What a term is called: in `language`, else in the first language that it has."""
    in_order = (language, *LANGUAGES) if language else LANGUAGES
    return next((words.term for code in in_order if (words := term.words(code))), term.id)


def _changes(was: Term, now: Term) -> Iterable[Change]:
    """What differs between two terms of one id."""
    for language in LANGUAGES:
        old, new = was.words(language), now.words(language)
        if old == new:
            continue
        name = _called(now if new else was, language)
        if old is None:
            yield Change(now.id, Kind.ADDED, language, name)
        elif new is None:
            yield Change(now.id, Kind.REMOVED, language, name)
        else:
            yield Change(now.id, _kind(old, new), language, name, _details(old, new))
    name = _called(now)
    if now.replaced_by and now.replaced_by != was.replaced_by:
        detail = Detail("replaced_by", was.replaced_by or "", now.replaced_by)
        yield Change(now.id, Kind.REPLACED, "", name, (detail,))
    rest = tuple(
        Detail(field, one, other)
        for field, one, other in (
            ("see", _shown(was.see), _shown(now.see)),
            ("source", _shown(was.source), _shown(now.source)),
            ("replaced_by", _shown(was.replaced_by), _shown(now.replaced_by)),
            ("link", _shown(was.link), _shown(now.link)),
        )
        if one != other and not (field == "replaced_by" and other)
    )
    if rest:
        yield Change(now.id, Kind.REWORDED, "", name, rest)


def _kind(old: TermWords, new: TermWords) -> Kind:
    """How grave it is that a term changed in one language."""
    told = old.definition or old.explanation
    tells = new.definition if old.definition else new.explanation
    if told and _core(told) != _core(tells or ""):
        return Kind.REDEFINED
    if _core(old.term) == _core(new.term):
        return Kind.REWORDED
    known = {_core(word) for word in (*new.also, *new.finds)}
    return Kind.RENAMED if _core(old.term) in known else Kind.REDEFINED


def _details(old: TermWords, new: TermWords) -> tuple[Detail, ...]:
    one, other = _flat(old), _flat(new)
    names = dict.fromkeys((*one, *other))
    pairs = ((name, one.get(name, ""), other.get(name, "")) for name in names)
    return tuple(Detail(name, was, now) for name, was, now in pairs if was != now)


def _flat(words: TermWords) -> dict[str, str]:
    """The fields as text in the order of the model; those of `heard_as` each by themselves."""
    found: dict[str, str] = {}
    for name, value in words:
        if name == "heard_as":
            found |= {f"{name}.{party}": _shown(text) for party, text in value or ()}
        else:
            found[name] = _shown(value)
    return found


def _shown(value: Any) -> str:
    if isinstance(value, tuple):
        return "; ".join(value)
    if isinstance(value, Text):
        return "; ".join(words for _, words in value.values)
    if isinstance(value, Link):
        return "" if value is Link.FIRST else value.value
    return value or ""


def _core(text: str) -> str:
    """What a text says, without case, punctuation and white space.

    What stands between two digits stays (1.5 is not 15), and so do signs such as + and €.
    """
    plain = unicodedata.normalize("NFKC", text).casefold()

    def kept(found: re.Match[str]) -> str:
        start, end = found.span()
        within = plain[start - 1 : start].isdigit() and plain[end : end + 1].isdigit()
        signs = "".join(c for c in found[0] if unicodedata.category(c) in ("Sm", "Sc", "So"))
        return signs or ("".join(found[0].split()) or " " if within else "")

    return re.sub(r"[\W_]+", kept, plain)
