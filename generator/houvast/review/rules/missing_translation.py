"""A text that is not there in one of the handbook's languages.

Why this failure is predictable: who reads English because Dutch is hard meets Dutch at the very
place where a detail matters. Translations lag behind one sentence at a time.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import islice

from houvast.finding import Finding
from houvast.model.handbook import Handbook, Path
from houvast.review.written import Written, written

__all__ = ["check"]

MOST = 20
"""Findings; what is left is counted in one more."""

LONGEST_NAME = 3
"""Words; what is not longer is a name or a label as often as a sentence."""

_NAMES = {
    ("organisation", "name"),
    ("organisation", "part_of"),
    ("organisation", "credits"),
    ("contacts", "name"),
    ("contacts", "organisation"),
    ("place", "address"),
    ("place", "others", "address"),
    ("tools", "name"),
    ("channels", "name"),
    ("trust", "outside", "name"),
    ("glossary", "term"),
    ("glossary", "also"),
}
"""Fields with names of people, places and things, which are not translated."""


def check(handbook: Handbook, _today: dt.date) -> Iterator[Finding]:
    """A finding for each of the first texts, then one that counts the rest."""
    if len(handbook.languages) < 2:
        return
    lacking = _lacking(handbook)
    for piece, language in islice(lacking, MOST):
        yield Finding(
            "missing-translation", handbook.at(*piece.path), {"language": language}, language
        )
    rest = list(lacking)
    if rest:
        place = handbook.at("organisation", "languages")
        yield Finding("missing-translation", place, {"count": str(len(rest))}, "rest")


def _lacking(handbook: Handbook) -> Iterator[tuple[Written, str]]:
    for piece in written(handbook):
        if piece.understood or _is_a_name(piece.path):
            continue
        if len(str(piece.text).split()) <= LONGEST_NAME:
            continue
        for language in handbook.languages:
            if not piece.text.speaks(language, handbook.first):
                yield piece, language


def _is_a_name(path: Path) -> bool:
    return tuple(step for step in path if isinstance(step, str)) in _NAMES
