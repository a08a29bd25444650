"""The fields of the model as a tree that can be walked: by path, by name, by a Dutch word.

Why: a message about an unknown field is only helpful when it knows which fields there are at that
place and what people call them. The titles and the other words come from the catalogue, so that
editor, messages and documentation speak alike.
"""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Union, get_args, get_origin

from houvast.model.base import Item, Model, is_list
from houvast.model.handbook import Document, Path
from houvast.model.values import slug_of
from houvast.texts import Texts

__all__ = [
    "PartField",
    "Words",
    "all_models",
    "field_text",
    "key_words",
    "known_words",
    "model_at",
    "parts",
]

Words = Mapping[str, Mapping[str, str]]
"""By model name: what people may call a field (as a slug), and the field's key."""


@dataclass(frozen=True, slots=True)
class PartField:
    """A field that holds another model, or a list of them."""

    key: str
    model: type[Model]
    listed: bool


def _model_of(annotation: Any) -> type[Model] | None:
    """The model inside an annotation, through lists and options."""
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return annotation
    if get_origin(annotation) in (Annotated, tuple, Union, types.UnionType):
        for part in get_args(annotation):
            if found := _model_of(part):
                return found
    return None


def parts(model: type[Model]) -> Iterator[PartField]:
    """The fields of a model that hold another model."""
    for name, info in model.model_fields.items():
        if inner := _model_of(info.annotation):
            yield PartField(info.alias or name, inner, is_list(info))


def all_models(model: type[Model] = Document) -> list[type[Model]]:
    """Every model, from the whole to its parts, each once."""
    found: dict[type[Model], None] = {model: None}
    for part in parts(model):
        found |= dict.fromkeys(all_models(part.model))
    return list(found)


def model_at(path: Path, root: type[Model] = Document) -> type[Model] | None:
    """The model at a path of keys and indexes, below `root`."""
    model: type[Model] | None = root
    for step in path:
        if isinstance(step, str) and model is not None:
            model = next((part.model for part in parts(model) if part.key == step), None)
    return model


def field_text(texts: Texts, model: type[Model], name: str, part: str) -> str:
    """A text about a field (`title`, `about`, `example`, `also`), or an empty text.

    `name` is the attribute; `_about` is the model as a whole. What holds for every part of a list
    is described once, under `Item`.
    """
    owner = Item.__name__ if name in Item.model_fields else model.__name__
    return texts.get(f"fields.{owner}.{name}" + (f".{part}" if part else ""))


def key_words(*catalogues: Mapping[str, str]) -> Words:
    """What people call the fields, from the titles and other names in the catalogues.

    The keys of a catalogue are `<Model>.<field>.title` and `<Model>.<field>.also`, the latter with
    commas.
    """
    return {model.__name__: _words_of(model, catalogues) for model in all_models()}


def _words_of(model: type[Model], catalogues: tuple[Mapping[str, str], ...]) -> dict[str, str]:
    known = {slug_of(key): key for key in model.field_keys()}
    for key, name in model.field_keys().items():
        owner = Item.__name__ if name in Item.model_fields else model.__name__
        for catalogue in catalogues:
            for part in ("title", "also"):
                for word in catalogue.get(f"{owner}.{name}.{part}", "").split(","):
                    known.setdefault(slug_of(word), key)
    known.pop("", None)
    return known


def known_words(model: type[Model], words: Words) -> Mapping[str, str]:
    """What people may call the fields of `model`; at least the keys themselves."""
    return words.get(model.__name__) or {slug_of(key): key for key in model.field_keys()}
