"""The handbook names no mistakes that are normal here.

Why this failure is predictable: who thinks that a mistake is a disaster keeps it quiet, and then it
becomes one. Two or three ordinary mistakes by name make the first one easy to tell.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from houvast.finding import Finding
from houvast.model.handbook import Handbook
from houvast.review.sections import is_thin

__all__ = ["check"]


def check(handbook: Handbook, _today: dt.date) -> Iterator[Finding]:
    """One finding; not for a handbook that has only just begun, unless it names serious ones."""
    mistakes = handbook.document.mistakes
    if mistakes.normal:
        return
    if mistakes.stop:
        yield Finding("no-normal-mistakes", handbook.at("mistakes"), variant="stop")
    elif not is_thin(handbook):
        yield Finding("no-normal-mistakes", handbook.at("mistakes"))
