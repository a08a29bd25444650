"""Printed from a browser: a good sheet of paper, whatever the screen shows."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from browser.conftest import DESK, PHONE, Opened
from browser.serving import serving
from browser.written import HANDBOOKS, languages
from conftest import Run
from press.odd import EMPTY, FULL

pytestmark = pytest.mark.browser
SHEET = "agree/start-conversation.html"
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


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory, houvast: Run) -> Iterator[str]:
    """The address of a handbook that is full, and of one that says nearly nothing."""
    top = tmp_path_factory.mktemp("odd")
    (top / "mkdocs.yml").write_text("site_name: x\nplugins:\n  - houvast\n", encoding="utf-8")
    for slug, data in (("vol", FULL), ("leeg", EMPTY)):
        folder = top / "content/organisations" / slug
        folder.mkdir(parents=True)
        (folder / "handbook.yml").write_text(json.dumps(data), encoding="utf-8")
    done = houvast("build", "--out", top / "site", cwd=top)
    assert done.returncode == 0, done.stdout + done.stderr
    with serving(top / "site") as address:
        yield address


def test_much_data_is_still_two_pages(odd: str, paper: Pages) -> None:
    """And nothing is cut off at the bottom: the last line of each page is there."""
    pages = paper(f"{odd}/vol/{SHEET}")
    assert len(pages) == 2
    assert "Wat regelen we, en wie doet dat?" in pages[0]
    assert "Voor wanneer" in pages[1] and "niemand hoeft te tekenen" in pages[1]
    assert "En nog 5 in het handboek." in pages[1] and "En nog 16 in het handboek." in pages[1]
    assert "…." not in " ".join(pages) and "typen.;" not in " ".join(pages)


def test_no_data_is_two_pages_to_write_on(odd: str, paper: Pages) -> None:
    pages = paper(f"{odd}/leeg/{SHEET}")
    assert len(pages) == 2
    assert "What shall we arrange, and who does it?" in pages[0]
    assert "nobody has to sign it" in pages[1]
    assert len(paper(f"{odd}/leeg/nl/{SHEET}")) == 2


def test_on_a_phone_each_condition_says_in_words_what_it_is(served: str, opened: Opened) -> None:
    """On paper it stands in columns; whoever listens hears one of both."""
    with opened(PHONE) as page:
        page.goto(f"{served}/korenbloem/{SHEET}")
        row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="Zelfstandig"))
        expect(row.get_by_text("Te regelen")).to_be_visible()
        expect(row.get_by_text("ja", exact=True)).to_have_count(1)
        expect(row.get_by_text("ja", exact=True)).to_be_hidden()
        expect(page.get_by_role("columnheader", name="Kan hier niet")).to_have_count(0)
        page.emulate_media(media="print")
        expect(row.get_by_text("Te regelen")).to_be_hidden()
        expect(row.get_by_text("ja", exact=True)).to_be_visible()
        expect(page.get_by_role("columnheader", name="Kan hier niet")).to_be_visible()


def test_a_page_is_text_and_who_wrote_it(served: str, paper: Pages) -> None:
    words = " ".join(paper(f"{served}/korenbloem/who/stuck.html"))
    assert re.match(r"(1 )?Bakkerij De Korenbloem Vastgelopen\?", words)
    assert "Bel 06-0000 0011" in words
    words += " ".join(paper(f"{served}/korenbloem/index.html"))
    screen = (
        "Menu",
        "Zoeken",
        "Ik zit vast",
        "Vorige",
        "Kopieer",
        "Wat je aanvinkt",
        "Verder lezen",
    )
    assert [word for word in screen if word in words] == []


def test_what_is_folded_is_printed(served: str, paper: Pages) -> None:
    page = paper(f"{served}/korenbloem/together/programme.html")
    assert "maandag 1 februari 2027 Je stage begint" in " ".join(page)


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


def test_what_was_typed_is_printed_whole_and_no_higher(served: str, opened: Opened) -> None:
    """A note that is high on a phone is low on paper, which is wider."""
    with opened(PHONE) as page:
        page.goto(f"{served}/korenbloem/agree/looking-back.html")
        for note in page.locator(".hv-keep").all():
            note.fill("Ik hoor er meestal wel bij. " * 18 + "En dat is alles.")
        printed = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    assert len(printed.pages) == 2
    words = " ".join(" ".join(sheet.extract_text().split()) for sheet in printed.pages)
    assert words.count("En dat is alles.") == 4


def test_letters_from_further_away_are_fetched_where_they_are(served: str, opened: Opened) -> None:
    """Zieliński is on the page of people only; each first view has the usual letters."""
    for path, more in (("index.html", False), ("who/people.html", True)):
        with opened(PHONE) as page:
            page.goto(f"{served}/korenbloem/{path}", wait_until="networkidle")
            asked = page.evaluate("performance.getEntriesByType('resource').map(e => e.name)")
        fonts = {address.rpartition("/")[2] for address in asked}
        assert "atkinson-400.woff2" in fonts
        assert any(name.startswith("atkinson-ext") for name in fonts) == more, (path, fonts)
