"""The intern hears what is expected, but not what may be expected in return.

Why this failure is predictable: expectations that were never spoken turn into yardsticks. When
only the intern's side is on paper, nobody can recall what the other parties promised.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from houvast.finding import Finding
from houvast.model.agree import Expectations
from houvast.model.choices import Profile
from houvast.model.handbook import Handbook

__all__ = ["check"]

_SCHOOL = re.compile(r"school|opleiding|universit|college|academi", re.IGNORECASE)


def check(handbook: Handbook, _today: dt.date) -> Iterator[Finding]:
    """One finding that names the parties that are missing; a traineeship has no school."""
    expectations = handbook.document.expectations
    if not expectations.of_intern:
        return
    no_organisation = not expectations.of_organisation
    has_school = handbook.document.internship.profile is not Profile.TRAINEESHIP
    no_school = has_school and not _of_school(expectations)
    if no_organisation and no_school:
        variant = ""
    elif no_organisation:
        variant = "organisation"
    elif no_school:
        variant = "school"
    else:
        return
    place = handbook.at("expectations", "of_intern")
    yield Finding("one-sided-expectations", place, variant=variant)


def _of_school(expectations: Expectations) -> bool:
    """Whether something is expected of the school, also where it stands under its own name."""
    others = (other for other in expectations.of_others if other.expectations)
    named = any(_SCHOOL.search(words) for other in others for _, words in other.party.values)
    return bool(expectations.of_school) or named
