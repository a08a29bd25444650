"""Where an import goes: files in `glossary/` that nobody else made.

Why: what is there was written by somebody. Only what an earlier import wrote may be replaced, all
of it at once, so that no word of it stays behind; and a file of ours is never hidden by accident.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from houvast.command.usage import WrongUse
from houvast.exchange.finishing import identifier
from houvast.glossary import OWN, Term, read_glossary
from houvast.glossary.writing import glossary_yaml
from houvast.workspace import BUILTIN, Workspace, bad_slug

__all__ = ["Target", "target"]

_MARK = "houvast glossary import"
_FOLDER = "glossary"
_KEPT = frozenset(("sources",))  # a name with a meaning of its own
# A person still opens and searches a file of this size, in bytes.
_LARGE = 400_000


@dataclass(frozen=True)
class Target:
    """The name of the import and what stands in the way.

    `taken` are the ids of the workspace's other words, `known` those of all other words.
    """

    root: Path
    name: str
    old: tuple[Path, ...]
    taken: frozenset[str]
    known: frozenset[str]

    def write(self, terms: Sequence[Term], head: str) -> list[str]:
        """Writes the terms, in several files when there are many; gives their paths."""
        parts = _parts(terms)
        folder = self.root / _FOLDER
        folder.mkdir(exist_ok=True)
        written: dict[Path, bytes] = {}
        for number, part in enumerate(parts, 1):
            name = self.name if len(parts) == 1 else f"{self.name}-{number}"
            written[folder / f"{name}.yml"] = glossary_yaml(part, head=f"# {head}\n")
        for path, data in written.items():
            path.write_bytes(data)
        for path in set(self.old) - set(written):
            path.unlink()
        return [path.relative_to(self.root).as_posix() for path in written]


def target(workspace: Workspace, file: Path, name: str, *, replace: bool) -> Target:
    """Where to write what is in `file`. Raises WrongUse when that cannot be."""
    stem = name or identifier(file.name.split(".")[0])
    if bad_slug(stem) or stem in _KEPT:
        raise WrongUse("import-name", name=stem or file.name)
    folder = workspace.root / _FOLDER
    pattern = re.compile(rf"{re.escape(stem)}(-\d+)?\.ya?ml")
    there = sorted(folder.iterdir()) if folder.is_dir() else []
    old = [path for path in there if pattern.fullmatch(path.name)]
    ours = tuple(path for path in old if _imported(path))
    place = f"{_FOLDER}/{stem}.yml"
    if old and not replace:
        raise WrongUse("import-there", place=f"{_FOLDER}/{old[0].name}")
    if folder / f"{stem}.yml" in set(old) - set(ours):
        raise WrongUse("import-not-ours", place=place)
    if workspace.root != BUILTIN and (BUILTIN / place).exists():
        raise WrongUse("import-hides", place=place)
    labels = {f"{_FOLDER}/{path.name}" for path in ours}
    sources = [
        (source, [pair for pair in files if pair[0] not in labels])
        for source, files in workspace.glossary_sources()
    ]
    rest = read_glossary(sources)
    own = frozenset(name for name, origin in rest.origins.items() if origin == OWN)
    return Target(workspace.root, stem, ours, own, frozenset(rest.origins))


def _imported(path: Path) -> bool:
    with path.open("rb") as stream:
        return _MARK.encode() in stream.readline(1000)


def _parts(terms: Sequence[Term]) -> list[list[Term]]:
    """The terms in their order, parted so that no file is too large to look at."""
    parts: list[list[Term]] = [[]]
    size = 0
    for term in terms:
        own = len(glossary_yaml([term]))
        if parts[-1] and size + own > _LARGE:
            parts.append([])
            size = 0
        parts[-1].append(term)
        size += own
    return parts
