"""Text of an organisation: one line or a few paragraphs, in one language or in several.

Why: a place that holds several languages may be written as `{nl: …, en: …}`; plain text is the
handbook's first language. Which one a field holds is never the template's business: it asks for a
language and gets the text with the language that it is really in.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import PydanticCustomError, core_schema

from houvast.model.values import LANGUAGE_NAMES
from houvast.texts import LANGUAGES

__all__ = ["Line", "Prose", "Rules", "Text", "is_languages", "like_language", "plain_text"]

LINE = 300
PROSE = 4000
# Python-Markdown needs seconds for thousands of opening brackets (it looks for each one's end).
BRACKETS = 200
# Looks like a space, but is a symbol to Unicode.
_BLANK = "\u2800"
# What people write where a language is meant; only those of LANGUAGES are read.
_OTHER_LANGUAGES = ("de", "fr", "es", "pl", "tr", "ar", "uk", "fy", "duits", "frans", "german")
_LIKE_LANGUAGES = frozenset({*LANGUAGE_NAMES, *_OTHER_LANGUAGES})


@dataclass(frozen=True, slots=True)
class Text:
    """Words by language; `""` stands for the handbook's first language.

    `rich` text is Markdown (sanitised when it becomes HTML); other text is shown as it is.
    """

    values: tuple[tuple[str, str], ...]
    rich: bool = False

    def in_language(self, language: str, first: str) -> tuple[str, str]:
        """The words for `language` and the language that they are in.

        Falls back to the handbook's first language, then to whatever there is.
        """
        by_language = {key or first: words for key, words in self.values}
        for wanted in (language, first):
            if wanted in by_language:
                return by_language[wanted], wanted
        key, words = self.values[0]
        return words, key or first

    def speaks(self, language: str, first: str) -> bool:
        """Whether there are words in `language`."""
        return any((key or first) == language for key, _ in self.values)

    def __str__(self) -> str:
        return self.values[0][1]


@dataclass(frozen=True, slots=True)
class Rules:
    """The bounds of a text field, and its schema for pydantic and for editors."""

    longest: int
    rich: bool

    def __get_pydantic_core_schema__(
        self, _source: Any, _handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(self.read)

    def __get_pydantic_json_schema__(
        self, _schema: core_schema.CoreSchema, _handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return self.json_schema()

    def json_schema(self) -> dict[str, Any]:
        """The schema for editors: text, or text by language."""
        # Editors read YAML with types: 0612 is a number to them, and text to us.
        one = {"type": ["string", "number", "boolean"]}
        languages = {
            "type": "object",
            "properties": dict.fromkeys(LANGUAGES, one),
            "additionalProperties": False,
            "minProperties": 1,
        }
        return {"anyOf": [one, languages]}

    def read(self, value: Any) -> Text:
        """Text of a plain value or of a mapping of languages."""
        if isinstance(value, Text):
            return value
        if isinstance(value, str):
            return Text((("", self.one(value)),), self.rich)
        if not isinstance(value, Mapping) or is_languages(value):
            languages = value.items() if isinstance(value, Mapping) else [("", value)]
            return Text(
                tuple((key, self.one(plain_text(words))) for key, words in languages), self.rich
            )
        others = [key for key in value if key not in LANGUAGES]
        other = others[0] if others else ""
        if len(value) == 1 and isinstance(value[other], str):
            raise PydanticCustomError(
                "colon-in-text", "colon", {"text": f"{other}: {value[other]}"}
            )
        if all(map(like_language, value)):
            values = {"text": ", ".join(others), "at": other}
            raise PydanticCustomError("unknown-language", "language", values)
        raise PydanticCustomError("expected-text", "text", {"got": "fields"})

    def one(self, words: str) -> str:
        """The words of one language, within bounds."""
        words = words.strip()
        if not _visible(words, rich=self.rich):
            raise PydanticCustomError("empty-text", "empty", {})
        if len(words) > self.longest:
            raise PydanticCustomError(
                "text-too-long", "long", {"length": str(len(words)), "most": str(self.longest)}
            )
        if self.rich and words.count("[") > BRACKETS:
            raise PydanticCustomError("too-many-brackets", "brackets", {"most": str(BRACKETS)})
        return words if self.rich else re.sub(r"\s+", " ", words)


def _visible(words: str, *, rich: bool) -> bool:
    """Whether a reader sees anything; a comment in HTML is not for readers."""
    if rich:
        words = re.sub(r"<!--.*?-->", "", words, flags=re.DOTALL)
    return any(unicodedata.category(sign)[0] not in "CZ" for sign in words if sign != _BLANK)


def is_languages(value: Mapping[str, Any]) -> bool:
    """Whether every key is a language that Houvast knows."""
    return bool(value) and all(key in LANGUAGES for key in value)


def like_language(key: str) -> bool:
    """Whether a key is a language, or the name of one."""
    return key.casefold() in _LIKE_LANGUAGES


def plain_text(value: Any) -> str:
    """The value, if it is text; else a finding."""
    if isinstance(value, str):
        return value
    got = "fields" if isinstance(value, Mapping) else "list"
    raise PydanticCustomError("expected-text", "text", {"got": got})


Line = Annotated[Text, Rules(LINE, rich=False)]
"""A short text of at most 300 characters, shown as it is."""

Prose = Annotated[Text, Rules(PROSE, rich=True)]
"""A text of at most 4,000 characters in Markdown."""
