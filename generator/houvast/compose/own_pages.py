"""An organisation's own pages: Markdown from outside, cut into sections by its headings.

Why: own pages stand in the menu like all others, with contents and search, and with the same
stance: their text is data.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass

from houvast.finding import Finding, Span
from houvast.model import Handbook
from houvast.model.own import OwnPage
from houvast.model.text import BRACKETS
from houvast.model.values import file_stem, slug_of

__all__ = ["Cut", "OwnSource", "cut", "own_sources"]

LONGEST = 30_000


@dataclass(frozen=True, slots=True)
class Cut:
    """A heading of an own page and the Markdown under it; the first has no heading."""

    id: str
    title: str
    source: str


@dataclass(frozen=True, slots=True)
class OwnSource:
    """The source of an own page in a language. `words_in` is the language that it is really in."""

    path: str
    page: OwnPage
    label: str
    source: str
    words_in: str


def own_sources(
    handbook: Handbook, files: Mapping[str, bytes], language: str
) -> tuple[list[OwnSource], list[Finding]]:
    """The own pages for a language: `route.en.md` if it is there, else `route.md`."""
    found: list[OwnSource] = []
    findings: list[Finding] = []
    taken: set[str] = set()
    for index, page in enumerate(handbook.document.pages):
        place = handbook.at("pages", index, "file")
        folder = posixpath.dirname(place.file)
        stem = page.file.removesuffix(".md").removesuffix(".MD")
        there = [
            (name, words_in)
            for name, words_in in ((f"{stem}.{language}.md", language), (page.file, handbook.first))
            if f"{folder}/{name}" in files
        ]
        if not there:
            findings.append(Finding("missing-file", place, {"file": page.file, "field": ""}))
            continue
        name, words_in = there[0]
        label = f"{folder}/{name}"
        try:
            source = files[label].decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError:
            findings.append(Finding("page-not-utf8", Span(label, 1, 1), {"file": name}))
            continue
        if len(source) > LONGEST or source.count("[") > 4 * BRACKETS:
            values = {"file": name, "length": str(len(source)), "most": str(LONGEST), "field": ""}
            findings.append(Finding("page-too-long", Span(label, 1, 1), values))
            continue
        source = "".join(c for c in source if c >= " " or c in "\n\t").expandtabs(4)
        base = file_stem(slug_of(stem)[:60].strip("-") or "page")
        path = next(p for p in _paths(base) if p not in taken)
        taken.add(path)
        found.append(OwnSource(path, page, label, source, words_in))
    return found, findings


def _paths(base: str) -> list[str]:
    return [f"own/{base}.md", *(f"own/{base}-{n}.md" for n in range(2, 100))]


def cut(source: str) -> list[Cut]:
    """The page in pieces: each heading of the first or second level begins one."""
    pieces: list[Cut] = []
    title, lines, fenced = "", list[str](), False
    taken: set[str] = set()

    def flush() -> None:
        base = slug_of(title)[:60] or ("section" if title else "")
        name = next(n for n in (base, *(f"{base}-{i}" for i in range(2, 999))) if n not in taken)
        if title:
            taken.add(name)
        pieces.append(Cut(name, title, "\n".join(lines).strip()))

    for line in source.split("\n"):
        fenced = fenced != bool(re.match(r"\s{0,3}(```|~~~)", line))
        heading = None if fenced else re.fullmatch(r"#{1,2}\s+(.+?)\s*#*\s*", line)
        if heading:
            flush()
            title, lines = heading[1], []
        else:
            lines.append(line)
    flush()
    return pieces
