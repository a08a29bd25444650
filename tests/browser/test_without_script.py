"""Without JavaScript: text, links and menu are there, and nothing that does not work."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import DESK, PHONE, Opened
from browser.written import HANDBOOKS, pages

pytestmark = pytest.mark.browser
SLUG = "korenbloem"
# What asks to be used: each of these needs a script, except a label that opens the menu.
CONTROLS = "button, input, textarea, select, [role=button]:not(.hv-menu), [data-needs-script]"
# The boxes of the menu and of Material's search, and the label of the menu.
PLAIN = {"input#__drawer", "label#__drawer", "input#__search"}
EACH_KIND = (
    "korenbloem/index.html",
    "korenbloem/start/before-day-one.html",
    "korenbloem/agree/looking-back.html",
    "korenbloem/glossary.html",
    "lichtdraad/who/stuck.html",
    "lichtdraad/nl/together/rhythm.html",
    "zonnehof/agree/start-conversation.html",
)


@pytest.fixture(scope="module")
def page(opened: Opened) -> Iterator[Page]:
    with opened(PHONE, script=False) as page:
        yield page


@pytest.mark.parametrize("slug", HANDBOOKS)
def test_every_page_says_all_before_a_script(slug: str, site: Path) -> None:
    """Read as a file: the text, the links of the menu and its button, and no other control."""
    for written in pages(site / slug):
        assert {"input#__drawer", "label#__drawer"} <= {*written.controls} <= PLAIN, written.path
        assert len(written.words.split()) > 40, written.path
        assert 1 in dict(written.headings), written.path
        menu = {page.path for page in pages(site / slug) if page.language == written.language}
        assert menu <= {written.target(link)[0] for link in written.links}, written.path


def test_no_page_has_a_dead_button(page: Page, served: str) -> None:
    for path in EACH_KIND:
        page.goto(f"{served}/{path}")
        visible = page.locator(CONTROLS).locator("visible=true")
        assert visible.count() == 0, (path, visible.all_inner_texts())
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
