"""Nothing is planned between the beginning and the end of the week.

Why this failure is predictable: internships fail on Wednesday afternoon. On Monday everybody pays
attention and on Friday one looks back; in between it gets busy, and an intern who is stuck and has
no moment to wait for stays stuck.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from houvast.finding import Finding
from houvast.model.handbook import Handbook
from houvast.model.moments import Often
from houvast.model.rhythm import FixedMoment
from houvast.review.sections import is_thin

__all__ = ["check"]

TUESDAY_TO_THURSDAY = frozenset((1, 2, 3))
_SELDOM = (Often.TWO_WEEKS, Often.MONTH, Often.QUARTER, Often.YEAR)


def check(handbook: Handbook, _today: dt.date) -> Iterator[Finding]:
    """One finding for the rhythm as a whole."""
    hours = handbook.document.internship.hours
    workdays = frozenset(hours.days if hours else ())
    if workdays and len(workdays) < 3:
        return
    rhythm = handbook.document.rhythm
    if not rhythm:
        if not is_thin(handbook):
            yield Finding("empty-midweek", handbook.at("rhythm"), variant="none")
        return
    middle = _middle(workdays)
    if not any(_may_fall(moment, middle) for moment in rhythm):
        yield Finding("empty-midweek", handbook.at("rhythm"))


def _middle(workdays: frozenset[int]) -> frozenset[int]:
    """Tuesday to Thursday, and what lies inside a working week that begins or ends elsewhere."""
    if not workdays:
        return TUESDAY_TO_THURSDAY
    inside = workdays - {min(workdays), max(workdays)}
    return inside | (TUESDAY_TO_THURSDAY & workdays)


def _may_fall(moment: FixedMoment, middle: frozenset[int]) -> bool:
    """Whether a moment comes round each week on one of the days, as far as can be known.

    Words that cannot be read as days get the benefit of the doubt.
    """
    often = moment.every.often if moment.every else None
    if often in _SELDOM:
        return False
    if often is Often.DAY:
        return True
    days = moment.when.days if moment.when else ()
    return not days or bool(middle & set(days))
