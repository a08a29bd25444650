"""A term refers to a term that is not there, by `see` or `replaced_by`.

Why this failure is predictable: an id is typed from memory, or somebody takes a term away that
others lead to. Whoever follows the reference gets nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from houvast.finding import Finding
from houvast.glossary.glossary import Glossary

__all__ = ["check"]


def check(glossary: Glossary) -> Iterator[Finding]:
    """One finding for each reference; one to a term of another source is fine."""
    known = {term.id for term in glossary.terms}
    for term in glossary.own:
        values = {"id": term.id}
        for index, other in enumerate(term.see):
            if other not in known:
                place = glossary.at(term.id, "see", index)
                yield Finding("term-unknown", place, {**values, "other": other})
        if term.replaced_by and term.replaced_by not in known:
            place = glossary.at(term.id, "replaced_by")
            yield Finding("term-unknown", place, {**values, "other": term.replaced_by}, "replaced")
