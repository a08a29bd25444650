"""Swapping one folder for another so that a reader never sees half of either.

Why: a build can be stopped at any moment. Where the system can exchange two names in one step
(Linux, macOS), it does. Elsewhere the old folder is set aside first, and a build that finds it set
aside puts it back before it does anything else.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from pathlib import Path

__all__ = ["ASIDE", "mend", "swap"]

ASIDE = ".houvast-aside-"
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2


def swap(new: Path, place: Path) -> None:
    """`new` at `place`; what was there is removed afterwards. Both are on the same disk."""
    if not place.exists():
        new.rename(place)
        return
    if _exchange(new, place):
        shutil.rmtree(new)
        return
    aside = place.with_name(ASIDE + place.name)
    place.rename(aside)
    new.rename(place)
    shutil.rmtree(aside)


def mend(folder: Path) -> None:
    """Puts back what a stopped swap set aside in `folder`, or removes it where the new one is."""
    for aside in folder.glob(f"{ASIDE}*"):
        place = aside.with_name(aside.name.removeprefix(ASIDE))
        if place.exists():
            shutil.rmtree(aside)
        else:
            aside.rename(place)


def _exchange(one: Path, other: Path) -> bool:
    """Exchanges two names in one step; False where the system or the disk cannot."""
    try:
        library = ctypes.CDLL(None, use_errno=True)
        names = os.fsencode(one), os.fsencode(other)
        if sys.platform == "darwin":
            done = library.renamex_np(*names, _RENAME_SWAP)
        else:
            done = library.renameat2(
                _AT_FDCWD, names[0], _AT_FDCWD, names[1], ctypes.c_uint(_RENAME_EXCHANGE)
            )
    except (OSError, AttributeError, TypeError):
        return False
    if done != 0 and ctypes.get_errno() not in (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP):
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(other))
    return bool(done == 0)
