"""What an organisation accepts: rules that the review need not mention again, with a reason.

Why: advice that does not fit ("we are with two people") has to be answered once, in the open, and
not at every build.
"""

from __future__ import annotations

import re

from houvast.codes import CODES, Code
from houvast.model.own import ReviewSettings
from houvast.model.values import slug_of

__all__ = ["NEVER_ACCEPTED", "accepted", "is_review", "rule_named"]

# Who accepts a rule that does not exist cannot hide that by accepting this one too.
NEVER_ACCEPTED = "accept-unknown-rule"


def is_review(code: Code) -> bool:
    """Whether a code belongs to the review, so that it may be accepted."""
    return code.number.startswith("HV3")


def rule_named(text: str) -> Code | None:
    """The code that is meant by a number (`HV303`, `hv 303`) or a name (`one person ladder`)."""
    name = slug_of(text)
    number = re.sub(r"-", "", name).upper()
    return next((c for c in CODES.values() if name == c.name or number == c.number), None)


def accepted(settings: ReviewSettings) -> frozenset[str]:
    """The names of the review's rules that are accepted."""
    codes = (rule_named(acceptance.rule) for acceptance in settings.accept)
    names = {code.name for code in codes if code is not None and is_review(code)}
    return frozenset(names - {NEVER_ACCEPTED})
