"""The JSON Schema of an organisation's YAML, for editors.

Why: whoever fills in a handbook should see what a field is for while typing, in their own
language. The shapes come from the same models that read the handbook, the words from the
catalogue. Draft 7, because that is what editors of YAML understand best.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic.fields import FieldInfo

from houvast.model.base import Model, is_list
from houvast.model.fields import all_models, field_text, parts
from houvast.model.handbook import Document
from houvast.model.people import Contact
from houvast.model.text import LINE, Rules
from houvast.texts import Texts

__all__ = ["handbook_schema", "schema_of"]

_Schema = dict[str, Any]

_REF = "#/definitions/{model}"
_NOT_SHOWN = ("title", "default", "description")
_TEXT = {"$ref": _REF.format(model="Text")}


def handbook_schema(texts: Texts) -> dict[str, Any]:
    """The schema of one file of a handbook, with titles and help in the language of `texts`.

    An editor sees one file of several, and perhaps of a department that only writes what differs
    from the handbook that it extends. So only what is never merged requires its fields: the points
    of a list; and a contact has at least a role or an id. The keys are in the order of the models.
    """
    return schema_of(Document, texts, "schema")


def schema_of(root: type[Model], texts: Texts, words: str) -> dict[str, Any]:
    """The schema of any model and its parts; `words` is where its title and help are."""
    made = root.model_json_schema(ref_template=_REF)
    shapes: Mapping[str, _Schema] = {**made["$defs"], root.__name__: made}
    objects = {model: _part(model, shapes, texts, root) for model in all_models(root)}
    top = objects.pop(root)
    definitions = {"Text": _text_shape()} if root is Document else {}
    for model, shape in objects.items():
        definitions[model.__name__] = _with_short_form(model, shape)
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": texts(f"{words}.title"),
        "description": texts(f"{words}.about"),
        **{key: value for key, value in top.items() if key not in ("title", "description")},
        "definitions": definitions,
    }


def _part(
    model: type[Model], shapes: Mapping[str, _Schema], texts: Texts, root: type[Model]
) -> _Schema:
    """A model as an object with its fields."""
    properties = shapes[model.__name__]["properties"]
    part: _Schema = {
        "title": model.__name__,
        "description": field_text(texts, model, "_about", ""),
        "type": "object",
        "properties": {
            key: _field(model, name, _clean(properties[key]), texts)
            for key, name in model.field_keys().items()
        },
        "additionalProperties": False,
    }
    if model is Contact:
        return {**part, "anyOf": [{"required": ["role"]}, {"required": ["id"]}]}
    if model in _merged(root):
        return part
    fields = model.model_fields
    required = [key for key, name in model.field_keys().items() if fields[name].is_required()]
    return {**part, "required": required} if required else part


def _merged(model: type[Model]) -> set[type[Model]]:
    """The models whose fields `extends` takes over one by one: those outside of lists."""
    inner = {part.model for part in parts(model) if not part.listed}
    return {model}.union(inner, *(_merged(each) for each in inner))


def _field(model: type[Model], name: str, shape: _Schema, texts: Texts) -> _Schema:
    """The shape of a field with its title and help."""
    about = field_text(texts, model, name, "about")
    if example := field_text(texts, model, name, "example"):
        about = f"{about} {texts('schema.example', example=example)}"
    shape = _or_one(model.model_fields[name], shape)
    # In draft 7 whatever stands beside a reference is ignored, so the reference is wrapped.
    shape = {"allOf": [shape]} if "$ref" in shape else shape
    return {"title": field_text(texts, model, name, "title"), "description": about, **shape}


def _or_one(info: FieldInfo, shape: _Schema) -> _Schema:
    """A list, or a single text where the points of the list may be texts."""
    if not is_list(info) or shape.get("type") != "array":
        return shape
    model = next((model for model in all_models() if shape.get("items") == _ref(model)), None)
    one = _short_form(model) if model else shape["items"]
    return {"anyOf": [shape, one]} if one else shape


def _with_short_form(model: type[Model], shape: _Schema) -> _Schema:
    short = _short_form(model)
    return {"anyOf": [shape, short]} if short else shape


def _short_form(model: type[Model]) -> _Schema | None:
    """The shape of the field that text alone stands for."""
    if not model.shorthand:
        return None
    shape: _Schema = _clean(
        model.model_json_schema(ref_template=_REF)["properties"][model.shorthand]
    )
    return shape


def _ref(model: type[Model]) -> _Schema:
    return {"$ref": _REF.format(model=model.__name__)}


def _clean(shape: Any) -> Any:
    """A shape without what editors should not see: null, defaults, titles made of names."""
    if isinstance(shape, list):
        return [_clean(part) for part in shape if part != {"type": "null"}]
    if not isinstance(shape, Mapping):
        return shape
    cleaned = {key: _clean(part) for key, part in shape.items() if key not in _NOT_SHOWN}
    if cleaned == _text_shape():
        return _TEXT
    choices = cleaned.get("anyOf")
    if choices is not None and len(choices) == 1:
        del cleaned["anyOf"]
        return {**choices[0], **cleaned}
    return cleaned


def _text_shape() -> _Schema:
    """Text in one language, or in several."""
    return Rules(LINE, rich=False).json_schema()
