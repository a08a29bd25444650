"""Search finds pages in its own language, and its links lead to what was found."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urldefrag, urlsplit

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import DESK, PHONE, Opened
from browser.written import pages

pytestmark = pytest.mark.browser
# Where it is typed, what, in which language, and the page that must be among the results.
SEARCHES = (
    ("korenbloem", "", "fouten", "nl", "how/mistakes.html"),
    ("lichtdraad", "", "mistakes", "en", "how/mistakes.html"),
    ("lichtdraad", "nl/", "fouten", "nl", "nl/how/mistakes.html"),
    ("zonnehof-nacht", "", "vastlopen", "nl", ""),
)


def typed(page: Page, words: str, *, phone: bool) -> list[str]:
    """Types in the search field, and gives the addresses of the results."""
    if phone:
        page.locator(".hv-search").click()
    field = page.locator(".md-search__input")
    expect(field).to_be_visible()
    field.click()
    field.press_sequentially(words)
    found = page.locator(".md-search-result__list a")
    expect(found.first).to_be_visible()
    # The list is made anew after each letter; it is finished when it stays as it is.
    before: list[str] = []
    while (now := found.evaluate_all("links => links.map(link => link.href)")) != before:
        before = [str(address) for address in now]
        page.wait_for_timeout(400)
    return before


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("slug, prefix, words, language, wanted", SEARCHES)
def test_it_finds_its_own_language_only(
    viewport: dict[str, int],
    slug: str,
    prefix: str,
    words: str,
    language: str,
    wanted: str,
    site: Path,
    served: str,
    opened: Opened,
) -> None:
    root = f"{served}/{slug}/"
    by_path = {page.path: page for page in pages(site / slug)}
    with opened(viewport) as page:
        page.goto(f"{root}{prefix}start/practical.html")
        found = typed(page, words, phone=viewport is PHONE)
        paths = [urlsplit(address).path.removeprefix(f"/{slug}/") for address in found]
        assert {by_path[path].language for path in paths} == {language}
        assert wanted in [*paths, ""]
        for address in found:
            path, anchor = urlsplit(address).path.removeprefix(f"/{slug}/"), urldefrag(address)[1]
            assert not anchor or anchor in by_path[path].ids, address


def test_the_words_of_another_language_are_not_in_it(served: str, opened: Opened) -> None:
    with opened(DESK) as page:
        page.goto(f"{served}/lichtdraad/nl/index.html")
        field = page.locator(".md-search__input")
        field.click()
        field.press_sequentially("yourself")
        expect(page.locator(".md-search-result__meta")).to_contain_text("Geen")
        expect(page.locator(".md-search-result__list a")).to_have_count(0)


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_a_result_leads_to_its_page_and_place(
    viewport: dict[str, int], served: str, opened: Opened
) -> None:
    with opened(viewport) as page:
        page.goto(f"{served}/lichtdraad/nl/who/people.html")
        typed(page, "parkeren", phone=viewport is PHONE)
        found = page.locator(".md-search-result__list a[href*='#']").locator("visible=true").first
        address = str(found.evaluate("link => link.href"))
        path, anchor = urlsplit(address).path, urldefrag(address)[1]
        found.click()
        page.wait_for_url(f"**{path}*#{anchor}")
        expect(page.locator(f"#{anchor}")).to_be_in_viewport()
        expect(page.locator(".md-search__output")).to_be_hidden()
        expect(page.locator("html")).to_have_attribute("lang", "nl")
