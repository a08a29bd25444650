"""The search index of one language, in the form that the theme's search reads.

Why: a handbook in two languages must not mix them in one list of results, and the index should not
depend on the engine. One entry for each section, and one for the page as a whole.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from html import escape

from houvast.compose.prose import plain_words
from houvast.compose.site import Page, page_url

__all__ = ["search_index"]


def search_index(pages: Iterable[Page], language: str) -> bytes:
    """The index of `pages`; addresses are relative to the root of the language."""
    docs: list[dict[str, str]] = []
    for page in pages:
        url = page_url(page.path)
        opening = escape(f"{page.lead} ", quote=False) + escape(plain_words(page.opening))
        docs.append({"location": url, "title": escape(page.title), "text": opening.strip()})
        for section in page.sections:
            docs.append(
                {
                    "location": f"{url}#{section.id}",
                    "title": escape(section.title),
                    "text": escape(plain_words(section.html), quote=False),
                }
            )
    config = {
        "lang": [language],
        "separator": r"[\s\-–—/.,;:!?()“”‘’\"]+",
        "pipeline": ["stopWordFilter"],
        "fields": {"title": {"boost": 1000.0}, "text": {"boost": 1.0}, "tags": {"boost": 1e6}},
    }
    index = {"config": config, "docs": docs}
    return json.dumps(index, ensure_ascii=False, sort_keys=True).encode()
