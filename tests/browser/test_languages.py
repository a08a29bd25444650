"""A handbook in two languages: from every page to the same page in the other, without a script."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from browser.conftest import DESK, PHONE, Opened
from browser.written import pages

SLUG, SECOND = "lichtdraad", "nl"


def test_every_page_leads_to_itself_in_the_other_language(site: Path) -> None:
    by_path = {page.path: page for page in pages(site / SLUG)}
    firsts = [path for path in by_path if not path.startswith(f"{SECOND}/")]
    assert len(firsts) > 20
    for path in firsts:
        there = f"{SECOND}/{path}"
        for page, code, other in (
            (by_path[path], "nl", there),
            (by_path[there], "en", path),
        ):
            assert [(c, page.target(a)) for c, a in page.switches] == [(code, (other, ""))], (
                page.path
            )


def test_handbooks_in_one_language_have_no_switch(site: Path) -> None:
    assert not [p.path for p in pages(site / "korenbloem") if p.switches]


@pytest.mark.browser
@pytest.mark.parametrize(
    "viewport, paths",
    [(PHONE, ("index.html", "own/first-change.html")), (DESK, ("who/stuck.html",))],
    ids=["phone", "desk"],
)
def test_it_works_without_a_script(
    viewport: dict[str, int], paths: tuple[str, ...], served: str, opened: Opened
) -> None:
    root = f"{served}/{SLUG}"
    with opened(viewport, script=False) as page:
        for path in paths:
            page.goto(f"{root}/{path}")
            here = page.locator("h1").inner_text()
            page.locator(".hv-switch").click()
            expect(page).to_have_url(f"{root}/{SECOND}/{path}")
            expect(page.locator("html")).to_have_attribute("lang", "nl")
            page.locator(".hv-switch").click()
            expect(page).to_have_url(f"{root}/{path}")
            expect(page.locator("h1")).to_have_text(here)


@pytest.mark.browser
@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_it_keeps_the_place(viewport: dict[str, int], served: str, opened: Opened) -> None:
    with opened(viewport) as page:
        page.goto(f"{served}/{SLUG}/who/stuck.html#say")
        expect(page.locator("#say")).to_be_in_viewport()
        # A click by name would first scroll to where the bar stands when nothing is scrolled.
        box = page.locator(".hv-switch").bounding_box()
        assert box
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        expect(page).to_have_url(f"{served}/{SLUG}/{SECOND}/who/stuck.html#say")
        expect(page.locator("#say")).to_be_in_viewport()
        page.goto(f"{served}/{SLUG}/who/stuck.html")
        page.locator(".hv-switch").click()
        expect(page).to_have_url(f"{served}/{SLUG}/{SECOND}/who/stuck.html")
