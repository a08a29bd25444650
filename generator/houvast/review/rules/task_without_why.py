"""A task that does not say why we do it.

Why this failure is predictable: who does not know what a task is for cannot judge what matters in
it, does every step with equal care, and cannot see when something else is needed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from houvast.finding import Finding
from houvast.model.handbook import Handbook

__all__ = ["check"]


def check(handbook: Handbook, _today: dt.date) -> Iterator[Finding]:
    """One finding for each task."""
    for index, task in enumerate(handbook.document.tasks):
        if task.why is None:
            values = {"task": str(task.name)}
            yield Finding("task-without-why", handbook.at("tasks", index), values)
