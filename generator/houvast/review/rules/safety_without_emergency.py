"""Safety without what to do in an emergency; or work with one's hands without safety at all.

Why this failure is predictable: in an emergency nobody looks things up, and a newcomer does not
know the assembly point, the first-aider or the alarm. It has to have been read before.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from houvast.finding import Finding
from houvast.model.choices import Profile
from houvast.model.handbook import Handbook
from houvast.review.sections import is_written, nearest_written

__all__ = ["check"]


def check(handbook: Handbook, _today: dt.date) -> Iterator[Finding]:
    """One finding; a missing section only counts for mbo."""
    document = handbook.document
    if is_written(document, "safety"):
        if document.safety.emergency is None:
            yield Finding("safety-without-emergency", handbook.at("safety"))
    elif document.internship.profile is Profile.MBO:
        path = nearest_written(handbook, ("safety",), ("internship", "profile"))
        yield Finding("safety-without-emergency", handbook.at(*path), variant="missing")
