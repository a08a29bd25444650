"""How much a file may hold, so that reading one takes seconds at the very most.

Why: a person's file is small, and every question that is asked of it costs time. A glossary that
a program wrote holds thousands of terms.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["BY_HAND", "GLOSSARY", "Bounds"]


@dataclass(frozen=True, slots=True)
class Bounds:
    """The most bytes of a file and the most values in it."""

    size: int
    nodes: int


BY_HAND = Bounds(256 * 1024, 20_000)
GLOSSARY = Bounds(4 * 1024 * 1024, 200_000)
