"""Pictures: what came from a folder is a picture only when its bytes say so.

Why: a name ending in .png can be a web page. Only PNG, JPEG and WebP are published, under a name
made of their content, so that a changed picture never comes from a reader's cache.
"""

from __future__ import annotations

import hashlib
import posixpath
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape

from houvast.finding import Finding, Span
from houvast.model.values import slug_of

__all__ = ["Pictures", "icon", "kind_of"]

MOST_BYTES = 2_000_000
MOST_PIXELS = 40_000_000


def kind_of(data: bytes) -> str:
    """`png`, `jpg` or `webp`, by the first bytes; empty for anything else."""
    if data.startswith(b"\x89PNG\r\n\x1a\n") and data[12:16] == b"IHDR":
        return "png"
    if data.startswith(b"\xff\xd8\xff"):
        return "jpg"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    return ""


def _pixels(data: bytes) -> int:
    """The number of pixels of a PNG; 0 where the header does not say it plainly."""
    if kind_of(data) == "png" and len(data) >= 24:
        width, height = struct.unpack(">II", data[16:24])
        return int(width * height)
    return 0


@dataclass
class Pictures:
    """The pictures of an organisation's files that a page really uses.

    `files` are the organisation's files by label; `used` collects what is published.
    """

    files: Mapping[str, bytes]
    used: dict[str, bytes] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def use(self, folder: str, written: str, place: Span) -> str | None:
        """The path in the site of the picture `written`, beside `folder`; None with a finding."""
        name = posixpath.normpath(f"{folder}/{written}")
        data = self.files.get(name) if name.startswith(f"{folder}/") else None
        values = {"file": written, "field": ""}
        if data is None:
            self.findings.append(Finding("missing-file", place, values))
            return None
        kind = kind_of(data)
        if not kind:
            self.findings.append(Finding("not-a-picture", place, values))
            return None
        if len(data) > MOST_BYTES or _pixels(data) > MOST_PIXELS:
            values |= {"size": f"{len(data) / 1e6:.1f}", "most": f"{MOST_BYTES / 1e6:.0f}"}
            self.findings.append(Finding("picture-too-large", place, values))
            return None
        digest = hashlib.sha256(data).hexdigest()[:10]
        stem = slug_of(posixpath.splitext(posixpath.basename(name))[0])[:40] or "picture"
        path = f"pictures/{stem}-{digest}.{kind}"
        self.used[path] = data
        return path


def icon(initial: str, colour: str) -> bytes:
    """A small picture for the browser's tab: the first letter on the organisation's colour."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">'
        f'<rect width="64" height="64" rx="16" fill="{colour}"/>'
        '<text x="32" y="45" font-family="system-ui,sans-serif" font-size="38" font-weight="700" '
        f'text-anchor="middle" fill="#fff">{escape(initial)}</text></svg>\n'
    ).encode()
