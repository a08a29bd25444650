"""The handbook accepts a rule that the review does not have.

Why this failure is predictable: a number with two digits swapped silently accepts nothing, or after
an update something else. The organisation believes that it has answered, and the advice stays.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from difflib import get_close_matches

from houvast.codes import CODES
from houvast.finding import Finding
from houvast.model.handbook import Handbook
from houvast.model.values import slug_of
from houvast.review.acceptance import NEVER_ACCEPTED, is_review, rule_named

__all__ = ["check"]


def check(handbook: Handbook, _today: dt.date) -> Iterator[Finding]:
    """One finding for each rule that is accepted and cannot be."""
    names = [name for name, code in CODES.items() if is_review(code) and name != NEVER_ACCEPTED]
    for index, acceptance in enumerate(handbook.document.review.accept):
        code = rule_named(acceptance.rule)
        if code and code.name in names:
            continue
        near = get_close_matches(slug_of(acceptance.rule), names, n=1, cutoff=0.6)
        variant = "other" if code else ("near" if near else "")
        suggestion = near[0] if near and not code else ""
        yield Finding(
            "accept-unknown-rule",
            handbook.at("review", "accept", index, "rule"),
            {"rule": acceptance.rule, "near": suggestion},
            variant,
            suggestion,
        )
