"""What a reader takes along from a small handbook, and how it is read by another library."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import vobject

from conftest import ROOT
from houvast.compose.takeaway.files import TakeAway
from houvast.compose.words import Words
from houvast.model import Handbook
from houvast.model.handbook import Document, contact_ids
from houvast.source import read_yaml
from houvast.texts import Texts, flatten
from houvast.workspace import plain_tree
from review.handbooks import read

__all__ = ["Event", "events", "labels", "of", "take_away", "unfolded"]

Event = Any


def labels(language: str) -> Texts:
    """The texts of a handbook."""
    found: dict[str, str] = {}
    for path in sorted((ROOT / "content" / "labels" / language).glob("site*.yml")):
        node = read_yaml(path.read_bytes(), path.name).node
        assert node is not None
        found |= dict(flatten(plain_tree(node)))
    return Texts(language, found)


def of(data: dict[str, Any]) -> Handbook:
    """The handbook of data that no reader of files has looked at."""
    document = Document.model_validate(data)
    ids, twice = contact_ids(document.contacts)
    assert not twice
    return Handbook("handbook", document, {}, ids)


def take_away(source: str | Handbook, language: str = "nl", root: str = "") -> TakeAway:
    """What a reader takes along. Names stand as they are typed."""
    handbook = read(source) if isinstance(source, str) else source
    words = Words(labels(language), handbook.first)

    def persons(names: Any, *, object: bool = False) -> str:
        return words.listed(str(getattr(handbook.who(n), "name", None) or n) for n in names)

    return TakeAway(handbook, words, persons, root)


def events(data: bytes, *, fresh: bool = True) -> dict[str, tuple[Event, list[dt.date]]]:
    """The events of a calendar by name, with all their times, by a reader that is not the writer.

    Times are in the time zone that the file itself describes, unless the reader is not `fresh` and
    knows that zone from a file before.
    """
    if fresh:
        vars(vobject.icalendar)["__tzidMap"].clear()
    found = {}
    for event in vobject.readOne(data.decode()).vevent_list:
        times = event.getrruleset(addRDate=True) if "rrule" in event.contents else None
        found[event.summary.value] = (event, list(times) if times else [event.dtstart.value])
    return found


def unfolded(data: bytes) -> Iterator[str]:
    """The lines of a file by the rules of RFC 5545 and RFC 6350; each row must obey them."""
    assert data.endswith(b"\r\n")
    rows = data.removesuffix(b"\r\n").split(b"\r\n")
    assert all(len(row) <= 75 and b"\n" not in row and b"\r" not in row for row in rows)
    lines: list[bytes] = []
    for row in rows:
        row.decode()  # never cut within a sign
        if row.startswith(b" "):
            lines[-1] += row[1:]
        else:
            lines.append(row)
    return (line.decode() for line in lines)
