"""A term that no handbook uses.

Why this failure is predictable: lists only grow. A word that nobody uses any more still has to be
kept up, translated and read past.
"""

from __future__ import annotations

from collections.abc import Iterator, Set

from houvast.finding import Finding
from houvast.glossary.glossary import Glossary
from houvast.glossary.many import each_or_together
from houvast.glossary.terms import Link
from houvast.texts import LANGUAGES

__all__ = ["check"]


def check(glossary: Glossary, used: Set[str]) -> Iterator[Finding]:
    """One finding for each own term whose id is not among those that handbooks link to.

    A term that is never linked or was replaced cannot be used in this way, so it does not count.
    """
    found = []
    for term in glossary.own:
        if term.id not in used and term.link is not Link.NEVER and not term.replaced_by:
            words = (term.words(language) for language in LANGUAGES)
            word = next((each.term for each in words if each), term.id)
            found.append((word, glossary.at(term.id)))
    yield from each_or_together("term-unused", found)
