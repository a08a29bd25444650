"""A glossary as JSON-LD: a `DefinedTermSet` for search engines, a concept scheme for SKOS.

Why: one file that both kinds of readers know. The words stand under their names in SKOS and, where
schema.org has a name for them, under that too.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from houvast.exchange.vocabulary import CONTEXT, HEARD, term_iri
from houvast.glossary.terms import About, Link, Term, TermWords
from houvast.model.text import Text
from houvast.texts import LANGUAGES

__all__ = ["json_ld"]


def json_ld(terms: Sequence[Term], about: About | None, base: str, version: str = "") -> bytes:
    """The file with these terms, in their order; the same terms always give the same bytes.

    `base` is the address of the folder where the glossary is published, with a slash at its end.
    Without it the addresses are relative to the file.
    """
    place = f"{base}index.html"
    data: dict[str, Any] = {
        "@context": CONTEXT,
        "@id": place,
        "@type": ["DefinedTermSet", "skos:ConceptScheme"],
    }
    if about is not None:
        data |= _about(about)
    if version:
        data["version"] = version
    data["hasDefinedTerm"] = [_member(term, base, place) for term in terms]
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def _about(about: About) -> dict[str, Any]:
    publisher = {"@type": "Organization", "name": _text(about.publisher)}
    found = {
        "name": _text(about.title),
        "publisher": publisher if about.publisher else None,
        "license": str(about.licence) if about.licence else None,
        "url": about.url,
    }
    return {key: value for key, value in found.items() if value}


def _text(text: Text | None) -> dict[str, str]:
    """Words by language; `@none` is what JSON-LD calls words of which the language is not said."""
    return {language or "@none": words for language, words in text.values} if text else {}


def _member(term: Term, base: str, place: str) -> dict[str, Any]:
    spoken = {language: words for language in LANGUAGES if (words := term.words(language))}

    def each(value: Callable[[TermWords], Any]) -> dict[str, Any]:
        return {language: found for language, words in spoken.items() if (found := value(words))}

    def heard(party: str) -> dict[str, Any]:
        return each(lambda words: getattr(words.heard_as, party, None))

    found: dict[str, Any] = {
        "@id": term_iri(base, term.id),
        "@type": ["DefinedTerm", "skos:Concept"],
        "termCode": term.id,
        "inDefinedTermSet": place,
        "inScheme": place,
        "name": each(lambda words: words.term),
        "prefLabel": each(lambda words: words.term),
        "alternateName": each(lambda words: list(words.also)),
        "altLabel": each(lambda words: list(words.also)),
        "hiddenLabel": each(lambda words: list(words.finds)),
        "description": each(lambda words: words.definition or words.explanation),
        "definition": each(lambda words: words.definition),
        "comment": each(lambda words: words.explanation),
        **{name: heard(party) for party, name in HEARD.items()},
        "example": each(lambda words: words.example),
        "scopeNote": each(lambda words: words.differs),
        "related": _places(base, term.see),
        "isReplacedBy": term_iri(base, term.replaced_by) if term.replaced_by else None,
        "source": term.source,
        "link": str(term.link) if term.link is not Link.FIRST else None,
    }
    return {key: value for key, value in found.items() if value}


def _places(base: str, names: Iterable[str]) -> list[str]:
    return [term_iri(base, name) for name in names]
