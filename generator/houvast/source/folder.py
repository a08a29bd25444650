"""Reading the files of a folder, and only files: no links, no pipes, nothing outside.

Why: an organisation's folder is data from outside. A link in it could publish a file that nobody
meant to publish; a pipe would let the build hang.
"""

from __future__ import annotations

import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from houvast.finding import Finding, Span

__all__ = ["Folder", "read_folder"]

MOST_FILES = 200
MOST_BYTES = 4_000_000


@dataclass(frozen=True)
class Folder:
    """The bytes of the files below a folder, by path with forward slashes; and what was refused.

    `label` is the folder as people see it, relative to the workspace.
    """

    label: str
    files: Mapping[str, bytes]
    findings: tuple[Finding, ...]

    def of_kind(self, *endings: str) -> dict[str, bytes]:
        """The files whose name ends so, by path."""
        return {path: data for path, data in self.files.items() if path.lower().endswith(endings)}


def read_folder(root: Path, label: str, endings: tuple[str, ...]) -> Folder:
    """The files below `root` that end in one of `endings`. Hidden files are passed over."""
    files: dict[str, bytes] = {}
    findings: list[Finding] = []
    for path in sorted(root.rglob("*")):
        relative = path.relative_to(root)
        if any(part.startswith(".") for part in relative.parts):
            continue
        place = Span(f"{label}/{relative.as_posix()}")
        try:
            mode = path.lstat().st_mode
            if stat.S_ISDIR(mode) or not path.name.lower().endswith(endings):
                continue
            if any((root / parent).is_symlink() for parent in relative.parents):
                continue
            if not stat.S_ISREG(mode):
                kind = "link" if stat.S_ISLNK(mode) else "other"
                findings.append(Finding("not-a-regular-file", place, {}, kind))
            elif path.lstat().st_size > MOST_BYTES:
                findings.append(Finding("file-too-large", place, {"most": str(MOST_BYTES)}))
            elif len(files) >= MOST_FILES:
                findings.append(Finding("too-many-files", Span(label), {"most": str(MOST_FILES)}))
                break
            else:
                files[relative.as_posix()] = path.read_bytes()
        except OSError as problem:
            findings.append(Finding("unreadable-file", place, {"reason": problem.strerror or ""}))
    return Folder(label, files, tuple(findings))
