"""A published version of a glossary: its number, its day, and what changed in it.

Why: whoever uses a word wants to know since when it means what it means. Each version keeps its own
list of changes beside its words, so that the history needs nothing but the published files.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from houvast.glossary.changes import Change, Detail, Kind, is_version
from houvast.glossary.terms import Term

__all__ = ["Version", "changes_json", "read_changes"]


@dataclass(frozen=True, slots=True)
class Version:
    """One version. `previous` is the number before it, "" for the first.

    `gone` are the terms that this version took away, with their last words.
    """

    number: str
    day: dt.date
    previous: str = ""
    changes: tuple[Change, ...] = ()
    gone: tuple[Term, ...] = ()


def changes_json(version: Version) -> bytes:
    """The file `changes.json` of a version."""
    data = {
        "version": version.number,
        "date": version.day.isoformat(),
        "previous": version.previous,
        "changes": [asdict(change) for change in version.changes],
        "gone": [term.model_dump(mode="json", exclude_defaults=True) for term in version.gone],
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def read_changes(data: bytes) -> Version:
    """The version in such a file. Raises ValueError for anything else."""
    try:
        found = json.loads(data)
        version = Version(
            number=_number(found["version"]),
            day=dt.date.fromisoformat(found["date"]),
            previous=found["previous"] and _number(found["previous"]),
            changes=tuple(map(_change, found["changes"])),
            gone=tuple(map(Term.model_validate, found["gone"])),
        )
    except (KeyError, TypeError, AttributeError, RecursionError) as problem:
        raise ValueError(str(problem)) from problem
    return version


def _number(text: str) -> str:
    if not is_version(text):
        raise ValueError(text)
    return text


def _change(data: Mapping[str, Any]) -> Change:
    details = tuple(
        Detail(str(one["field"]), str(one["before"]), str(one["after"])) for one in data["details"]
    )
    kind = Kind(data["kind"])
    return Change(str(data["id"]), kind, str(data["language"]), str(data["term"]), details)
