"""The built pages as files: what a page holds, read with a parser, without a browser."""

from __future__ import annotations

import functools
import json
import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from conftest import ROOT

__all__ = ["HANDBOOKS", "Page", "languages", "pages", "read"]

HANDBOOKS = sorted(p.name for p in (ROOT / "content" / "organisations").iterdir() if p.is_dir())
_VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
    ]
)
_CONTROLS = frozenset({"button", "input", "select", "textarea"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass
class Page:
    """What a page holds. `path` is below the handbook, `words` is the text of its article.

    `controls` are what can be used before a script has run: not those that are hidden until then.
    """

    path: str
    language: str = ""
    title: str = ""
    words: str = ""
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    switches: list[tuple[str, str]] = field(default_factory=list)
    headings: list[tuple[int, str]] = field(default_factory=list)
    without_alt: list[str] = field(default_factory=list)
    handlers: list[str] = field(default_factory=list)
    controls: list[str] = field(default_factory=list)

    def target(self, address: str) -> tuple[str, str]:
        """The file, below the handbook, and the anchor that a relative address leads to."""
        split = urlsplit(address)
        if not split.path:
            return self.path, unquote(split.fragment)
        there = posixpath.normpath(
            posixpath.join(posixpath.dirname(self.path), unquote(split.path))
        )
        return there, unquote(split.fragment)


class _Reader(HTMLParser):
    def __init__(self, path: str) -> None:
        super().__init__()
        self.page = Page(path)
        self.open: list[str] = []
        self.heading: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        page, values = self.page, {name: value or "" for name, value in attrs}
        hidden = "hidden" in values or tag == "template"
        if tag not in _VOID:
            self.open.append(f"{tag} hidden" if hidden else tag)
        control = tag in _CONTROLS or values.get("role") == "button"
        if control and not hidden and not any(each.endswith(" hidden") for each in self.open):
            page.controls.append(f"{tag}#{values.get('id') or values.get('for', '')}")
        if tag == "html":
            page.language = values.get("lang", "")
        if "id" in values:
            page.ids.append(values["id"])
        if tag == "a":
            page.links.append(values.get("href", ""))
            if "hv-switch" in values.get("class", "").split():
                page.switches.append((values.get("hreflang", ""), page.links[-1]))
        elif tag == "link" and values.get("href"):
            page.loads.append(values["href"])
        elif values.get("src"):
            page.loads.append(values["src"])
        if tag == "img" and "alt" not in values:
            page.without_alt.append(values.get("src", ""))
        if tag in _HEADINGS:
            self.heading = []
        page.handlers += [f"{tag} {name}" for name in values if name.startswith("on")]

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open or f"{tag} hidden" in self.open:
            while self.open.pop().partition(" ")[0] != tag:
                pass
        if tag in _HEADINGS:
            self.page.headings.append((int(tag[1]), " ".join("".join(self.heading).split())))

    def handle_data(self, data: str) -> None:
        if "title" in self.open and "svg" not in self.open:
            self.page.title += data
        if "article" in self.open and "script" not in self.open:
            self.page.words += data
        if _HEADINGS.intersection(self.open):
            self.heading.append(data)


def read(path: Path, root: Path) -> Page:
    """The page in the file at `path`."""
    reader = _Reader(path.relative_to(root).as_posix())
    reader.feed(path.read_text(encoding="utf-8"))
    reader.close()
    return reader.page


@functools.cache
def pages(handbook: Path) -> tuple[Page, ...]:
    """All pages of a built handbook, except the one that a server shows for a wrong address."""
    return tuple(_pages(handbook))


def _pages(handbook: Path) -> Iterator[Page]:
    for path in sorted(handbook.rglob("*.html")):
        if path != handbook / "404.html":
            yield read(path, handbook)


def languages(site: Path, slug: str) -> list[str]:
    """The languages of a built handbook; the first is at its root."""
    entry = json.loads((site / "handbooks.json").read_text(encoding="utf-8"))["handbooks"][slug]
    return [str(language) for language in entry["languages"]]
