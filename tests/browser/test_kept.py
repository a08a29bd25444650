"""Ticks and notes stay in this browser, and nowhere else."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from playwright.sync_api import Page, Request, expect
from pypdf import PdfReader

from browser.conftest import PHONE, Opened

pytestmark = pytest.mark.browser
NOTE = "Ik hoor erbij, zei Yara bij de oven."


def listen(page: Page) -> list[Request]:
    asked: list[Request] = []

    def note(request: Request) -> None:
        asked.append(request)

    page.on("request", note)
    return asked


def nothing_told(page: Page, asked: list[Request]) -> None:
    """No request carried anything, and no cookie will."""
    for request in asked:
        assert request.method == "GET" and request.post_data is None, request.url
        assert "?" not in request.url and "houvast:" not in request.url, request.url
        assert "hoor" not in str(request.headers), request.url
    assert page.context.cookies() == []


def test_a_tick_survives_and_is_told_to_nobody(served: str, opened: Opened) -> None:
    with opened(PHONE) as page:
        asked = listen(page)
        page.goto(f"{served}/korenbloem/start/before-day-one.html")
        boxes = page.locator("input[data-keep^=before-]")
        expect(boxes.first).to_be_visible()
        page.wait_for_load_state("networkidle")
        before = len(asked)
        boxes.nth(1).check()
        page.locator("label:has(input[data-keep=bring-1])").click()
        page.wait_for_timeout(200)
        assert len(asked) == before, "ticking asks nothing of anybody"
        page.reload()
        expect(boxes.nth(1)).to_be_checked()
        expect(boxes.first).not_to_be_checked()
        nothing_told(page, asked)
        page.goto(f"{served}/korenbloem/index.html")
        expect(page.locator("input[data-keep=bring-1]")).to_be_checked()
        page.goto(f"{served}/zonnehof/start/before-day-one.html")
        expect(boxes.first).to_be_visible()
        expect(page.locator("input[data-keep]:checked")).to_have_count(0)  # another handbook
        page.goto(f"{served}/korenbloem/start/before-day-one.html")
        boxes.nth(1).uncheck()
        page.reload()
        expect(boxes.nth(1)).not_to_be_checked()


def test_a_tick_holds_in_each_language(served: str, opened: Opened) -> None:
    with opened(PHONE) as page:
        page.goto(f"{served}/lichtdraad/start/before-day-one.html")
        page.locator("input[data-keep=before-1]").check()
        page.locator(".hv-switch").click()
        expect(page.locator("input[data-keep=before-1]")).to_be_checked()


def test_notes_survive_and_are_told_to_nobody(served: str, opened: Opened) -> None:
    with opened(PHONE) as page:
        asked = listen(page)
        page.goto(f"{served}/korenbloem/agree/looking-back.html")
        note = page.locator("textarea").first
        page.wait_for_load_state("networkidle")
        before = len(asked)
        note.press_sequentially(NOTE)
        page.wait_for_timeout(200)
        assert len(asked) == before
        page.reload()
        expect(note).to_have_value(NOTE)
        expect(page.locator("textarea").nth(1)).to_have_value("")
        nothing_told(page, asked)


def test_notes_are_saved_as_a_file_made_here(served: str, opened: Opened) -> None:
    with opened(PHONE, accept_downloads=True) as page:
        page.goto(f"{served}/korenbloem/agree/looking-back.html")
        note = page.locator("textarea").first
        note.fill(f"{NOTE}\nEn morgen weer.")
        page.wait_for_load_state("networkidle")
        asked = listen(page)
        with page.expect_download() as saved:
            page.locator("[data-save]").click()
        download = saved.value
        assert download.suggested_filename == "terugkijken.txt"
        assert download.url.startswith("blob:")
        text = Path(download.path()).read_text("utf-8")
        assert text.startswith("Terugkijken voor jezelf\n\nHoor ik erbij?\n\n" + NOTE)
        assert "En morgen weer." in text and "Zie ik mezelf hier werken?\n\n–" in text
        assert [request.url for request in asked if not request.url.startswith("blob:")] == []
        nothing_told(page, [])


def test_notes_are_printed_whole(served: str, opened: Opened) -> None:
    with opened(PHONE) as page:
        page.goto(f"{served}/korenbloem/agree/looking-back.html")
        lines = [f"Regel {n} van een lange gedachte." for n in range(40)]
        page.locator("textarea").first.fill("\n".join(lines))
        data = page.pdf(prefer_css_page_size=True)
        words = " ".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(data)).pages)
        assert lines[0] in words and lines[-1] in words
        page.emulate_media(media="print")
        expect(page.locator(".hv-paper").nth(0)).to_be_hidden()
        expect(page.locator(".hv-paper").nth(1)).to_be_visible()  # room for a pen


def test_without_storage_the_page_still_works(served: str, opened: Opened) -> None:
    """As in a private window of some browsers, where storage throws."""
    with opened(PHONE) as page:
        errors: list[str] = []
        page.add_init_script(
            "for (const name of ['getItem', 'setItem', 'removeItem'])"
            " Storage.prototype[name] = () => { throw new DOMException('no'); };"
        )
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(f"{served}/korenbloem/agree/looking-back.html")
        page.locator("textarea").first.fill(NOTE)
        expect(page.locator("textarea").first).to_have_value(NOTE)
        assert errors == []
