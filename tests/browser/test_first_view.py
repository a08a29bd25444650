"""The first view of a welcome page: how much comes over the wire, and that nothing jumps."""

from __future__ import annotations

import gzip

import pytest
from playwright.sync_api import Response

from browser.conftest import Opened

pytestmark = pytest.mark.browser
SMALL = {"width": 360, "height": 640}
MOST = 200_000  # bytes, compressed as a server does, of all files together
PACKED = (".html", ".css", ".js", ".svg", ".json")
SHIFT = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 400);
})"""


@pytest.mark.parametrize("welcome", ["korenbloem", "lichtdraad", "lichtdraad/nl", "zonnehof"])
def test_it_is_light_and_stays_in_its_place(welcome: str, served: str, opened: Opened) -> None:
    sizes: dict[str, int] = {}

    def came(response: Response) -> None:
        body = response.body()
        packed = response.url.partition("?")[0].endswith(PACKED)
        sizes[response.url] = len(gzip.compress(body, 6)) if packed else len(body)

    with opened(SMALL) as page:
        page.on("response", came)
        page.goto(f"{served}/{welcome}/index.html", wait_until="networkidle")
        assert page.evaluate(SHIFT) < 0.05
    assert len(sizes) > 4
    assert sum(sizes.values()) < MOST, sorted(sizes.items(), key=lambda item: -item[1])[:6]
