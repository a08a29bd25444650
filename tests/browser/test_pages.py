"""Every page of every example handbook, in a browser: silent, readable, nothing beside the screen."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from browser.chromium import asked_hosts
from browser.conftest import PHONE, Opened
from browser.survey import OF_COLOUR, VIEWS, Survey, look, survey
from browser.written import HANDBOOKS, languages, pages

pytestmark = pytest.mark.browser
DEPARTMENT = "zonnehof-nacht"


@pytest.fixture(scope="module", params=HANDBOOKS)
def slug(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def seen(slug: str, site: Path, served: str, opened: Opened) -> Survey:
    """The survey of one handbook."""
    with opened(PHONE) as page:
        paths = [p.path for p in pages(site / slug)]
        assert len(paths) > 25
        # A department's pages are made of the same parts as those of its organisation.
        return survey(page, f"{served}/{slug}", paths, rules=slug != DEPARTMENT)


def test_no_page_breaks_a_rule(seen: Survey, slug: str) -> None:
    """axe-core: no violation of WCAG 2.2, levels A and AA, in any size or colour."""
    if slug == DEPARTMENT:
        return
    looked = {key: view for key, view in seen.views.items() if "broken" in view}
    paths = {path for path, _, _ in seen.views}
    every = {(path, *view) for path in paths for view in product((360, 1280), (False, True))}
    assert every <= looked.keys()
    assert [key for key, view in looked.items() if OF_COLOUR[0] not in view["kept"]] == []
    assert (
        sorted({f"{key}: {each}" for key, view in looked.items() for each in view["broken"]}) == []
    )


def test_no_other_host_is_asked(seen: Survey, served: str, net_log: Path) -> None:
    assert {urlsplit(url).netloc for url in seen.asked} == {urlsplit(served).netloc}
    assert asked_hosts(net_log) == {"127.0.0.1"}


def test_the_browser_has_nothing_to_say(seen: Survey) -> None:
    assert seen.said == []


def test_nothing_sticks_out(seen: Survey) -> None:
    assert seen.told("wide") == []
    assert seen.told("cut") == []


def test_a_finger_hits_what_it_wants(seen: Survey) -> None:
    assert seen.told("small") == []


def test_every_word_has_contrast(seen: Survey) -> None:
    assert [key for key, view in seen.views.items() if view["words"] < 10] == []
    assert seen.told("faint") == []


def test_stuck_is_in_view_on_every_page(seen: Survey, site: Path, slug: str) -> None:
    ladders = {f"{prefix}who/stuck.html" for prefix in ("", "nl/", "en/")}
    heights = {(width, dark): height for width, height, dark in VIEWS}
    for (path, width, dark), view in seen.views.items():
        box = view["stuck"]
        if path in ladders:
            assert box is None, path
            continue
        assert box, (path, width)
        assert box["top"] >= 0 and box["bottom"] <= heights[width, dark], (path, width, box)
        assert box["left"] >= 0 and box["right"] <= width, (path, width, box)
        assert box["bottom"] - box["top"] >= 44, "big enough for a thumb"


def test_stuck_leads_to_the_ladder(site: Path, slug: str) -> None:
    first = languages(site, slug)[0]
    for page in pages(site / slug):
        prefix = "" if page.language == first else f"{page.language}/"
        ladder = f"{prefix}who/stuck.html"
        assert ladder in [page.target(a)[0] for a in page.links[-1:]] or page.path == ladder, (
            page.path
        )


def test_the_menu_is_visible_at_a_desk(seen: Survey) -> None:
    for (path, width, _dark), view in seen.views.items():
        menu, button = view["menu"], view["button"]
        if width == 1280:
            assert menu and menu["left"] >= 0 and menu["top"] < 200, path
            assert button is None, path
        else:
            assert button, path
            assert menu is None or menu["right"] <= 0, path


def test_what_opens_breaks_no_rule(served: str, opened: Opened) -> None:
    """The menu, an explanation, search and the line about a newer version."""
    with opened(PHONE) as page:
        page.goto(f"{served}/lichtdraad/nl/who/people.html")
        page.locator(".hv-menu").click()
        expect(page.locator(".hv-nav")).to_be_in_viewport()
        seen = [look(page)]
        page.keyboard.press("Escape")
        page.locator("article a.hv-word").first.click()
        expect(page.locator(".hv-pop")).to_be_visible()
        seen.append(look(page))
        page.keyboard.press("Escape")
        page.locator(".hv-new").evaluate("(bar) => { bar.hidden = false; }")
        page.locator(".hv-search").click()
        page.locator(".hv-seek__field").fill("feedback")
        expect(page.locator(".hv-seek__list a").first).to_be_visible()
        seen.append(look(page))
        for view in seen:
            assert [view[name] for name in ("broken", "wide", "cut", "small", "faint")] == [[]] * 5
        page.keyboard.press("Escape")
        lower = page.locator(".hv-new").bounding_box()
        bar = page.locator(".hv-stuck").bounding_box()
        assert lower and bar and lower["y"] + lower["height"] <= bar["y"] + 1
