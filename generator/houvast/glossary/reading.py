"""The glossary of a workspace, from all its sources in their order.

Why: a word may be in the workspace's own files, in a school's list and in what Houvast brings. The
first source that has an id decides; that another has it too is remembered, never silently merged.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial

from houvast.finding import Finding, Level, Span
from houvast.glossary.glossary import OWN, Glossary, Overlap, Source
from houvast.glossary.rules import RULES
from houvast.glossary.terms import About, GlossaryFile, Term
from houvast.model.handbook import Path
from houvast.model.read import read_model
from houvast.source import GLOSSARY, read_yaml
from houvast.source.node import Mapping as Fields

__all__ = ["read_glossary"]


def read_glossary(
    sources: Iterable[tuple[Source, Iterable[tuple[str, bytes]]]],
) -> Glossary:
    """The glossary in the files of several sources, the first source first.

    Files are given as label and bytes. Never raises for what is in them. The findings are what is
    wrong with the files, and what the rules say of the workspace's own terms.
    """
    terms: dict[str, Term] = {}
    origins: dict[str, Source] = {}
    places: dict[str, Span] = {}
    finders: dict[str, Callable[[Path], Span]] = {}
    overlaps: list[Overlap] = []
    findings: list[Finding] = []
    texts: dict[str, str] = {}
    about: About | None = None
    for source, files in sources:
        for label, data in files:
            reading = read_yaml(data, label, bounds=GLOSSARY)
            texts[label] = reading.text
            findings += reading.findings
            if not isinstance(reading.node, Fields):
                continue
            made, place, found = read_model(GlossaryFile, reading.node, {})
            findings += found
            if made is None:
                continue
            about = about or (made.about if source == OWN else None)
            for index, term in enumerate(made.terms):
                here = place(("terms", index))
                before = terms.get(term.id)
                if before is None:
                    terms[term.id], origins[term.id], places[term.id] = term, source, here
                    finders[term.id] = partial(_below, place, ("terms", index))
                elif origins[term.id] == source:
                    values = {"id": term.id, "other": str(places[term.id])}
                    related = (places[term.id],)
                    findings.append(Finding("term-twice", here, values, related=related))
                elif before != term:
                    overlaps.append(Overlap(term.id, origins[term.id], source))
    glossary = Glossary(
        terms=tuple(terms[name] for name in sorted(terms)),
        findings=tuple(findings),
        texts=texts,
        origins=origins,
        places=places,
        overlaps=tuple(overlaps),
        about=about,
        finders=finders,
    )
    told = tuple(f for check in RULES for f in check(glossary) if not _doubtful(f, glossary))
    return replace(glossary, findings=(*glossary.findings, *told))


def _below(place: Callable[[Path], Span], top: Path, path: Path) -> Span:
    return place((*top, *path))


def _doubtful(finding: Finding, glossary: Glossary) -> bool:
    """Whether what a rule misses may be just what an error took out: one mistake, told once."""
    errors = [f.span for f in glossary.findings if f.level is Level.ERROR]
    if any(_holds(finding.span, error) or error.holds(finding.span) for error in errors):
        return True
    missed = re.compile(rf"\bid:\s*[\"']?{re.escape(finding.values.get('other', ''))}\b")
    broken = {span.file for span in errors}
    return finding.name == "term-unknown" and any(
        missed.search(glossary.texts.get(file, "")) for file in broken
    )


def _holds(outer: Span, inner: Span) -> bool:
    """Whether `inner` begins within `outer`; of the last part of a file no end is known."""
    last = not outer.end_line and outer.file == inner.file and outer <= inner
    return last or outer.holds(inner)
