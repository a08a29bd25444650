"""Publishing a glossary: the site and all its versions are made beside the old and swapped in.

Why: stopped at any moment, the old or the new glossary is there, complete. Earlier versions are
carried over byte for byte, and so is whatever somebody else laid in the folder.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from houvast.compose import Site
from houvast.release.swap import swap
from houvast.release.versions import History, read_history
from houvast.release.work import UnfinishedSite, complete, working_folder

__all__ = ["Overtaken", "put_glossary"]

# What a glossary of ours may have at its top; the rest of a folder is somebody else's.
_OURS = re.compile(
    r"term-.*\.html|(index|changes|use|404)\.html|latest\.json|sitemap\.xml(\.gz)?|assets|search"
    r"|nl|en|v\d+\.\d+\.\d+"
)


class Overtaken(Exception):
    """Meanwhile another version came into the folder."""


def put_glossary(
    out: Path,
    site: Site,
    build: Callable[[Site, Path], None],
    history: History,
    files: Mapping[str, bytes],
) -> None:
    """The site at `out`, with the folders of `history` and the further `files` by path.

    Raises Overtaken, and changes nothing, when `out` holds a version that is not in `history`.
    """
    with working_folder(out.parent) as work:
        new = work / out.name
        build(site, new)
        for number, folder in history.folders.items():
            shutil.copytree(folder, new / f"v{number}")
        for name, data in files.items():
            place = new / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
        if not complete(site, new) or read_history((new,)).findings:
            raise UnfinishedSite(site.slug)
        if out.is_dir():
            if set(read_history((out,)).folders) - set(history.folders):
                raise Overtaken(out)
            _carry_over(out, new)
        new.chmod(0o755)
        swap(new, out)


def _carry_over(old: Path, new: Path) -> None:
    """What is in the old folder and not of our making, such as `CNAME` or `.git`."""
    for path in old.iterdir():
        place = new / path.name
        if _OURS.fullmatch(path.name) or place.exists():
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.copytree(path, place, symlinks=True)
        else:
            shutil.copy2(path, place, follow_symlinks=False)
