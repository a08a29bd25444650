"""A PDF of a printed document, tagged for who reads with ears or fingers.

Why: WeasyPrint is an extra, because it needs Pango on the machine; so it is imported only when it
is used. It gets the files of the document and can fetch nothing else, from the disk or a network.
It writes no date of its own, so the same document gives the same bytes.
"""

from __future__ import annotations

import gc
import importlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from houvast.compose import Printed

__all__ = ["NoPress", "find_press", "make_pdf"]

_KINDS = {"woff2": "font/woff2", "png": "image/png", "jpg": "image/jpeg", "webp": "image/webp"}


class NoPress(Exception):
    """Nothing can be printed here. `missing` is `weasyprint` or `pango`."""

    def __init__(self, missing: str) -> None:
        super().__init__(missing)
        self.missing = missing


def make_pdf(printed: Printed) -> bytes:
    """The document as PDF/UA-1: tagged, with its language, title and bookmarks, fonts within.

    Raises NoPress when WeasyPrint or what it needs is not there.
    """
    weasyprint = find_press()
    urls = importlib.import_module("weasyprint.urls")
    fetcher = _only(urls, printed.files)
    document = weasyprint.HTML(string=printed.html, base_url="houvast:", url_fetcher=fetcher)
    try:
        with _without_collecting():
            return bytes(document.write_pdf(pdf_variant="pdf/ua-1"))
    except urls.FatalURLFetchingError as problem:  # not an Exception: nothing else catches it
        raise RuntimeError(str(problem)) from None


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Looking for garbage while pages are laid out finds none, and takes a sixth of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def find_press() -> Any:
    """WeasyPrint, as it is here. Raises NoPress when it or what it needs is not there."""
    try:
        return importlib.import_module("weasyprint")
    except ImportError:
        raise NoPress("weasyprint") from None
    except OSError:  # it loads Pango while it is imported
        raise NoPress("pango") from None


def _only(urls: Any, files: Mapping[str, bytes]) -> Any:
    """A fetcher that gives these files and refuses everything else, loudly: asking is a bug."""

    class Fetcher(urls.URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: object = None) -> Any:
            del headers
            if url not in files:
                raise urls.FatalURLFetchingError(f"not a file of this document: {url}")
            kind = _KINDS[url.rpartition(".")[2]]
            return urls.URLFetcherResponse(url, files[url], {"Content-Type": kind})

    return Fetcher()
