"""A page's HTML as it can stand on paper: nothing to press, every address in words.

Why: what is a button on a screen is a line of text in a book. A link inside the handbook becomes a
link to a chapter; an address that cannot be seen on paper is written behind its words; a tick
becomes a box for a pen; a picture gets its colours and its words with it, because a book has no
stylesheet for the inside of a picture.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

from houvast.compose.prose import plain_words

__all__ = ["SCHEME", "TERM", "Chapters", "Drawings", "on_paper"]

SCHEME = "houvast:"
"""Before the path of a file that a printed document uses; nothing else is ever fetched."""
TERM = "term-"
"""Before the id of a shared term: its place in the list of words."""

_VOID = frozenset(["area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"])
_GONE_TAGS = frozenset(["button", "script", "style", "textarea", "select", "iframe", "dialog"])
_GONE_CLASSES = frozenset(
    ["hv-alphabet", "hv-letter", "hv-online", "hv-save", "hv-start__mark", "hv-term--to", "hv-vh"]
)
_BUTTONS = frozenset(["hv-btn", "hv-go"])
# A word is below its letter on the screen; a book has no letters between words.
_RENAMED = {"details": "div", "summary": "p", "label": "span", "nav": "div", "h4": "h3"}

Attributes = list[tuple[str, str | None]]


@dataclass(frozen=True)
class Chapters:
    """Where each page is in the book.

    `keys` are the names of the chapters by the address of the page, `ids` all anchors there are,
    `numbers` telephone numbers as they are printed, by the address that calls them. `terms` are the
    ids of the shared terms that are in the book.
    """

    keys: Mapping[str, str]
    ids: frozenset[str]
    numbers: Mapping[str, str] = field(default_factory=dict)
    terms: frozenset[str] = frozenset()

    def target(self, address: str, here: str) -> str | None:
        """The anchor in the book of a relative `address` on the page at `here`; None if outside."""
        parts = urlsplit(address)
        path = unquote(parts.path)
        there = posixpath.normpath(posixpath.join(posixpath.dirname(here), path)) if path else here
        key = self.keys.get(there)
        if key is None:
            return None
        anchor = f"{key}--{unquote(parts.fragment)}"
        return f"#{anchor}" if anchor in self.ids else f"#{key}"


@dataclass(frozen=True)
class Drawings:
    """What goes inside drawings: CSS, and words for a code to scan and for a sign that has none."""

    style: str
    code: str
    sign: str


@dataclass
class _Link:
    """A link that is open: what comes before its words, its address in words, and its words."""

    tag: str
    address: str = ""
    words: str = ""


class _Paper(HTMLParser):
    """Writes HTML of our own again, as it can be printed."""

    def __init__(self, here: str, root: str, chapters: Chapters, inside: Drawings, all_words: str):
        super().__init__(convert_charrefs=True)
        self.here, self.root, self.chapters = here, root, chapters
        self.inside, self.all_words = inside, all_words
        self.key = chapters.keys[here]
        self.out: list[str] = []
        self.gone: list[str] = []
        self.links: list[_Link] = []
        self.rows: list[bool] = []

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        values = {name: value or "" for name, value in attrs}
        if self.gone or self._is_gone(tag, values):
            if tag not in _VOID:
                self.gone.append(tag)
            return
        if tag == "input":
            self.out.append('<span class="tick"></span>')
        elif tag == "a":
            self._open_link(values)
        elif tag == "img":
            self._picture(values)
        elif tag == "svg":
            self._drawing(values)
        else:
            if tag == "dl":
                self.rows.append(False)
            elif tag == "dt" and self.rows:
                self._row()
            self.out.append(self._written(tag, values))

    def handle_endtag(self, tag: str) -> None:
        if self.gone:
            if tag == self.gone[-1]:
                self.gone.pop()
            return
        if tag == "a":
            self._close_link()
            return
        if tag == "dl" and self.rows:
            self._row(last=True)
        if tag not in _VOID:
            self.out.append(f"</{_RENAMED.get(tag, tag)}>")

    def handle_data(self, data: str) -> None:
        if self.gone:
            return
        for link in self.links:
            link.words += data
        self.out.append(escape(data, quote=False))

    def _is_gone(self, tag: str, values: Mapping[str, str]) -> bool:
        """Whether an element has no place on paper."""
        if tag in _GONE_TAGS or ("hidden" in values and tag != "input"):
            return True
        if values.get("aria-hidden") == "true" and tag == "span":
            return True
        if tag == "section" and values.get("id", "").startswith(TERM):
            return values["id"].removeprefix(TERM) not in self.chapters.terms
        if _GONE_CLASSES.intersection(values.get("class", "").split()):
            return True
        address = values.get("href", "")
        if not _BUTTONS.intersection(values.get("class", "").split()):
            return False
        # A button whose address is beside it, or that nobody would type, says nothing on paper.
        # Nor does one that leads to what is not in the book.
        if address.startswith("mailto:"):
            return self._in_words(address) in self.all_words
        if ":" in address:
            return not self._in_words(address)
        return "--" not in (self.chapters.target(address, self.here) or "") and "#" in address

    def _written(self, tag: str, values: Mapping[str, str]) -> str:
        """A start tag, its id made the chapter's own."""
        kept = dict(values)
        if "id" in kept:
            kept["id"] = f"{self.key}--{kept['id']}"
        if tag in _RENAMED:
            kept["class"] = f"{kept.get('class', '')} {tag}".strip()
        for name in ("for", "open", "loading", "aria-label", "data-keep", "tabindex"):
            kept.pop(name, None)
        words = "".join(f' {name}="{escape(value)}"' for name, value in kept.items())
        return f"<{_RENAMED.get(tag, tag)}{words}>"

    def _row(self, *, last: bool = False) -> None:
        """Each term with its facts in a box of its own, so that they stay beside each other."""
        if self.rows[-1]:
            self.out.append("</div>")
        if last:
            self.rows.pop()
        else:
            self.rows[-1] = True
            self.out.append('<div class="row">')

    def _open_link(self, values: Mapping[str, str]) -> None:
        address = values.get("href", "")
        kind = urlsplit(address).scheme
        if kind in ("http", "https", "mailto", "tel", "geo"):
            self.links.append(_Link("a", address if kind != "geo" else ""))
            self.out.append(f'<a href="{escape(address)}">')
            return
        target = None if kind else self.chapters.target(address, self.here)
        if target is None:
            self.links.append(_Link("span"))
            self.out.append("<span>")
            return
        elsewhere = target[1:].partition("--")[0] != self.key
        plain = "hv-word" in values.get("class", "").split() or "--contact-" in target
        kind = ' class="to-page"' if elsewhere and not plain else ' class="quiet"' if plain else ""
        self.links.append(_Link("a"))
        self.out.append(f'<a href="{escape(target)}"{kind}>')

    def _close_link(self) -> None:
        if not self.links:
            return
        link = self.links.pop()
        self.out.append(f"</{link.tag}>")
        shown = self._in_words(link.address)
        if shown and shown.casefold() not in link.words.casefold():
            self.out.append(f'<span class="address"> {escape(shown)}</span>')

    def _in_words(self, address: str) -> str:
        """An address as somebody would type it; nothing when it is longer than anybody would."""
        if address.startswith("tel:"):
            return self.chapters.numbers.get(address, address[4:])
        if address.startswith("mailto:"):
            return unquote(address[7:].partition("?")[0])
        shown = re.sub(r"^https?://(www\.)?", "", address).rstrip("/")
        return shown if len(shown) <= 60 and not re.search(r"[?%]|^geo:", shown) else ""

    def _picture(self, values: Mapping[str, str]) -> None:
        """A picture of the site; the address is relative to the page, below the site's root."""
        folder = posixpath.dirname(f"{self.root}{self.here}")
        path = posixpath.normpath(posixpath.join(folder, unquote(values.get("src", ""))))
        kind = f' class="{escape(values["class"])}"' if "class" in values else ""
        alt = escape(values.get("alt", ""))
        self.out.append(f'<img src="{SCHEME}{escape(path)}" alt="{alt}"{kind}>')

    def _drawing(self, values: Mapping[str, str]) -> None:
        """A drawing, with its words and its colours within."""
        self.out.append(self._written("svg", values))
        is_code = "hv-qr" in values.get("class", "").split()
        words = values.get("aria-label") or (self.inside.code if is_code else self.inside.sign)
        self.out.append(f"<title>{escape(words)}</title><style>{self.inside.style}</style>")


def on_paper(html: str, here: str, root: str, chapters: Chapters, inside: Drawings) -> str:
    """`html` of the page at the address `here`, below `root` of its language, as it is printed.

    The HTML must be our own: well formed and sanitised.
    """
    paper = _Paper(here, root, chapters, inside, plain_words(html))
    paper.feed(html)
    paper.close()
    return "".join(paper.out)
