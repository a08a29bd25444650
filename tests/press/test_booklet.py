"""The book: everything that the site says, on paper and for who reads with ears or fingers."""

from __future__ import annotations

import io
import re
from itertools import pairwise

import zxingcpp
from PIL import Image

from conftest import ROOT
from houvast.compose import booklet
from houvast.compose.paper.booklet import CALENDAR, WAYS, WORDS
from houvast.compose.site import Page
from press.document import URL, Bench, Document


def in_order(bench: Bench) -> list[Page]:
    """The pages of the bakery in the order of its menu."""
    site = bench.checked("korenbloem").site
    assert site is not None
    pages = {page.path: page for page in site.pages}
    order = [pages[path] for group in site.menus["nl"] for path in group.paths]
    assert {page.path for page in order} == set(pages)
    return order


def test_it_is_a_book_of_a5(book: Document) -> None:
    assert 60 < len(book.reader.pages) < 125
    for page in book.reader.pages:
        assert (round(page.mediabox.width), round(page.mediabox.height)) == (420, 595)


def test_it_is_tagged_and_says_what_it_is(book: Document) -> None:
    assert book.root["/Lang"] == "nl"
    assert book.root["/MarkInfo"]["/Marked"]
    assert book.root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert book.reader.metadata is not None
    assert book.reader.metadata.title == "Stagehandboek Bakkerij De Korenbloem"
    assert b"pdfuaid:part" in book.root["/Metadata"].get_object().get_data()
    kinds: list[str] = []

    def look(node: object) -> None:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for child in node:
                look(child)
        elif isinstance(node, dict):
            kinds.append(str(node.get("/S", "")))
            if node.get("/S") == "/Figure":
                assert str(node.get("/Alt", "")).strip(), "a figure without words"
            look(node.get("/K", []))

    look(book.root["/StructTreeRoot"])
    assert {"/H1", "/H2", "/P", "/L", "/LI", "/Table", "/TH", "/Figure", "/Link"} <= set(kinds)
    levels = [int(kind[2]) for kind in kinds if re.fullmatch(r"/H\d", kind)]
    for above, below in pairwise(levels):
        assert below <= above + 1, "a level of headings is skipped"


def test_every_chapter_is_there_in_the_order_of_the_menu(book: Document, bench: Bench) -> None:
    order = in_order(bench)
    assert list(book.chapters)[: len(order)] == [page.title for page in order]
    starts = [start for start, _ in book.chapters.values()]
    assert starts == sorted(starts)
    contents = book.words(1, 2)
    for page in order:
        start, parts = book.chapters[page.title]
        # The book has contents of its own, and the list is only of words that are used.
        sections = [s for s in page.sections if not (WAYS in s.html or WORDS in s.html)]
        assert [s.title for s in sections if s.title not in parts] == []
        assert re.search(rf"{re.escape(page.title)}[ .]* {start + 1}\b", contents), page.title


def test_facts_can_be_read_on_paper(book: Document, bench: Bench) -> None:
    """Numbers and addresses that are behind a button on the screen; nothing to be pressed."""
    words = " ".join(book.chapter(page.title) for page in in_order(bench)[:7:3])
    for fact in ("Bel 06-0000 0011", "Maandag 1 februari", "Mail fatma@example.org"):
        assert fact in words
    html = booklet(bench.printer("korenbloem")).html
    for button in ("<button", "Print dit blad", "Wat je aanvinkt", "openstreetmap", CALENDAR):
        assert button not in html
    assert "06-0000 0021" in html


def test_it_has_the_words_that_are_used(bench: Bench) -> None:
    """Not the whole list, not twice, and not what only a lawyer wants to know."""
    html = booklet(bench.printer("korenbloem")).html
    glossary = html[html.index('<section class="chapter" id="glossary"') :]
    assert 'id="glossary--own-rijskast"' in glossary and 'id="glossary--term-feedback"' in glossary
    assert "majoraan" not in glossary
    assert "Precies gezegd" not in glossary and 'class="hv-letter"' not in glossary
    assert "Woorden uit dit handboek" in glossary and "Alle woorden" not in glossary


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
    words = book.chapter("Als iets niet goed voelt") + book.chapter("Programma en laatste week")
    assert re.search(r"\(blz\.\s\d+\)", words)
    assert re.search(r"\(blz\.\s*\)", words) is None


def test_codes_lead_to_the_page_online(bench: Bench, book: Document) -> None:
    """Each chapter has a code to its page; the calendar has one that goes right there."""
    site = bench.checked("korenbloem").site
    assert site is not None and site.url == f"{URL}/korenbloem/"
    assert f"{URL}/korenbloem".removeprefix("https://") in book.words(0, 1)
    html = booklet(bench.printer("korenbloem")).html
    chapter = html[html.index('id="together-rhythm"') : html.index('id="together-feedback"')]
    found = [_read(code) for code in re.findall(r"<svg[^>]*hv-qr.*?</svg>", chapter, re.DOTALL)]
    page = f"{URL}/korenbloem/together/rhythm.html"
    assert found == [page, f"{page}#calendar"]


def _read(svg: str) -> str:
    """What a camera reads in a code: its path, drawn."""
    size = int(re.findall(r'viewbox="0 0 (\d+)', svg, re.IGNORECASE)[0])
    image, x, y = Image.new("L", (size, size), 255), 0.0, 0.0
    for kind, numbers in re.findall(r"([Mmh])([^Mmhvz]*)", re.findall(r' d="([^"]+)"', svg)[0]):
        values = [float(n) for n in re.findall(r"-?[\d.]+", numbers)]
        if kind == "h":
            for step in range(int(values[0])):
                image.putpixel((int(x) + step, int(y)), 0)
            x += values[0]
        else:
            x, y = (values[0], values[1]) if kind == "M" else (x + values[0], y + values[1])
    buffer = io.BytesIO()
    image.resize((size * 6, size * 6), Image.Resampling.NEAREST).save(buffer, "PNG")
    return "".join(code.text for code in zxingcpp.read_barcodes(Image.open(buffer)))


def test_its_letters_are_within(book: Document) -> None:
    """Those of names from further away too: Piotr Zieliński is written in one letter."""
    fonts = book.fonts()
    assert fonts and all(fonts.values()), fonts
    assert {name.partition("+")[2] for name in fonts} == {
        "Handbook",
        "Handbook-Bold",
        "Handbook-Names",
        "Handbook-Names-Bold",
    }
    assert len(book.data) < 3_000_000


def test_each_part_of_a_drawing_has_its_colours(bench: Bench) -> None:
    """A stylesheet of the page does not reach into a drawing: `drawings.css` must know all."""
    rules = (ROOT / "site_templates/print/drawings.css").read_text("utf-8")
    known = set(re.findall(r"\.([\w-]+)", rules))
    used: set[str] = set()
    for page in in_order(bench):
        for html in (page.opening, *(section.html for section in page.sections)):
            for drawing in re.findall(r"<svg class=\"hv-(?!qr).*?</svg>", html, re.DOTALL):
                for names in re.findall(r'<(?!svg)\w+ class="([^"]+)"', drawing):
                    used |= set(names.split())
    assert len(used) > 5
    assert used <= known, used - known
