"""With a keyboard: everything can be reached, is seen when it is reached, and can be closed again."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import DESK, PHONE, Opened

pytestmark = pytest.mark.browser
FOCUSED = """() => {
  const element = document.activeElement;
  const { left, top, right, bottom } = element.getBoundingClientRect();
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
  const parts = [".md-skip", ".hv-brand", ".hv-switch", ".hv-search", ".hv-menu", ".hv-nav",
    ".hv-toc", "article", "footer", ".hv-stuck", "body"];
  return {
    part: parts.find((part) => element.closest(part)),
    name: element.getAttribute("aria-label") || element.textContent.trim(),
    outlined: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && !/, 0\\)$/.test(outlineColor),
    inside: left >= -1 && top >= -1 && right <= innerWidth + 1 && top < innerHeight && right - left > 1,
  };
}"""


def tabbed(page: Page, times: int) -> list[dict[str, Any]]:
    """What each press of Tab leads to, until the end of the page."""
    stops = []
    for _ in range(times):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop["part"] == "body":
            break
        stops.append(stop)
    return stops


@pytest.mark.parametrize(
    "viewport, parts",
    [
        (PHONE, [".md-skip", ".hv-brand", ".hv-switch", ".hv-search", ".hv-menu"]),
        (DESK, [".md-skip", ".hv-brand", ".hv-switch", ".hv-search", ".hv-nav"]),
    ],
    ids=["phone", "desk"],
)
def test_tab_goes_through_the_page(
    viewport: dict[str, int], parts: list[str], served: str, opened: Opened
) -> None:
    with opened(viewport) as page:
        page.goto(f"{served}/lichtdraad/start/before-day-one.html")
        stops = tabbed(page, 120)
        assert [stop["part"] for stop in stops[:5]] == parts
        assert [s for s in stops if not s["outlined"]] == []
        assert [s for s in stops if not s["inside"]] == []
        assert all(stop["name"] for stop in stops if stop["part"] != "article")
        assert {"article", "footer", ".hv-stuck"} <= {stop["part"] for stop in stops}


def test_the_skip_link_goes_to_the_text(served: str, opened: Opened) -> None:
    with opened(DESK) as page:
        page.goto(f"{served}/lichtdraad/start/before-day-one.html")
        page.keyboard.press("Tab")
        expect(page.locator(".md-skip")).to_be_in_viewport()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate(FOCUSED)["part"] == "article"


@pytest.mark.parametrize("key", ["Enter", " "])
def test_the_menu_opens_and_closes(key: str, served: str, opened: Opened) -> None:
    with opened(PHONE) as page:
        page.goto(f"{served}/lichtdraad/who/people.html")
        menu, button = page.locator(".hv-nav"), page.locator(".hv-menu")
        expect(menu).to_be_hidden()
        button.focus()
        page.keyboard.press(key)
        expect(menu).to_be_visible()
        expect(button).to_have_attribute("aria-expanded", "true")
        page.keyboard.press("Tab")
        expect(menu.locator("a").first).to_be_focused()
        expect(menu.locator("a").first).to_be_in_viewport()
        page.keyboard.press("Escape")
        expect(menu).to_be_hidden()
        expect(button).to_be_focused()
        expect(button).to_have_attribute("aria-expanded", "false")


def test_search_opens_and_closes(served: str, opened: Opened) -> None:
    with opened(PHONE) as page:
        page.goto(f"{served}/lichtdraad/who/people.html")
        button, field = page.locator(".hv-search"), page.locator(".hv-seek__field")
        button.focus()
        page.keyboard.press("Enter")
        expect(field).to_be_focused()
        page.keyboard.type("feedback")
        expect(page.locator(".hv-seek__list a").first).to_be_visible()
        page.keyboard.press("ArrowDown")
        expect(page.locator(".hv-seek__list a").first).to_be_focused()
        page.keyboard.press("ArrowUp")
        expect(field).to_be_focused()
        page.keyboard.press("Escape")
        expect(field).to_be_hidden()
        expect(button).to_be_focused()
        page.keyboard.press("Control+k")
        expect(field).to_be_focused()
