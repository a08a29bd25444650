"""A PDF, as its bytes and as pypdf sees it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from typing import Any

from pypdf import PdfReader

__all__ = ["EPOCH", "URL", "Document", "Printed"]

EPOCH = "1790000000"  # 21 September 2026
URL = "https://stage.example.nl"


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
    def pages(self) -> list[str]:
        """The text of each page, with single spaces."""
        return [" ".join(page.extract_text().split()) for page in self.reader.pages]

    def words(self, first: int = 0, last: int | None = None) -> str:
        """The text of some pages."""
        return " ".join(self.pages[first:last])

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


Printed = Callable[..., Document]
