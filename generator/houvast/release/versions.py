"""The versions of a published glossary: folders that never change once they are there.

Why: an organisation commits the digest of the words that it uses. So a version is read back and
compared with its own digests before anything is published beside it.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from houvast.finding import Finding, Span
from houvast.glossary import About, GlossaryFile, Term
from houvast.glossary.changes import (
    Change,
    Kind,
    compare,
    compare_about,
    is_version,
    newer,
    next_version,
)
from houvast.glossary.versions import Version, changes_json, read_changes
from houvast.model.read import read_model
from houvast.source import GLOSSARY, read_yaml
from houvast.source.node import Mapping as Fields

__all__ = [
    "LATEST",
    "History",
    "Plan",
    "facts",
    "latest_json",
    "plan",
    "published_facts",
    "read_history",
    "version_files",
]

LATEST = "latest.json"
SUMS = "SHA256SUMS"
YAML, LINKED, CHANGES = "glossary.yml", "glossary.json", "changes.json"
_FOLDER = re.compile(r"v(\d+\.\d+\.\d+)")
_SUM = re.compile(r"([0-9a-f]{64}) [ *]([A-Za-z0-9._-]+)")


@dataclass(frozen=True)
class History:
    """What was published before: the versions, oldest first, and the YAML of the newest.

    `folders` are the places of the versions by number. With findings there is no going on.
    """

    versions: tuple[Version, ...] = ()
    folders: Mapping[str, Path] = field(default_factory=dict)
    data: bytes = b""
    findings: tuple[Finding, ...] = ()

    @property
    def newest(self) -> str:
        """The number of the newest version, or ""."""
        return self.versions[-1].number if self.versions else ""


@dataclass(frozen=True)
class Plan:
    """What publishing would do. `new` is False when the newest version is just that.

    `gone` are the terms that go away, with their last words.
    """

    number: str
    changes: tuple[Change, ...] = ()
    gone: tuple[Term, ...] = ()
    new: bool = True


def read_history(places: Sequence[Path]) -> History:
    """The versions in these folders; each is looked at, and nothing is changed."""
    folders: dict[str, Path] = {}
    findings: list[Finding] = []
    for place in places:
        for number, folder in _folders(place, findings).items():
            here = folders.setdefault(number, folder)
            found = [_bytes(one / SUMS) for one in (here, folder)]
            if found[0] != found[1]:
                findings.append(_changed(folder, number, "twice", str(here)))
    numbers = sorted(folders, key=lambda number: tuple(map(int, number.split("."))))
    for number in numbers:
        findings += _verified(folders[number], number)
    if findings or not numbers:
        return History(findings=tuple(findings))
    versions = []
    for number in numbers:
        try:
            versions.append(read_changes((folders[number] / CHANGES).read_bytes()))
        except ValueError:
            return History(findings=(_changed(folders[number], number, "unreadable"),))
    return History(tuple(versions), folders, (folders[numbers[-1]] / YAML).read_bytes())


def _words(data: bytes) -> tuple[tuple[Term, ...], About | None]:
    """The terms in the bytes of a `glossary.yml`, and what is said of the whole."""
    node = read_yaml(data, YAML, bounds=GLOSSARY).node
    made = read_model(GlossaryFile, node, {})[0] if isinstance(node, Fields) else None
    return (made.terms, made.about) if made else ((), None)


def plan(
    history: History, terms: tuple[Term, ...], about: About | None, wanted: str = ""
) -> Plan | Finding:
    """What comes of publishing these terms; or why it may not be."""
    before, said = _words(history.data) if history.data else ((), about)
    changes = (*compare(before, terms), *compare_about(said, about))
    lost = {one.id for one in changes if one.kind is Kind.REMOVED and not one.language}
    gone = tuple(term for term in before if term.id in lost)
    number = next_version(history.newest, changes)
    if history.versions and not changes:
        if wanted and wanted != number:
            return _refused(history, wanted, number, "unchanged")
        return Plan(number, new=False)
    if not wanted:
        return Plan(number, changes, gone)
    if wanted in history.folders:
        return _refused(history, wanted, number, "exists")
    if history.versions and newer(number, wanted):
        lower = not newer(wanted, history.newest)
        return _refused(history, wanted, number, "lower" if lower else "smaller")
    return Plan(wanted, changes, gone)


def version_files(version: Version, data: bytes, linked: bytes) -> dict[str, bytes]:
    """The files of a version by path: its words as YAML and as linked data, its changes, sums."""
    made = {CHANGES: changes_json(version), LINKED: linked, YAML: data}
    sums = "".join(f"{_digest(made[name])}  {name}\n" for name in sorted(made))
    made[SUMS] = sums.encode()
    return {f"v{version.number}/{name}": content for name, content in made.items()}


def latest_json(
    titles: Mapping[str, str], versions: Sequence[Version], files: Mapping[str, tuple[str, int]]
) -> bytes:
    """The file that names the newest version; `files` are digest and size by path."""
    newest = versions[-1]
    data = {
        "houvast": "glossary",
        "format": 1,
        "title": dict(titles),
        "version": newest.number,
        "date": newest.day.isoformat(),
        "files": {path: {"sha256": sha, "size": size} for path, (sha, size) in files.items()},
        "versions": [version.number for version in versions],
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def facts(files: Mapping[str, bytes]) -> dict[str, tuple[str, int]]:
    """The digest and the size of the files that others fetch, by path."""
    names = (YAML, LINKED)
    found = {path: data for path, data in files.items() if path.partition("/")[2] in names}
    return {path: (_digest(found[path]), len(found[path])) for path in sorted(found, reverse=True)}


def published_facts(history: History) -> dict[str, tuple[str, int]]:
    """The same of the newest version as it lies there."""
    folder = history.folders[history.newest]
    return facts({f"{folder.name}/{name}": (folder / name).read_bytes() for name in (YAML, LINKED)})


def _folders(place: Path, findings: list[Finding]) -> dict[str, Path]:
    """The folders of versions below `place`; all that `latest.json` names must be there."""
    if not place.is_dir():
        return {}
    there = {
        found[1]: path
        for path in place.iterdir()
        if (found := _FOLDER.fullmatch(path.name)) and is_version(found[1]) and path.is_dir()
    }
    if not there and not (place / LATEST).exists():
        return {}
    latest = _latest(place)
    if latest is None:
        findings.append(_changed(place / LATEST, "", "latest"))
        return {}
    named = latest["versions"]
    findings += [_changed(place / f"v{n}", n, "missing") for n in named if n not in there]
    findings += [_changed(there[n], n, "unlisted") for n in there if n not in named]
    for path, facts in latest["files"].items():
        data = _bytes(place / path)
        if data is not None and _digest(data) != facts["sha256"]:
            number = path.partition("/")[0].removeprefix("v")
            findings.append(_changed(place / path, number, "file"))
    return there


def _latest(place: Path) -> dict[str, Any] | None:
    """What `latest.json` says, when it is one of ours."""
    try:
        found = json.loads((place / LATEST).read_bytes())
        names = all(is_version(number) for number in found["versions"])
        paths = all(re.fullmatch(r"v[\d.]+/[a-z.]+", path) for path in found["files"])
        digests = all(isinstance(one["sha256"], str) for one in found["files"].values())
        ours = found["houvast"] == "glossary" and found["format"] == 1
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return found if ours and names and paths and digests and found["versions"] else None


def _verified(folder: Path, number: str) -> list[Finding]:
    """What does not agree with the digests in the folder of a version."""
    lines = (_bytes(folder / SUMS) or b"").decode("ascii", "replace").splitlines()
    sums = {found[2]: found[1] for line in lines if (found := _SUM.fullmatch(line))}
    if {YAML, LINKED, CHANGES} - set(sums) or len(sums) != len(lines):
        return [_changed(folder / SUMS, number, "sums")]
    wrong = [
        _changed(path, number, "more")
        for path in sorted(folder.iterdir())
        if path.name != SUMS and path.name not in sums
    ]
    for name, digest in sums.items():
        data = _bytes(folder / name)
        if data is None:
            wrong.append(_changed(folder / name, number, "missing"))
        elif _digest(data) != digest:
            wrong.append(_changed(folder / name, number, "file"))
    return wrong


def _bytes(path: Path) -> bytes | None:
    """A regular file; None for anything else."""
    return path.read_bytes() if path.is_file() and not path.is_symlink() else None


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _changed(path: Path, number: str, variant: str, other: str = "") -> Finding:
    values = {"place": path.as_posix(), "version": number, "other": other}
    return Finding("version-changed", Span(path.as_posix()), values, variant)


def _refused(history: History, wanted: str, number: str, variant: str) -> Finding:
    values = {"wanted": wanted, "newest": history.newest, "number": number}
    return Finding("version-refused", Span("glossary"), values, variant)
