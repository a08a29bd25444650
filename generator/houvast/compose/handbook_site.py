"""A whole handbook: all its languages, its files, its menu.

Why: everything that the languages share (pictures, colours, the icon) is made once.
"""

from __future__ import annotations

import datetime as dt
import posixpath
from collections.abc import Mapping

from houvast.compose.colours import DEFAULT, shades, stylesheet
from houvast.compose.edition import Edition
from houvast.compose.offline import with_worker
from houvast.compose.pictures import Pictures, icon
from houvast.compose.prose import foreign_html, plain_words
from houvast.compose.search import alike, search_data
from houvast.compose.shared import Shared
from houvast.compose.site import Site
from houvast.compose.terms import words_file
from houvast.finding import Finding, in_order
from houvast.model import Handbook

__all__ = ["compose"]

SHORT = 160


def compose(
    handbook: Handbook,
    files: Mapping[str, bytes],
    shared: Shared,
    today: dt.date,
    url: str = "",
) -> tuple[Site, list[Finding]]:
    """The site of `handbook`, and what there is to say about its links, pictures and pages.

    `files` are the organisation's pictures and pages by label; `url` is where all sites are.
    """
    organisation = handbook.document.organisation
    pictures = Pictures(files)
    address = f"{url.rstrip('/')}/{handbook.slug}/" if url else ""
    editions = [
        Edition(handbook, language, shared, pictures, today, address)
        for language in handbook.languages
    ]
    made = {edition.language: edition.make() for edition in editions}
    logo = None
    if organisation.logo:
        place = handbook.at("organisation", "logo")
        logo = pictures.use(posixpath.dirname(place.file), organisation.logo, place)
    colour = organisation.colour or DEFAULT
    name = organisation.name.in_language(handbook.first, handbook.first)[0]
    initial = next((c for c in name.split()[-1] if c.isalnum()), "•").upper()
    written: dict[str, bytes] = {
        "assets/houvast/colours.css": stylesheet(colour),
        "assets/houvast/icon.svg": icon(initial, shades(colour)[0]["org"]),
    }
    for edition in editions:
        pages = made[edition.language][0]
        texts = edition.words.texts.under("site.find")
        groups = alike(shared.glossary, edition.words.texts)
        data = search_data(pages, edition.language, texts, groups)
        written[f"{edition.prefix}search-data.js"] = data
        written |= {edition.prefix + path: d for path, d in edition.take_away.files.items()}
        if explanations := edition.explanations():
            written[f"{edition.prefix}words.js"] = words_file(explanations)
    site = Site(
        slug=handbook.slug,
        name=name,
        languages=handbook.languages,
        pages=tuple(page for pages, _ in made.values() for page in pages),
        menus={language: menu for language, (_, menu) in made.items()},
        texts={e.language: e.words.texts.under("theme") for e in editions},
        files={**written, **pictures.used},
        theme=shared.theme,
        url=address,
        logo=logo or "",
        initial=initial,
        colour=shades(colour)[0]["org"],
        about={e.language: _in_short(e.words.text(organisation.about)) for e in editions},
        terms=frozenset().union(*(edition.terms.shared_ids for edition in editions)),
    )
    findings = [finding for edition in editions for finding in edition.findings]
    return with_worker(site), in_order([*findings, *pictures.findings])


def _in_short(about: str) -> str:
    """The first sentences of a text, without its markup; a long one is cut at a word."""
    words = plain_words(foreign_html(about)) if about else ""
    if len(words) <= SHORT:
        return words
    head = words[:SHORT]
    sentence = max(head.rfind(end) for end in (". ", "? ", "! "))
    return head[: sentence + 1] if sentence > SHORT // 3 else f"{head[: head.rfind(' ')]} …"
