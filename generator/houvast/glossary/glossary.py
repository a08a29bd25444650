"""A whole glossary: its terms, which source each is from and where it was typed.

Why: what looks at a glossary (rules, pages, exports) needs no more than these values, and nothing
of how they were read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from houvast.finding import Finding, Span
from houvast.glossary.terms import About, Term, TermWords
from houvast.model.handbook import Path

__all__ = ["HOUVAST", "OWN", "Glossary", "Overlap", "Source"]


@dataclass(frozen=True, slots=True)
class Source:
    """Where words come from.

    `name` is "" for the files of the workspace itself, `houvast` for what Houvast brings, and else
    the name under which a published glossary was added. `title` is for people.
    """

    name: str = ""
    title: str = ""
    url: str = ""
    version: str = ""


OWN = Source()
HOUVAST = Source("houvast", "Houvast")


@dataclass(frozen=True, slots=True)
class Overlap:
    """An id that two sources have with other words: `used` is shown, `other` is not."""

    id: str
    used: Source
    other: Source


@dataclass(frozen=True)
class Glossary:
    """All terms in the order of their ids, and what was wrong with their files.

    `origins` and `places` tell of each id which source it is from and where it was typed;
    `finders` lead on to the parts of a term. `about` is what the workspace's own files say of the
    whole. `texts` are the YAML texts by label.
    """

    terms: tuple[Term, ...] = ()
    findings: tuple[Finding, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    origins: Mapping[str, Source] = field(default_factory=dict)
    places: Mapping[str, Span] = field(default_factory=dict)
    overlaps: tuple[Overlap, ...] = ()
    about: About | None = None
    finders: Mapping[str, Callable[[Path], Span]] = field(
        default_factory=dict, repr=False, compare=False
    )

    @property
    def own(self) -> tuple[Term, ...]:
        """The terms of the workspace itself."""
        return tuple(term for term in self.terms if self.origins.get(term.id) == OWN)

    def in_language(self, language: str) -> list[tuple[Term, TermWords]]:
        """The terms that have words in `language`, by the alphabet."""
        found = [(term, words) for term in self.terms if (words := term.words(language))]
        return sorted(found, key=lambda pair: (pair[1].term.casefold(), pair[0].id))

    def by_id(self, name: str) -> Term | None:
        """The term with this id."""
        return self._by_id.get(name)

    @cached_property
    def _by_id(self) -> Mapping[str, Term]:
        return {term.id: term for term in self.terms}

    def at(self, name: str, *path: str | int) -> Span:
        """Where a part of a term was typed, or the nearest part around it that was typed."""
        finder = self.finders.get(name)
        return finder(path) if finder else self.places[name]
