"""A visit to every page of a handbook: each is opened once and looked at in every size and colour.

Why: opening a page costs more than looking at it, so what is measured in all sizes and colours is
measured in one visit. `HOUVAST_AXE=whole` lets axe-core run all its rules on everything in every
view, which takes twice as long; without it two savings are made that find the same:

- The colours of a page do not decide what is on it. So all rules run in light, at the width of a
  phone and at that of a desk, and in dark only those that look at colours.
- Two words with the same elements around them, in the same colours and of the same size have the
  same contrast. So axe-core measures one of them; measure.js measures them all, and more severely.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from playwright.sync_api import ConsoleMessage, Page, Request, Response

MEASURE = (Path(__file__).parent / "measure.js").read_text(encoding="utf-8")
# Light and dark, a small phone, the smallest and a desk. The first is how the page is opened.
VIEWS = (
    (360, 640, False),
    (320, 640, False),
    (1280, 900, False),
    (1280, 900, True),
    (360, 640, True),
)
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
OF_COLOUR = ["color-contrast", "link-in-text-block"]
WHOLE = os.environ.get("HOUVAST_AXE") == "whole"
# Words that need not be measured are told by measure.js. Style sheets are not asked for once more,
# and no selectors are made up for a report that nobody reads.
RUN = """([only, whole]) => {
  if (!whole) axe.configure({ rules: [{ id: "color-contrast", selector: "[data-look]" }] });
  return axe.run(document, {
    runOnly: only, preload: false, selectors: false, resultTypes: ["violations"],
  }).then(({ violations, passes }) => ({
    broken: violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 300)}`)),
    kept: passes.map(({ id }) => id),
  }));
}"""

__all__ = ["MEASURE", "OF_COLOUR", "VIEWS", "Survey", "look", "survey"]


@dataclass
class Survey:
    """What was seen: by page and view, and what the browser said meanwhile."""

    views: dict[tuple[str, int, bool], dict[str, Any]] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)
    said: list[str] = field(default_factory=list)

    def told(self, name: str, *widths: int) -> list[str]:
        """All that was found of one kind, with the page and the view before it."""
        return [
            f"{path} {width} {'dark' if dark else 'light'}: {found}"
            for (path, width, dark), seen in self.views.items()
            for found in seen[name]
            if not widths or width in widths
        ]


def survey(page: Page, root: str, paths: Iterable[str], *, rules: bool = False) -> Survey:
    """Every page of `paths` below `root`, in every view; with the rules of axe-core if asked."""
    seen = Survey()
    _listen(page, seen)
    size: tuple[int, int] | None = None
    shade: bool | None = None
    for number, path in enumerate(paths):
        # The view at the end of a page is the one in which the next is opened.
        for step, (width, height, dark) in enumerate(VIEWS if number % 2 else VIEWS[::-1]):
            if (width, height) != size:
                page.set_viewport_size({"width": width, "height": height})
            if dark != shade:
                page.emulate_media(color_scheme="dark" if dark else "light")
            size, shade = (width, height), dark
            if step == 0:
                page.goto(f"{root}/{path}")
                if rules:
                    page.evaluate(_axe())
            ruled = rules and (WHOLE or width != 320)
            seen.views[path, width, dark] = _looked(page, dark) if ruled else page.evaluate(MEASURE)
    return seen


def look(page: Page) -> dict[str, Any]:
    """The page as it is now, with whatever is open on it, by all rules."""
    page.evaluate(_axe())
    return _looked(page, dark=False)


@cache
def _axe() -> str:
    return files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")


def _looked(page: Page, dark: bool) -> dict[str, Any]:
    only = {"type": "tag", "values": LEVELS}
    if dark and not WHOLE:
        only = {"type": "rule", "values": OF_COLOUR}
    seen: dict[str, Any] = page.evaluate(MEASURE)
    return seen | page.evaluate(RUN, [only, WHOLE])


def _listen(page: Page, seen: Survey) -> None:
    """Writes down what the page asks for and what the browser has to say about it."""

    def asked(request: Request) -> None:
        seen.asked.add(request.url)

    def answered(response: Response) -> None:
        if response.status >= 400:
            seen.said.append(f"{page.url}: {response.status} {response.url}")

    def failed(request: Request) -> None:
        # What is still being loaded when the next page is opened is broken off.
        if request.failure != "net::ERR_ABORTED":
            seen.said.append(f"{page.url}: {request.failure} {request.url}")

    def said(message: ConsoleMessage) -> None:
        # Told by the tests' own browser, which lets no worker answer in the place of the server.
        if "blocked by Playwright" not in message.text:
            seen.said.append(f"{page.url}: {message.type} {message.text}")

    page.on("request", asked)
    page.on("response", answered)
    page.on("requestfailed", failed)
    page.on("console", said)
    page.on("pageerror", lambda e: seen.said.append(f"{page.url}: {e}"))
