"""What a browser needs to keep a handbook readable without a network.

Why: an intern reads in a train, and a handbook that changes must never be half old and half new.
The version is made of everything that is in the handbook, so the same handbook has the same one;
each page carries it, and the worker only takes pages and files of its own version.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields, replace

from houvast.compose.site import Site, page_url

__all__ = ["WORKER", "with_worker"]

WORKER = "sw.js"


def with_worker(site: Site) -> Site:
    """The site with its version, and with the script that keeps it."""
    version = _version(site)
    addresses = [page_url(site.place(page)) for page in site.pages]
    assets = {name: data for name, data in site.theme.items() if name.startswith("assets/")}
    # By what it is made of, a file of another version is known.
    made = {
        name: hashlib.sha256(data).hexdigest()[:12]
        for name, data in sorted({**assets, **site.files}.items())
    }
    worker = (
        f"const VERSION={json.dumps(version)};\n"
        f"const PAGES={json.dumps(addresses)};\n"
        f"const FILES={json.dumps(made)};\n"
        'importScripts("assets/houvast/offline.js");\n'
    )
    return replace(site, version=version, files={**site.files, WORKER: worker.encode()})


def _version(site: Site) -> str:
    """Twelve letters and digits that change when anything in the site does."""
    made = hashlib.sha256()
    for field in fields(site):
        value = getattr(site, field.name)
        if field.name in ("files", "theme"):
            for name, data in sorted(value.items()):
                made.update(name.encode() + b"\0" + hashlib.sha256(data).digest())
        else:
            # A set has another order in each process.
            value = sorted(value) if isinstance(value, frozenset) else value
            made.update(repr((field.name, value)).encode("utf-8", "surrogatepass"))
    return made.hexdigest()[:12]
