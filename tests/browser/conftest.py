"""One Chromium for all tests of this folder, and what they share."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from browser import chromium
from browser.serving import serving
from browser.worded import worded
from conftest import Run

Opened = Callable[..., AbstractContextManager[Page]]
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 900}


@pytest.fixture(scope="session")
def net_log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the browser writes all that it asks of a network."""
    return tmp_path_factory.mktemp("chromium") / "net.json"


@pytest.fixture(scope="session")
def browser(net_log: Path) -> Iterator[Browser]:
    """The browser. Without one all tests are skipped, unless HOUVAST_REQUIRE_BROWSER is 1."""
    path = chromium.find()
    if not path:
        reason = f"no Chromium: set CHROMIUM, or install one of {', '.join(chromium.NAMES)}"
        if os.environ.get("HOUVAST_REQUIRE_BROWSER") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        flags = [*chromium.FLAGS, f"--log-net-log={net_log}"]
        browser = playwright.chromium.launch(executable_path=path, args=flags)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def opened(browser: Browser) -> Opened:
    """An empty page with storage of its own: `with opened(PHONE, dark=True) as page`."""

    @contextmanager
    def open_page(
        viewport: dict[str, int], *, dark: bool = False, script: bool = True, **more: Any
    ) -> Iterator[Page]:
        context: BrowserContext = browser.new_context(
            viewport={"width": viewport["width"], "height": viewport["height"]},
            color_scheme="dark" if dark else "light",
            java_script_enabled=script,
            reduced_motion="reduce",
            # What keeps a handbook for later would answer in the place of the server.
            **{"service_workers": "block", **more},
        )
        context.set_default_timeout(8000)
        yield context.new_page()
        context.close()

    return open_page


@pytest.fixture(scope="session")
def roos(houvast: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built handbook of a bakery with words of every kind."""
    root = worded(tmp_path_factory.mktemp("worded") / "workspace")
    done = houvast("build", "--out", root / "site", "--language", "en", cwd=root)
    assert done.returncode == 0, done.stdout + done.stderr
    return root / "site" / "roos"


@pytest.fixture(scope="session")
def at_roos(roos: Path) -> Iterator[str]:
    """Its address on a server of this machine."""
    with serving(roos) as address:
        yield address
