"""The pocket sheet: one A4, eight pages, and nothing that falls off."""

from __future__ import annotations

from dataclasses import replace

import pytest

from houvast.compose import pocket
from houvast.compose.paper.pocket import Line, fitting
from houvast.press import make_pdf
from press.document import Bench, Document

# Each panel on a page of its own size, upright: what does not fit goes over to the next.
APART = """
@page{size:74.25mm 105mm;margin:0}
body{width:auto;height:auto;position:static}
.cut{display:none}
.panel{position:relative!important;transform:none!important;left:0!important;top:0!important;
  height:auto!important;overflow:visible!important;break-after:page;padding-bottom:9mm}
.panel--8{padding-bottom:28mm}
.panel--1{padding-bottom:14mm}
.panel:nth-last-child(2){break-after:auto}
</style>"""


@pytest.fixture(scope="module")
def sheet(bench: Bench) -> Document:
    return Document(make_pdf(pocket(bench.printer("korenbloem"))))


def test_it_is_one_a4_with_the_facts(sheet: Document) -> None:
    (page,) = sheet.reader.pages
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (842, 595)
    words = sheet.words()
    for fact in (
        "Maandag 1 februari, 08.30 uur",
        "Achterdeur, Roggekade 12",
        "Fatma Yıldırım",
        "06-0000 0011",
        "06-0000 0012",
        "identiteitsbewijs",
        "10 minuten: Joris van Eekeren",
        "Even checken",
        "bel 112",
        "Verzamelplaats",
        "Zout vergeten",
        "rijskast",
        "stage.example.nl/korenbloem",
    ):
        assert fact in words, fact
    assert sheet.root["/Lang"] == "nl" and sheet.root["/MarkInfo"]["/Marked"]
    assert all(sheet.fonts().values())


def test_the_upper_row_is_upside_down_and_all_can_be_read(sheet: Document) -> None:
    """Folded, page 2 is behind page 1: so the heads of 2 to 5 look the other way."""
    page = sheet.reader.pages[0]
    seen: dict[str, tuple[bool, bool, float]] = {}
    sizes: set[float] = set()

    def visit(text: str, cm: list[float], tm: list[float], _font: object, size: float) -> None:
        if text.strip():
            upright = cm[0] * tm[0] > 0
            x = cm[0] * tm[4] + cm[2] * tm[5] + cm[4]
            y = cm[1] * tm[4] + cm[3] * tm[5] + cm[5]
            seen.setdefault(text.strip(), (upright, y > 297.5, x))
            sizes.add(round(abs(size * tm[3] * cm[3]), 1))

    page.extract_text(visitor_text=visit)
    upper = ["Je eerste dag", "Bellen", "Vastgelopen?", "Vaste momenten"]
    lower = ["Stop en roep", "Zo doen we dat hier", "Woorden van hier"]
    assert [seen[name][:2] for name in upper] == [(False, True)] * 4
    assert [seen[name][:2] for name in lower] == [(True, False)] * 3
    places = [seen[name][2] for name in upper]
    assert places == sorted(places, reverse=True)  # 2 is at the right, 5 at the left
    assert min(sizes) >= 7


@pytest.mark.parametrize("slug", ["korenbloem", "vol", "leeg"])
def test_nothing_falls_off_a_page(slug: str, bench: Bench) -> None:
    site = bench.checked(slug).site
    assert site is not None
    for language in site.languages:
        sheet = pocket(bench.printer(slug, language))
        apart = replace(sheet, html=sheet.html.replace("</style>", APART, 1))
        assert len(Document(make_pdf(apart)).reader.pages) == 8, (slug, language)


def test_what_does_not_fit_is_left_out() -> None:
    long, short = Line("Ladder", "woord " * 60), Line("Bellen", "Fatma", "06-0000 0011")
    assert fitting([long, short], 5) == (short,)
    assert fitting([short] * 9, 5) == (short, short)
