"""The Chromium of this machine: where it is, and how it is started."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from urllib.parse import urlsplit

__all__ = ["FLAGS", "NAMES", "asked_hosts", "find"]

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # The browser itself asks its maker for things; none of that may leave this machine.
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
)


def find() -> str:
    """The path of a Chromium, or nothing. The variable CHROMIUM goes before all names."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named) or ""
    return next(filter(None, map(shutil.which, NAMES)), "")


def asked_hosts(log: Path) -> set[str]:
    """The hosts that pages asked something of, by the browser's own log of its network.

    The log names for each request the origin that began it; what the browser asks on its own account
    has none. The last lines may be half written, because the browser is still running.
    """
    hosts: set[str] = set()
    for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
        if '"initiator":' not in line or '"initiator":"not an origin"' in line:
            continue
        try:
            asked = json.loads(line.rstrip(","))["params"]
        except json.JSONDecodeError:
            continue
        hosts.add(urlsplit(asked["url"]).hostname or "")
    return hosts
