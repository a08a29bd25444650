"""What was published: which handbooks, in which languages, of which content.

Why: the list of handbooks must also name one that is broken today and was fine yesterday, and a
handbook whose folder is gone must not stay online. The file lies beside the handbooks.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from houvast.compose import Site

__all__ = ["NAME", "Entry", "digest", "manifest_bytes", "read_manifest"]

NAME = "handbooks.json"


@dataclass(frozen=True, slots=True)
class Entry:
    """A published handbook. `digest` is of everything it was made of."""

    name: str
    languages: tuple[str, ...]
    about: str
    colour: str
    digest: str


def digest(site: Site, engine: str) -> str:
    """A digest of the whole site and of the engine's version."""
    made = hashlib.sha256(engine.encode())
    made.update(repr((site.slug, site.name, site.languages, site.url, site.logo)).encode())
    made.update(repr((site.pages, site.menus, site.texts, site.about)).encode())
    for part in (site.files, site.theme):
        for name in sorted(part):
            made.update(name.encode() + b"\0" + hashlib.sha256(part[name]).digest())
    return made.hexdigest()


def read_manifest(folder: Path) -> dict[str, Entry]:
    """The published handbooks by slug; none when the file is not there or not ours."""
    try:
        data = json.loads((folder / NAME).read_text("utf-8"))
        return {
            slug: Entry(**{**entry, "languages": tuple(entry["languages"])})
            for slug, entry in data["handbooks"].items()
        }
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}


def manifest_bytes(entries: Mapping[str, Entry]) -> bytes:
    """The bytes of the manifest."""
    made = {"handbooks": {slug: asdict(entries[slug]) for slug in sorted(entries)}}
    return (json.dumps(made, ensure_ascii=False, indent=1) + "\n").encode()
