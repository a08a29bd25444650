"""Without a network after the first visit; and a new version is shown whole or not at all."""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import PHONE, Opened

pytestmark = pytest.mark.browser
KEPT = """() => navigator.serviceWorker.ready.then(kept => new Promise(done => {
  const worker = kept.active;
  const look = () => worker.state === "activated" && done(true);
  worker.addEventListener("statechange", look);
  look();
}))"""
CACHES = "() => caches.keys()"
ADDRESSES = "() => caches.keys().then(([name]) => caches.open(name)).then(c => c.keys()).then(l => l.map(r => r.url))"


@dataclass
class Server:
    """A folder that is served, and that can be cut off."""

    folder: Path
    address: str = ""
    down: bool = False


@pytest.fixture
def server(site: Path, tmp_path: Path) -> Iterator[Server]:
    """A copy of a handbook on a server of its own."""
    folder = tmp_path / "site"
    shutil.copytree(site / "lichtdraad", folder / "lichtdraad")
    made = Server(folder)

    class Handler(http.server.SimpleHTTPRequestHandler):
        """As hosts are: an address loses its ".html", and every answer varies."""

        def log_message(self, format: str, *args: object) -> None:
            """Says nothing."""

        def end_headers(self) -> None:
            self.send_header("Vary", "*")
            self.send_header("Cache-Control", "max-age=0")
            super().end_headers()

        def do_GET(self) -> None:
            if made.down:
                self.close_connection = True
            elif self.path.endswith(".html"):
                self.send_response(308)
                short = self.path.removesuffix(".html").removesuffix("index")
                self.send_header("Location", short)
                self.end_headers()
            else:
                if (folder / f"{self.path[1:]}.html").is_file():
                    self.path += ".html"
                super().do_GET()

    handler = functools.partial(Handler, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        made.address = f"http://127.0.0.1:{running.server_port}/lichtdraad"
        yield made
        running.shutdown()


def visited(page: Page, server: Server) -> None:
    """The first visit, up to the moment that all is kept."""
    page.goto(f"{server.address}/index.html")
    assert page.evaluate(KEPT)


def test_after_one_visit_every_page_is_there(server: Server, opened: Opened) -> None:
    with opened(PHONE, service_workers="allow") as page:
        visited(page, server)
        kept = {str(url).removeprefix(f"{server.address}/") for url in page.evaluate(ADDRESSES)}
        written = {
            path.relative_to(server.folder / "lichtdraad").as_posix()
            for path in (server.folder / "lichtdraad").rglob("*.html")
        }
        assert written - kept <= {"404.html"}
        assert {"search-data.js", "nl/search-data.js", "assets/houvast/search.js"} <= kept
        server.down = True
        for path, lang in (
            ("who/stuck.html?from=mail#say", "en"),
            ("who/people", "en"),
            ("nl/glossary.html", "nl"),
            ("nl/", "nl"),
            ("", "en"),
        ):
            page.goto(f"{server.address}/{path}")
            expect(page.locator("html")).to_have_attribute("lang", lang)
            expect(page.locator("h1")).to_be_visible()
            assert page.evaluate("document.fonts.check('16px \"Atkinson Hyperlegible Next\"')")
        page.goto(f"{server.address}/who/people.html")
        page.locator(".hv-search").click()
        page.locator(".hv-seek__field").fill("mistakes")
        expect(page.locator(".hv-seek__list a").first).to_be_visible()


def renewed(server: Server, old: str, new: str, *, worker: bool = True, pages: bool = True) -> None:
    """Another version on the server: of the worker, of the pages, or of both."""
    for path in (server.folder / "lichtdraad").rglob("*"):
        if (pages and path.suffix == ".html") or (worker and path.name == "sw.js"):
            text = path.read_text("utf-8").replace(old, new)
            if path.suffix == ".html":
                text = text.replace("</h1>", " (new)</h1>")
            path.write_text(text, "utf-8")


def version(server: Server) -> str:
    """The version that the worker names."""
    text = (server.folder / "lichtdraad" / "sw.js").read_text("utf-8")
    return text.partition('"')[2].partition('"')[0]


def test_a_new_version_waits_until_it_is_asked_for(server: Server, opened: Opened) -> None:
    with opened(PHONE, service_workers="allow") as page:
        visited(page, server)
        page.goto(f"{server.address}/who/people.html")
        renewed(server, version(server), "feedfeedfeed")
        page.goto(f"{server.address}/who/stuck.html")
        expect(page.locator(".hv-new")).to_be_visible()
        expect(page.locator("h1")).not_to_contain_text("(new)")
        page.goto(f"{server.address}/index.html")
        expect(page.locator("h1")).not_to_contain_text("(new)")
        page.locator(".hv-new button").click()
        expect(page.locator("h1")).to_contain_text("(new)")
        expect(page.locator(".hv-new")).to_be_hidden()
        server.down = True
        page.goto(f"{server.address}/who/people.html")
        expect(page.locator("h1")).to_contain_text("(new)")
        assert [str(name).rpartition(":")[2] for name in page.evaluate(CACHES)] == ["feedfeedfeed"]


UPDATED = """() => navigator.serviceWorker.getRegistration()
  .then(kept => kept.update().then(() => new Promise(done => {
    const worker = kept.installing;
    if (!worker) return done("none");
    worker.addEventListener("statechange", () => done(worker.state));
  })))"""
EMPTY = """() => new Promise(done => {
  const look = () => caches.keys().then(all => all.length ? setTimeout(look, 20) : done(true));
  look();
})"""


def test_half_a_version_on_the_server_is_never_taken(server: Server, opened: Opened) -> None:
    """The new worker is there, and the pages are those of before, or a file is, or one is not."""
    root = server.folder / "lichtdraad"
    with opened(PHONE, service_workers="allow") as page:
        visited(page, server)
        old = version(server)
        page.goto(f"{server.address}/who/stuck.html")
        renewed(server, old, "feedfeedfeed", pages=False)
        assert page.evaluate(UPDATED) == "redundant"
        renewed(server, old, "feedfeedfeed", worker=False)
        words = (root / "search-data.js").read_bytes()
        (root / "search-data.js").write_bytes(words + b"//")
        assert page.evaluate(UPDATED) == "redundant"
        (root / "search-data.js").unlink()
        assert page.evaluate(UPDATED) == "redundant"
        expect(page.locator(".hv-new")).to_be_hidden()
        assert [str(name).rpartition(":")[2] for name in page.evaluate(CACHES)] == [old]
        server.down = True
        page.goto(f"{server.address}/who/people.html")
        expect(page.locator("h1")).not_to_contain_text("(new)")
        server.down = False
        # In its place comes something else: what was kept makes room for it.
        shutil.rmtree(root)
        root.mkdir()
        (root / "index.html").write_text("<h1>Something else</h1>", "utf-8")
        page.goto(f"{server.address}/index.html")
        assert page.evaluate(EMPTY)
        page.goto(f"{server.address}/index.html")
        expect(page.locator("h1")).to_have_text("Something else")
