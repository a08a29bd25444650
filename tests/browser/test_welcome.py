"""The first screen of a phone says the day, the time, the place and who is waiting."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from browser.conftest import PHONE, Opened

pytestmark = pytest.mark.browser
WELCOMES = ("korenbloem", "lichtdraad", "lichtdraad/nl", "zonnehof", "zonnehof-nacht")
DAYS = re.compile(r"(?i)\b(\w+dag|\w+day)\b")
TIME = re.compile(r"\b\d{1,2}[:.]\d\d\b")


@pytest.mark.parametrize("welcome", WELCOMES)
def test_the_first_screen_has_what_is_needed(welcome: str, served: str, opened: Opened) -> None:
    with opened(PHONE) as page:
        page.goto(f"{served}/{welcome}/index.html")
        bar = page.locator(".hv-stuck").bounding_box()
        assert bar
        when = page.locator(".hv-ticket__when")
        assert DAYS.search(when.inner_text()) and TIME.search(when.inner_text())
        facts = {
            dt.inner_text(): dt.locator("xpath=following-sibling::dd[1]")
            for dt in page.locator(".hv-ticket dt").all()
        }
        english = page.locator("html").get_attribute("lang") == "en"
        where, who = ("Where", "Who") if english else ("Waar", "Wie")
        for part in (when, facts[where], facts[who]):
            box = part.bounding_box()
            assert box and part.inner_text().strip()
            assert box["y"] >= 0 and box["y"] + box["height"] <= bar["y"], part.inner_text()
        assert facts[who].locator("a[href*='people.html#contact-']").count() >= 1


@pytest.mark.parametrize("welcome", WELCOMES)
def test_who_is_stuck_is_one_touch_from_the_ladder(
    welcome: str, served: str, opened: Opened
) -> None:
    with opened(PHONE) as page:
        page.goto(f"{served}/{welcome}/how/tasks.html")
        link = page.locator(".hv-stuck a")
        assert link.inner_text() in ("Ik loop vast", "I am stuck")
        link.click()
        expect(page).to_have_url(f"{served}/{welcome}/who/stuck.html")
        expect(page.locator(".hv-steps > li").nth(1)).to_be_visible()
