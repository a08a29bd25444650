"""The first view of a welcome page: what comes over the wire, how soon it is there, what jumps."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from bench.first_view import WELCOMES, seen

pytestmark = pytest.mark.browser
MOST = 200.0  # kB, compressed as a server does, of all files together
LATEST = 2.5  # seconds, on a slow phone and a slow network
VISITS = 3


@pytest.mark.parametrize("welcome", WELCOMES)
def test_it_is_light_and_early_and_stays_in_its_place(
    welcome: str, site: Path, browser: Browser
) -> None:
    slug, _, language = welcome.partition("/")
    for _ in range(VISITS):
        visit = seen(browser, site / slug, f"{language}/index.html".lstrip("/"))
        assert 20 < visit["kB"] < MOST
        assert visit["shift"] < 0.05
        # Another process can make a visit later, never earlier.
        if 0 < visit["paint"] < LATEST:
            break
    else:
        pytest.fail(f"the largest paint came after {visit['paint']:.2f} s")
