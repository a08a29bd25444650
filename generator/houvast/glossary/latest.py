"""What a published glossary says of itself in `latest.json`: which version is the newest.

Why: it comes from outside. Only what is looked for is taken, within bounds, and no name in it ever
becomes a path.
"""

from __future__ import annotations

import json
import re
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from houvast.finding import Finding, Span
from houvast.glossary.changes import is_version
from houvast.model.text import LINE, Text
from houvast.texts import LANGUAGES

__all__ = ["FORMAT", "LATEST", "Latest", "looks_like_page", "read_latest"]

LATEST = "latest.json"
FORMAT = 1
_MOST_FILES = 100
_PATH = re.compile(r"(?!\.)[A-Za-z0-9._-]{1,100}(/(?!\.)[A-Za-z0-9._-]{1,100}){0,5}")


class _Loose(BaseModel):
    """Fields that we do not know may come with a later Houvast."""

    model_config = ConfigDict(frozen=True, extra="ignore", strict=True)


class _Head(_Loose):
    houvast: Literal["glossary"]
    format: int


class PublishedFile(_Loose):
    """A file of a version: the digest and the number of its bytes."""

    sha256: Annotated[str, StringConstraints(pattern="^[0-9a-f]{64}$")]
    size: Annotated[int, Field(ge=0)]


class Latest(_Loose):
    """The newest version of a published glossary."""

    title: dict[str, str] = {}
    version: str
    files: Annotated[dict[str, PublishedFile], Field(max_length=_MOST_FILES)]

    @property
    def path(self) -> str:
        """Where the words of this version are, below the place of `latest.json`."""
        return f"v{self.version}/glossary.yml"

    @property
    def words(self) -> PublishedFile:
        """What is said of the file with the words."""
        return self.files[self.path]

    @property
    def name(self) -> Text | None:
        """What the glossary is called, as one line of plain signs."""
        lines = {key: _line(self.title.get(key, "")) for key in LANGUAGES}
        values = tuple((key, line) for key, line in lines.items() if line)
        return Text(values) if values else None


def read_latest(data: bytes, address: str) -> Latest | Finding:
    """What is in a `latest.json` that was read at `address`; or why it cannot be used."""
    if looks_like_page(data):
        return _finding(address, "web-page", "source-not-fetched")
    if _is_cut_off(data):
        return _finding(address, "cut-off", "source-not-fetched")
    try:
        head = _Head.model_validate_json(data)
    except ValidationError:
        return _finding(address, "")
    if head.format != FORMAT:
        return _finding(address, "format", format=str(head.format)[:20], known=str(FORMAT))
    try:
        latest = Latest.model_validate_json(data)
    except ValidationError as found:
        field = ".".join(str(step) for step in found.errors()[0]["loc"][:3])
        return _finding(address, "field", field=field)
    if not is_version(latest.version):
        return _finding(address, "version", text=latest.version[:60])
    strange = next((path for path in latest.files if not _PATH.fullmatch(path)), None)
    if strange is not None:
        return _finding(address, "file-name", text=strange[:60])
    if latest.path not in latest.files:
        return _finding(address, "no-words", file=latest.path)
    return latest


def looks_like_page(data: bytes) -> bool:
    """Whether bytes are a web page instead of what was asked for."""
    return data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"<"


def _is_cut_off(data: bytes) -> bool:
    """Whether a JSON text ends in the middle of something."""
    try:
        json.loads(data)
    except json.JSONDecodeError as problem:
        at_end = problem.pos >= len(problem.doc.rstrip())
        return at_end or problem.msg.startswith("Unterminated string")
    except (ValueError, RecursionError):
        return False
    return False


def _line(text: str) -> str:
    signs = "".join(sign for sign in " ".join(text.split()) if sign.isprintable())
    return signs[:LINE].strip()


def _finding(address: str, variant: str, name: str = "source-refused", **values: str) -> Finding:
    return Finding(name, Span(address), {"address": address, **values}, variant)
