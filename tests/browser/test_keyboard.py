"""With a keyboard: everything can be reached, is seen when it is reached, and can be closed again."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import DESK, PHONE, Opened

pytestmark = pytest.mark.browser
SMALL = {"width": 360, "height": 640}
FOCUSED = """() => {
  const element = document.activeElement;
  const { left, top, right, bottom } = element.getBoundingClientRect();
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
  const bars = [...document.querySelectorAll(".hv-header, .hv-stuck a")].filter((bar) => !bar.contains(element));
  const under = [...element.getClientRects()].some((line) => bars.some((bar) => {
    const box = bar.getBoundingClientRect();
    return line.left < box.right && line.right > box.left && line.top < box.bottom - 1 && line.bottom > box.top + 1;
  }));
  let ground = element.parentElement;
  while (ground && /, 0\\)$/.test(getComputedStyle(ground).backgroundColor)) ground = ground.parentElement;
  const seen = !ground || getComputedStyle(ground).backgroundColor !== outlineColor;
  const parts = [".md-skip", ".hv-brand", ".hv-switch", ".hv-search", ".hv-menu", ".hv-nav",
    ".hv-toc", "article", "footer", ".hv-stuck", "body"];
  return {
    part: parts.find((part) => element.closest(part)),
    name: element.getAttribute("aria-label") || element.textContent.trim(),
    outlined: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && !/, 0\\)$/.test(outlineColor) && seen,
    inside: left >= -1 && top >= -1 && right <= innerWidth + 1 && bottom <= innerHeight + 1 && right - left > 1,
    under: under && !element.matches(".md-skip"),
    top: Math.round(top + scrollY),
  };
}"""


def tabbed(page: Page, key: str = "Tab") -> list[dict[str, Any]]:
    """What each press of the key leads to, through the whole page."""
    stops: list[dict[str, Any]] = []
    for _ in range(200):
        page.keyboard.press(key)
        stop = page.evaluate(FOCUSED)
        if stop["part"] == "body" or (stops and stop["part"] == stops[0]["part"]):
            break
        stops.append(stop)
    return stops


@pytest.mark.parametrize(
    "viewport, parts",
    [
        (SMALL, [".md-skip", ".hv-brand", ".hv-switch", ".hv-search", ".hv-menu"]),
        (DESK, [".md-skip", ".hv-brand", ".hv-switch", ".hv-search", ".hv-nav"]),
    ],
    ids=["phone", "desk"],
)
def test_tab_goes_through_the_page(
    viewport: dict[str, int], parts: list[str], served: str, opened: Opened
) -> None:
    """There and back, in the order of reading; nothing is reached that is hidden behind a bar."""
    with opened(viewport) as page:
        page.goto(f"{served}/lichtdraad/start/before-day-one.html")
        stops = tabbed(page)
        assert [stop["part"] for stop in stops[:5]] == parts
        assert {"article", "footer", ".hv-stuck"} <= {stop["part"] for stop in stops}
        read = [stop["top"] for stop in stops if stop["part"] == "article"]
        assert len(read) > 10
        # A box to tick is a little lower than a link in the first line beside it.
        assert [(a, b) for a, b in pairwise(read) if b < a - 12] == []
        page.goto(f"{served}/lichtdraad/index.html")
        for stop in [*stops, *tabbed(page, "Shift+Tab")]:
            assert stop["outlined"] and stop["inside"] and not stop["under"], stop
            assert stop["name"] or stop["part"] == "article", stop


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


def test_ticking_and_switching_need_no_pointer(served: str, opened: Opened) -> None:
    with opened(PHONE) as page:
        page.goto(f"{served}/lichtdraad/start/before-day-one.html")
        box = page.locator("input[data-keep=before-1]")
        box.focus()
        page.keyboard.press("Space")
        expect(box).to_be_checked()
        page.locator(".hv-switch").focus()
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile(r"/lichtdraad/nl/start/before-day-one\.html"))
