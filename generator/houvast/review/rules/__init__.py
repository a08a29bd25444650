"""The rules of the review, each in a file of its own: `check(handbook, today)`.

A new rule is a file here, its place in `RULES`, its row in `codes.py`, its texts in both languages
and its cases in the tests.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from houvast.finding import Finding
from houvast.model.handbook import Handbook
from houvast.review.rules import (
    accept_unknown_rule,
    empty_midweek,
    missing_translation,
    moment_without_busy,
    no_evaluation_each_quarter,
    no_ladder,
    no_normal_mistakes,
    one_person_ladder,
    one_sided_expectations,
    out_of_date,
    placeholder_text,
    safety_without_emergency,
    secret_in_text,
    sick_without_time,
    task_without_done,
    task_without_why,
    unreachable_contact,
)

__all__ = ["RULES", "Rule"]

Rule = Callable[[Handbook, dt.date], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    # What must not be read by everybody, or cannot be relied upon.
    secret_in_text.check,
    placeholder_text.check,
    out_of_date.check,
    unreachable_contact.check,
    safety_without_emergency.check,
    accept_unknown_rule.check,
    # What keeps guidance going when it is busy.
    empty_midweek.check,
    moment_without_busy.check,
    no_ladder.check,
    one_person_ladder.check,
    no_evaluation_each_quarter.check,
    # What everybody assumes to be obvious.
    one_sided_expectations.check,
    no_normal_mistakes.check,
    task_without_done.check,
    task_without_why.check,
    sick_without_time.check,
    missing_translation.check,
)
"""The order in which the rules look; what they find is told by place."""
