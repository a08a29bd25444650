"""What all parts of the model share: frozen, no unknown fields, a short form for the common case.

Why: a list of mistakes should be writable as a list of sentences, and a list of one as that one.
Where a part has a field that says it all, text alone stands for that field; where a field holds a
list, a single text is a list of one.
"""

from __future__ import annotations

import re
import types
from collections.abc import Mapping
from typing import Any, ClassVar, Union, get_args, get_origin

from pydantic import BaseModel, BeforeValidator, ConfigDict, model_validator
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError

from houvast.model.text import Line, is_languages

__all__ = ["Item", "Model", "is_list", "looks_like_points"]

_POINT = re.compile(r"[-–—•·▪◦‣*]\s*(?![\d*])\S")


class Model(BaseModel):
    """A part of the handbook. `shorthand` names the field that text alone stands for."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_default=False)

    shorthand: ClassVar[str] = ""

    @classmethod
    def field_keys(cls) -> dict[str, str]:
        """The keys as people write them, with the names of the attributes."""
        return {field.alias or name: name for name, field in cls.model_fields.items()}

    @classmethod
    def field_list(cls) -> str:
        """The keys as a list to read, the model's own first."""
        shared = Item.field_keys() if issubclass(cls, Item) and cls is not Item else {}
        return ", ".join([*(key for key in cls.field_keys() if key not in shared), *shared])

    @model_validator(mode="before")
    @classmethod
    def _short_forms(cls, data: Any) -> Any:
        if isinstance(data, cls):
            return data
        keys = cls.field_keys()
        if (
            cls.shorthand
            and _is_text(data)
            and (isinstance(data, str) or not set(keys) & set(data))
        ):
            return {cls.shorthand: data}
        if not isinstance(data, Mapping):
            got = "text" if isinstance(data, str) else "list"
            raise PydanticCustomError(
                "expected-fields", "fields", {"got": got, "known": cls.field_list()}
            )
        return {
            key: [value] if _is_one(value) and _takes_one(cls, keys.get(key)) else value
            for key, value in data.items()
        }


class Item(Model):
    """Something in a list that may hold for some readers only."""

    applies_to: Line | None = None


def is_list(info: FieldInfo) -> bool:
    """Whether a field holds a list."""
    kinds = [info.annotation]
    if get_origin(info.annotation) in (Union, types.UnionType):
        kinds = list(get_args(info.annotation))
    return any(get_origin(kind) is tuple for kind in kinds)


def looks_like_points(text: str) -> bool:
    """Whether a single text was meant as a list: it begins with a mark, or has several lines."""
    return bool(_POINT.match(text.strip())) or "\n" in text.strip()


def _is_text(data: Any) -> bool:
    return isinstance(data, str) or (isinstance(data, Mapping) and is_languages(data))


def _is_one(data: Any) -> bool:
    return _is_text(data) and not (isinstance(data, str) and looks_like_points(data))


def _takes_one(model: type[Model], name: str | None) -> bool:
    """Whether the field is a list that does not itself say how a single text is read."""
    info = model.model_fields.get(name or "")
    return (
        info is not None
        and is_list(info)
        and not any(isinstance(part, BeforeValidator) for part in info.metadata)
    )
