"""What a source has to offer now: the newest version of its glossary, checked from end to end.

Why: on the web, in a folder that `houvast glossary publish` made, or a single file of a colleague:
what is asked of it is the same. What is not whole, not what it says or not ours to read is refused
before anything here changes.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from houvast.fetch.http import Fetched, fetch, size_words
from houvast.finding import Finding, Span
from houvast.glossary import Glossary, Source, read_glossary
from houvast.glossary.changes import newer
from houvast.glossary.latest import LATEST, Latest, looks_like_page, read_latest
from houvast.glossary.sources import AddedSource, is_url, unreadable
from houvast.model.text import Text
from houvast.source import GLOSSARY

__all__ = ["Offer", "Origin", "offer", "path_of", "site_of"]

_MOST_LATEST = 64 * 1024
_FILE = (".yml", ".yaml")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a glossary is published. `address` is a web address or a path from `root`.

    `seconds` is how long one file may take.
    """

    address: str
    root: Path
    seconds: float

    @property
    def single(self) -> bool:
        """Whether it is one file on this computer, without versions."""
        return not is_url(self.address) and self.address.lower().endswith(_FILE)

    def at(self, path: str) -> str:
        """The address of a file, as people see it; "" is the single file itself."""
        if not path:
            return self.address
        return self.address.rstrip("/") + "/" + path

    def get(self, path: str, most: int, etag: str = "") -> Fetched | Finding:
        """A file of at most `most` bytes."""
        place = self.at(path)
        if is_url(self.address):
            return fetch(place, most, self.seconds, etag)
        found = "source-not-fetched"
        values = {"address": place, "limit": size_words(most)}
        try:
            file = self.root / place
            if not file.is_file():
                return Finding(found, Span(place), values, "no-file")
            with file.open("rb") as stream:
                data = stream.read(most + 1)
        except (OSError, ValueError) as problem:
            reason = getattr(problem, "strerror", None) or type(problem).__name__
            return Finding(found, Span(place), {**values, "reason": reason}, "unreadable")
        if len(data) > most:
            return Finding(found, Span(place), values, "too-large")
        return Fetched(data)


@dataclass(frozen=True, slots=True)
class Offer:
    """A version that can be taken: its bytes as published, and the glossary in them."""

    title: Text | None
    version: str
    sha256: str
    data: bytes
    etag: str
    glossary: Glossary


def offer(origin: Origin, have: AddedSource | None, intact: bool) -> Offer | Finding | None:
    """The newest version; None when that is what we have. `intact` says that our copy is right."""
    if origin.single:
        return _file(origin, have if intact else None)
    etag = have.etag if have and intact else ""
    got = origin.get(LATEST, _MOST_LATEST, etag)
    if isinstance(got, Finding):
        return got
    if got.data is None:
        return None
    latest = read_latest(got.data, origin.at(LATEST))
    if isinstance(latest, Finding):
        return latest
    if have and have.version:
        if refused := _backwards(origin, have, latest):
            return refused
        if intact and have.version == latest.version:
            return None
    found = _words(origin, latest)
    if isinstance(found, Finding):
        return found
    digest = latest.words.sha256
    return _read(origin, Offer(latest.name, latest.version, digest, found, got.etag, Glossary()))


def _backwards(origin: Origin, have: AddedSource, latest: Latest) -> Finding | None:
    """Why the newest version cannot come after the one that we have."""
    values = {"address": origin.address, "version": latest.version, "have": have.version}
    place = Span(origin.at(LATEST))
    if newer(have.version, latest.version):
        return Finding("source-refused", place, values, "older")
    if have.version == latest.version and have.sha256 != latest.words.sha256:
        return Finding("source-refused", place, values, "changed")
    return None


def _words(origin: Origin, latest: Latest) -> bytes | Finding:
    """The file with the words, if it is the one that `latest.json` describes."""
    got = origin.get(latest.path, GLOSSARY.size)
    if isinstance(got, Finding):
        return got
    data = got.data or b""
    if hashlib.sha256(data).hexdigest() == latest.words.sha256:
        return data
    variant = "cut-off" if len(data) < latest.words.size else "digest"
    variant = "web-page" if looks_like_page(data) else variant
    place = origin.at(latest.path)
    return Finding("source-not-fetched", Span(place), {"address": place}, variant)


def _file(origin: Origin, have: AddedSource | None) -> Offer | Finding | None:
    """A single file: it has no version, so whatever differs is new."""
    got = origin.get("", GLOSSARY.size)
    if isinstance(got, Finding):
        return got
    data = got.data or b""
    if have and have.is_copy_of(data):
        return None
    digest = hashlib.sha256(data).hexdigest()
    found = _read(origin, Offer(None, "", digest, data, "", Glossary()))
    if isinstance(found, Offer) and found.glossary.about:
        return replace(found, title=found.glossary.about.title)
    return found


def _read(origin: Origin, found: Offer) -> Offer | Finding:
    """The offer with its words, if they can be read."""
    place = origin.at("")
    values = {"address": place, "name": "", "version": found.version}
    # Read as if it were our own, because that is where `about` is kept.
    glossary = read_glossary([(Source(), [(place, found.data)])])
    if wrong := unreadable(glossary.findings, place):
        return Finding("source-refused", Span(place), {**values, **wrong}, "unreadable")
    if not glossary.terms:
        return Finding("source-refused", Span(place), values, "empty")
    return replace(found, glossary=glossary)


def site_of(typed: str) -> str:
    """The address of a published glossary, from that of its front page, a word or `latest.json`."""
    parts = urlsplit(typed)
    path, _, last = parts.path.rpartition("/")
    if last and "." not in last:
        path = f"{path}/{last}"
    return parts._replace(path=f"{path}/", query="", fragment="").geturl()


def path_of(typed: Path, root: Path) -> str:
    """The path of a folder or a file, from `root` where that can be, with forward slashes."""
    place = typed.absolute()
    if place.name == LATEST or place.suffix == ".html":
        place = place.parent
    try:
        return Path(os.path.relpath(place, root)).as_posix()
    except ValueError:  # on another disk
        return place.as_posix()
