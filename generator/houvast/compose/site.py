"""A handbook as plain data: pages, menu and files, ready for any engine.

Why: what a page says is decided once, without MkDocs. The engine only gets headings and finished
HTML, so every engine gives the same text, and the site can be written out as an ordinary project.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["Entry", "Group", "Page", "Section", "Site", "page_url", "relative_url"]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with one block of final HTML under it. `level` is 2 or 3.

    `searched` is the HTML that search finds, where that is not all of it.
    """

    id: str
    title: str
    html: str
    level: int = 2
    searched: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A word that search finds on a page: its anchor there, the word and what is said of it.

    Without an anchor the word is what the whole page is about.
    Texts are plain text. `finds` are forms that lead here and are shown to nobody.
    """

    anchor: str
    title: str
    text: str
    finds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A page in one language.

    `path` is the same in every language (`who/stuck.md`); texts are plain text, `opening` is final
    HTML that stands under the title. `read` says when the reader needs it, `minutes` how long that
    takes; 0 means that the page is there to look things up. `contents` is final HTML that leads to
    the parts of a long page, `printed` final HTML for paper only.
    """

    path: str
    language: str
    title: str
    menu: str
    lead: str
    opening: str
    sections: tuple[Section, ...]
    read: str = "later"
    minutes: int = 1
    words_in: str = ""
    contents: str = ""
    printed: str = ""
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """A part of the menu: a title and the paths of its pages."""

    title: str
    paths: tuple[str, ...]


@dataclass(frozen=True)
class Site:
    """One handbook, or a glossary, in all its languages; the first is at the root.

    `menus` are the groups by language; pages that fit a pattern of `outside` (as in a `.gitignore`)
    are in no menu. `files` are further files by path below the site's root, `theme` the files of
    the theme. `texts` are the labels that the theme shows, by language. A `public` site may be
    found by search engines. `terms` are the ids of the shared terms that some text leads to.
    """

    slug: str
    name: str
    languages: tuple[str, ...]
    pages: tuple[Page, ...]
    menus: Mapping[str, tuple[Group, ...]]
    texts: Mapping[str, Mapping[str, str]]
    files: Mapping[str, bytes] = field(default_factory=dict)
    theme: Mapping[str, bytes] = field(default_factory=dict)
    url: str = ""
    logo: str = ""
    initial: str = ""
    colour: str = ""
    about: Mapping[str, str] = field(default_factory=dict)
    version: str = ""
    outside: tuple[str, ...] = ()
    public: bool = False
    terms: frozenset[str] = frozenset()

    @property
    def first(self) -> str:
        """The language at the root of the site."""
        return self.languages[0]

    def place(self, page: Page) -> str:
        """The path of a page's source below the root: `who/stuck.md` or `en/who/stuck.md`."""
        return self.prefix(page.language) + page.path

    def prefix(self, language: str) -> str:
        """What comes before a path in `language`: nothing, or `en/`."""
        return "" if language == self.first else f"{language}/"


def page_url(path: str) -> str:
    """The address of a page's HTML: `who/stuck.md` is at `who/stuck.html`."""
    return path.removesuffix(".md") + ".html"


def relative_url(target: str, source: str) -> str:
    """The address of `target` as a link on `source`; both are paths below the same root."""
    there, here = target.split("/"), source.split("/")[:-1]
    shared = 0
    while shared < min(len(there) - 1, len(here)) and there[shared] == here[shared]:
        shared += 1
    return "/".join([".."] * (len(here) - shared) + there[shared:])
