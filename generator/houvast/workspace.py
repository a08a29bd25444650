"""Where things are: what Houvast brings, and what a workspace lays over it.

Why: a school or an organisation changes one page, one text or one template by putting a file at
the same path; everything else keeps coming from Houvast. This is the one module that knows paths.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from pathlib import Path

from houvast.finding import Finding, Span
from houvast.glossary import HOUVAST, OWN, Glossary, Source, read_glossary
from houvast.glossary.sources import (
    SOURCES,
    Listing,
    is_listed,
    read_listing,
    told,
    with_copies,
)
from houvast.settings import Settings, read_settings
from houvast.source import read_yaml
from houvast.source.folder import Folder, read_folder
from houvast.source.node import Mapping, Node, Scalar
from houvast.source.trusted import read_trusted
from houvast.texts import LANGUAGES, Texts, flatten

__all__ = ["BUILTIN", "CONFIG", "RESERVED", "Workspace", "find_workspace", "plain_tree"]

CONFIG = "mkdocs.yml"
ORGANISATIONS = "content/organisations"
LABELS = "content/labels"
RESERVED = frozenset(
    (
        *("con", "prn", "aux", "nul", "index", "assets", "static", "search", "nl", "en", "api"),
        *("404", "sitemap", "feed", "robots", "pictures", "handbooks"),
        *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)),
    )
)


def _builtin() -> Path:
    """What Houvast brings: inside the wheel, or the checkout of an editable install."""
    package = Path(__file__).parent
    shipped = package / "builtin"
    return shipped if shipped.is_dir() else package.parent.parent


BUILTIN = _builtin()


@dataclass(frozen=True)
class Workspace:
    """A folder with an `mkdocs.yml` that names the plugin `houvast`."""

    root: Path
    settings: Settings = field(default_factory=Settings)
    findings: tuple[Finding, ...] = ()

    @property
    def layers(self) -> tuple[Path, ...]:
        """Where shared things are looked for, the nearest first."""
        return (self.root,) if self.root == BUILTIN else (self.root, BUILTIN)

    def label(self, path: Path) -> str:
        """A path as people see it: relative to the workspace, with forward slashes."""
        for layer in self.layers:
            if path.is_relative_to(layer):
                return path.relative_to(layer).as_posix()
        return path.as_posix()

    def shared(self, folder: str, endings: tuple[str, ...]) -> dict[str, Path]:
        """The files below a shared folder, by path; the workspace lies over what Houvast brings."""
        found: dict[str, Path] = {}
        for layer in reversed(self.layers):
            top = layer / folder
            for path in sorted(top.rglob("*")):
                hidden = any(part.startswith(".") for part in path.relative_to(top).parts)
                if path.is_file() and path.name.endswith(endings) and not hidden:
                    found[path.relative_to(top).as_posix()] = path
        return found

    @cached_property
    def slugs(self) -> tuple[str, ...]:
        """The names of the organisations' folders."""
        top = self.root / ORGANISATIONS
        if not top.is_dir():
            return ()
        return tuple(
            sorted(path.name for path in top.iterdir() if path.is_dir() and path.name[0] != ".")
        )

    def organisation(self, slug: str) -> Folder:
        """The files of an organisation: YAML, Markdown, pictures."""
        endings = (".yml", ".yaml", ".md", ".png", ".jpg", ".jpeg", ".webp")
        path = self.root / ORGANISATIONS / slug
        label = f"{ORGANISATIONS}/{slug}"
        if path.is_symlink():
            return Folder(label, {}, (Finding("not-a-regular-file", Span(label), {}, "link"),))
        return read_folder(path, label, endings)

    def texts(self, language: str) -> Texts:
        """The catalogue of a language; a workspace may change single texts."""
        found = dict(_builtin_texts(language))
        for label, data in self._own_labels(language):
            node = read_yaml(data, label).node
            if node is not None:
                found |= dict(flatten(plain_tree(node)))
        return Texts(language, found)

    @cached_property
    def label_findings(self) -> tuple[Finding, ...]:
        """What is wrong with the workspace's own texts."""
        return tuple(
            finding
            for language in LANGUAGES
            for label, data in self._own_labels(language)
            for finding in read_yaml(data, label).findings
        )

    def _own_labels(self, language: str) -> list[tuple[str, bytes]]:
        if self.root == BUILTIN:
            return []
        top = self.root / LABELS / language
        return [(self.label(path), path.read_bytes()) for path in sorted(top.glob("*.yml"))]

    def glossary(self) -> Glossary:
        """All words from all sources, and what the workspace should hear of them."""
        found = read_glossary(self.glossary_sources())
        return replace(found, findings=told(found, self.listing))

    def glossary_sources(self) -> list[tuple[Source, list[tuple[str, bytes]]]]:
        """The files of the glossary by source and label: own files, what was added, then ours.

        A workspace's file lies over the one of ours at the same path.
        """
        own: list[tuple[str, bytes]] = []
        ours: list[tuple[str, bytes]] = []
        for name, path in sorted(self.shared("glossary", (".yml", ".yaml")).items()):
            if not is_listed(f"glossary/{name}"):
                kept = own if path.is_relative_to(self.root) else ours
                kept.append((f"glossary/{name}", path.read_bytes()))
        added = [
            (source.source(self.settings.language or "nl"), [(label, data)])
            for source in self.listing.sources
            if (data := self.listing.copies.get(label := source.copy_label)) is not None
        ]
        return [(OWN, own), *added, (HOUVAST, ours)]

    @cached_property
    def listing(self) -> Listing:
        """The glossaries of others that are used here, with their copies."""
        path = self.root / SOURCES
        if not path.is_file():
            return Listing()
        listing = read_listing(path.read_bytes())
        places = {source.copy_label: self.root / source.copy_label for source in listing.sources}
        copies = {label: file.read_bytes() for label, file in places.items() if file.is_file()}
        return with_copies(listing, copies)

    def page_texts(self) -> dict[str, dict[str, str]]:
        """The sources of the shared pages, by language and path."""
        return {
            language: {
                name: path.read_text("utf-8-sig", "replace")
                for name, path in self.shared(f"content/handbook/{language}", (".md",)).items()
            }
            for language in LANGUAGES
        }

    def block_texts(self) -> dict[str, str]:
        """The templates of the blocks, by name."""
        found = self.shared("site_templates/blocks", (".html",))
        return {name.removesuffix(".html"): path.read_text("utf-8") for name, path in found.items()}

    def print_texts(self) -> dict[str, str]:
        """The templates and stylesheets of what is printed, by name."""
        found = self.shared("site_templates/print", (".html", ".css"))
        return {name: path.read_text("utf-8") for name, path in found.items()}

    def theme_files(self) -> dict[str, bytes]:
        """The files of the theme, by path."""
        found = self.shared("site_templates/theme", ("",))
        return {name: path.read_bytes() for name, path in sorted(found.items())}

    def watched(self) -> list[Path]:
        """The folders and files whose change changes a handbook."""
        folders = ("content", "glossary", "site_templates", CONFIG)
        return [path for name in folders if (path := self.root / name).exists()]

    @cached_property
    def catalogues(self) -> dict[str, Texts]:
        """The catalogue of each language."""
        return {language: self.texts(language) for language in LANGUAGES}


@lru_cache(maxsize=8)
def _builtin_texts(language: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for path in sorted((BUILTIN / LABELS / language).glob("*.yml")):
        found |= dict(flatten(read_trusted(path.read_bytes())))
    return found


def plain_tree(node: Node) -> dict[str, str]:
    """A mapping of mappings of text, for the catalogue; anything else is left out."""
    return dict(_plain(node)) if isinstance(node, Mapping) else {}


def _plain(node: Mapping) -> Iterator[tuple[str, str]]:
    for entry in node.entries:
        if isinstance(entry.value, Scalar):
            yield entry.key.text, entry.value.text
        elif isinstance(entry.value, Mapping):
            for key, text in _plain(entry.value):
                yield f"{entry.key.text}.{key}", text


def find_workspace(start: Path) -> Workspace | None:
    """The workspace that `start` is in: the nearest folder upwards with a fitting `mkdocs.yml`."""
    for folder in (start, *start.parents):
        config = folder / CONFIG
        if config.is_file() and re.search(r"\bhouvast\b", config.read_text("utf-8", "replace")):
            settings, findings = read_settings(config.read_bytes(), CONFIG)
            return Workspace(folder, settings, findings)
    return None


def bad_slug(slug: str) -> bool:
    """Whether a folder's name cannot be an address on every server and disk."""
    shape = re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
    return not shape or len(slug) > 60 or slug in RESERVED
