"""Terms: a word in all its languages, with what each party hears.

Why: "competence" means different things to a school, a workplace and an intern. A term holds what
each of them hears, beside the plain explanation. The fields follow the Dutch profile of SKOS.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field, WithJsonSchema

from houvast.model.base import Model
from houvast.model.choices import Link, LinkField
from houvast.model.text import PROSE, Line
from houvast.model.values import Identifier, People, WebLink, as_list, text_of

__all__ = ["About", "GlossaryFile", "Heard", "Link", "Term", "TermWords"]

Word = Annotated[str, BeforeValidator(text_of), Field(min_length=1, max_length=120)]
Sentences = Annotated[str, BeforeValidator(text_of), Field(min_length=1, max_length=PROSE)]
WordList = Annotated[
    tuple[Word, ...],
    BeforeValidator(as_list),
    WithJsonSchema({"type": "array", "items": {"type": "string"}}),
]


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
    differs: Sentences | None = None


class Term(Model):
    """A term in all its languages."""

    id: Identifier
    nl: TermWords | None = None
    en: TermWords | None = None
    see: People = ()
    source: Sentences | None = None
    replaced_by: Identifier | None = None
    link: LinkField = Link.FIRST

    def words(self, language: str) -> TermWords | None:
        """The term in a language, if it has it."""
        found: TermWords | None = getattr(self, language, None)
        return found


class About(Model):
    """What a school says of its glossary as a whole when it publishes it."""

    title: Line
    publisher: Line | None = None
    licence: Line | None = None
    url: WebLink | None = None


class GlossaryFile(Model):
    """A file of the glossary."""

    about: About | None = None
    terms: tuple[Term, ...] = ()
