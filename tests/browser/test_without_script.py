"""Without JavaScript: text, links and menu are there, and nothing that does not work."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import DESK, PHONE, Opened
from browser.written import pages

pytestmark = pytest.mark.browser
SLUG = "korenbloem"
# What asks to be used: each of these needs a script, except a label that opens the menu.
CONTROLS = "button, input, textarea, select, [role=button]:not(.hv-menu), [data-needs-script]"


@pytest.fixture(scope="module")
def page(opened: Opened) -> Iterator[Page]:
    with opened(PHONE, script=False) as page:
        yield page


def test_no_page_has_a_dead_button(page: Page, site: Path, served: str) -> None:
    for written in pages(site / SLUG):
        page.goto(f"{served}/{SLUG}/{written.path}")
        visible = page.locator(CONTROLS).locator("visible=true")
        assert visible.count() == 0, (written.path, visible.all_inner_texts())
        expect(page.locator("h1")).to_be_visible()
        expect(page.locator("article p").last).to_be_visible()


def test_lists_and_lines_to_write_on_are_there(page: Page, served: str) -> None:
    page.goto(f"{served}/{SLUG}/start/before-day-one.html")
    items = page.locator("ul.hv-list > li")
    assert items.count() > 4
    for item in items.all():
        expect(item).to_be_visible()
        assert item.inner_text().strip()
    page.goto(f"{served}/{SLUG}/agree/looking-back.html")
    assert page.locator(".hv-lines").locator("visible=true").count() >= 4
    page.goto(f"{served}/{SLUG}/glossary.html")
    page.locator("summary").first.click()
    expect(page.locator("details[open] p").first).to_be_visible()


def test_the_menu_opens_and_closes_by_pointer(page: Page, served: str) -> None:
    page.goto(f"{served}/{SLUG}/index.html")
    menu = page.locator(".hv-nav")
    expect(menu).to_be_hidden()
    page.locator(".hv-menu").click()
    expect(menu).to_be_visible()
    expect(menu).to_be_in_viewport()
    page.mouse.click(380, 400)
    expect(menu).to_be_hidden()
    page.locator(".hv-menu").click()
    menu.locator("a[href='who/people.html']").click()
    expect(page).to_have_url(f"{served}/{SLUG}/who/people.html")


def test_the_menu_of_a_desk_can_be_read_to_its_end(served: str, opened: Opened) -> None:
    with opened(DESK, script=False) as page:
        page.goto(f"{served}/{SLUG}/index.html")
        last = page.locator(".hv-nav a").last
        last.scroll_into_view_if_needed()
        expect(last).to_be_in_viewport()
        last.click()
        expect(page).not_to_have_url(f"{served}/{SLUG}/index.html")
