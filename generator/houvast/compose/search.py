"""What can be found in one language: the entries that the reader's own browser searches.

Why: a handbook in two languages must not mix them in one list of results, and search must work
from a folder, so the entries are a script and not a file that is fetched. One entry for each
section, one for each person and task with an address of its own, one for the page as a whole, and
one for each word of the glossary. Forms of words are the business of the script.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from houvast.compose.prose import plain_words, sentences
from houvast.compose.site import Entry, Page, page_url
from houvast.compose.words import Words
from houvast.glossary import Glossary, Term, TermWords
from houvast.glossary.forms import SHARED
from houvast.model import Text
from houvast.model.own import OwnTerm
from houvast.texts import Texts

__all__ = ["alike", "own_entry", "search_data", "shared_entry"]

# A page as a whole is the better start, and so is somebody who helps; what is meant for supervisors
# comes after the intern's.
_PAGE = 1.5
_GROUPS = {"who": 1.3, "supervisors": 0.4}
# Where somebody looks who found nothing.
_HELP = ("who/stuck.md", "who/people.md", "glossary.md")
# A part of a section that can be led to, and what is said loudest in a piece of HTML.
_PART = re.compile(r'<(section|div)\b[^>]*\bid="([^"]+)"')
_NAMED = re.compile(r"<h3\b[^>]*>(.*?)</h3>", re.DOTALL)
# What is on a page for paper and for address books only.
_UNSAID = re.compile(
    r'<p class="[^"]*hv-save">.*?</p>|<div class="hv-printed">.*?</div>', re.DOTALL
)
_LOUD = re.compile(
    r'<(h[34]|dt|strong)\b[^>]*>(.*?)</\1>|<p class="hv-card__title">(.*?)</p>', re.DOTALL
)


def shared_entry(term: Term, words: TermWords) -> Entry:
    """What search finds of a shared term: all that is shown of it, and its other forms."""
    heard = words.heard_as
    parties = (heard.intern, heard.organisation, heard.school) if heard else ()
    said = (words.explanation, *parties, words.example, words.differs, words.definition)
    texts = [", ".join(words.also), *(plain_words(sentences(text)) for text in said if text)]
    return Entry(SHARED + term.id, words.term, " ".join(filter(None, texts)), words.finds)


def own_entry(anchor: str, own: OwnTerm, words: Words, rich: Callable[[Text], str]) -> Entry:
    """What search finds of a word of the organisation."""
    said = (own.explanation, own.example, own.differs)
    texts = [", ".join(map(words.text, own.also)), *(plain_words(rich(t)) for t in said if t)]
    return Entry(anchor, words.text(own.term), " ".join(filter(None, texts)))


def alike(glossary: Glossary, texts: Texts) -> Iterator[list[str]]:
    """Words that mean the same: those of the catalogue, and all by which a term is known."""
    yield from (group.split() for group in texts("site.find-alike").split(";"))
    for _, words in glossary.in_language(texts.language):
        group = [word for word in (words.term, *words.also, *words.finds) if " " not in word]
        if len(group) > 1:
            yield group


def search_data(
    pages: Sequence[Page],
    language: str,
    texts: Mapping[str, str],
    groups: Iterable[Iterable[str]] = (),
) -> bytes:
    """The script with the entries of `pages`; addresses are relative to the root of the language.

    `texts` are the words of the dialog. `groups` are words that mean the same.
    """
    data = {
        "lang": language,
        "texts": dict(texts),
        "help": [
            {"url": page_url(page.path), "title": page.title, "page": page.menu, "text": page.lead}
            for path in _HELP
            for page in pages
            if page.path == path
        ],
        "docs": [entry for page in pages for entry in _entries(page)],
        "alike": [list(group) for group in groups],
    }
    written = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"window.houvastSearchData={written};\n".encode()


def _entries(page: Page) -> Iterator[dict[str, Any]]:
    url = page_url(page.path)
    weight = _GROUPS.get(page.path.partition("/")[0], 1.0)
    opening = f"{page.lead} {plain_words(page.opening)}".strip()
    if all(entry.anchor for entry in page.entries):
        yield _entry(url, page.title, page, opening, page.menu, weight * _PAGE)
    for section in page.sections:
        html = section.html if section.searched is None else section.searched
        html, own = _UNSAID.sub("", html), ""
        while part := _PART.search(html):
            end = _end(html, part)
            inside = html[part.start() : end]
            own, html = own + html[: part.start()], html[end:]
            named = _NAMED.search(inside)
            if named is None:
                own += inside
                continue
            # Above a name stands its first letter.
            title, rest = plain_words(named[1]), inside[named.end() :]
            made = _entry(f"{url}#{part[2]}", title, page, plain_words(rest), weight=weight)
            yield made | _loud(rest)
        own += html
        address = f"{url}#{section.id}"
        yield _entry(address, section.title, page, plain_words(own), weight=weight) | _loud(own)
    for entry in page.entries:
        address = f"{url}#{entry.anchor}" if entry.anchor else url
        yield _entry(address, entry.title, page, entry.text, " ".join(entry.finds), weight)


def _end(html: str, part: re.Match[str]) -> int:
    """Where an element ends that begins at `part`."""
    deep = 0
    for tag in re.finditer(rf"<(/?){part[1]}\b[^>]*>", html[part.start() :]):
        deep += -1 if tag[1] else 1
        if not deep:
            return part.start() + tag.end()
    return len(html)


def _loud(html: str) -> dict[str, str]:
    """What a reader sees first in a text: small headings, and what is in bold."""
    found = (plain_words(part[1] or part[2]) for part in _LOUD.findall(html))
    words = " ".join(dict.fromkeys(found))
    return {"loud": words} if words else {}


def _entry(
    url: str, title: str, page: Page, text: str, hidden: str = "", weight: float = 1
) -> dict[str, Any]:
    """An entry; `hidden` is searched and never shown."""
    made: dict[str, Any] = {"url": url, "title": title, "page": page.title, "text": text}
    if hidden:
        made["hidden"] = hidden
    if weight != 1:
        made["weight"] = round(weight, 2)
    return made
