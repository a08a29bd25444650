"""A whole handbook as one document for paper: cover, contents, every page as a chapter.

Why: there is one text. What the site says is what the book says, in the order of the menu, with
page numbers where the site has links.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from markupsafe import Markup, escape

from houvast.compose.blocks import Blocks, block_templates, telephone
from houvast.compose.colours import DEFAULT, shades
from houvast.compose.paper.pages import SCHEME, TERM, Chapters, Drawings, on_paper
from houvast.compose.prose import foreign_html, rewrite
from houvast.compose.shared import Shared
from houvast.compose.site import Page, Section, Site, page_url
from houvast.compose.takeaway.cards import qr_svg
from houvast.compose.words import Words
from houvast.model import Handbook

__all__ = ["Chapter", "Printed", "Printer", "booklet"]

FONTS = "assets/houvast/fonts/"
# What a section is for, by what is in it: buttons into an agenda, ways to other pages, a list.
CALENDAR, WAYS, WORDS = 'type="text/calendar"', 'class="hv-tiles"', f'class="hv-term" id="{TERM}'


@dataclass(frozen=True)
class Printed:
    """A document to be printed: HTML with all of its styles, and the files that it may use.

    The HTML names them by their address, `houvast:` and the path. Nothing else may be fetched.
    """

    html: str
    files: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A page in the book. `url` is where it can be read online, when that is known."""

    key: str
    title: str
    lead: str
    opening: Markup
    sections: tuple[tuple[str, str, int, Markup], ...]
    language: str
    url: str


class Printer:
    """What every printed document of one handbook in one language is made with.

    `templates` are the files of `site_templates/print` by name.
    """

    def __init__(
        self,
        handbook: Handbook,
        site: Site,
        shared: Shared,
        templates: Mapping[str, str],
        today: dt.date,
        language: str,
    ) -> None:
        self.handbook, self.site = handbook, site
        self.language, self.today = language, today
        self.words = Words(shared.catalogues[language], handbook.first)
        self.shades = shades(handbook.document.organisation.colour or DEFAULT)[0]
        self.templates = templates
        sources = {name[:-5]: text for name, text in templates.items() if name.endswith(".html")}
        environment = block_templates({**shared.blocks, **sources})
        self.blocks = Blocks(
            environment, handbook, self.words, shared.glossary, today, _without_links
        )
        self.files = {
            f"{SCHEME}{name}": data
            for name, data in {**site.theme, **site.files}.items()
            if name.startswith((FONTS, "pictures/"))
        }

    def style(self, name: str) -> str:
        """A stylesheet with the organisation's colours filled in: drawings know no variables."""
        return re.sub(r"var\(--hv-(\w+)\)", lambda m: self.shades[m[1]], self.templates[name])

    def printed(self, template: str, **values: object) -> Printed:
        """The document of a template; `values` are for the template."""
        logo = f"{SCHEME}{self.site.logo}" if self.site.logo else ""
        url = f"{self.site.url}{self.site.prefix(self.language)}" if self.site.url else ""
        html = self.blocks.render(
            template,
            lambda *_: None,
            site=self.site,
            logo=logo,
            url=url,
            qr=self.code,
            css=Markup(self.style("page.css") + self.style(f"{template}.css")),
            **values,
        )
        return Printed(html, self.files)

    def code(self, address: str, words: str = "") -> Markup:
        """A code to scan, which says in words what it is for."""
        said = escape(words or self.words.texts("site.print.scan"))
        return Markup(qr_svg(address).replace(">", f"><title>{said}</title>", 1))

    def scanned(self, address: str, words: str) -> Markup:
        """A code to scan with words beside it."""
        code = self.code(address, words)
        return Markup('<div class="hv-printed">{}<p>{}</p></div>').format(code, words)


def booklet(printer: Printer) -> Printed:
    """The whole handbook."""
    site, language = printer.site, printer.language
    pages = {
        page.path: replace(page, sections=tuple(_kept(page.sections, site)))
        for page in site.pages
        if page.language == language
    }
    chapters = _chapters(printer, pages)
    made = {path: _chapter(printer, page, chapters) for path, page in pages.items()}
    groups = [(group.title, [made[path] for path in group.paths]) for group in site.menus[language]]
    periods = sorted(printer.handbook.document.internship.periods, key=lambda p: p.starts)
    to_come = [period for period in periods if period.starts >= printer.today]
    period = next(iter(to_come or periods[-1:]), None)
    return printer.printed("booklet", groups=groups, period=period)


def _kept(sections: Iterable[Section], site: Site) -> Iterator[Section]:
    """Without what a book has no use for: it has its contents, and cannot be put in an agenda."""
    for section in sections:
        if WAYS not in section.html and (site.url or CALENDAR not in section.html):
            yield section


def _chapters(printer: Printer, pages: Mapping[str, Page]) -> Chapters:
    """Where everything is in the book."""
    keys = {page_url(path): path.removesuffix(".md").replace("/", "-") for path in pages}
    numbers = {
        telephone(number): number
        for contact in printer.handbook.document.contacts
        if contact.reach and (number := contact.reach.phone)
    }
    numbers |= {
        telephone(o.phone): o.phone for o in printer.handbook.document.trust.outside if o.phone
    }
    ids = {f"{keys[page_url(page.path)]}--{name}" for page in pages.values() for name in _ids(page)}
    return Chapters(keys, frozenset(ids), numbers, printer.site.terms)


def _ids(page: Page) -> Iterator[str]:
    for html in (page.opening, *(section.html for section in page.sections)):
        yield from re.findall(r'\sid="([^"]+)"', html)
    yield from (section.id for section in page.sections)


def _chapter(printer: Printer, page: Page, chapters: Chapters) -> Chapter:
    here, root = page_url(page.path), printer.site.prefix(page.language)
    t = printer.words.texts
    style = printer.style("drawings.css")
    inside = Drawings(style, t("site.print.scan"), t("site.print.sign"))

    key = chapters.keys[here]
    url = f"{printer.site.url}{root}{here}" if printer.site.url else ""

    def paper(html: str) -> Markup:
        return Markup(on_paper(html, here, root, chapters, inside))

    def part(section: Section) -> tuple[str, str, int, Markup]:
        title, html = section.title, paper(section.html)
        if WORDS in section.html:
            title = t("site.print.words")
        if CALENDAR in section.html:
            html += printer.scanned(f"{url}#{section.id}", t("site.print.calendar"))
        return f"{key}--{section.id}", title, section.level, html

    return Chapter(
        key=key,
        title=page.title,
        lead=page.lead,
        opening=paper(page.opening),
        sections=tuple(map(part, page.sections)),
        language=page.words_in,
        url=url,
    )


def _without_links(source: str) -> str:
    """An organisation's Markdown for a sheet on which nothing can be pressed."""
    return rewrite(foreign_html(source), lambda _tag, _address: None)
