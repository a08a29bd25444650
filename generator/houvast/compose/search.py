"""What can be found in one language: the entries that the reader's own browser searches.

Why: a handbook in two languages must not mix them in one list of results, and search must work
from a folder, so the entries are a script and not a file that is fetched. One entry for each
section, one for the page as a whole, and one for each word of the glossary. Forms of words are the
business of the script.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
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
_GROUPS = {"who": 2.0, "supervisors": 0.4}


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
    pages: Iterable[Page],
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
        yield _entry(url, page.title, page, opening, weight=weight * _PAGE)
    for section in page.sections:
        html = section.html if section.searched is None else section.searched
        address = f"{url}#{section.id}"
        yield _entry(address, section.title, page, plain_words(html), weight=weight)
    for entry in page.entries:
        address = f"{url}#{entry.anchor}" if entry.anchor else url
        yield _entry(address, entry.title, page, entry.text, " ".join(entry.finds), weight)


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
