"""The reference of all fields, as a page of Markdown.

Why: an editor shows one field at a time; whoever starts wants to see what there is, and whoever
changes Houvast wants to see what a change does. Models and catalogue are the only source.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Any, get_args

from pydantic.fields import FieldInfo

from houvast.model.base import Item, Model, is_list
from houvast.model.fields import field_text, parts
from houvast.model.handbook import Document
from houvast.model.moments import Arrival, ClockOrWords, DayOrWords, Every, When
from houvast.model.text import Rules
from houvast.model.values import ValueKind
from houvast.texts import Texts

__all__ = ["yaml_reference"]

_SPOKEN = {
    When: "when",
    Arrival: "arrival",
    ClockOrWords: "clock-or-words",
    DayOrWords: "day-or-words",
    Every: "every",
}


def yaml_reference(texts: Texts) -> str:
    """Every field of an organisation's YAML, section by section, in the language of `texts`."""
    lines = [f"# {texts('schema.reference.title')}", "", texts("schema.reference.intro"), ""]
    lines += _rows(Document, texts)
    lines += [f"## {texts('schema.reference.shared')}", "", *_rows(Item, texts)]
    sections = {part.key: part for part in parts(Document)}
    for key, name in Document.field_keys().items():
        if part := sections.get(key):
            title = field_text(texts, Document, name, "title")
            lines += [f"## `{key}`: {title}", "", *_about(part.model, texts)]
            lines += _rows(part.model, texts)
            lines += _deeper(part.model, key, texts)
    return "\n".join(lines).rstrip() + "\n"


def _deeper(model: type[Model], path: str, texts: Texts) -> Iterator[str]:
    """The parts within a section; one that returns under several names is described once."""
    places: dict[type[Model], list[str]] = {}
    for where, inner in _below(model, path):
        places.setdefault(inner, []).append(where)
    for inner, paths in places.items():
        yield from (f"### `{paths[0]}`", "")
        if len(paths) > 1:
            others = ", ".join(f"`{each}`" for each in paths[1:])
            yield from (texts("schema.reference.also_at", paths=others), "")
        yield from _about(inner, texts)
        yield from _rows(inner, texts)


def _below(model: type[Model], path: str) -> Iterator[tuple[str, type[Model]]]:
    for part in parts(model):
        here = f"{path}.{part.key}"
        yield here, part.model
        yield from _below(part.model, here)


def _about(model: type[Model], texts: Texts) -> list[str]:
    about = field_text(texts, model, "_about", "")
    if model.shorthand:
        about += " " + texts("schema.reference.short_form", field=model.shorthand)
    return [about, ""]


def _rows(model: type[Model], texts: Texts) -> list[str]:
    """The fields of a model as a table, without those that every point of a list has."""
    heads = ("field", "what", "type", "example")
    rows = [
        "| " + " | ".join(texts(f"schema.reference.{head}") for head in heads) + " |",
        "|---|---|---|---|",
    ]
    for key, name in model.field_keys().items():
        if model is Item or name not in Item.model_fields:
            rows.append(_row(model, key, name, texts))
    return [*rows, ""]


def _row(model: type[Model], key: str, name: str, texts: Texts) -> str:
    info = model.model_fields[name]
    kind = _kind(model, name, info, texts)
    if info.is_required():
        kind += f" ({texts('schema.reference.needed')})"
    cells = (
        f"`{key}`",
        f"**{field_text(texts, model, name, 'title')}.** {field_text(texts, model, name, 'about')}",
        kind,
        field_text(texts, model, name, "example"),
    )
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _kind(model: type[Model], name: str, info: FieldInfo, texts: Texts) -> str:
    """What a field holds, in words."""
    key = info.alias or name
    part = next((part for part in parts(model) if part.key == key), None)
    if part:
        fields = texts("schema.parts")
        return texts("schema.list", of=fields) if part.listed else fields
    if found := _word(info.metadata, info.annotation, texts):
        return found
    for annotation in _inside(info.annotation):
        metadata = getattr(annotation, "__metadata__", ())
        if found := _word(metadata, annotation, texts):
            return texts("schema.list", of=found) if is_list(info) else found
    raise AssertionError(f"a field without a kind: {model.__name__}.{name}")


def _inside(annotation: Any) -> Iterator[Any]:
    """The annotation and everything in it, from the outside to the inside."""
    yield annotation
    for part in get_args(annotation):
        yield from _inside(part)


def _word(metadata: Any, annotation: Any, texts: Texts) -> str:
    """The words for a type that says itself what it holds, or an empty text."""
    if isinstance(annotation, type) and annotation in _SPOKEN:
        return texts(f"schema.types.{_SPOKEN[annotation]}")
    for mark in metadata:
        if isinstance(mark, Rules):
            return texts(f"schema.types.{'prose' if mark.rich else 'line'}")
        if isinstance(mark, ValueKind):
            return texts(f"schema.types.{mark.name}", choices=_choices(annotation))
    return ""


def _choices(annotation: Any) -> str:
    choices = (part for part in _inside(annotation) if isinstance(part, type))
    return ", ".join(word for part in choices if issubclass(part, StrEnum) for word in part)
