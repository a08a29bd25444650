"""Publishing: each handbook is made beside the old one and swapped in whole.

Why: stopped at any moment, the old or the new handbook is there, complete. What is made is looked
at once more before it goes in.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Collection
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType

from houvast.compose import Site
from houvast.release.index import index_html
from houvast.release.manifest import NAME, Entry, digest, manifest_bytes, read_manifest
from houvast.release.swap import swap
from houvast.release.work import UnfinishedSite, complete, working_folder
from houvast.texts import Texts

__all__ = ["Release", "UnfinishedSite"]

Build = Callable[[Site, Path], None]


class Release:
    """Publishes handbooks below `out`, as a context: leftovers are cleared at both ends."""

    def __init__(self, out: Path, name: str, texts: Texts, engine: str = "") -> None:
        self.out = out
        self.name = name
        self.texts = texts
        self.engine = engine
        self.entries: dict[str, Entry] = {}

    def __enter__(self) -> Release:
        self.stack = ExitStack()
        self.work = self.stack.enter_context(working_folder(self.out))
        self.entries = read_manifest(self.out)
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _problem: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.stack.close()

    def put(self, site: Site, build: Build) -> bool:
        """Builds `site` and swaps it in; False when the same site is there already."""
        made = digest(site, self.engine)
        place = self.out / site.slug
        before = self.entries.get(site.slug)
        if before and before.digest == made and complete(site, place):
            return False
        new = self.work / site.slug
        build(site, new)
        if not complete(site, new):
            raise UnfinishedSite(site.slug)
        new.chmod(0o755)
        swap(new, place)
        colour = site.colour
        about = site.about[site.first]
        self.entries[site.slug] = Entry(site.name, site.languages, about, colour, made)
        self._write()
        return True

    def finish(self, slugs: Collection[str]) -> tuple[str, ...]:
        """Takes away handbooks whose folder is gone, writes the list; gives what was taken away."""
        gone = tuple(sorted(set(self.entries) - set(slugs)))
        for slug in gone:
            del self.entries[slug]
        self._write()
        for slug in gone:
            shutil.rmtree(self.out / slug, ignore_errors=True)
        return gone

    def _write(self) -> None:
        there = {s: e for s, e in self.entries.items() if (self.out / s / "index.html").is_file()}
        self._file(NAME, manifest_bytes(there))
        self._file("index.html", index_html(there, self.name, self.texts))

    def _file(self, name: str, data: bytes) -> None:
        """A file that is replaced in one step, and left alone when it is the same."""
        path = self.out / name
        if path.is_file() and path.read_bytes() == data:
            return
        new = self.work / name
        new.write_bytes(data)
        new.replace(path)
