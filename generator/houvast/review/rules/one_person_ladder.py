"""The ladder for when you are stuck ends too soon: one step, or nobody as a backup.

Why this failure is predictable: the one person who helps is ill, in a meeting or on holiday at the
very moment that it is busy. Without a next name the intern waits.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from houvast.finding import Finding
from houvast.model.handbook import Handbook
from houvast.model.references import EVERYBODY
from houvast.model.values import slug_of

__all__ = ["check"]


def check(handbook: Handbook, _today: dt.date) -> Iterator[Finding]:
    """One finding for the ladder; a step that leads to everybody counts as a backup."""
    help_ = handbook.document.help
    if not help_.ladder:
        return
    asked = [person for rung in help_.ladder for person in rung.who]
    to_all = any(EVERYBODY.get(slug_of(person)) == "everyone" for person in asked)
    backup = bool(help_.backup or help_.nobody_there or to_all)
    place = handbook.at("help", "ladder")
    if len(help_.ladder) == 1 and not to_all:
        yield Finding("one-person-ladder", place, variant="" if backup else "alone")
    elif not backup:
        yield Finding("one-person-ladder", place, variant="backup")
