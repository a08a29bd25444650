"""Whatever colour an organisation chooses, its handbook can be read."""

from __future__ import annotations

import json
import random

import pytest
from playwright.sync_api import expect

from browser.conftest import PHONE, Opened
from browser.survey import MEASURE
from houvast.compose.colours import DARK_INK, DARK_PAPER, INK, PAPER, shades, stylesheet

WEIRD = ("", "#000000", "#ffffff", "#ffff00", "#00ff00", "#0000ff", "#ff0000", "#808080", "#ff00ff")
DICE = random.Random(20270201)
COLOURS = (*WEIRD, *(f"#{DICE.randrange(1 << 24):06x}" for _ in range(200)))


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, two: str) -> float:
    low, high = sorted(map(luminance, (one, two)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_colour_can_be_read(dark: bool) -> None:
    paper, ink = (DARK_PAPER, DARK_INK) if dark else (PAPER, INK)
    weak = []
    for colour in COLOURS:
        found = shades(colour)[dark]
        pairs = {
            "org on paper": (found["org"], paper),
            "on on org": (found["on"], found["org"]),
            "org on soft": (found["org"], found["soft"]),
            "ink on soft": (ink, found["soft"]),
        }
        weak += [
            (colour, name, contrast(*pair)) for name, pair in pairs.items() if contrast(*pair) < 4.5
        ]
    assert weak == []


# The ticket, buttons, lists, tiles and search; the week and the time line; steps.
PAGES = (
    "korenbloem/index.html",
    "korenbloem/together/rhythm.html",
    "zonnehof/who/stuck.html",
    "lichtdraad/together/programme.html",
)
EACH = f"""(sheets) => {{
  const measure = eval({json.dumps(MEASURE)});
  const style = document.head.appendChild(document.createElement("style"));
  measure();
  return sheets.map((sheet) => {{
    style.textContent = sheet;
    return measure("marked");
  }});
}}"""


@pytest.mark.browser
@pytest.mark.parametrize("number", range(len(PAGES)))
def test_every_word_can_be_read_on_a_real_page(number: int, served: str, opened: Opened) -> None:
    """Strange colours on each page, and the others by turns: one word of every look is measured."""
    colours = (*WEIRD, *COLOURS[len(WEIRD) + number :: len(PAGES)])
    with opened(PHONE) as page:
        page.goto(f"{served}/{PAGES[number]}")
        if number == 0:
            page.locator(".hv-search").click()
            page.locator(".hv-seek__field").fill("eerste")
            expect(page.locator(".hv-seek mark").first).to_be_visible()
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            seen = page.evaluate(EACH, [stylesheet(colour).decode() for colour in colours])
            assert min(view["words"] for view in seen) > 15
            faint = zip(colours, seen, strict=True)
            assert [(c, view["faint"]) for c, view in faint if view["faint"]] == [], scheme
