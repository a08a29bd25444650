"""Opened from a folder, without any server: text, styles, menu and links."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from browser.conftest import DESK, PHONE, Opened

pytestmark = pytest.mark.browser
# Loading letters is not enough: text has to be drawn with them.
FONT = """() => {
  const wide = family => {
    const text = document.createElement("span");
    text.style.cssText = `font:90px ${family};position:absolute;white-space:pre`;
    text.textContent = "mmiillWW";
    document.body.append(text);
    const { width } = text.getBoundingClientRect();
    text.remove();
    return width;
  };
  return wide('"Atkinson Hyperlegible Next",monospace') !== wide("monospace");
}"""


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_a_handbook_can_be_read_from_a_folder(site: Path, script: bool, opened: Opened) -> None:
    root = (site / "lichtdraad").as_uri()
    with opened(PHONE, script=script) as page:
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda told: errors.append(told.text))
        page.goto(f"{root}/index.html")
        expect(page.locator("h1")).to_be_visible()
        ticket = page.locator(".hv-ticket")
        assert ticket.evaluate("e => getComputedStyle(e).backgroundColor") != "rgba(0, 0, 0, 0)"
        if script:
            page.wait_for_function(FONT)
        page.locator(".hv-menu").click()
        page.locator(".hv-nav a[href='who/people.html']").click()
        expect(page).to_have_url(f"{root}/who/people.html")
        page.locator(".hv-switch").click()
        expect(page).to_have_url(f"{root}/nl/who/people.html")
        page.locator(".hv-stuck a").click()
        expect(page).to_have_url(f"{root}/nl/who/stuck.html")
        expect(page.locator(".hv-search").locator("visible=true")).to_have_count(int(script))
        if script:
            page.locator(".hv-search").click()
            page.locator(".hv-seek__field").fill("afspraken")
            found = page.locator(".hv-seek__list a").first
            expect(found).to_be_visible()
            found.click()
            expect(page).to_have_url(re.compile(rf"^{re.escape(root)}/nl/.+html"))
        assert errors == []


def test_at_a_desk_the_menu_is_beside_the_text(site: Path, opened: Opened) -> None:
    with opened(DESK) as page:
        page.goto((site / "korenbloem" / "index.html").as_uri())
        expect(page.locator(".hv-nav")).to_be_visible()
        page.locator(".hv-nav a[href='glossary.html']").click()
        page.locator(".hv-alphabet a").nth(3).click()
        expect(page).to_have_url(re.compile("#letter-"))


def test_ticks_are_kept_there_too(site: Path, opened: Opened) -> None:
    with opened(PHONE) as page:
        page.goto((site / "korenbloem" / "start" / "before-day-one.html").as_uri())
        box = page.locator("input[data-keep=before-1]")
        box.check()
        page.reload()
        expect(box).to_be_checked()
