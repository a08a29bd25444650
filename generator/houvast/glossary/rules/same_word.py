"""One word at two ids, and nothing that says how they differ.

Why this failure is predictable: a list is written by several people, and an abbreviation soon
means two things. A reader who meets both meanings cannot tell which one is meant here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from houvast.finding import Finding
from houvast.glossary.glossary import OWN, Glossary
from houvast.glossary.terms import TermWords
from houvast.model.handbook import Path
from houvast.texts import LANGUAGES

__all__ = ["check"]

_Typed = tuple[str, Path]  # a word, and where in its language it was typed

_QUOTES = re.compile("[‘’‛ʼ´`]")
_HYPHENS = re.compile("[\u2010-\u2015\u2212]")


def check(glossary: Glossary) -> Iterator[Finding]:
    """One finding for terms that share a word in a language, at the last own one.

    Shared is what readers see: the word itself or one of `also`. A note in `differs` sets a term
    apart from all others. A term that was replaced no longer counts.
    """
    for language in LANGUAGES:
        told: set[frozenset[str]] = set()
        for typed in _by_word(glossary, language).values():
            names = frozenset(typed)
            own = [name for name in typed if glossary.origins[name] == OWN]
            if len(names) > 1 and own and names not in told:
                told.add(names)
                last = max(own, key=lambda name: glossary.places[name])
                yield _finding(glossary, language, last, typed)


def _by_word(glossary: Glossary, language: str) -> dict[str, dict[str, _Typed]]:
    """By folded word: the terms that have it and no note."""
    found: dict[str, dict[str, _Typed]] = {}
    for term, words in glossary.in_language(language):
        if not (words.differs or term.replaced_by):
            for word, path in _shown(words):
                found.setdefault(_folded(word), {}).setdefault(term.id, (word, path))
    return found


def _shown(words: TermWords) -> Iterator[_Typed]:
    yield words.term, ("term",)
    for index, word in enumerate(words.also):
        yield word, ("also", index)


def _folded(word: str) -> str:
    """A word without case and without the typographer's signs: as it sounds."""
    plain = unicodedata.normalize("NFKC", word)
    return " ".join(_HYPHENS.sub("-", _QUOTES.sub("'", plain)).casefold().split())


def _finding(glossary: Glossary, language: str, last: str, typed: dict[str, _Typed]) -> Finding:
    others = sorted(name for name in typed if name != last)
    places = {name: glossary.at(name, language, *path) for name, (_, path) in typed.items()}
    values = {"term": typed[last][0], "language": language, "others": ", ".join(others)}
    sources = {glossary.origins[name].title for name in others}
    variant = "" if OWN.title in sources else "source"
    values["source"] = ", ".join(sorted(sources)) if variant else ""
    related = tuple(places[name] for name in others)
    return Finding("same-word", places[last], values, variant, related=related)
