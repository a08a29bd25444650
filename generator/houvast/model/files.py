"""Names of files in the organisation's own folder: pictures and pages.

Why: a name is checked for what it says, here; whether the file is there and what is in it is for
the stage that has the files.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from houvast.model.values import ValueKind, text_of

__all__ = ["FilePath", "Picture"]


def _file_path(*endings: str) -> Callable[[Any], str]:
    def check(value: Any) -> str:
        text = text_of(value)
        if "://" in text:
            raise PydanticCustomError("file-is-a-link", "file", {"text": text})
        parts = text.split("/")
        if text.startswith(("/", "~")) or "\\" in text or ".." in parts or ":" in text:
            raise PydanticCustomError("file-outside-folder", "file", {"text": text})
        if "\0" in text or len(text) > 200 or any(part in ("", ".") for part in parts):
            raise PydanticCustomError("not-a-file-name", "file", {"text": text})
        if not text.lower().endswith(endings):
            values = {"text": text, "kinds": ", ".join(endings)}
            raise PydanticCustomError("wrong-kind-of-file", "file", values)
        return text

    return check


Picture = Annotated[
    str,
    BeforeValidator(_file_path(".png", ".jpg", ".jpeg", ".webp")),
    ValueKind("picture"),
    WithJsonSchema(
        {"type": "string", "pattern": "\\.([Pp][Nn][Gg]|[Jj][Pp][Ee]?[Gg]|[Ww][Ee][Bb][Pp])$"}
    ),
]
"""A picture in the organisation's own folder: PNG, JPEG or WebP."""

FilePath = Annotated[
    str,
    BeforeValidator(_file_path(".md")),
    ValueKind("page-file"),
    WithJsonSchema({"type": "string", "pattern": "\\.md$"}),
]
"""A Markdown file in the organisation's own folder."""
