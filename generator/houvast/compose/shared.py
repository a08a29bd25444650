"""The shared pages: prose for every handbook, with the places where an organisation's data goes.

Why: a school or a workspace writes plain Markdown; `[[ladder]]` alone on a line is a block made of
the organisation's data. A section is rendered once for all handbooks.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from houvast.compose.prose import shared_html
from houvast.finding import Finding, Span
from houvast.glossary import Glossary
from houvast.texts import Texts

__all__ = ["Part", "Shared", "SharedPage", "SharedSection", "read_page"]

READ = ("now", "first-week", "second-week", "later")
_FIELDS = ("title", "menu", "lead", "read", "always", "for")
_HEADING = re.compile(r"(#{2,3}) +(.+?) +\{#([a-z0-9-]+)\}\s*")
_BLOCK = re.compile(r"\[\[([a-z-]+)\]\]\s*")


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a section: final HTML of the prose, or the name of a block."""

    html: str = ""
    block: str = ""


@dataclass(frozen=True, slots=True)
class SharedSection:
    """A heading and its parts; the first section of a page has no heading."""

    id: str
    title: str
    parts: tuple[Part, ...]
    level: int = 2

    @property
    def blocks(self) -> tuple[str, ...]:
        """The names of the blocks in this section."""
        return tuple(part.block for part in self.parts if part.block)


@dataclass(frozen=True, slots=True)
class SharedPage:
    """A shared page in one language. `always` keeps it when none of its blocks has data."""

    path: str
    title: str
    menu: str
    lead: str
    read: str
    always: bool
    audience: str
    sections: tuple[SharedSection, ...]


@dataclass(frozen=True)
class Shared:
    """What all handbooks share.

    `pages` are sources by language and path, `blocks` templates by name, `theme` files by path.
    """

    catalogues: Mapping[str, Texts]
    pages: Mapping[str, Mapping[str, str]]
    blocks: Mapping[str, str]
    theme: Mapping[str, bytes]
    glossary: Glossary = field(default_factory=Glossary)


@lru_cache(maxsize=512)
def read_page(source: str, path: str, label: str) -> tuple[SharedPage | None, tuple[Finding, ...]]:
    """A shared page of its source, with findings at `label` for what cannot be used.

    The source begins with a few `field: value` lines between two lines of `---`.
    """
    lines = source.replace("\r\n", "\n").split("\n")
    findings: list[Finding] = []
    settings: dict[str, str] = {}
    start = 0
    if lines and lines[0].strip() == "---":
        end = next((n for n, line in enumerate(lines[1:], 1) if line.strip() == "---"), 0)
        for number, line in enumerate(lines[1:end], 2):
            name, colon, value = line.partition(":")
            if not line.strip():
                continue
            if not colon or name.strip() not in _FIELDS:
                values = {"field": name.strip(), "known": ", ".join(_FIELDS)}
                findings.append(Finding("page-field", Span(label, number, 1), values))
            settings[name.strip()] = value.strip().strip("\"'“”")
        start = end + 1
    if not settings.get("title"):
        findings.append(Finding("page-without-title", Span(label, 1, 1), {"file": label}))
        return None, tuple(findings)
    read = settings.get("read", "later")
    if read not in READ:
        values = {"text": read, "known": ", ".join(READ)}
        findings.append(Finding("page-read", Span(label, 1, 1), values))
    sections, found = _sections(lines[start:], start + 1, label)
    page = SharedPage(
        path=path,
        title=settings["title"],
        menu=settings.get("menu") or settings["title"],
        lead=settings.get("lead", ""),
        read=read,
        always=settings.get("always", "") in ("true", "yes", "ja"),
        audience=settings.get("for", ""),
        sections=sections,
    )
    return page, tuple(findings + found)


def _sections(
    lines: list[str], first: int, label: str
) -> tuple[tuple[SharedSection, ...], list[Finding]]:
    sections: list[SharedSection] = []
    findings: list[Finding] = []
    head: tuple[str, str, int] = ("", "", 2)
    parts: list[Part] = []
    prose: list[str] = []
    fenced = False

    def flush() -> None:
        text = "\n".join(prose).strip()
        if text:
            parts.append(Part(html=shared_html(text)))
        prose.clear()

    for number, line in enumerate(lines, first):
        fenced = fenced != line.startswith("```")
        block = None if fenced else _BLOCK.fullmatch(line)
        heading = None if fenced else _HEADING.fullmatch(line)
        if heading:
            flush()
            sections.append(SharedSection(head[0], head[1], tuple(parts), head[2]))
            head, parts = (heading[3], heading[2], len(heading[1])), []
        elif block:
            flush()
            parts.append(Part(block=block[1]))
        else:
            if not fenced and re.match(r"#{1,6}\s", line):
                values = {"text": line.strip("# "), "file": label}
                findings.append(Finding("heading-without-id", Span(label, number, 1), values))
            prose.append(line)
    flush()
    sections.append(SharedSection(head[0], head[1], tuple(parts), head[2]))
    return tuple(sections), findings
