"""What tests in several folders use: files of a folder, a page as soon as it says something."""

from __future__ import annotations

import socket
import time
import urllib.request
from pathlib import Path

SMALL = "organisation: Garage Kees\ncontacts:\n  - role: {role}\n"


def files(folder: Path) -> dict[str, bytes]:
    """All files below a folder, by path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def garage(folder: Path, role: str = "monteur") -> Path:
    """A workspace with one small handbook; gives the path of its YAML."""
    (folder / "mkdocs.yml").write_text(
        "site_name: x\ndocs_dir: content\nplugins:\n  - houvast\n", "utf-8"
    )
    place = folder / "content/organisations/garage"
    place.mkdir(parents=True)
    handbook = place / "handbook.yml"
    handbook.write_text(SMALL.format(role=role), "utf-8")
    return handbook


def free_port() -> int:
    """A port of this machine that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def waited_for(url: str, words: str, seconds: float = 60) -> str:
    """The page at `url` as soon as it holds `words`, or as it is in the end."""
    page, until = "", time.monotonic() + seconds
    while words not in page and time.monotonic() < until:
        try:
            with urllib.request.urlopen(url, timeout=10) as answer:
                page = answer.read().decode()
        except OSError:
            time.sleep(0.2)
    return page
