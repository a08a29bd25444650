"""Terms that replace each other in a circle, or a term that replaces itself.

Why this failure is predictable: a list is tidied up more than once, by different people. Each step
seems right; together they send the reader round and round.
"""

from __future__ import annotations

from collections.abc import Iterator

from houvast.finding import Finding
from houvast.glossary.glossary import Glossary

__all__ = ["check"]


def check(glossary: Glossary) -> Iterator[Finding]:
    """One finding for each circle, at the own term in it that was typed first."""
    leads = {term.id: term.replaced_by for term in glossary.terms if term.replaced_by}
    told: set[str] = set()
    for term in sorted(glossary.own, key=lambda each: glossary.places[each.id]):
        circle = _circle(term.id, leads)
        if not circle or told.intersection(circle):
            continue
        told.update(circle)
        places = [glossary.at(name, "replaced_by") for name in circle]
        values = {"id": term.id, "ids": " → ".join((*circle, term.id))}
        variant = "itself" if len(circle) == 1 else ""
        yield Finding("replaced-in-a-circle", places[0], values, variant, related=tuple(places[1:]))


def _circle(start: str, leads: dict[str, str]) -> list[str]:
    """The terms from `start` until `start` comes back; empty when it does not."""
    way: list[str] = []
    name: str | None = start
    while name is not None and name not in way:
        way.append(name)
        name = leads.get(name)
    return way if name == start else []
