"""A handbook as one file to send by mail: unpacked, it opens from its folder.

Why: not every intern gets an address before day one, and not every organisation has a website. The
same handbook gives the same bytes, on each machine, so that an unchanged file need not be sent
again. Beside the folder is one page to begin with, because nobody looks for `index.html` among
thirty names, and because a page that is opened inside the file itself has no styles.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from html import escape, unescape
from pathlib import Path

from houvast.texts import Texts

__all__ = ["write_archive"]

# The first moment that the format knows: the time of building must not change the file.
_WHEN = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_FILE = 0o100644 << 16
# Where its picture can be shown the folder is there, and the page opens the handbook by itself.
_BEGIN = """\
<!doctype html>
<html lang="{language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>{name}</title>
<style>
body{{max-width:34rem;margin:3rem auto;padding:0 1rem;font:1.2rem/1.5 system-ui,sans-serif}}
</style>
</head>
<body><h1>{name}</h1>
<p><a href="{slug}/index.html">{open}</a></p>
<p>{unpack}</p>
<img src="{slug}/assets/houvast/icon.svg" alt="" width="1" height="1" \
onload="location.replace('{slug}/index.html')">
</body></html>
"""


def write_archive(folder: Path, catalogues: Mapping[str, Texts]) -> Path:
    """`<folder>.zip` beside a published handbook, with the folder in it; gives its path."""
    target = folder.with_name(f"{folder.name}.zip")
    partial = folder.with_name(f".houvast-{folder.name}.zip")
    found = sorted((path.relative_to(folder).as_posix(), path) for path in folder.rglob("*"))
    with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED) as archive:
        _put(archive, *_beginning(folder, catalogues))
        for name, path in found:
            if path.is_file():
                _put(archive, f"{folder.name}/{name}", path.read_bytes())
    partial.replace(target)
    return target


def _put(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(name, _WHEN)
    entry.create_system = _UNIX
    entry.external_attr = _FILE
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, data)


def _beginning(folder: Path, catalogues: Mapping[str, Texts]) -> tuple[str, bytes]:
    """The name and the page to begin with, in the handbook's first language."""
    welcome = (folder / "index.html").read_text("utf-8")
    said = re.search(r'<html lang="(\w+)"', welcome)
    titled = re.search(r"<title>(.*?)</title>", welcome, re.DOTALL)
    language = said[1] if said and said[1] in catalogues else next(iter(catalogues))
    texts = catalogues[language]
    page = _BEGIN.format(
        language=language,
        name=escape(unescape(titled[1]).strip() if titled else folder.name),
        slug=folder.name,
        open=escape(texts("site.archive.open")),
        unpack=escape(texts("site.archive.unpack")),
    )
    return texts("site.archive.file"), page.encode()
