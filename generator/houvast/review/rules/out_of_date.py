"""A handbook whose time has passed.

Why this failure is predictable: a handbook is written once and read for years. One wrong telephone
number or period is enough for an intern to stop trusting the rest.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from houvast.finding import Finding
from houvast.model.choices import Status
from houvast.model.handbook import Handbook

__all__ = ["check"]

A_YEAR = dt.timedelta(days=366)


def check(handbook: Handbook, today: dt.date) -> Iterator[Finding]:
    """One finding for each date that has passed; none for an internship that is closed."""
    internship = handbook.document.internship
    if internship.status is Status.CLOSED:
        return
    if internship.valid_until and internship.valid_until < today:
        yield _finding(handbook, "valid_until", internship.valid_until, "valid")
    if internship.checked_on and today - internship.checked_on > A_YEAR:
        yield _finding(handbook, "checked_on", internship.checked_on, "checked")
    ends = [period.ends for period in internship.periods]
    known = [end for end in ends if end]
    if known and len(known) == len(ends) and max(known) < today:
        yield _finding(handbook, "periods", max(known), "periods")


def _finding(handbook: Handbook, field: str, date: dt.date, variant: str) -> Finding:
    values = {"date": date.isoformat()}
    return Finding("out-of-date", handbook.at("internship", field), values, variant)
