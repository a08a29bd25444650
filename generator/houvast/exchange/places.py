"""Where in a text of linked data each statement stands.

Why: libraries for linked data give statements without places, and a report without lines helps
nobody. For Turtle the text is walked through once more, sign by sign; for JSON-LD the words are
looked up in the text.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urljoin

from houvast.finding import Span

__all__ = ["NAMELESS", "Places", "json_places", "turtle_places"]

_TOKEN = re.compile(
    r"""(?P<skip>\s+|\#[^\n]*)
    |(?P<long>\"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\"|'''(?:[^'\\]|\\.|'(?!''))*''')
    |(?P<text>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
    |(?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
    |(?P<tag>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    |(?P<type>\^\^)
    |(?P<name>(?:[^\W\d_][\w.-]*)?:(?:[\w:%-]|\\.|\.(?=[\w:%\\.-]))*|_:[\w.-]*\w)
    |(?P<word>[A-Za-z]+|[+-]?(?:\d*\.)?\d+(?:[eE][+-]?\d+)?)
    |(?P<mark>[\[\](){};,.])
    |(?P<other>.)""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)", re.DOTALL)
_PLAIN = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

NAMELESS = "[]"
"""The value of a statement about a node without a name."""

Key = tuple[str, ...]


@dataclass(slots=True)
class Places:
    """Offsets of subjects, predicates and objects in a text."""

    file: str
    text: str
    found: dict[Key, int] = field(default_factory=dict)
    lines: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.lines = [0, *(match.end() for match in re.finditer("\n", self.text))]

    def note(self, key: Key, offset: int) -> None:
        """Remember the first place of something."""
        self.found.setdefault(key, offset)

    def at(self, subject: str, predicate: str = "", value: str = "") -> Span:
        """The nearest place that is known of a statement."""
        for key in ((subject, predicate, value), (subject, predicate), (subject,)):
            if key in self.found:
                return self.span(self.found[key])
        return Span(self.file)

    def span(self, offset: int) -> Span:
        """An offset as line and column."""
        line = bisect_right(self.lines, offset)
        return Span(self.file, line, offset - self.lines[line - 1] + 1)


def turtle_places(text: str, file: str, base: str) -> Places:
    """The places in a text that is known to be Turtle."""
    walk = _Walk(Places(file, text), base)
    tokens = _tokens(text)
    for kind, word, offset in tokens:
        if kind in ("tag", "word") and word.lower().lstrip("@") in ("prefix", "base"):
            walk.declare(word, tokens)
        elif kind == "mark":
            walk.mark(word, offset)
        elif kind == "type":
            next(tokens, None)
        elif kind not in ("tag", "other"):
            walk.thing(kind, word, offset)
    return walk.places


@dataclass(slots=True)
class _Walk:
    """Where in a statement we are. What stands between brackets is of a node without a name."""

    places: Places
    base: str
    prefixes: dict[str, str] = field(default_factory=dict)
    state: str = "subject"
    subject: str = ""
    predicate: str = ""
    around: list[tuple[str, str, str]] = field(default_factory=list)

    def declare(self, word: str, tokens: Iterator[tuple[str, str, int]]) -> None:
        """Takes `@prefix` or `@base` in."""
        is_prefix = word.lower().endswith("prefix")
        name = next(tokens, ("", ":", 0))[1].rstrip(":") if is_prefix else ""
        iri = _full(self.base, next(tokens, ("", "<>", 0))[1][1:-1])
        if is_prefix:
            self.prefixes[name] = iri
        else:
            self.base = iri

    def mark(self, word: str, offset: int) -> None:
        """A bracket, or what ends a part of a statement."""
        if word in "[(":
            if self.state == "object" and not self.around:
                self.places.note((self.subject, self.predicate, NAMELESS), offset)
            self.around.append((self.state, self.subject, self.predicate))
            self.state = "predicate" if word == "[" else "object"
            self.subject = ""
        elif word in "])" and self.around:
            state, self.subject, self.predicate = self.around.pop()
            self.state = "predicate" if state == "subject" else state
        elif word == ".":
            self.state, self.around = "subject", []
        elif word == ";":
            self.state = "predicate"

    def thing(self, kind: str, word: str, offset: int) -> None:
        """An address, a name or a text."""
        named = _named(kind, word, self.prefixes, self.base)
        if self.state == "subject":
            self.subject = named
            self.places.note((named,), offset)
            self.state = "predicate"
        elif self.state == "predicate":
            self.predicate = _TYPE if word == "a" else named
            self.state = "object"
            if self.subject:
                self.places.note((self.subject, self.predicate), offset)
        elif self.subject:
            self.places.note((self.subject, self.predicate, named), offset)


def _tokens(text: str) -> Iterator[tuple[str, str, int]]:
    for match in _TOKEN.finditer(text):
        if match.lastgroup not in (None, "skip"):
            yield str(match.lastgroup), match[0], match.start()


def _named(kind: str, word: str, prefixes: dict[str, str], base: str) -> str:
    """What a token stands for: an address in full, a text without its quotes."""
    if kind == "iri":
        return _full(base, _unescaped(word[1:-1]))
    if kind == "long":
        return _unescaped(word[3:-3])
    if kind == "text":
        return _unescaped(word[1:-1])
    if kind == "name" and not word.startswith("_:"):
        prefix, _, local = word.partition(":")
        return prefixes.get(prefix, prefix + ":") + re.sub(r"\\(.)", r"\1", local)
    return word


def _full(base: str, iri: str) -> str:
    """An address in full. One that is so already stays to the letter: `urljoin` drops a `#`."""
    return iri if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", iri) else urljoin(base, iri)


def _unescaped(text: str) -> str:
    def sign(match: re.Match[str]) -> str:
        code = match[1]
        if code[0] in "uU" and len(code) > 1:
            number = int(code[1:], 16)
            return chr(number) if number <= 0x10FFFF else "\ufffd"
        return _PLAIN.get(code, code)

    return _ESCAPE.sub(sign, text) if "\\" in text else text


class _JsonPlaces(Places):
    """Looks up, when asked, where the words of a statement are in the text."""

    def at(self, subject: str, predicate: str = "", value: str = "") -> Span:
        """The value behind the subject, or else the name of the predicate, or the subject."""
        start = self._index(subject)
        local = re.split(r"[/#]", predicate)[-1]
        for words in (value, local):
            at = self._after(words, max(start, 0)) if words else -1
            if at >= 0:
                return self.span(at)
        return self.span(start) if start >= 0 else Span(self.file)

    def _index(self, subject: str) -> int:
        for words in (subject, re.split(r"[/#]", subject)[-1]):
            key = ("@id", words)
            if key not in self.found:
                shown = re.escape(json.dumps(words, ensure_ascii=False)[1:-1])
                match = re.search(rf'"(?:@id|id)"\s*:\s*"[^"\n]*?{shown}"', self.text)
                self.found[key] = match.start() if match else -1
            if self.found[key] >= 0:
                return self.found[key]
        return -1

    def _after(self, words: str, start: int) -> int:
        for shown in (json.dumps(words, ensure_ascii=False)[1:-1], json.dumps(words)[1:-1]):
            at = self.text.find(f'{shown}"', start)
            if at >= 0:
                return at
        return -1


def json_places(text: str, file: str) -> Places:
    """The places in a text that is known to be JSON."""
    return _JsonPlaces(file, text)
