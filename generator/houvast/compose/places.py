"""Where each rich text of an organisation was typed.

Why: a link is checked in the finished HTML, and the person who typed it wants to know the line.
"""

from __future__ import annotations

from collections.abc import Iterator

from houvast.finding import Span
from houvast.model import Handbook, Text
from houvast.model.base import Model
from houvast.model.handbook import Path

__all__ = ["text_places"]


def text_places(handbook: Handbook) -> dict[str, Span]:
    """The place of every rich text, by its words."""
    return {words: handbook.at(*path) for path, words in _texts(handbook.document, ())}


def _texts(model: Model, path: Path) -> Iterator[tuple[Path, str]]:
    for name, info in type(model).model_fields.items():
        value = getattr(model, name)
        here = (*path, info.alias or name)
        if isinstance(value, Text):
            if value.rich:
                yield from (((*here, key) if key else here, words) for key, words in value.values)
        elif isinstance(value, Model):
            yield from _texts(value, here)
        elif isinstance(value, tuple):
            for index, part in enumerate(value):
                if isinstance(part, Model):
                    yield from _texts(part, (*here, index))
