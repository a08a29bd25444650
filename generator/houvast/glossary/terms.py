"""Terms and how they are read from YAML.

Why: "competence" means different things to a school, a workplace and an intern. A term holds what
each of them hears, beside the plain explanation. The fields follow the Dutch profile of SKOS.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema

from houvast.finding import Finding, Span
from houvast.model.base import Model
from houvast.model.read import read_model
from houvast.model.text import PROSE
from houvast.model.values import Identifier, People, as_list, text_of
from houvast.source import read_yaml
from houvast.source.node import Mapping as Fields

__all__ = ["Glossary", "GlossaryFile", "Heard", "Term", "TermWords", "read_glossary"]

Word = Annotated[str, BeforeValidator(text_of), Field(min_length=1, max_length=120)]
Sentences = Annotated[str, BeforeValidator(text_of), Field(min_length=1, max_length=PROSE)]
WordList = Annotated[
    tuple[Word, ...],
    BeforeValidator(as_list),
    WithJsonSchema({"type": "array", "items": {"type": "string"}}),
]


class Link(StrEnum):
    """Whether a term becomes a link where it stands in running text."""

    FIRST = "first"
    NEVER = "never"


def _link(value: Any) -> Link:
    return Link.NEVER if text_of(value).casefold() in ("never", "nooit") else Link.FIRST


class Heard(Model):
    """How each party hears the word."""

    intern: Sentences | None = None
    organisation: Sentences | None = None
    school: Sentences | None = None


class TermWords(Model):
    """A term in one language."""

    term: Word
    also: WordList = ()
    finds: WordList = ()
    definition: Sentences | None = None
    explanation: Sentences | None = None
    heard_as: Heard | None = None
    example: Sentences | None = None


class Term(Model):
    """A term in all its languages."""

    id: Identifier
    nl: TermWords | None = None
    en: TermWords | None = None
    see: People = ()
    source: Sentences | None = None
    replaced_by: Identifier | None = None
    link: Annotated[Link, BeforeValidator(_link), WithJsonSchema({"enum": [*Link]})] = Link.FIRST

    def words(self, language: str) -> TermWords | None:
        """The term in a language, if it has it."""
        found: TermWords | None = getattr(self, language, None)
        return found


class GlossaryFile(Model):
    """A file of the glossary."""

    terms: tuple[Term, ...] = ()


@dataclass(frozen=True)
class Glossary:
    """All terms in the order of their ids, and what was wrong with their files."""

    terms: tuple[Term, ...] = ()
    findings: tuple[Finding, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)

    def in_language(self, language: str) -> list[tuple[Term, TermWords]]:
        """The terms that have words in `language`, by the alphabet."""
        found = [(term, words) for term in self.terms if (words := term.words(language))]
        return sorted(found, key=lambda pair: (pair[1].term.casefold(), pair[0].id))

    def by_id(self, name: str) -> Term | None:
        """The term with this id."""
        return next((term for term in self.terms if term.id == name), None)


def read_glossary(files: Iterable[tuple[str, bytes]]) -> Glossary:
    """The glossary in several files, given as label and bytes."""
    terms: dict[str, Term] = {}
    places: dict[str, Span] = {}
    findings: list[Finding] = []
    texts: dict[str, str] = {}
    for label, data in files:
        reading = read_yaml(data, label)
        texts[label] = reading.text
        findings += reading.findings
        if not isinstance(reading.node, Fields):
            continue
        made, place, found = read_model(GlossaryFile, reading.node, {})
        findings += found
        for index, term in enumerate(made.terms if made else ()):
            here = place(("terms", index))
            if term.id in terms:
                values = {"id": term.id, "other": str(places[term.id])}
                findings.append(Finding("term-twice", here, values, related=(places[term.id],)))
            else:
                terms[term.id], places[term.id] = term, here
    for name, term in terms.items():
        for other in (*term.see, *((term.replaced_by,) if term.replaced_by else ())):
            if other not in terms:
                values = {"id": name, "other": other}
                findings.append(Finding("term-unknown", places[name], values))
    ordered = tuple(terms[name] for name in sorted(terms))
    return Glossary(ordered, tuple(findings), texts)
