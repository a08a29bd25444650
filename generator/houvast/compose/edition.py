"""One handbook in one language: which pages there are, and what stands on each.

Why: a page exists when there is something to say. First every block is made once to see what has
data; then the pages are made, with links only to pages that exist. The page with all words comes
last: it tells which of them are used.
"""

from __future__ import annotations

import datetime as dt
import posixpath
from dataclasses import replace
from functools import partial

from houvast.compose.blocks import Blocks, block_templates
from houvast.compose.figures.week import week_of
from houvast.compose.links import Destinations, Foreign
from houvast.compose.menu import GLOSSARY, GROUPS, WELCOME, group_of, in_menu_order
from houvast.compose.own_pages import OwnSource, cut, own_sources
from houvast.compose.pictures import Pictures
from houvast.compose.places import text_places
from houvast.compose.prose import rewrite
from houvast.compose.reading import minutes_to_read, ways_in
from houvast.compose.search import own_entry, shared_entry
from houvast.compose.shared import Shared, SharedPage, SharedSection, read_page
from houvast.compose.site import Entry, Group, Page, Section, page_url, relative_url
from houvast.compose.takeaway.files import TakeAway
from houvast.compose.terms import TermLinks, own_words
from houvast.compose.words import Words
from houvast.finding import Finding, Span
from houvast.glossary import Term, TermWords
from houvast.model import Contact, Handbook

__all__ = ["Edition"]

# Whom a page can be for, and what is said above it instead of when to read it.
SUPERVISORS = "supervisors"
# The block of an entry in a pop-up, and the blocks of the entries on the page with all words.
WORD = "_word"
SHARED_TERMS, OWN_TERMS = "terms", "own-terms"


class Edition:
    """A handbook in one language. `prefix` is `""` or `"en/"`: where it is below the root.

    `url` is the absolute address of the handbook, or nothing when that is not known.
    """

    def __init__(
        self,
        handbook: Handbook,
        language: str,
        shared: Shared,
        pictures: Pictures,
        today: dt.date,
        url: str = "",
    ) -> None:
        self.handbook = handbook
        self.language = language
        self.prefix = "" if language == handbook.first else f"{language}/"
        self.shared = shared
        self.pictures = pictures
        self.words = Words(shared.catalogues[language], handbook.first)
        self.findings: list[Finding] = []
        self.foreign = Foreign(text_places(handbook), handbook.at())
        self.here = WELCOME
        self.paths: frozenset[str] | None = None
        self.blocks = Blocks(
            block_templates(shared.blocks),
            handbook,
            self.words,
            shared.glossary,
            today,
            self._rich,
        )
        self.week = week_of(handbook.document, self.words.text)
        root = url + self.prefix if url else ""
        self.take_away = TakeAway(handbook, self.words, self.blocks.plain_people, root)
        self.own_words = own_words(handbook.document.glossary, handbook.first)
        self.terms = TermLinks(shared.glossary, self.own_words, language, handbook.first)
        self.heard_here: list[tuple[Term, TermWords]] = []

    def make(self) -> tuple[tuple[Page, ...], tuple[Group, ...]]:
        """The pages in the order of the menu, and the menu."""
        shared = self._shared_pages()
        own, findings = own_sources(self.handbook, self.pictures.files, self.language)
        self.findings += findings
        filled = {name for page in shared for name in self._blocks_of(page) if self._block(name)}
        shown = [page for page in shared if self._is_shown(page, filled)]
        groups = {page.path: group_of(page.path) for page in shown}
        groups |= {page.path: str(page.page.under) for page in own}
        self.paths = frozenset(groups)
        menus = {page.path: page.menu for page in shown}
        self.foreign.findings.clear()
        made = {page.path: self._page(page, shown) for page in shown if page.path != GLOSSARY}
        made |= {page.path: self._own_page(page) for page in own}
        self.heard_here = self.terms.heard()
        made |= {page.path: self._page(page, shown) for page in shown if page.path == GLOSSARY}
        self.findings += self.foreign.findings
        order = in_menu_order(path for path in made if path in menus)
        order += [page.path for page in own]
        menu = tuple(
            Group(self.words.texts(f"site.group.{group}"), paths)
            for group in GROUPS
            if (paths := tuple(path for path in order if groups[path] == group))
        )
        return tuple(made[path] for group in menu for path in group.paths), menu

    def _shared_pages(self) -> list[SharedPage]:
        pages = []
        for path, source in self.shared.pages.get(self.language, {}).items():
            label = f"content/handbook/{self.language}/{path}"
            page, findings = read_page(source, path, label)
            self.findings += findings
            if page is not None:
                pages.append(page)
                for name in self._blocks_of(page):
                    if name not in self.shared.blocks:
                        values = {"block": name, "known": ", ".join(sorted(self.shared.blocks))}
                        self.findings.append(Finding("unknown-block", Span(label), values))
        return pages

    def _blocks_of(self, page: SharedPage) -> list[str]:
        return [name for section in page.sections for name in section.blocks]

    def _is_shown(self, page: SharedPage, filled: set[str]) -> bool:
        blocks = self._blocks_of(page)
        return page.always or not blocks or any(name in filled for name in blocks)

    def _block(self, name: str, pages: tuple[SharedPage, ...] = ()) -> str:
        if name not in self.shared.blocks:
            return ""
        return self.blocks.render(
            name,
            self._link,
            week=self.week,
            pages=pages,
            picture=self._photo,
            **self.take_away.values(self._file),
            own_words=self.own_words,
            heard_here=self.heard_here,
        )

    def _photo(self, contact: Contact) -> str | None:
        """The address of somebody's picture."""
        index = self.handbook.index_of(contact)
        place = self.handbook.at("contacts", index, "photo")
        used = self.pictures.use(posixpath.dirname(place.file), contact.photo or "", place)
        return self.to_root(used) if used else None

    def _file(self, path: str) -> str:
        """The address of a file of this language from the page that is being made."""
        return relative_url(path, page_url(self.here))

    def _link(self, path: str, anchor: str = "") -> str | None:
        """The address of a page of this language from the page that is being made."""
        if self.paths is not None and path not in self.paths:
            return None
        fragment = f"#{anchor}" if anchor else ""
        if path == self.here and fragment:
            return fragment
        return relative_url(page_url(path), page_url(self.here)) + fragment

    def _page(self, page: SharedPage, shown: list[SharedPage]) -> Page:
        self.here = page.path
        by_path = {other.path: other for other in shown if other.path != page.path}
        others = tuple(by_path[path] for path in in_menu_order(by_path))
        opening, sections = "", list[Section]()
        for section in page.sections:
            html = self._section(section, page, others)
            if html is None:
                continue
            if section.title:
                made = Section(section.id, section.title, html, section.level)
                if {SHARED_TERMS, OWN_TERMS} & {*section.blocks}:
                    # Search has an entry for each word: here it finds what is said around them.
                    around = [part for part in section.parts if part.html]
                    made = replace(made, searched=" ".join(part.html for part in around))
                sections.append(made)
            else:
                opening = html
        return replace(self._finished(page, opening, sections), entries=self._entries(page))

    def _entries(self, page: SharedPage) -> tuple[Entry, ...]:
        """What search finds of the words on a page."""
        blocks, found = self._blocks_of(page), list[Entry]()
        if OWN_TERMS in blocks:
            rich = self.blocks.prose
            found += [own_entry(w.anchor, w.term, self.words, rich) for w in self.own_words]
        if SHARED_TERMS in blocks:
            terms = self.shared.glossary.in_language(self.language)
            found += [shared_entry(term, words) for term, words in terms]
        return tuple(found)

    def explanations(self) -> dict[str, str]:
        """The HTML of the entry of each word that is linked, by key, once the pages are made.

        Its addresses are those of the page with all words.
        """
        self.here = GLOSSARY
        name = self.words.text(self.handbook.document.organisation.name)
        render = partial(self.blocks.render, WORD, self._link, organisation=name)
        return self.terms.explanations(render)

    def _section(
        self, section: SharedSection, page: SharedPage, others: tuple[SharedPage, ...]
    ) -> str | None:
        """The HTML of a section; None when it has blocks and none of them has data."""
        folder = posixpath.dirname(page.path)

        def resolve(_tag: str, address: str) -> str | None:
            if address.startswith(("https:", "http:", "mailto:", "tel:", "#")):
                return address
            path, _, anchor = address.partition("#")
            return self._link(posixpath.normpath(f"{folder}/{path}").lstrip("/"), anchor)

        blocks = {name: self._block(name, others) for name in section.blocks}
        if blocks and not any(blocks.values()) and section.title:
            return None
        parts = [
            blocks[part.block]
            if part.block
            else f'<div class="hv-prose">{rewrite(part.html, resolve)}</div>'
            for part in section.parts
        ]
        return "\n".join(part for part in parts if part)

    def _own_page(self, own: OwnSource) -> Page:
        self.here = own.path
        folder = posixpath.dirname(own.label)
        place = Span(own.label, 1, 1)
        pieces = cut(own.source)
        anchors = frozenset(piece.id for piece in pieces)
        to = self._destinations(folder, place, anchors)
        before, self.foreign.fallback = self.foreign.fallback, place
        made = [self.foreign.html(piece.source, to, headings=True) for piece in pieces]
        self.foreign.fallback = before
        made = [f'<div class="hv-prose hv-own">{html}</div>' if html else "" for html in made]
        title = self.words.text(own.page.title)
        opening, sections = "", list[Section]()
        for piece, html in zip(pieces, made, strict=True):
            if piece.title and (sections or piece.title != title):
                sections.append(Section(piece.id, piece.title, html))
            elif html:
                opening += html
        shown = SharedPage(own.path, title, title, "", "later", True, "", ())
        return self._finished(shown, opening, sections, own.words_in)

    def _destinations(self, folder: str, place: Span, anchors: frozenset[str]) -> Destinations:
        def page(path: str) -> str | None:
            known = self.paths or frozenset()
            own = f"own/{posixpath.basename(path)}"
            return next((self._link(p) for p in (path, own) if p in known), None)

        def picture(path: str) -> str | None:
            used = self.pictures.use(folder, path, place)
            return self.to_root(used) if used else None

        return Destinations(page, picture, anchors)

    def to_root(self, path: str) -> str:
        """The address of a file below the site's root from the page that is being made."""
        return relative_url(path, self.prefix + page_url(self.here))

    def _rich(self, source: str) -> str:
        place = self.foreign.places.get(source, self.foreign.fallback)
        folder = posixpath.dirname(place.file)
        return self.foreign.html(source, self._destinations(folder, place, frozenset()))

    def _finished(
        self, page: SharedPage, opening: str, sections: list[Section], words_in: str = ""
    ) -> Page:
        language = words_in or self.language

        page_of_words = "" if self.here == GLOSSARY else self._link(GLOSSARY)

        def linked(html: str) -> str:
            return self.terms.linked(html, language, page_of_words)

        opening = linked(opening)
        sections = [replace(section, html=linked(section.html)) for section in sections]
        minutes = minutes_to_read((opening, *(s.html for s in sections)))
        # On the first screen nothing comes before the day, the place and the person.
        ways = ways_in(sections, minutes) if page.path != WELCOME else ()
        return Page(
            path=page.path,
            language=self.language,
            title=page.title,
            menu=page.menu,
            lead=page.lead,
            opening=opening,
            sections=tuple(sections),
            read=SUPERVISORS if page.audience == SUPERVISORS else page.read,
            minutes=minutes,
            contents=self.blocks.render("_contents", self._link, sections=ways),
            words_in=words_in if words_in != self.language else "",
            printed=self.take_away.printed(page_url(page.path)),
        )
