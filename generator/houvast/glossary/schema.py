"""The JSON Schema of the shared glossary, for editors; made as that of a handbook."""

from __future__ import annotations

from typing import Any

from houvast.glossary.terms import GlossaryFile
from houvast.model.schema import schema_of
from houvast.texts import Texts

__all__ = ["glossary_schema"]


def glossary_schema(texts: Texts) -> dict[str, Any]:
    """The schema of one file of the glossary, with help in the language of `texts`."""
    return schema_of(GlossaryFile, texts, "schema.glossary")
