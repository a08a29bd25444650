"""A PDF, as its bytes and as pypdf sees it; and handbooks that are read once for many tests."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from typing import Any

from pypdf import PdfReader

from houvast.compose import Printer, Shared
from houvast.pipeline import check
from houvast.results import Checked
from houvast.workspace import Workspace

__all__ = ["EPOCH", "URL", "Bench", "Document"]

EPOCH = "1790000000"  # 21 September 2026
URL = "https://stage.example.nl"


@dataclass
class Bench:
    """A workspace with its handbooks, read when they are asked for."""

    workspace: Workspace
    shared: Shared
    day: dt.date = dt.date(2026, 9, 21)
    known: dict[str, Checked] = field(default_factory=dict)

    def checked(self, slug: str) -> Checked:
        if slug not in self.known:
            self.known[slug] = check(self.workspace, slug, self.shared, self.day)
        return self.known[slug]

    def printer(self, slug: str, language: str = "") -> Printer:
        checked = self.checked(slug)
        assert checked.handbook is not None and checked.site is not None, checked.findings
        texts = self.workspace.print_texts()
        language = language or checked.site.first
        return Printer(checked.handbook, checked.site, self.shared, texts, self.day, language)


@dataclass(frozen=True)
class Document:
    """What was printed."""

    data: bytes

    @cached_property
    def reader(self) -> PdfReader:
        return PdfReader(BytesIO(self.data))

    @property
    def root(self) -> Any:
        return self.reader.trailer["/Root"]

    @cached_property
    def chapters(self) -> dict[str, tuple[int, list[str]]]:
        """The bookmarks: where each chapter begins, and the titles in it."""
        found: dict[str, tuple[int, list[str]]] = {}
        for item in self.reader.outline:
            if isinstance(item, list):
                found[list(found)[-1]][1].extend(one.title for one in _flat(item))
            else:
                found[item.title] = (self.reader.get_destination_page_number(item), [])
        return found

    def words(self, first: int = 0, last: int | None = None) -> str:
        """The text of some pages, with single spaces."""
        pages = self.reader.pages[first:last]
        return " ".join(" ".join(page.extract_text().split()) for page in pages)

    def chapter(self, title: str) -> str:
        """The text of a chapter, to the end of the page where the next one begins."""
        starts = [start for start, _ in self.chapters.values()]
        place = list(self.chapters).index(title)
        return self.words(starts[place], starts[place + 1] + 1)

    def fonts(self) -> dict[str, bool]:
        """The fonts by name, and whether each is within the file."""
        found: dict[str, bool] = {}
        for page in self.reader.pages:
            for font in page["/Resources"].get("/Font", {}).values():
                inner = font.get_object()
                for below in inner.get("/DescendantFonts", [inner]):
                    described = below.get_object()["/FontDescriptor"].get_object()
                    found[inner["/BaseFont"]] = any(k.startswith("/FontFile") for k in described)
        return found


def _flat(items: list[Any]) -> list[Any]:
    return [one for item in items for one in (_flat(item) if isinstance(item, list) else [item])]
