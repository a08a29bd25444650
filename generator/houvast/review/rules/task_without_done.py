"""A task that does not say when it is done.

Why this failure is predictable: an expert sees at a glance that it is finished and has forgotten
how. The intern hands in too early or goes on for too long, and hears only afterwards what counted.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from houvast.finding import Finding
from houvast.model.handbook import Handbook

__all__ = ["check"]


def check(handbook: Handbook, _today: dt.date) -> Iterator[Finding]:
    """One finding for each task, unless the handbook says what done means for all work."""
    if handbook.document.done.always:
        return
    for index, task in enumerate(handbook.document.tasks):
        if not task.done_when:
            values = {"task": str(task.name)}
            yield Finding("task-without-done", handbook.at("tasks", index), values)
