"""A handbook as one file to send by mail: unpacked, it opens from its folder.

Why: not every intern gets an address before day one, and not every organisation has a website. The
same handbook gives the same bytes, so that an unchanged file need not be sent again.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

__all__ = ["write_archive"]

# The first moment that the format knows: the time of building must not change the file.
_WHEN = (1980, 1, 1, 0, 0, 0)


def write_archive(folder: Path) -> Path:
    """`<folder>.zip` beside a published handbook, with the folder in it; gives its path."""
    target = folder.with_name(f"{folder.name}.zip")
    partial = folder.with_name(f".houvast-{folder.name}.zip")
    with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                name = f"{folder.name}/{path.relative_to(folder).as_posix()}"
                entry = zipfile.ZipInfo(name, _WHEN)
                entry.external_attr = 0o644 << 16
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, path.read_bytes())
    partial.replace(target)
    return target
