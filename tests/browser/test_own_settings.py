"""What readers set themselves: 400 % zoom, more space between letters, colours of their own.

Why: these are the settings of people who cannot read otherwise, and nobody who builds has them on.
"""

from __future__ import annotations

import pytest

from browser.conftest import Opened
from browser.survey import MEASURE

pytestmark = pytest.mark.browser
# A desk of 1280 × 1024 at 400 %: that is what WCAG 1.4.10 asks for, with the spacing of 1.4.12.
ZOOMED = {"width": 320, "height": 256}
SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important;
  word-spacing: .16em !important } p { margin-bottom: 2em !important }"""
PAGES = (
    "korenbloem/index.html",
    "korenbloem/start/before-day-one.html",
    "korenbloem/together/rhythm.html",
    "lichtdraad/agree/start-conversation.html",
    "lichtdraad/nl/who/people.html",
    "zonnehof/start/practical.html",
)
# Words that are cut off: of a name in the header the beginning is enough.
CUT = """() => [...document.querySelectorAll("body *")].filter((element) => {
  const { overflowX, overflowY } = getComputedStyle(element);
  return !element.matches(".hv-vh, .hv-brand__name, svg, textarea") && element.clientWidth > 1 && (
    overflowX === "hidden" && element.scrollWidth > element.clientWidth + 1 ||
    overflowY === "hidden" && element.scrollHeight > element.clientHeight + 1);
}).map((element) => element.outerHTML.slice(0, 120))"""


def test_at_400_percent_and_wide_apart_nothing_is_lost(served: str, opened: Opened) -> None:
    with opened(ZOOMED) as page:
        for path in PAGES:
            page.goto(f"{served}/{path}")
            page.add_style_tag(content=SPACED)
            seen = page.evaluate(MEASURE)
            assert (seen["wide"], seen["cut"], seen["small"], page.evaluate(CUT)) == ([],) * 4, path
            # There is room to read between what stays at the top and at the bottom.
            page.mouse.wheel(0, 600)
            page.wait_for_function("scrollY > 100")
            top = page.locator(".hv-header").bounding_box()
            bottom = page.locator(".hv-stuck").bounding_box()
            assert top and bottom
            assert bottom["y"] - max(0, top["y"] + top["height"]) > 180, path


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_high_contrast_keeps_words_and_edges(dark: bool, served: str, opened: Opened) -> None:
    with opened(ZOOMED, dark=dark, forced_colors="active") as page:
        for path in PAGES[:3]:
            page.goto(f"{served}/{path}")
            seen = page.evaluate(MEASURE)
            assert seen["words"] > 10 and seen["faint"] == [], path
        page.goto(f"{served}/{PAGES[0]}")
        for part in (".hv-ticket", ".hv-stuck a"):
            assert page.locator(part).evaluate("(e) => getComputedStyle(e).borderStyle") == "solid"
        page.keyboard.press("Tab")
        outline = page.locator(".md-skip").evaluate("(e) => getComputedStyle(e).outlineStyle")
        assert outline == "solid"
