"""A visit to every page of a handbook: each is opened once and looked at in every size and colour."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import ConsoleMessage, Page, Request, Response

MEASURE = (Path(__file__).parent / "measure.js").read_text(encoding="utf-8")
# Light and dark, a small phone, a phone and a desk. The first is how the page is opened.
VIEWS = (
    (390, 844, False),
    (320, 640, False),
    (1280, 900, False),
    (1280, 900, True),
    (390, 844, True),
)

__all__ = ["MEASURE", "VIEWS", "Survey", "survey"]


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


def survey(page: Page, root: str, paths: Iterable[str]) -> Survey:
    """Every page of `paths` below `root`. Pages are opened in light and in dark by turns."""
    seen = Survey()

    def asked(request: Request) -> None:
        seen.asked.add(request.url)

    def answered(response: Response) -> None:
        if response.status >= 400:
            seen.said.append(f"{page.url}: {response.status} {response.url}")

    def failed(request: Request) -> None:
        # What is still being loaded when the next page is opened is broken off.
        if request.failure != "net::ERR_ABORTED":
            seen.said.append(f"{page.url}: {request.failure} {request.url}")

    page.on("request", asked)
    page.on("response", answered)
    page.on("requestfailed", failed)

    def said(message: ConsoleMessage) -> None:
        # Told by the tests' own browser, which lets no worker answer in the place of the server.
        if "blocked by Playwright" not in message.text:
            seen.said.append(f"{page.url}: {message.type} {message.text}")

    page.on("console", said)
    page.on("pageerror", lambda e: seen.said.append(f"{page.url}: {e}"))
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
            # The colours of a phone are those of a desk; once on a phone is enough.
            seen.views[path, width, dark] = page.evaluate(MEASURE, width == 1280 or dark)
    return seen
