"""A term that is missing in a language that the list otherwise has.

Why this failure is predictable: a word is added in a hurry, in the language of the day. Who reads
the handbook in the other language then meets a word without an explanation.
"""

from __future__ import annotations

from collections.abc import Iterator

from houvast.finding import Finding
from houvast.glossary.glossary import Glossary
from houvast.glossary.many import each_or_together
from houvast.texts import LANGUAGES

__all__ = ["check"]


def check(glossary: Glossary) -> Iterator[Finding]:
    """One finding for each term, in a language that at least half of the own terms have."""
    terms = [term for term in glossary.own if not term.replaced_by]
    for language in LANGUAGES:
        missing = [term for term in terms if not term.words(language)]
        if 2 * len(missing) > len(terms):
            continue
        found = []
        for term in missing:
            others = (term.words(other) for other in LANGUAGES)
            word = next((words.term for words in others if words), term.id)
            found.append((word, glossary.at(term.id)))
        yield from each_or_together("term-language-missing", found, language)
