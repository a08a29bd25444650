"""Where the links in an organisation's text may lead, looked at in the finished HTML.

Why: only the result shows what a link really is. Outside: https, http, mail and telephone. Inside:
pages of this handbook and pictures of this folder. Anything else loses its link, keeps its words,
and is told with the place where it was typed.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import unquote, urlsplit

from houvast.compose.prose import foreign_html, rewrite
from houvast.finding import Finding, Span

__all__ = ["Destinations", "Foreign"]

_MAIL = re.compile(r"mailto:[^\s?&<>\"']+@[^\s?&<>\"']+", re.IGNORECASE)
_TELEPHONE = re.compile(r"tel:\+?[0-9.()/-]+", re.IGNORECASE)


@dataclass(frozen=True)
class Destinations:
    """The addresses that text may lead to, as seen from one page.

    `page(path)` gives the address of a page of the handbook or None; `picture(path)` the address of
    a picture beside the text or None. `anchors` are the ids on the page itself.
    """

    page: Callable[[str], str | None]
    picture: Callable[[str], str | None]
    anchors: frozenset[str] = frozenset()


@dataclass
class Foreign:
    """Renders an organisation's Markdown; collects what its links do wrong.

    `places` tells where a text was typed; a text that is not in it was typed at `fallback`.
    """

    places: Mapping[str, Span]
    fallback: Span
    findings: list[Finding] = field(default_factory=list)

    def html(self, source: str, to: Destinations, *, headings: bool = False) -> str:
        """The HTML of `source`, sanitised, with every address checked."""
        place = self.places.get(source, self.fallback)
        try:
            made = foreign_html(source, headings=headings)
        except RecursionError:
            self.findings.append(Finding("text-too-deep", place))
            return ""

        def resolve(tag: str, written: str) -> str | None:
            address = unescape(written).strip()
            found = to.picture(address) if tag == "img" else self._link(address, to)
            if found is None:
                name = "broken-picture" if tag == "img" else "broken-link"
                values = {"link": unquote(address)[:120] or "—"}
                self.findings.append(Finding(name, place, values))
            return found

        return rewrite(made, resolve)

    def _link(self, address: str, to: Destinations) -> str | None:
        try:
            parts = urlsplit(address)
        except ValueError:
            return None
        if parts.scheme in ("http", "https"):
            return address if parts.hostname and not parts.username else None
        if parts.scheme == "mailto":
            return address if _MAIL.fullmatch(address) else None
        if parts.scheme == "tel":
            return address if _TELEPHONE.fullmatch(address) else None
        if parts.scheme or parts.netloc or not address or address.startswith("/"):
            return None
        if not parts.path:
            return address if parts.fragment in to.anchors else None
        path = posixpath.normpath(unquote(parts.path))
        page = to.page(path.removesuffix(".html").removesuffix(".md") + ".md")
        return page + (f"#{parts.fragment}" if page and parts.fragment else "") if page else None
