"""A fixed moment that does not say what happens to it when it is busy.

Why this failure is predictable: nobody decides to drop a talk. It moves one day, then another, and
after two weeks it is gone. A short version that was agreed on a quiet day survives a busy one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from houvast.finding import Finding
from houvast.model.handbook import Handbook

__all__ = ["check"]


def check(handbook: Handbook, _today: dt.date) -> Iterator[Finding]:
    """One finding for each moment."""
    for index, moment in enumerate(handbook.document.rhythm):
        if moment.when_busy is None:
            values = {"what": str(moment.what)}
            yield Finding("moment-without-busy", handbook.at("rhythm", index), values)
