"""Importing: the bytes of a file of others become terms, and a report of all that they did not.

Why: one door for all formats, so that bounds, encodings and ids are the same for each.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from houvast.exchange.asked import Asked
from houvast.exchange.drafts import Draft
from houvast.exchange.findings import Notes, Unreadable
from houvast.exchange.finishing import finished
from houvast.exchange.lists import read_acronyms, read_glosario, yaml_entries
from houvast.exchange.recognise import Format, recognised, refuse_pages
from houvast.exchange.table import read_table
from houvast.finding import Finding, Span
from houvast.glossary.terms import Term
from houvast.source.bounds import GLOSSARY
from houvast.source.decoding import decode

__all__ = ["Imported", "import_glossary"]


@dataclass(frozen=True)
class Imported:
    """What came of a file.

    `format` is what it was read as, None when that could not be told. Without terms it could not be
    read, and the findings say why. `text` is the file as text, to show lines of.
    """

    terms: tuple[Term, ...]
    findings: tuple[Finding, ...]
    format: Format | None = None
    text: str = ""


def import_glossary(data: bytes, asked: Asked, wanted: Format | None = None) -> Imported:
    """The terms in a file's bytes. Never raises for what is in them."""
    notes = Notes()
    text = ""
    known = wanted
    try:
        text = _text(data, asked.file, notes)
        if wanted is None:
            known = recognised(text, asked.file)
        refuse_pages(text, asked.file)
        drafts, known = _drafts(text, known or Format.CSV, asked, notes, fixed=wanted is not None)
        terms = finished(drafts, notes, asked.taken, asked.known)
        if not terms:
            raise Unreadable("nothing", Span(asked.file))
    except Unreadable as problem:
        return Imported((), (problem.finding, *notes.all()), known, text)
    return Imported(terms, notes.all(), known, text)


def _text(data: bytes, file: str, notes: Notes) -> str:
    """The text of the bytes. Raises Unreadable."""
    most = GLOSSARY.size
    if len(data) > most:
        limit = str(most // 1024**2)
        raise Unreadable("too-large", Span(file), limit=limit)
    decoded = decode(data, file, most)
    if decoded.text is None:
        raise Unreadable("not-text", Span(file))
    if not decoded.text.strip():
        raise Unreadable("empty", Span(file))
    for finding in decoded.findings:
        values = {"near": finding.values.get("near", "")}
        notes.changed("encoding", replace(finding.span, file=file), **values)
    return decoded.text


def _drafts(
    text: str, known: Format, asked: Asked, notes: Notes, *, fixed: bool
) -> tuple[list[Draft], Format]:
    """The drafts in a text of a format, and the format that it is when one looks closer."""
    if known in (Format.GLOSARIO, Format.ACRONYMS):
        entries = yaml_entries(text, asked.file, notes)
        if not fixed:
            flat = any(entry.get("acronym") is not None for entry in entries)
            known = Format.ACRONYMS if flat else Format.GLOSARIO
        if known is Format.ACRONYMS:
            return read_acronyms(entries, asked, notes), known
        return read_glosario(entries, text, notes), known
    if known is Format.CSV:
        return read_table(text, asked, notes), known
    # Only here, because the library for linked data takes longer to load than all of Houvast.
    from houvast.exchange.concepts import read_concepts  # noqa: PLC0415
    from houvast.exchange.graph import json_ld_graph, turtle_graph  # noqa: PLC0415

    if known is Format.TURTLE:
        graph, places = turtle_graph(text, asked.file)
    else:
        graph, places = json_ld_graph(text, asked.file, notes)
    return read_concepts(graph, places, asked, notes), known
