"""The pocket sheet: one A4, eight pages, and nothing that falls off."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from houvast.compose import Printed as Sheet
from houvast.compose import Printer, pocket
from houvast.compose.pocket import Line, fitting
from houvast.pipeline import check, read_shared
from houvast.press import make_pdf
from houvast.workspace import find_workspace
from press.document import Document, Printed

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


def test_it_is_one_a4_with_the_facts(printed: Printed) -> None:
    sheet = printed("korenbloem", "--pocket")
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


def test_the_upper_row_is_upside_down(printed: Printed) -> None:
    """Folded, page 2 is behind page 1: so the heads of 2 to 5 look the other way."""
    page = printed("lichtdraad", "--pocket", "--language", "en").reader.pages[0]
    seen: dict[str, tuple[bool, bool, float]] = {}

    def visit(text: str, cm: list[float], tm: list[float], _font: object, _size: float) -> None:
        if text.strip():
            upright = cm[0] * tm[0] > 0
            x = cm[0] * tm[4] + cm[2] * tm[5] + cm[4]
            y = cm[1] * tm[4] + cm[3] * tm[5] + cm[5]
            seen.setdefault(text.strip(), (upright, y > 297.5, x))

    page.extract_text(visitor_text=visit)
    upper = ["Your first day", "Phone", "Stuck?", "Fixed moments"]
    lower = ["Stop and call out", "How we do things here", "Words from here"]
    assert [seen[name][:2] for name in upper] == [(False, True)] * 4
    assert [seen[name][:2] for name in lower] == [(True, False)] * 3
    places = [seen[name][2] for name in upper]
    assert places == sorted(places, reverse=True)  # 2 is at the right, 5 at the left


@pytest.mark.parametrize("slug", ["korenbloem", "lichtdraad", "zonnehof", "zonnehof-nacht"])
def test_nothing_falls_off_a_page(slug: str, workspace: Path) -> None:
    found = find_workspace(workspace)
    assert found is not None
    shared = read_shared(found)
    checked = check(found, slug, shared, dt.date(2026, 9, 21))
    assert checked.handbook is not None and checked.site is not None
    for language in checked.site.languages:
        templates = found.print_texts()
        sheet = pocket(
            Printer(
                checked.handbook, checked.site, shared, templates, dt.date(2026, 9, 21), language
            )
        )
        apart = replace(sheet, html=sheet.html.replace("</style>", APART, 1))
        assert isinstance(apart, Sheet)
        assert len(Document(make_pdf(apart)).reader.pages) == 8, (slug, language)


def test_what_does_not_fit_is_left_out() -> None:
    long, short = Line("Ladder", "woord " * 60), Line("Bellen", "Fatma", "06-0000 0011")
    assert fitting([long, short], 5) == (short,)
    assert fitting([short] * 9, 5) == (short, short)
