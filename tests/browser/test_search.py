"""Search: every form of a word, in the reader's own language, without a network or a server."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urldefrag, urlsplit

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import DESK, PHONE, Opened
from browser.queries import QUERIES
from browser.written import pages

pytestmark = pytest.mark.browser
FOUND = ".hv-seek__list a"
ALL = """queries => {
  const find = houvastFinder(houvastSearchData);
  return queries.map(query => find(query).results.map(entry => entry.url));
}"""


def typed(page: Page, words: str) -> list[str]:
    """Types in the search field, and gives the addresses of the results."""
    page.locator(".hv-search").click()
    field = page.locator(".hv-seek__field")
    expect(field).to_be_focused()
    field.press_sequentially(words)
    expect(page.locator(FOUND).first).to_be_visible()
    return [str(a) for a in page.locator(FOUND).evaluate_all("links => links.map(a => a.href)")]


@pytest.mark.parametrize("where", ["server", "folder"])
def test_what_people_type_finds_what_they_want(
    where: str, served: str, site: Path, opened: Opened
) -> None:
    missed, asked = [], 0
    with opened(PHONE) as page:
        for (slug, prefix), queries in QUERIES.items():
            root = f"{served}/{slug}" if where == "server" else (site / slug).as_uri()
            page.goto(f"{root}/{prefix}index.html")
            typed(page, queries[0][0])
            found = page.evaluate(ALL, [query for query, _ in queries])
            for (query, wanted), addresses in zip(queries, found, strict=True):
                asked += 1
                if wanted not in [urldefrag(address)[0] for address in addresses[:4]]:
                    missed.append((slug, query, wanted, addresses[:4]))
    assert asked >= 100
    assert missed == []


@pytest.mark.parametrize(
    "slug, prefix, words, language",
    [
        ("korenbloem", "", "fouten", "nl"),
        ("lichtdraad", "", "mistakes", "en"),
        ("lichtdraad", "nl/", "fouten", "nl"),
        ("zonnehof-nacht", "", "vastlopen", "nl"),
    ],
)
def test_it_finds_its_own_language_only(
    slug: str,
    prefix: str,
    words: str,
    language: str,
    site: Path,
    served: str,
    opened: Opened,
) -> None:
    by_path = {page.path: page for page in pages(site / slug)}
    with opened(PHONE) as page:
        page.goto(f"{served}/{slug}/{prefix}start/practical.html")
        for address in typed(page, words):
            path = urlsplit(address).path.removeprefix(f"/{slug}/")
            assert by_path[path].language == language
            anchor = urldefrag(address)[1]
            assert not anchor or anchor in by_path[path].ids, address


def test_the_words_of_another_language_are_not_in_it(served: str, opened: Opened) -> None:
    with opened(DESK) as page:
        page.goto(f"{served}/lichtdraad/nl/index.html")
        page.locator(".hv-search").click()
        field, count = page.locator(".hv-seek__field"), page.locator(".hv-seek__count")
        field.press_sequentially("yourself")
        expect(count).to_contain_text("Niets gevonden")
        # Whoever finds nothing is led to somebody who helps.
        expect(page.locator(FOUND).first).to_have_attribute(
            "href", re.compile("/nl/who/stuck.html")
        )
        for typed in (
            "$& (.*)+[",
            "<img src=x onerror=alert(1)>",
            "zq" * 5000,
            "🎉",
            "-- ' --",
        ):
            field.fill(typed)
            expect(count).to_contain_text(re.compile("gevonden"))
            expect(page.locator(".hv-seek img")).to_have_count(0)
        field.fill("$& $' --")
        expect(count).to_contain_text("“$& $' --”")


def test_results_are_reached_by_keys(served: str, opened: Opened) -> None:
    with opened(DESK) as page:
        page.goto(f"{served}/korenbloem/index.html")
        typed(page, "pauze")
        expect(page.get_by_role("status").filter(has_text="gevonden")).to_be_visible()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        expect(page.locator(FOUND).nth(1)).to_be_focused()
        page.keyboard.press("ArrowUp")
        page.keyboard.press("ArrowUp")
        expect(page.locator(".hv-seek__field")).to_be_focused()
        page.keyboard.press("Escape")
        expect(page.locator(".hv-search")).to_be_focused()
        page.keyboard.press("Control+k")
        first = str(page.locator(FOUND).first.evaluate("link => link.href"))
        page.keyboard.press("Enter")
        expect(page).to_have_url(first)


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_a_result_leads_to_its_page_and_place(
    viewport: dict[str, int], served: str, opened: Opened
) -> None:
    with opened(viewport) as page:
        page.goto(f"{served}/lichtdraad/nl/who/people.html")
        typed(page, "parkeren")
        found = page.locator(f"{FOUND}[href*='#']").first
        address = str(found.evaluate("link => link.href"))
        anchor = urldefrag(address)[1]
        found.click()
        expect(page).to_have_url(address)
        expect(page.locator(f"#{anchor}")).to_be_in_viewport()
        expect(page.locator(".hv-seek")).to_be_hidden()
        expect(page.locator("html")).to_have_attribute("lang", "nl")


def test_nothing_is_loaded_before_somebody_searches(served: str, opened: Opened) -> None:
    with opened(PHONE) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{served}/korenbloem/index.html", wait_until="networkidle")
        assert not [url for url in asked if "search" in url and "sw" not in url]
        typed(page, "pauze")
        assert [url for url in asked if url.endswith("search-data.js")]
