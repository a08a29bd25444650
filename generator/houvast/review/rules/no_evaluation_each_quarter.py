"""A long internship with fewer than two moments to look back together.

Why this failure is predictable: with one talk at the end, the first time that the intern hears how
it goes is also the last. A talk each quarter comes while something can still change.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from houvast.finding import Finding
from houvast.model.handbook import Handbook
from houvast.model.moments import Often
from houvast.model.organisation import Internship
from houvast.model.rhythm import FeedbackMoment, FixedMoment
from houvast.review.sections import nearest_written

__all__ = ["check"]

LONG = 100
"""Days, counting weekends: a little more than a quarter."""

ENOUGH = 2
_DURATION = re.compile(r"(\d{1,3})\s*(week|weken|maand|month|jaar|year)", re.IGNORECASE)
_DAYS_IN = {"week": 7, "weken": 7, "maand": 30, "month": 30, "jaar": 365, "year": 365}
_AGAIN = re.compile(
    r"kwartaal|quarter|maandelijks|monthly|\b(elke|elk|iedere|ieder|om de|every|each|per)\b",
    re.IGNORECASE,
)
_AND = re.compile(r",|;|&|\+|\b(?:en|and)\b", re.IGNORECASE)
_EVALUATION = re.compile(
    r"evaluat|voortgang|beoordel|feedback|terugbli[jk]|tussengesprek|functioneren|progress"
    r"|performance review|appraisal|assess|look(?:ing)? back",
    re.IGNORECASE,
)


def check(handbook: Handbook, _today: dt.date) -> Iterator[Finding]:
    """One finding; moments of the rhythm that are an evaluation count too."""
    days = _days(handbook.document.internship)
    if days <= LONG:
        return
    count = sum(_times(moment) for moment in handbook.document.feedback.moments)
    count += sum(ENOUGH for moment in handbook.document.rhythm if _evaluates(moment))
    if count < ENOUGH:
        place = nearest_written(
            handbook, ("feedback", "moments"), ("feedback",), ("internship", "periods")
        )
        variant = "one" if count else ""
        values = {"weeks": str(round(days / 7))}
        yield Finding("no-evaluation-each-quarter", handbook.at(*place), values, variant)


def _days(internship: Internship) -> int:
    """The length of the longest period in days; of the duration in words when there is no end."""
    spans = [(p.ends - p.starts).days for p in internship.periods if p.ends]
    if spans or internship.duration is None:
        return max(spans, default=0)
    found = _DURATION.search(str(internship.duration))
    return int(found[1]) * _DAYS_IN[found[2].casefold()] if found else 0


def _times(moment: FeedbackMoment) -> int:
    """How many talks a moment stands for: "halfway and at the end" is two, "each month" enough."""
    when = moment.when
    if _AGAIN.search(f"{moment.what} {when.text if when else ''}"):
        return ENOUGH
    if when is None or when.day is not None:
        return 1
    return 1 + len(_AND.findall(str(when.text)))


def _evaluates(moment: FixedMoment) -> bool:
    often = moment.every.often if moment.every else None
    if often is Often.QUARTER:
        return True
    return often is not Often.YEAR and bool(_EVALUATION.search(str(moment.what)))
