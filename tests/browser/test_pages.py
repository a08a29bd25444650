"""Every page of every example handbook, in a browser: silent, readable, nothing beside the screen."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest

from browser.chromium import asked_hosts
from browser.conftest import PHONE, Opened
from browser.survey import VIEWS, Survey, survey
from browser.written import HANDBOOKS, languages, pages

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module", params=HANDBOOKS)
def slug(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def seen(slug: str, site: Path, served: str, opened: Opened) -> Survey:
    """The survey of one handbook."""
    with opened(PHONE) as page:
        return survey(page, f"{served}/{slug}", [p.path for p in pages(site / slug)])


def test_no_other_host_is_asked(seen: Survey, served: str, net_log: Path) -> None:
    assert {urlsplit(url).netloc for url in seen.asked} == {urlsplit(served).netloc}
    assert asked_hosts(net_log) == {"127.0.0.1"}


def test_the_browser_has_nothing_to_say(seen: Survey) -> None:
    assert seen.said == []


def test_nothing_sticks_out(seen: Survey) -> None:
    assert seen.told("wide") == []
    assert seen.told("cut") == []


def test_every_word_has_contrast(seen: Survey) -> None:
    assert [key for key, view in seen.views.items() if key[1] == 1280 and view["words"] < 10] == []
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
