"""Printed from a browser: a good sheet of paper, whatever the screen shows."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from browser.conftest import DESK, PHONE, Opened
from browser.serving import serving
from browser.written import HANDBOOKS, languages
from conftest import Run

pytestmark = pytest.mark.browser
SHEET = "agree/start-conversation.html"
LONG = "Dit is een heel lange zin die maar niet ophoudt, zoals mensen ze soms typen. " * 3
BACKGROUND = "e => getComputedStyle(e).backgroundColor"

Pages = Callable[..., list[str]]


@pytest.fixture(scope="module")
def paper(opened: Opened) -> Pages:
    """The text of each printed page of an address, with single spaces."""

    def pages(address: str, *, dark: bool = False) -> list[str]:
        with opened(PHONE, dark=dark) as page:
            page.goto(address)
            page.wait_for_load_state("networkidle")
            data = page.pdf(prefer_css_page_size=True, print_background=True)
        reader = PdfReader(io.BytesIO(data))
        for sheet in reader.pages:
            assert (round(sheet.mediabox.width), round(sheet.mediabox.height)) == (595, 842)
        return [" ".join(sheet.extract_text().split()) for sheet in reader.pages]

    return pages


def test_the_conversation_sheet_is_two_pages(site: Path, served: str, paper: Pages) -> None:
    for slug in HANDBOOKS:
        for language in languages(site, slug):
            root = "" if language == languages(site, slug)[0] else f"{language}/"
            pages = paper(f"{served}/{slug}/{root}{SHEET}")
            assert len(pages) == 2, (slug, language)
            first, second = (
                ("Zes dingen die helpen", "Wat we van elkaar verwachten")
                if language == "nl"
                else ("Six things that help", "What we expect of each other")
            )
            assert first in pages[0] and second in pages[1]
            assert not re.search("Zinnen die je|Sentences you can say|Houvast", " ".join(pages))


def test_the_sheet_knows_what_the_data_knows(served: str, paper: Pages) -> None:
    one, two = paper(f"{served}/korenbloem/{SHEET}")
    for fact in ("Bakkerij De Korenbloem", "Zelf een deeg maken", "Er is een bak oefendeeg"):
        assert fact in one
    for fact in (
        "Je vraagt het als je twijfelt",
        "Niemand schreeuwt tegen je",
        "Marleen reageert binnen twee schooldagen",
        "Marleen Oudshoorn",
        "06-0000 0021",
        "Even checken",
        "Eindgesprek dinsdag 22 juni 2027",
        "Voor wanneer",
    ):
        assert fact in two, fact


def test_much_data_is_still_two_pages(tmp_path: Path, houvast: Run, paper: Pages) -> None:
    """And nothing is cut off at the bottom: the last line of each page is there."""
    many = [LONG for _ in range(20)]
    data = {
        "organisation": {"name": LONG[:150], "languages": ["nl"]},
        "internship": {"title": LONG[:150]},
        "contacts": [
            {"role": LONG[:120], "name": f"Naam {n} {LONG[:60]}", "at": "school",
             "helps_with": many, "available": LONG, "reach": {"phone": "038 123 45 67"}}
            for n in range(6)
        ],
        "learning": {
            "goals": many,
            **{
                name: {"state": "present", "how": LONG}
                for name in ("involvement", "experiment", "support", "variety", "autonomy")
            },
        },
        "expectations": {f"of_{who}": many for who in ("intern", "organisation", "school")},
        "rhythm": [{"what": f"{n} {LONG}", "when": "maandag 10:00"} for n in range(20)],
        "feedback": {"moments": [{"what": f"{n} {LONG}", "when": LONG} for n in range(20)]},
    }  # fmt: skip
    folder = tmp_path / "content/organisations/veel"
    folder.mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text("site_name: x\nplugins:\n  - houvast\n", encoding="utf-8")
    (folder / "handbook.yml").write_text(json.dumps(data), encoding="utf-8")
    done = houvast("build", "--out", tmp_path / "site", cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    with serving(tmp_path / "site") as address:
        pages = paper(f"{address}/veel/{SHEET}")
    assert len(pages) == 2
    assert "Wat regelen we, en wie doet dat?" in pages[0]
    assert "Voor wanneer" in pages[1] and "niemand hoeft te tekenen" in pages[1]
    assert "En nog 17 in het handboek." in pages[1]


def test_a_page_is_text_and_who_wrote_it(served: str, paper: Pages) -> None:
    words = " ".join(paper(f"{served}/korenbloem/who/stuck.html"))
    assert re.match(r"(1 )?Bakkerij De Korenbloem Vastgelopen\?", words)
    assert "Bel 06-0000 0011" in words
    for screen in ("Menu", "Zoeken", "Ik zit vast", "Vorige", "Kopieer"):
        assert screen not in words, screen


def test_what_is_folded_is_printed(served: str, paper: Pages) -> None:
    page = paper(f"{served}/korenbloem/glossary.html")
    assert "Een omschrijving van wat iemand aan het eind van een periode weet" in " ".join(page)


def test_dark_is_printed_light(served: str, opened: Opened) -> None:
    with opened(DESK, dark=True) as page:
        page.goto(f"{served}/korenbloem/index.html")
        assert page.locator("body").evaluate(BACKGROUND) == "rgb(24, 22, 19)"
        on_screen = page.locator(".hv-ticket").evaluate(BACKGROUND)
        page.emulate_media(media="print", color_scheme="dark")
        assert page.locator("body").evaluate(BACKGROUND) == "rgb(255, 255, 255)"
        ticket = page.locator(".hv-ticket")
        assert ticket.evaluate(BACKGROUND) != on_screen
        assert ticket.evaluate("e => getComputedStyle(e).color") == "rgb(255, 255, 255)"
        expect(page.locator(".hv-stuck")).to_be_hidden()
        expect(page.locator(".hv-brand")).to_be_visible()


def test_print_rules_cost_nothing_on_screen(served: str, opened: Opened) -> None:
    """The stylesheet is asked for, but no first view waits for it."""
    with opened(PHONE) as page:
        page.goto(f"{served}/korenbloem/index.html")
        sheet = page.locator("link[href$='print.css']")
        expect(sheet).to_have_attribute("media", "print")
        status = "link => performance.getEntriesByName(link.href)[0].renderBlockingStatus"
        assert sheet.evaluate(status) == "non-blocking"


def test_the_button_prints(served: str, opened: Opened) -> None:
    with opened(PHONE) as page:
        page.add_init_script("window.print = () => { window.printed = (window.printed || 0) + 1; }")
        for path in (SHEET, "agree/looking-back.html"):
            page.goto(f"{served}/korenbloem/{path}")
            button = page.locator("[data-print]")
            expect(button).to_be_visible()
            button.click()
            assert page.evaluate("window.printed") == 1
