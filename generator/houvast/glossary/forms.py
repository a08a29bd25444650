"""The forms of words in running text: one pass, whatever the number of terms.

Why: a handbook may share thousands of terms. The text is cut into words once; each word is looked
up in a dictionary that leads on to the further words of longer forms. No regular expression is
made of a term, so no term can slow a page down or mean something else than its letters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from houvast.glossary.glossary import Glossary
from houvast.glossary.terms import Link, Term

__all__ = ["SHARED", "Forms", "Found", "entry_of", "shared_entries"]

# Letters with the marks that belong to them, also where a word may be hyphenated.
_LETTERS = r"[\w\u0300-\u036f\u00ad]+"
_HYPHEN = r"[-‐‑]"
# `foto's`, `S&I` and `bpv-plek` are one word, and so is `(praktijk)begeleider`. A hyphen at the
# edge belongs to it too: `school- en werkdagen` is about schooldagen, not about school.
_TOKEN = re.compile(
    rf"(?:https?://|www\.)\S+"
    rf"|(?:(?<![-‐‑]){_HYPHEN})?(?:\({_LETTERS}\)(?=\w))?"
    rf"{_LETTERS}(?:[-‐‑'’‘ʼ&^.@]{_LETTERS}|\({_LETTERS}\))*(?:{_HYPHEN}(?![-‐‑]))?"
    r"|\s+|.",
    re.DOTALL,
)
_CHUNK = re.compile(r"\S+")
_SAME = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-", "\u00ad": None})
_POSSESSIVE = "'s"
# POP and pop are two words, so its capitals count. BPV and bpv can only be the same.
_VOWEL = re.compile(r"[AEIOUYÀ-Ý]")
SHARED = "term-"
"""What the key of a shared term begins with; its id follows."""

_Node = dict[str | None, Any]
"""The forms that go on with a token, by that token. Under None is what the form so far names: keys,
each with the form as it is written where its capitals matter, else with an empty text."""
_Endings = tuple[tuple[str, str], ...]
_Tokens = tuple[tuple[str, str, int, int], ...]
_NOTHING: _Node = {}


class Found(NamedTuple):
    """A form in a text, from `start` up to `end`, and the keys of all entries that it names."""

    start: int
    end: int
    keys: tuple[str, ...]


class Forms:
    """All forms of a language, ready to be found.

    `entries` are keys, each with its forms. Those of `base` come in too, after these.
    """

    def __init__(
        self, entries: Iterable[tuple[str, Iterable[str]]], base: Forms | None = None
    ) -> None:
        self._base = base
        # By the first token of forms: these, with their keys. Few of them occur in any text.
        self._forms: dict[str, list[tuple[str, str]]] = {}
        self._nodes: dict[str, _Node] = {}
        for key, forms in entries:
            for form in forms:
                written = _spelled(form)
                first = _TOKEN.match(written.casefold())
                if first and len(written) > 1:
                    self._forms.setdefault(first[0], []).append((key, written))
        self._firsts: set[str] = {*self._forms, *(base._firsts if base else ())}
        # Few words in a text are new, and most begin no form at all.
        self._begins: dict[str, list[tuple[int, int, _Node]]] = {}

    def find(self, text: str) -> list[Found]:
        """The longest forms in `text`, from left to right; they never overlap."""
        known = self._begins
        chunks = [*_CHUNK.finditer(text)]
        found: list[Found] = []
        after = 0
        for index, chunk in enumerate(chunks):
            begins = known.get(chunk[0])
            if begins is None:
                begins = known[chunk[0]] = self._beginnings(chunk[0])
            for number, place, node in begins:
                start = chunk.start() + place
                if start >= after:
                    keys, end = _longest(text, chunks, index, number, node)
                    if keys:
                        found.append(Found(start, end, keys))
                        after = end
        return found

    def _beginnings(self, chunk: str) -> list[tuple[int, int, _Node]]:
        """The number and the place of each token with which forms may begin, and those forms."""
        firsts = self._firsts
        return [
            (number, start, {base: self._after(base), word: self._after(word)})
            for number, (word, base, start, _) in enumerate(_tokens(chunk))
            if word in firsts or base in firsts
        ]

    def _starting(self, token: str) -> list[tuple[str, str]]:
        """The forms that begin with a token, each with its key."""
        own = self._forms.get(token, [])
        return own + self._base._starting(token) if self._base else own

    def _after(self, token: str) -> _Node:
        """How forms that begin with a token go on."""
        node = self._nodes.get(token)
        if node is None:
            if self._base and token not in self._forms:
                node = self._base._after(token)
            else:
                node = _node(self._starting(token))
            self._nodes[token] = node
        return node


def _longest(
    text: str, chunks: list[re.Match[str]], index: int, number: int, node: _Node
) -> tuple[tuple[str, ...], int]:
    """The keys of the longest of the forms at `node` that begins at a token, and its end."""
    keys: tuple[str, ...] = ()
    after = 0
    tokens, offset = _tokens(chunks[index][0]), chunks[index].start()
    first = offset + tokens[number][2]
    while True:
        word, base, _, end = tokens[number]
        below = node.get(word)
        named = _keys(below[None], text[first : offset + end]) if below and None in below else ()
        if base and not named and None in node.get(base, _NOTHING):
            named = _keys(node[base][None], text[first : offset + end - len(_POSSESSIVE)])
        if named:
            keys, after = named, offset + end
        if not below:
            return keys, after
        node, number = below, number + 1
        if number == len(tokens):
            index, number = index + 1, 0
            below = node.get(" ")
            if not below or index == len(chunks):
                return keys, after
            node, tokens, offset = below, _tokens(chunks[index][0]), chunks[index].start()


def _node(forms: list[tuple[str, str]]) -> _Node:
    """What comes after the first token of forms, which they all begin with."""
    top: _Node = {}
    for key, written in forms:
        letters = sum(map(str.isalnum, written))
        if letters:
            exact = letters <= 2 or (written.isupper() and bool(_VOWEL.search(written)))
            node = top
            for token in _TOKEN.findall(written.casefold())[1:]:
                node = node.setdefault(token, {})
            node[None] = (*node.get(None, ()), (key, written if exact else ""))
    return top


def _keys(endings: _Endings, text: str) -> tuple[str, ...]:
    """What a form names, as far as the capitals of the text allow."""
    if len(endings) == 1 and not endings[0][1]:
        return (endings[0][0],)
    spelled = _spelled(text)
    return tuple(dict.fromkeys(key for key, written in endings if written in ("", spelled)))


@lru_cache(maxsize=16_384)
def _tokens(chunk: str) -> _Tokens:
    """The words and signs in a text without white space.

    Each in lower case, without its possessive 's ("" when it has none), with its start and end.
    """
    found: list[tuple[str, str, int, int]] = []
    for token in _TOKEN.finditer(chunk):
        word = _spelled(token[0]).casefold()
        base = word.removesuffix(_POSSESSIVE) if word.endswith(_POSSESSIVE) else ""
        found.append((word, base, token.start(), token.end()))
    return tuple(found)


def _spelled(text: str) -> str:
    """A text apart from how its signs are coded, with single spaces."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text.translate(_SAME))
    return " ".join(text.split())


def entry_of(glossary: Glossary, term: Term, language: str) -> str | None:
    """The id of the term that tells a reader of `language` what `term` is; None for no link.

    That is what the term was replaced by, as far as that has words in this language.
    """
    linked, seen = term.link is not Link.NEVER, {term.id}
    while term.replaced_by and term.replaced_by not in seen:
        seen.add(term.replaced_by)
        other = glossary.by_id(term.replaced_by)
        if other is None or other.words(language) is None:
            break
        term = other
    linked = linked and term.link is not Link.NEVER and term.words(language) is not None
    return term.id if linked else None


def shared_entries(glossary: Glossary, language: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The key and the forms of each term in text of a language, also of those without a link.

    A form that is not linked still is that word: a shorter term within it is not meant.
    """
    for term in glossary.terms:
        words = term.words(language)
        if words is not None:
            yield SHARED + term.id, (words.term, *words.also, *words.finds)
