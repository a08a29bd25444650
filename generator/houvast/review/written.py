"""Every text of a handbook that a reader gets to see, with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from houvast.model.base import Model
from houvast.model.handbook import Handbook, Path
from houvast.model.moments import Arrival, DayOrWords, Every, When
from houvast.model.text import Text

__all__ = ["Written", "is_own_term", "without_code", "words", "written"]

# Reasons for accepting a rule are read in the file, never on the site.
_NOT_SHOWN = frozenset(("review",))
_CODE = re.compile(r"```.*?(?:```|\Z)|`[^`]*`", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Written:
    """A text at a path. `understood` is true for a moment that is written anew per language."""

    path: Path
    text: Text
    understood: bool = False


def written(handbook: Handbook) -> Iterator[Written]:
    """Every text, in the order of the model."""
    for name, info in type(handbook.document).model_fields.items():
        if name not in _NOT_SHOWN:
            yield from _below(getattr(handbook.document, name), (info.alias or name,))


def words(handbook: Handbook) -> Iterator[tuple[Path, str]]:
    """The words of every text, each language apart, with their path."""
    for piece in written(handbook):
        for language, found in piece.text.values:
            yield ((*piece.path, language) if language else piece.path), found


def is_own_term(path: Path) -> bool:
    """Whether a text is a word that the organisation explains, instead of a word that it uses."""
    return path[:1] == ("glossary",) and path[2:3] in (("term",), ("also",))


def without_code(text: str) -> str:
    """The text with a space for each piece of code between backticks."""
    return _CODE.sub(" ", text)


def _below(value: Any, path: Path) -> Iterator[Written]:
    if isinstance(value, Text):
        yield Written(path, value)
    elif isinstance(value, When):
        yield Written(path, value.text, value.complete)
    elif isinstance(value, Every):
        yield Written(path, value.text, value.often is not None)
    elif isinstance(value, Arrival):
        yield Written(path, value.text, value.day is not None or value.starts is not None)
    elif isinstance(value, DayOrWords):
        yield Written(path, value.text, value.day is not None)
    elif isinstance(value, Model):
        for name, info in type(value).model_fields.items():
            yield from _below(getattr(value, name), (*path, info.alias or name))
    elif isinstance(value, tuple):
        for index, part in enumerate(value):
            yield from _below(part, (*path, index))
