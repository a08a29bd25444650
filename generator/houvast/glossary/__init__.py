"""The shared glossary: one list of terms by stable id, each in several languages."""

from houvast.glossary.schema import glossary_schema
from houvast.glossary.terms import Glossary, Heard, Term, TermWords, read_glossary

__all__ = ["Glossary", "Heard", "Term", "TermWords", "glossary_schema", "read_glossary"]
