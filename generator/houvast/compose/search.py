"""The search index of one language, in the form that the theme's search reads.

Why: a handbook in two languages must not mix them in one list of results, and the index should not
depend on the engine. One entry for each section, one for the page as a whole, and one for each
word of the glossary.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from html import escape
from typing import Any

from houvast.compose.prose import plain_words, sentences
from houvast.compose.site import Entry, Page, page_url
from houvast.compose.words import Words
from houvast.glossary import Term, TermWords
from houvast.glossary.forms import SHARED
from houvast.model import Text
from houvast.model.own import OwnTerm

__all__ = ["own_entry", "search_index", "shared_entry"]


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


def search_index(pages: Iterable[Page], language: str) -> bytes:
    """The index of `pages`; addresses are relative to the root of the language."""
    docs: list[dict[str, Any]] = []
    for page in pages:
        url = page_url(page.path)
        opening = escape(f"{page.lead} ", quote=False) + escape(plain_words(page.opening))
        if all(entry.anchor for entry in page.entries):
            docs.append({"location": url, "title": escape(page.title), "text": opening.strip()})
        for section in page.sections:
            html = section.html if section.searched is None else section.searched
            docs.append(
                {
                    "location": f"{url}#{section.id}",
                    "title": escape(section.title),
                    "text": escape(plain_words(html), quote=False),
                }
            )
        for entry in page.entries:
            # Tags are searched as a title is; the style sheet keeps them out of the results.
            docs.append(
                {
                    "location": f"{url}#{entry.anchor}" if entry.anchor else url,
                    "title": escape(entry.title),
                    "text": escape(entry.text, quote=False),
                    **({"tags": [escape(form) for form in entry.finds]} if entry.finds else {}),
                }
            )
    config = {
        "lang": [language],
        "separator": r"[\s\-–—/.,;:!?()“”‘’\"]+",
        "pipeline": ["stopWordFilter"],
        "fields": {"title": {"boost": 1000.0}, "text": {"boost": 1.0}, "tags": {"boost": 1000.0}},
    }
    index = {"config": config, "docs": docs}
    return json.dumps(index, ensure_ascii=False, sort_keys=True).encode()
