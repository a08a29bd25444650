"""The review: looks at a valid handbook for what predictably goes wrong in an internship.

Why: internships rarely fail through bad will; they fail by design, on a Wednesday afternoon. What
is missing then can be seen in the handbook weeks earlier. The review names improvements: advice or
a warning, never an error and never a grade.
"""

from __future__ import annotations

import datetime as dt

from houvast.finding import Finding, in_order
from houvast.model.handbook import Handbook
from houvast.review.acceptance import accepted
from houvast.review.rules import RULES

__all__ = ["review"]


def review(handbook: Handbook, today: dt.date) -> list[Finding]:
    """What all rules find, by place, without the rules that the organisation accepts."""
    left_out = accepted(handbook.document.review)
    return in_order(
        finding
        for check in RULES
        for finding in check(handbook, today)
        if finding.name not in left_out
    )
