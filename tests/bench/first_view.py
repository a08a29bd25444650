"""The first view of a welcome page beside that of plain Material: `make bench`.

A phone of 360 × 640, a processor four times slower, and a slow mobile network. The same texts in
Material's own theme, with its search and without its fonts (which come from another host), are the
measure.
"""

from __future__ import annotations

import functools
import gzip
import http.server
import os
import statistics
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests"))
from browser import chromium  # noqa: E402

RUNS = 5
WELCOMES = ("korenbloem", "lichtdraad", "lichtdraad/nl", "zonnehof")
SLOW_4G = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 200_000,
    "uploadThroughput": 90_000,
}
WATCH = """() => {
  window.seen = { paint: 0, shift: 0 };
  new PerformanceObserver(l => { for (const e of l.getEntries()) seen.paint = e.startTime; })
    .observe({ type: "largest-contentful-paint", buffered: true });
  new PerformanceObserver(l => { for (const e of l.getEntries()) seen.shift += e.value; })
    .observe({ type: "layout-shift", buffered: true });
}"""


class _Packed(http.server.SimpleHTTPRequestHandler):
    """Serves texts compressed, as real servers do."""

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            self.send_error(404)
            return
        data = path.read_bytes()
        packed = path.suffix in (".html", ".css", ".js", ".svg", ".json")
        if packed:
            data = gzip.compress(data, 6)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(data)))
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(data)


def seen(browser: Browser, folder: Path, page_path: str = "index.html") -> dict[str, float]:
    """What one first visit costs: bytes on the wire, the largest paint in seconds, moves."""
    handler = functools.partial(_Packed, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        context = browser.new_context(
            viewport={"width": 360, "height": 640}, service_workers="block"
        )
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", SLOW_4G)
        session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
        size = 0

        def came(event: dict[str, Any]) -> None:
            nonlocal size
            size += int(event["encodedDataLength"])

        session.on("Network.loadingFinished", came)
        page.add_init_script(f"({WATCH})()")
        page.goto(f"http://127.0.0.1:{server.server_port}/{page_path}", wait_until="networkidle")
        found = page.evaluate("window.seen")
        context.close()
        server.shutdown()
    return {"kB": size / 1000, "paint": found["paint"] / 1000, "shift": found["shift"]}


def material(top: Path) -> Path:
    """The same handbook in Material's own theme."""
    project = top / "plain"
    houvast = [sys.executable, "-m", "houvast"]
    subprocess.run([*houvast, "stage", "korenbloem", "--out", str(project)], cwd=ROOT, check=True)
    config = project / "mkdocs.yml"
    settings = yaml.safe_load(config.read_text("utf-8"))
    settings["theme"] = {"name": "material", "language": "nl", "font": False}
    settings["plugins"] = ["search"]
    config.write_text(yaml.safe_dump(settings), "utf-8")
    out = top / "plain-site"
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(out)]
    subprocess.run(command, cwd=project, check=True)
    return out


def main() -> None:
    """Prints each welcome page, and one in Material's own theme."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        top = Path(name)
        out = top / "site"
        command = [sys.executable, "-m", "houvast", "build", "--out", str(out)]
        subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        places = {welcome: out / welcome for welcome in WELCOMES}
        places["korenbloem in plain Material"] = material(top)
        browser = playwright.chromium.launch(
            executable_path=chromium.find(), args=list(chromium.FLAGS)
        )
        for label, folder in places.items():
            pair = (
                (folder.parent, "nl/index.html") if folder.name == "nl" else (folder, "index.html")
            )
            runs = [seen(browser, *pair) for _ in range(RUNS)]
            middle = {key: statistics.median(run[key] for run in runs) for key in runs[0]}
            print(
                f"{label:28} {middle['kB']:6.0f} kB   largest paint {middle['paint']:.2f} s   "
                f"layout shift {middle['shift']:.3f}"
            )
        browser.close()


if __name__ == "__main__":
    main()
