"""A published glossary as a site: the same theme as a handbook, one page for each term.

Why: a school shows its words to the world, in each language, at addresses that stay. A word that
was replaced or taken away keeps its page, because somebody may have a link to it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from houvast.compose.colours import DEFAULT, shades, stylesheet
from houvast.compose.pictures import icon
from houvast.compose.publication.pages import CHANGES, INDEX, USE, GlossaryEdition
from houvast.compose.publication.publication import Publication
from houvast.compose.search import search_data
from houvast.compose.shared import Shared
from houvast.compose.site import Group, Page, Site

__all__ = ["compose_glossary"]


def compose_glossary(
    publication: Publication, shared: Shared, tell: Callable[[], None] = lambda: None
) -> Site:
    """The site of a glossary. `tell` is called for each page that is made."""
    editions = [GlossaryEdition(publication, code, shared) for code in publication.languages]
    pages: list[Page] = []
    files: dict[str, bytes] = {}
    for edition in editions:
        made = []
        for page in edition.pages():
            made.append(page)
            tell()
        # The list of all words would be a hit for every word.
        found = [replace(page, opening="") if page.path == INDEX else page for page in made]
        prefix = "" if edition.language == publication.languages[0] else f"{edition.language}/"
        texts = edition.t.under("site.find")
        files[f"{prefix}search-data.js"] = search_data(found, edition.language, texts)
        pages += made
    first = editions[0]
    initial = next((c for c in first.title if c.isalnum()), "•").upper()
    files["assets/houvast/colours.css"] = stylesheet(DEFAULT)
    files["assets/houvast/icon.svg"] = icon(initial, shades(DEFAULT)[0]["org"])
    return Site(
        slug="glossary",
        name=first.title,
        languages=publication.languages,
        pages=tuple(pages),
        menus={
            e.language: (Group(e.t("publication.menu"), (INDEX, CHANGES, USE)),) for e in editions
        },
        texts={e.language: e.t.under("theme") | e.t.under("publication.theme") for e in editions},
        files=files,
        theme=shared.theme,
        url=publication.url,
        initial=initial,
        colour=shades(DEFAULT)[0]["org"],
        about={e.language: e.lead for e in editions},
        outside=("term-*.md",),
        public=True,
    )
