"""A folder to make something in, on the same disk as the place where it goes.

Why: what is made is swapped in whole. A build that was stopped leaves its folder; the next one
takes it away, but never that of a build that is still running.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from houvast.compose import Site, page_url
from houvast.release.swap import mend

__all__ = ["UnfinishedSite", "complete", "working_folder"]

WORK = ".houvast-work-"
_DAY = 24 * 60 * 60


class UnfinishedSite(Exception):
    """The engine left out a page. That is a bug in Houvast; what was there stays."""


@contextmanager
def working_folder(beside: Path) -> Iterator[Path]:
    """A new folder in `beside`, for as long as the context lasts; leftovers go first."""
    beside.mkdir(parents=True, exist_ok=True)
    mend(beside)
    for left in beside.glob(f"{WORK}*"):
        if not _alive(left):
            shutil.rmtree(left, ignore_errors=True)
    work = Path(tempfile.mkdtemp(prefix=f"{WORK}{os.getpid()}-", dir=beside))
    try:
        yield work
    finally:
        shutil.rmtree(work, ignore_errors=True)


def complete(site: Site, folder: Path) -> bool:
    """Whether every page and file of the site is there."""
    pages = (page_url(site.place(page)) for page in site.pages)
    return all((folder / name).is_file() for name in (*pages, *site.files))


def _alive(left: Path) -> bool:
    """Whether the build that made this folder may still be running."""
    number = left.name.removeprefix(WORK).partition("-")[0]
    if not number.isdigit() or int(number) == os.getpid():
        return False
    if os.name != "posix":
        # Elsewhere asking a process whether it lives may end it; after a day it does not matter.
        return time.time() - left.stat().st_mtime < _DAY
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
