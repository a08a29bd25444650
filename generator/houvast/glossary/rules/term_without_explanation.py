"""A term that says nothing: no plain explanation and no definition.

Why this failure is predictable: whoever makes a list of words writes them down first and explains
them later. An intern who presses the word then gets the word again.
"""

from __future__ import annotations

from collections.abc import Iterator

from houvast.finding import Finding
from houvast.glossary.glossary import Glossary
from houvast.texts import LANGUAGES

__all__ = ["check"]


def check(glossary: Glossary) -> Iterator[Finding]:
    """One finding for each term and language; a term that was replaced only points on."""
    for term in glossary.own:
        for language in LANGUAGES:
            words = term.words(language)
            if words and not (words.explanation or words.definition or term.replaced_by):
                place = glossary.at(term.id, language)
                yield Finding("term-without-explanation", place, {"term": words.term})
