"""A term as it was found in a file of another format, before it is known to be good.

Why: every format says the same things in its own way. Each reader only notes what it found and
where; what holds for all of them (bounds, stray spaces, one value where a file gives three) is
decided here, once.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from houvast.exchange.findings import Notes, clip
from houvast.finding import Span
from houvast.glossary.terms import Heard, Link, TermWords
from houvast.model.text import PROSE
from houvast.source.characters import hidden, is_hidden

__all__ = ["FIELDS", "WORD", "Draft", "Said", "tidy"]

WORD = 120
_HEARD = {f"heard_{party}": party for party in Heard.model_fields}
_WORDS = frozenset(("term", "also", "finds"))
_LISTS = frozenset(("also", "finds"))
FIELDS = (
    *("term", "also", "finds", "definition", "explanation"),
    *(*_HEARD, "example", "differs"),
)
"""What a term can say in a language."""


@dataclass(frozen=True, slots=True)
class Said:
    """A text and where it stands."""

    text: str
    span: Span


@dataclass(slots=True)
class Draft:
    """What a file says of one term.

    `name` is what other terms in the file call it, `wish` what its id is made of (the name, when it
    is empty). `words` holds texts by language and field, `see` the names of other terms, `source`
    where the definition is from.
    """

    name: str
    span: Span
    wish: str = ""
    words: dict[str, dict[str, list[Said]]] = field(default_factory=dict)
    see: list[Said] = field(default_factory=list)
    replaced_by: list[Said] = field(default_factory=list)
    source: list[Said] = field(default_factory=list)
    link: Link = Link.FIRST

    def say(self, language: str, name: str, text: str, span: Span) -> None:
        """Note a text of the field `name`."""
        self.words.setdefault(language, {}).setdefault(name, []).append(Said(text, span))

    def terms(self) -> Iterator[Said]:
        """The words themselves, over all languages."""
        for fields in self.words.values():
            yield from fields.get("term", ())

    def made(self, language: str, notes: Notes) -> TermWords | None:
        """The words in a language within the bounds of a glossary; None when there is no term."""
        fields = self.words.get(language, {})
        kept = {name: _kept(name, fields.get(name, ()), notes) for name in FIELDS}
        if not kept["term"]:
            for said in (said for name in FIELDS for said in kept[name]):
                notes.left_out("no-term-here", said.span, text=said.text, language=language)
            return None
        first, *others = kept["term"]
        for other in others:
            notes.changed("second-term", other.span, text=other.text, term=first.text)
        kept["also"] = [*others, *kept["also"]]
        values: dict[str, Any] = {"term": first.text}
        heard: dict[str, str] = {}
        for name in FIELDS[1:]:
            if name in _LISTS:
                values[name] = tuple(said.text for said in kept[name])
            elif kept[name]:
                into = heard if name in _HEARD else values
                into[_HEARD.get(name, name)] = joined(name, kept[name], notes)
        if heard:
            values["heard_as"] = Heard(**heard)
        return TermWords(**values)


def joined(name: str, said: list[Said], notes: Notes) -> str:
    """Several texts of a field that holds one, below each other as long as there is room."""
    between = ", " if name == "source" else "\n\n"
    text = said[0].text
    for other in said[1:]:
        if len(text) + len(between) + len(other.text) > PROSE:
            notes.left_out("no-room", other.span, field=name, text=other.text)
            continue
        text += between + other.text
        notes.changed("joined", other.span, field=name, text=other.text)
    return text


def tidy(name: str, said: Said, notes: Notes) -> Said | None:
    """The text without what nobody sees or wants, or None when it cannot be taken."""
    text = unicodedata.normalize("NFC", said.text.replace("\r\n", "\n").replace("\r", "\n"))
    if is_hidden(text):
        text = _seen(text)
        notes.changed("hidden", said.span, text=clip(text))
    # A text under `>` ends with a new line, and that is how it is written, not a slip.
    if text != text.lstrip() or (text and text[-1] != "\n" and text != text.rstrip()):
        notes.changed("spaces", said.span, text=clip(text))
    text = text.strip()
    if name in _WORDS and re.search(r"[\n\t]", text):
        text = " ".join(text.split())
        notes.changed("one-line", said.span, text=text)
    if not any(unicodedata.category(sign)[0] not in "CZ" for sign in text):
        notes.left_out("empty", said.span, field=name)
        return None
    most = WORD if name in _WORDS else PROSE
    if len(text) > most:
        values = {"length": str(len(text)), "most": str(most)}
        notes.left_out("too-long", said.span, field=name, text=clip(text, 100), **values)
        return None
    return Said(text, said.span)


def _kept(name: str, said: Any, notes: Notes) -> list[Said]:
    """The texts that can be taken, each once."""
    found: dict[str, Said] = {}
    for one in said:
        clean = tidy(name, one, notes)
        if clean and clean.text in found:
            notes.left_out("twice", one.span, field=name, text=clean.text)
        elif clean:
            found[clean.text] = clean
    return list(found.values())


def _seen(text: str) -> str:
    signs = list(text)
    for at, kind in hidden(text):
        signs[at] = " " if kind == "separator" or text[at] in "\x0b\x0c" else ""
    return "".join(signs)
