"""From any page the ladder is one touch away."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from browser.conftest import PHONE, Opened

pytestmark = pytest.mark.browser
WELCOMES = ("korenbloem", "lichtdraad", "lichtdraad/nl", "zonnehof", "zonnehof-nacht")


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
