"""Using glossaries of others: fetch, look it over, write the copy, then the list.

Why: what was there must stay as it was until the new version is whole and known to be good. The
list is replaced last, in one step: until then the old copy counts, and it is still there.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from houvast.fetch import Offer, Origin, offer
from houvast.finding import Finding
from houvast.glossary import OWN, Glossary, read_glossary
from houvast.glossary.changes import Change, compare
from houvast.glossary.sources import SOURCES, AddedSource, sources_yaml
from houvast.pipeline import check, read_shared
from houvast.workspace import Workspace

__all__ = ["Pulled", "add", "pull", "remove", "uses_of"]


@dataclass(frozen=True)
class Pulled:
    """What became of one source: nothing new, a new version, or why there is none.

    `before` is the source as it was in the list, `after` as it is now; `after` is None when there
    is a `finding`. `restored` says that the copy here was not what it should be.
    """

    before: AddedSource | None
    after: AddedSource | None = None
    changes: tuple[Change, ...] = ()
    count: int = 0
    restored: bool = False
    finding: Finding | None = None

    @property
    def new(self) -> bool:
        """Whether there is something here now that was not here before."""
        return self.after is not None and (self.restored or self.after != self.before)


@dataclass(frozen=True)
class _Taken:
    """A source of the list with the bytes of its new copy, if it has a new one."""

    pulled: Pulled
    data: bytes | None = None


def add(workspace: Workspace, origin: Origin, name: Callable[[Offer], str], head: str) -> Pulled:
    """Adds a glossary at the end of the list. `name` gives it a name, and may refuse by raising.

    Nothing is written unless all is well. The list has no errors.
    """
    found = offer(origin, None, intact=False)
    if isinstance(found, Finding):
        return Pulled(None, finding=found)
    if found is None:
        raise AssertionError("nothing is new to who has nothing")
    source = _source(name(found), origin.address, found)
    taken = _Taken(Pulled(None, source, count=len(found.glossary.terms)), found.data)
    sources = [*workspace.listing.sources, source]
    _write(workspace, sources, [taken], head)
    return taken.pulled


def pull(
    workspace: Workspace,
    names: Sequence[str],
    seconds: float,
    head: str,
    *,
    write: bool,
    tell: Callable[[], None] = lambda: None,
) -> tuple[Pulled, ...]:
    """Looks at each source in `names`, and takes what is new.

    A source that gives trouble does not hold up the others. Without `write` nothing is written.
    `tell` is called as soon as a source is done.
    """
    taken: list[_Taken] = []
    for source in workspace.listing.sources:
        if source.name in names:
            taken.append(_pull(workspace, source, Origin(source.address, workspace.root, seconds)))
            tell()
    news = [one for one in taken if one.data is not None]
    if write and news:
        now = {one.pulled.after.name: one.pulled.after for one in news if one.pulled.after}
        sources = [now.get(source.name, source) for source in workspace.listing.sources]
        _write(workspace, sources, news, head)
    return tuple(one.pulled for one in taken)


def remove(workspace: Workspace, name: str, head: str) -> None:
    """Takes a source and its copy away."""
    sources = [source for source in workspace.listing.sources if source.name != name]
    _write(workspace, sources, [], head)


def uses_of(
    workspaces: Iterable[Workspace], today: dt.date, tell: Callable[[], None] = lambda: None
) -> Mapping[str, Sequence[str]]:
    """In which handbooks each term is used, by id: before a change, and after it."""
    found: dict[str, set[str]] = {}
    for workspace in workspaces:
        shared = read_shared(workspace)
        for slug in workspace.slugs:
            site = check(workspace, slug, shared, today).site
            for term in site.terms if site else ():
                found.setdefault(term, set()).add(slug)
            tell()
    return {term: sorted(slugs) for term, slugs in found.items()}


def _pull(workspace: Workspace, source: AddedSource, origin: Origin) -> _Taken:
    """What one source has to offer, as against what is here."""
    here = workspace.root / source.copy_label
    data = here.read_bytes() if here.is_file() else b""
    intact = source.copy_label in workspace.listing.copies
    found = offer(origin, source, intact)
    if isinstance(found, Finding):
        place = workspace.listing.place(source.name)
        return _Taken(Pulled(source, finding=replace(found, span=place)))
    if found is None:
        return _Taken(Pulled(source, source))
    before = read_glossary([(OWN, [(source.copy_label, data)])]) if data else Glossary()
    after = found.glossary
    changes = compare(before.terms, after.terms) if before.terms else ()
    same = source.sha256 == found.sha256
    now = source if same else _source(source.name, source.address, found)
    pulled = Pulled(source, now, changes, len(after.terms), restored=not intact)
    return _Taken(pulled, found.data)


def _source(name: str, address: str, found: Offer) -> AddedSource:
    return AddedSource(
        name=name,
        address=address,
        title=found.title,
        version=found.version,
        sha256=found.sha256,
        etag=found.etag,
    )


def _write(
    workspace: Workspace, sources: Sequence[AddedSource], taken: Iterable[_Taken], head: str
) -> None:
    """The new copies, then the list in one step, then away with the copies that are not used."""
    for one in taken:
        if one.pulled.after is not None and one.data is not None:
            _replace(workspace.root / one.pulled.after.copy_label, one.data)
    if not sources:
        (workspace.root / SOURCES).unlink(missing_ok=True)
    elif tuple(sources) != workspace.listing.sources:
        _replace(workspace.root / SOURCES, sources_yaml(sources, head))
    used = {source.copy_label for source in sources}
    for source in workspace.listing.sources:
        if source.copy_label not in used:
            (workspace.root / source.copy_label).unlink(missing_ok=True)


def _replace(place: Path, data: bytes) -> None:
    """The file with these bytes, all of them or none."""
    place.parent.mkdir(parents=True, exist_ok=True)
    beside = place.with_name(f".houvast-{uuid.uuid4().hex}")
    try:
        beside.write_bytes(data)
        beside.replace(place)
    finally:
        beside.unlink(missing_ok=True)
