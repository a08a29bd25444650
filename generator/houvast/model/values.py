"""Small values: yes or no, a colour, a telephone number, a link, a person.

Why: what is typed is text; here a field gives it a type, and says in its own words what is wrong.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

__all__ = [
    "Colour",
    "Email",
    "Identifier",
    "Languages",
    "Number",
    "People",
    "Person",
    "Phone",
    "Short",
    "ValueKind",
    "WebLink",
    "YesNo",
    "as_list",
    "file_stem",
    "near_word",
    "slug_of",
    "text_of",
]

LANGUAGE_NAMES = {
    "nl": "nl",
    "nederlands": "nl",
    "dutch": "nl",
    "en": "en",
    "engels": "en",
    "english": "en",
}

YES = {"ja", "yes", "true", "waar", "aan", "on", "x", "✓"}
NO = {"nee", "no", "false", "onwaar", "uit", "off"}


@dataclass(frozen=True, slots=True)
class ValueKind:
    """Marks a type with the name of what it holds: for references, and for the documentation."""

    name: str


def text_of(value: Any) -> str:
    """The text of a value that has to be plain text."""
    if not isinstance(value, str):
        got = "fields" if isinstance(value, Mapping) else "list"
        raise PydanticCustomError("expected-text", "text", {"got": got})
    return value.strip()


def as_list(value: Any) -> Any:
    """A single text as a list of one; the rest as it is, unless it can be no list."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, Mapping):
        raise PydanticCustomError("expected-list", "list", {"got": "fields"})
    return value


def slug_of(text: str) -> str:
    """Lower-case ASCII with hyphens, or an empty text when nothing is left."""
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def file_stem(slug: str) -> str:
    """A slug as the name of a file: Windows keeps some names for devices and cannot unpack them."""
    device = re.fullmatch("con|prn|aux|nul|(?:com|lpt)[0-9]", slug)
    return f"{slug}_" if device else slug


def near_word(text: str, words: Iterable[str]) -> str:
    """The word that `text` looks like, or an empty text."""
    near = get_close_matches(text.casefold(), list(words), n=1, cutoff=0.7)
    return near[0] if near else ""


def _yes_no(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    word = text_of(value).casefold()
    if word in YES or word in NO:
        return word in YES
    raise PydanticCustomError("expected-yes-no", "yes or no", {"text": word})


def _number(value: Any) -> int:
    text = text_of(value) if not isinstance(value, int) else str(value)
    found = re.fullmatch(r"(\d{1,4})(\s*(min|minuten|minutes|minuut|minute|m))?\.?", text)
    if not found:
        raise PydanticCustomError("expected-number", "number", {"text": text})
    return int(found[1])


def _colour(value: Any) -> str:
    text = text_of(value)
    found = re.fullmatch(r"#?([0-9a-f]{3}|[0-9a-f]{6})", text.lower())
    if not found:
        raise PydanticCustomError("not-a-colour", "colour", {"text": text})
    digits = found[1]
    return "#" + ("".join(d * 2 for d in digits) if len(digits) == 3 else digits)


def _phone(value: Any) -> str:
    text = re.sub(r"\s+", " ", text_of(value))
    digits = re.sub(r"\D", "", text)
    if not re.fullmatch(r"\(?\+?[0-9\s().\-/–‑]+", text) or not 3 <= len(digits) <= 15:
        raise PydanticCustomError("not-a-phone-number", "phone", {"text": text})
    return text


def _email(value: Any) -> str:
    text = text_of(value).removeprefix("mailto:")
    if len(text) > 254 or not re.fullmatch(
        r"[A-Za-z0-9.!#$%*+/=^_`{|}~\-]+@[A-Za-z0-9](?:[A-Za-z0-9.\-]*[A-Za-z0-9])?\.[A-Za-z]{2,}",
        text,
    ):
        raise PydanticCustomError("not-an-email-address", "email", {"text": text})
    return text


def _web_link(value: Any) -> str:
    text = text_of(value)
    try:
        parts = urlsplit(text)
    except ValueError:
        parts = urlsplit("")
    if "." in text and not parts.scheme and not text.startswith("/"):
        better = f"https://{text}"
        raise PydanticCustomError("link-without-https", "link", {"text": text, "better": better})
    if parts.scheme not in ("https", "http") or not parts.hostname or re.search(r"\s|[<>\"]", text):
        raise PydanticCustomError("not-a-web-link", "link", {"text": text})
    if parts.username or parts.password:
        raise PydanticCustomError("link-with-password", "link", {"text": parts.hostname})
    return text


def _identifier(value: Any) -> str:
    text = text_of(value)
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text) or len(text) > 60:
        raise PydanticCustomError(
            "not-an-identifier",
            "id",
            {"text": text, "better": slug_of(text)[:60].strip("-") or "contact"},
        )
    return text


def _languages(value: Any) -> Any:
    """A list of languages; `nl, en` in one text is one, too."""
    if not isinstance(value, str):
        return as_list(value)
    return [part for part in re.split(r"\s*[,;/&+]\s*", value.strip()) if part]


def _language(value: Any) -> str:
    text = text_of(value)
    if text.casefold() not in LANGUAGE_NAMES:
        raise PydanticCustomError("unknown-language", "language", {"text": text})
    return LANGUAGE_NAMES[text.casefold()]


def _distinct(values: tuple[str, ...]) -> tuple[str, ...]:
    if not values:
        raise PydanticCustomError("empty-list", "empty", {})
    return tuple(dict.fromkeys(values))


_TEXT: dict[str, Any] = {"type": ["string", "number"]}

YesNo = Annotated[
    bool,
    BeforeValidator(_yes_no),
    ValueKind("yes-no"),
    WithJsonSchema({"enum": ["ja", "nee", "yes", "no", True, False]}),
]
"""Yes or no, in Dutch or in English."""

Number = Annotated[
    int,
    BeforeValidator(_number),
    ValueKind("number"),
    WithJsonSchema({"type": ["integer", "string"], "minimum": 0, "maximum": 9999}),
]
"""A whole number from 0 to 9999; for minutes the word may stand behind it."""

Colour = Annotated[
    str,
    BeforeValidator(_colour),
    ValueKind("colour"),
    WithJsonSchema({"type": "string", "pattern": "^#?([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$"}),
]
"""A colour as `#rrggbb`."""

Phone = Annotated[str, BeforeValidator(_phone), ValueKind("phone"), WithJsonSchema(_TEXT)]
"""A telephone number as it is printed; the link is made of it."""

Email = Annotated[
    str, BeforeValidator(_email), ValueKind("email"), WithJsonSchema({"type": "string"})
]
"""An e-mail address."""

WebLink = Annotated[
    str,
    BeforeValidator(_web_link),
    ValueKind("link"),
    WithJsonSchema({"type": "string", "pattern": "^https?://"}),
]
"""A link that begins with https:// or http://, without a password in it."""

Identifier = Annotated[
    str,
    BeforeValidator(_identifier),
    ValueKind("identifier"),
    WithJsonSchema({"type": ["string", "number"], "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}),
]
"""A short name in lower case, to refer to."""

Short = Annotated[
    str,
    BeforeValidator(text_of),
    StringConstraints(min_length=1, max_length=120),
    ValueKind("short"),
    WithJsonSchema(_TEXT),
]
"""A short text that is not shown as such: a path, the code of a rule."""

Person = Annotated[
    str,
    BeforeValidator(text_of),
    StringConstraints(min_length=1, max_length=120),
    ValueKind("person"),
    WithJsonSchema(_TEXT),
]
"""Somebody: the id, the name or the role of a contact, or `jij`, `school`, `iedereen`."""

People = Annotated[
    tuple[Person, ...],
    BeforeValidator(as_list),
    ValueKind("people"),
    WithJsonSchema({"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]}),
]
"""One or more persons."""

Languages = Annotated[
    tuple[Annotated[str, BeforeValidator(_language)], ...],
    BeforeValidator(_languages),
    AfterValidator(_distinct),
    ValueKind("languages"),
    WithJsonSchema(
        {
            "anyOf": [
                {"enum": ["nl", "en", "nl, en", "en, nl"]},
                {"type": "array", "items": {"enum": ["nl", "en"]}, "minItems": 1},
            ]
        }
    ),
]
"""The languages of a handbook; the first is the one that plain text is in."""
