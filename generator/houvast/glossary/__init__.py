"""The shared glossary: one list of terms by stable id, each in several languages."""

from houvast.glossary.glossary import HOUVAST, OWN, Glossary, Overlap, Source
from houvast.glossary.reading import read_glossary
from houvast.glossary.schema import glossary_schema
from houvast.glossary.terms import About, GlossaryFile, Heard, Link, Term, TermWords

__all__ = [
    "HOUVAST",
    "OWN",
    "About",
    "Glossary",
    "GlossaryFile",
    "Heard",
    "Link",
    "Overlap",
    "Source",
    "Term",
    "TermWords",
    "glossary_schema",
    "read_glossary",
]
