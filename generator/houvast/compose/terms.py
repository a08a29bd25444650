"""Words in running text become links to what they mean: looked for in finished HTML.

Why: shared prose and an organisation's text are only alike once they are HTML. Only text nodes are
changed, everything else stays byte for byte.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import Any, NamedTuple

from houvast.compose.text_nodes import TextNode, text_nodes
from houvast.glossary import Glossary, Term, TermWords
from houvast.glossary.forms import SHARED, Forms, Found, entry_of, shared_entries
from houvast.model.choices import Link
from houvast.model.own import OwnTerm
from houvast.model.values import slug_of
from houvast.texts import LANGUAGES

__all__ = ["OwnWord", "TermLinks", "own_words", "words_file"]

_PICTURE = re.compile(r"<img\b[^>]*>")


@dataclass(frozen=True, slots=True)
class OwnWord:
    """A word of the organisation, and its anchor on the page with all words."""

    anchor: str
    term: OwnTerm


def own_words(terms: Sequence[OwnTerm], first: str) -> tuple[OwnWord, ...]:
    """The organisation's words with their anchors, the same in every language."""
    found: dict[str, OwnTerm] = {}
    for term in terms:
        base = f"own-{slug_of(term.term.in_language(first, first)[0])[:60].strip('-') or 'word'}"
        names = (base, *(f"{base}-{number}" for number in range(2, len(terms) + 2)))
        found[next(name for name in names if name not in found)] = term
    return tuple(OwnWord(anchor, term) for anchor, term in found.items())


class TermLinks:
    """Links to the words of one handbook in one language; `used` collects what they lead to."""

    def __init__(
        self, glossary: Glossary, own: Sequence[OwnWord], language: str, first: str
    ) -> None:
        self.language = language
        self.used: set[str] = set()
        self._glossary = glossary
        self._terms = {SHARED + term.id: term for term in glossary.terms}
        self._own = own
        self._first = first
        self._forms: dict[str, Forms] = {}
        self._shown: dict[str, str | None] = {
            word.anchor: word.anchor if word.term.link is Link.FIRST else None for word in own
        }

    def linked(self, html: str, language: str, page: str | None) -> str:
        """A section of a page, with the first use of each word as a link.

        `language` is what the section is in, `page` the address of the page with all words from
        here ("" on that page itself); without one nothing is linked.
        """
        if page is None:
            return html
        text, nodes, languages = text_nodes(html, language)
        starts = [node.start for node in nodes]
        seen: set[tuple[str, ...]] = set()
        links: list[tuple[TextNode, Found]] = []
        for spoken in languages.intersection(LANGUAGES):
            for found in self._in(spoken).find(text):
                node = nodes[bisect_right(starts, found.start) - 1]
                if node.language == spoken and found.end <= node.end:
                    links.append((node, found))
        links.sort(key=lambda link: link[1].start)
        out: list[str] = []
        at = 0
        for node, found in links:
            keys = self._entries(found.keys)
            if not keys or keys in seen:
                continue
            seen.add(keys)
            self.used.update(keys)
            start, end = node.in_html(html, found.start), node.in_html(html, found.end)
            to, words = escape(f"{page}#{keys[0]}"), escape(" ".join(keys))
            link = f'<a class="hv-word" href="{to}" data-word="{words}">'
            out += (html[at:start], link, html[start:end], "</a>")
            at = end
        return "".join((*out, html[at:])) if out else html

    @property
    def shared_ids(self) -> frozenset[str]:
        """The ids of the shared terms that are linked."""
        marked = (key for key in self.used if key.startswith(SHARED))
        return frozenset(key.removeprefix(SHARED) for key in marked)

    def heard(self) -> list[tuple[Term, TermWords]]:
        """The shared terms that are linked, by the alphabet."""
        ids = self.shared_ids
        return [pair for pair in self._glossary.in_language(self.language) if pair[0].id in ids]

    def explanations(self, render: Callable[..., str]) -> dict[str, str]:
        """The HTML of each entry that is linked, by key; `render` fills the template of an entry.

        A picture in it stays on the page with all words: it has an address from there only.
        """
        entries: dict[str, dict[str, Any]] = {}
        for own in self._own:
            entries[own.anchor] = {"own": own.term, "term": None, "words": None, "source": None}
        for term, words in self.heard():
            source = self._glossary.origins.get(term.id)
            entries[SHARED + term.id] = {
                "own": None,
                "term": term,
                "words": words,
                "source": source,
            }
        return {
            key: _PICTURE.sub("", render(**values))
            for key, values in entries.items()
            if key in self.used
        }

    def _entries(self, keys: tuple[str, ...]) -> tuple[str, ...]:
        """The entries that a reader of this page is led to for what a form names."""
        for key in keys:
            if key not in self._shown:
                name = entry_of(self._glossary, self._terms[key], self.language)
                self._shown[key] = SHARED + name if name else None
        return tuple(dict.fromkeys(e for key in keys if (e := self._shown[key])))

    def _in(self, spoken: str) -> Forms:
        """The forms in text of a language: the organisation's own words before the shared ones."""
        if spoken not in self._forms:
            own = (
                (word.anchor, [text.in_language(spoken, self._first)[0] for text in texts])
                for word in self._own
                for texts in [(word.term.term, *word.term.also)]
            )
            shared = _shared_forms(_Same(self._glossary), spoken)
            self._forms[spoken] = Forms(own, shared)
        return self._forms[spoken]


class _Same(NamedTuple):
    """A glossary as itself, not as its words: to remember what was made of it."""

    glossary: Glossary

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.glossary is other.glossary

    def __hash__(self) -> int:
        return id(self.glossary)


@lru_cache(maxsize=8)
def _shared_forms(same: _Same, language: str) -> Forms:
    """The forms of the shared glossary, made once for all handbooks."""
    return Forms(shared_entries(same.glossary, language))


def words_file(entries: Mapping[str, str]) -> bytes:
    """A script that holds the HTML of entries by key; no text in it can end the script."""
    made = json.dumps(entries, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        made = made.replace(sign, f"\\u{ord(sign):04x}")
    return f"window.houvastWords={made};\n".encode()
