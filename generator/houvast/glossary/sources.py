"""The glossaries of others that a workspace uses: which, in what order, of which version.

Why: the copies are committed, so that a build never needs the network. The list says of each copy
what it should be, so that nobody changes it unseen. Nothing here fetches or reads a file.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Annotated, Any

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from houvast.finding import Finding, Level, Span
from houvast.glossary.changes import is_version
from houvast.glossary.glossary import HOUVAST, OWN, Glossary, Source
from houvast.model.base import Model
from houvast.model.read import read_model
from houvast.model.text import Line
from houvast.model.values import Identifier, text_of
from houvast.source import read_yaml, written_yaml
from houvast.source.node import Mapping as Fields

__all__ = [
    "COPIES",
    "SOURCES",
    "AddedSource",
    "Listing",
    "is_copy",
    "is_listed",
    "is_url",
    "read_listing",
    "sources_yaml",
    "told",
    "unreadable",
    "with_copies",
]

SOURCES = "glossary/sources.yml"
COPIES = "glossary/sources/"
_MOST_WORDS = 12
_UNREADABLE = ("HV1", "HV2")  # the numbers of what is wrong with the text or the fields


def is_url(address: str) -> bool:
    """Whether an address is on the web; else it is a path."""
    return bool(re.match(r"[A-Za-z][A-Za-z0-9+.-]*://", address))


def _name(value: Any) -> str:
    text = text_of(value)
    if text == HOUVAST.name:
        raise PydanticCustomError("source-setting", "name", {"got": "name", "text": text})
    return text


def _address(value: Any) -> str:
    text = text_of(value)
    if not text or len(text) > 2000 or not text.isprintable():
        raise PydanticCustomError("source-setting", "address", {"got": "address", "text": text})
    return text


def _version(value: Any) -> str:
    text = text_of(value)
    if text and not is_version(text):
        raise PydanticCustomError("source-setting", "version", {"got": "version", "text": text})
    return text


def _digest(value: Any) -> str:
    text = text_of(value).lower()
    if not re.fullmatch(r"[0-9a-f]{64}", text):
        raise PydanticCustomError("source-setting", "digest", {"got": "digest", "text": text})
    return text


class AddedSource(Model):
    """A glossary of others. `address` is a web address, or a path from the workspace.

    `sha256` is of the bytes as they were published. `version` is "" for a single file, which has
    none. `etag` is what the server calls its newest list.
    """

    name: Annotated[Identifier, BeforeValidator(_name)]
    address: Annotated[str, BeforeValidator(_address)]
    title: Line | None = None
    version: Annotated[str, BeforeValidator(_version)] = ""
    sha256: Annotated[str, BeforeValidator(_digest)]
    etag: Annotated[str, BeforeValidator(text_of), Field(max_length=300)] = ""

    @property
    def copy_label(self) -> str:
        """The path of the copy below the workspace."""
        return f"{COPIES}{self.name}-{self.version or self.sha256[:8]}.yml"

    def called(self, language: str) -> str:
        """What the glossary is called, for people."""
        return self.title.in_language(language, language)[0] if self.title else self.name

    def source(self, language: str) -> Source:
        """Where its words come from, as the rest of Houvast knows it."""
        url = self.address if is_url(self.address) else ""
        return Source(self.name, self.called(language), url, self.version)

    def is_copy_of(self, data: bytes) -> bool:
        """Whether these bytes are what was published.

        Git may have changed the ends of the lines; that changes no word.
        """
        lines = data.replace(b"\r\n", b"\n")
        forms = (data, lines, lines.replace(b"\n", b"\r\n"))
        return any(hashlib.sha256(form).hexdigest() == self.sha256 for form in forms)


class SourcesFile(Model):
    """The list of the glossaries of others, the first counts before the next."""

    sources: tuple[AddedSource, ...] = ()


@dataclass(frozen=True)
class Listing:
    """The list as it is in its file; `places` are those of the sources, in the same order.

    `copies` are the bytes of the copies by path, as far as they are there and right. What is wrong
    with the list and what is wrong with the copies are kept apart.
    """

    sources: tuple[AddedSource, ...] = ()
    places: tuple[Span, ...] = ()
    list_findings: tuple[Finding, ...] = ()
    text: str = ""
    copy_findings: tuple[Finding, ...] = ()
    copies: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def broken(self) -> bool:
        """Whether the list itself cannot be relied on."""
        return any(finding.level is Level.ERROR for finding in self.list_findings)

    def place(self, name: str) -> Span:
        """Where a source is in the list."""
        pairs = zip(self.sources, self.places, strict=True)
        return next((place for source, place in pairs if source.name == name), Span(SOURCES))


def read_listing(data: bytes) -> Listing:
    """The list in the bytes of its file. Never raises."""
    reading = read_yaml(data, SOURCES)
    findings = [finding for finding in reading.findings if finding.name != "empty-file"]
    if not isinstance(reading.node, Fields):
        return Listing(list_findings=tuple(findings), text=reading.text)
    made, place, found = read_model(SourcesFile, reading.node, {})
    findings += found
    kept: list[AddedSource] = []
    places: list[Span] = []
    for index, source in enumerate(made.sources if made else ()):
        here = place(("sources", index))
        twice = _first(kept, source)
        if twice is None:
            kept.append(source)
            places.append(here)
            continue
        key, first = twice
        related = (places[first],)
        values = {"text": getattr(source, key), "field": key}
        there = place(("sources", index, key))
        findings.append(Finding("source-setting", there, values, "twice", related=related))
    return Listing(tuple(kept), tuple(places), tuple(findings), reading.text)


def _first(kept: Sequence[AddedSource], source: AddedSource) -> tuple[str, int] | None:
    """What a source has in common with one before it, and which one that is."""
    for key in ("name", "address"):
        for index, one in enumerate(kept):
            if getattr(one, key) == getattr(source, key):
                return key, index
    return None


def with_copies(listing: Listing, copies: Mapping[str, bytes]) -> Listing:
    """The list with the bytes of its copies, and what is wrong with them."""
    findings: list[Finding] = []
    right: dict[str, bytes] = {}
    for source, place in zip(listing.sources, listing.places, strict=True):
        values = {"name": source.name, "file": source.copy_label}
        data = copies.get(source.copy_label)
        if data is None:
            findings.append(Finding("source-copy-missing", place, values))
        elif not source.is_copy_of(data):
            findings.append(Finding("source-copy-changed", place, values))
        else:
            right[source.copy_label] = data
    return replace(listing, copy_findings=tuple(findings), copies=right)


def sources_yaml(sources: Iterable[AddedSource], head: str) -> bytes:
    """The file of the list. `head` are lines of comment before it."""
    entries = [_entry(source) for source in sources]
    return (head + written_yaml({"sources": entries})).encode()


def _entry(source: AddedSource) -> dict[str, Any]:
    entry: dict[str, Any] = {"name": source.name, "address": source.address}
    if source.title:
        by_language = dict(source.title.values)
        entry["title"] = by_language.get("", by_language)
    texts = {"version": source.version, "sha256": source.sha256, "etag": source.etag}
    return entry | {key: text for key, text in texts.items() if text}


def is_listed(path: str) -> bool:
    """Whether a path below the workspace is the list or a copy, and no file of one's own."""
    return path == SOURCES or is_copy(path)


def is_copy(path: str) -> bool:
    """Whether a path below the workspace is that of a copy."""
    return path.startswith(COPIES)


def told(glossary: Glossary, listing: Listing) -> tuple[Finding, ...]:
    """What the workspace should hear of its glossary, given the list that it was read with.

    What is wrong within a copy is not the workspace's to mend, so it is told once for each copy
    that cannot be read whole. Words that sources say differently are told once for each pair.
    """
    kept = [*listing.list_findings, *listing.copy_findings]
    whole = not listing.broken and len(listing.copies) == len(listing.sources)
    for finding in glossary.findings:
        # A reference may lead to a word in a copy that is not there; that was told already.
        if not is_copy(finding.span.file) and (whole or finding.name != "term-unknown"):
            kept.append(finding)
    for source, place in zip(listing.sources, listing.places, strict=True):
        if found := unreadable(glossary.findings, source.copy_label):
            values = {**found, "name": source.name, "address": source.address}
            kept.append(Finding("source-refused", place, values, "unreadable"))
    return (*kept, *_overlaps(glossary, listing))


def unreadable(findings: Sequence[Finding], label: str) -> dict[str, str]:
    """How much of a copy cannot be read, and the first of it; empty when it is fine.

    What the rules say of it does not count: the words can be used all the same.
    """
    errors = [
        finding
        for finding in findings
        if finding.span.file == label
        and finding.level is Level.ERROR
        and finding.code.number.startswith(_UNREADABLE)
    ]
    if not errors:
        return {}
    first = errors[0]
    return {"count": str(len(errors)), "line": str(first.span.line), "code": first.code.number}


def _overlaps(glossary: Glossary, listing: Listing) -> list[Finding]:
    """One finding for each two sources that say words differently, if one of them was added."""
    words: dict[tuple[Source, Source], list[str]] = {}
    for overlap in glossary.overlaps:
        words.setdefault((overlap.used, overlap.other), []).append(overlap.id)
    found = []
    for (used, other), ids in words.items():
        added = [source for source in (other, used) if source not in (OWN, HOUVAST)]
        if not added:
            continue
        values = {"used": used.title, "other": other.title, "count": str(len(ids))}
        shown = ", ".join(sorted(ids)[:_MOST_WORDS])
        values["words"] = shown + (", …" if len(ids) > _MOST_WORDS else "")
        kind = "own" if used == OWN else "ours" if other == HOUVAST else ""
        variant = "-".join(filter(None, (kind, "one" if len(ids) == 1 else "")))
        place = listing.place(added[0].name)
        found.append(Finding("sources-overlap", place, values, variant))
    return found
