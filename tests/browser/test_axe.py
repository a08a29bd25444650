"""axe-core on every page of the examples: no violation of WCAG 2.2, levels A and AA.

Light on a phone and dark at a desk take turns over the pages; contrast in every combination is
measured in test_pages.py.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from browser.conftest import DESK, Opened
from browser.written import pages

pytestmark = pytest.mark.browser
SMALL = {"width": 360, "height": 640}
RUN = """() => axe.run(document, {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
  resultTypes: ["violations"],
}).then(({ violations }) => violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`))"""


@pytest.mark.parametrize("slug", ["korenbloem", "lichtdraad", "zonnehof"])
def test_no_page_breaks_a_rule(slug: str, site: Path, served: str, opened: Opened) -> None:
    axe = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
    written = [page.path for page in pages(site / slug)]
    assert len(written) > 25
    found: list[tuple[str, str, str]] = []
    for turn, (viewport, dark) in enumerate([(SMALL, False), (DESK, True)]):
        with opened(viewport, dark=dark) as page:
            for path in written[turn::2]:
                page.goto(f"{served}/{slug}/{path}")
                page.evaluate(axe)
                found += [(path, str(viewport["width"]), each) for each in page.evaluate(RUN)]
    assert sorted({(each, path) for path, _, each in found}) == []
