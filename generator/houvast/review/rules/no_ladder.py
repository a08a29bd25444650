"""The handbook does not say whom to ask, and after how long, when you are stuck.

Why this failure is predictable: a newcomer does not dare to disturb, waits too long and hides it.
"After ten minutes go to Fatma" makes asking a rule instead of a weakness.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from houvast.finding import Finding
from houvast.model.handbook import Handbook

__all__ = ["check"]


def check(handbook: Handbook, _today: dt.date) -> Iterator[Finding]:
    """One finding when there is no ladder at all."""
    if not handbook.document.help.ladder:
        yield Finding("no-ladder", handbook.at("help", "ladder"))
