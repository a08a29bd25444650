"""The book: everything that the site says, on paper and for who reads with ears or fingers."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from conftest import ROOT
from houvast.compose import page_url
from houvast.pipeline import check, read_shared
from houvast.results import Checked
from houvast.workspace import find_workspace
from press.document import URL, Document


@pytest.fixture(scope="module")
def bakery(workspace) -> Checked:  # type: ignore[no-untyped-def]
    """The same handbook as plain data."""
    found = find_workspace(workspace)
    assert found is not None
    return check(found, "korenbloem", read_shared(found), dt.date(2026, 9, 21))


def flat(words: str) -> str:
    """Letters only: a line end may stand anywhere."""
    return re.sub(r"\W+", "", words).casefold()


def test_it_is_a_book_of_a5(book: Document) -> None:
    assert 60 < len(book.reader.pages) < 140
    for page in book.reader.pages:
        assert (round(page.mediabox.width), round(page.mediabox.height)) == (420, 595)


def test_it_is_tagged_and_says_what_it_is(book: Document) -> None:
    assert book.root["/Lang"] == "nl"
    assert book.root["/MarkInfo"]["/Marked"]
    assert book.root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert book.reader.metadata is not None
    assert book.reader.metadata.title == "Stagehandboek Bakkerij De Korenbloem"
    assert b"pdfuaid:part" in book.root["/Metadata"].get_object().get_data()
    kinds: set[str] = set()

    def look(node: object) -> None:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for child in node:
                look(child)
        elif isinstance(node, dict):
            kinds.add(str(node.get("/S", "")))
            if node.get("/S") == "/Figure":
                assert str(node.get("/Alt", "")).strip(), "a figure without words"
            look(node.get("/K", []))

    look(book.root["/StructTreeRoot"])
    assert {"/H1", "/H2", "/P", "/L", "/LI", "/Table", "/TH", "/Figure", "/Link"} <= kinds


def test_every_chapter_is_there_in_the_order_of_the_menu(book: Document, bakery: Checked) -> None:
    assert bakery.site is not None
    pages = {page.path: page for page in bakery.site.pages}
    order = [pages[path] for group in bakery.site.menus["nl"] for path in group.paths]
    assert {page.path for page in order} == set(pages)
    outline = [item for item in book.reader.outline if not isinstance(item, list)]
    assert [item.title for item in outline][: len(order)] == [page.title for page in order]
    starts = [book.reader.get_destination_page_number(item) for item in outline]
    assert starts == sorted(set(starts))
    contents = book.words(1, 2)
    for page, start, end in zip(order, starts, [*starts[1:], None], strict=False):
        words = flat(book.words(start, end))
        for section in page.sections:
            assert flat(section.title) in words, (page.path, section.title)
        assert f"{page.title}" in contents
        assert re.search(rf"{re.escape(page.title)}[ .]* {start + 1}\b", contents), page.title


def test_facts_can_be_read_on_paper(book: Document) -> None:
    """Numbers and addresses that are behind a button on the screen; nothing to be pressed."""
    words = book.words()
    for fact in ("Bel 06-0000 0011", "fatma@example.org", "06-0000 0021", "Maandag 1 februari"):
        assert fact in words
    for button in ("Print dit blad", "Wat je aanvinkt", "Zet in je telefoon", "openstreetmap"):
        assert button not in words


def test_links_lead_to_pages_and_say_which(book: Document) -> None:
    named, outside = 0, set()
    for page in book.reader.pages:
        for reference in page.get("/Annots", []):
            link = reference.get_object()
            assert link["/Subtype"] == "/Link"
            if "/Dest" in link:
                assert link["/Dest"] in book.reader.named_destinations
                named += 1
            else:
                outside.add(link["/A"]["/URI"].partition(":")[0])
    assert named > 100
    assert outside == {"https", "mailto", "tel"}
    assert len(re.findall(r"\(blz\.\s\d+\)", book.words())) > 20
    assert re.search(r"\(blz\.\s*\)", book.words()) is None


def test_codes_lead_to_the_page_online(bakery: Checked, book: Document) -> None:
    """Each chapter has a code; what is in a code is tested where codes are made."""
    assert bakery.site is not None and bakery.site.url == f"{URL}/korenbloem/"
    assert f"{URL}/korenbloem".removeprefix("https://") in book.words(0, 1)
    assert page_url("who/stuck.md") == "who/stuck.html"


def test_its_letters_are_within(book: Document) -> None:
    fonts = book.fonts()
    assert fonts and all(fonts.values()), fonts
    assert any(name.endswith("Handbook-Bold") for name in fonts), fonts
    assert len(book.data) < 3_000_000


def test_each_part_of_a_drawing_has_its_colours(bakery: Checked) -> None:
    """A stylesheet of the page does not reach into a drawing: `drawings.css` must know all."""
    assert bakery.site is not None
    rules = (ROOT / "site_templates/print/drawings.css").read_text("utf-8")
    known = set(re.findall(r"\.([\w-]+)", rules))
    used: set[str] = set()
    for page in bakery.site.pages:
        for html in (page.opening, *(section.html for section in page.sections)):
            for drawing in re.findall(r"<svg class=\"hv-(?!qr).*?</svg>", html, re.DOTALL):
                for names in re.findall(r'<(?!svg)\w+ class="([^"]+)"', drawing):
                    used |= set(names.split())
    assert len(used) > 5
    assert used <= known, used - known
