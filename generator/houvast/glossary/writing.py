"""A glossary as its own YAML: what publishing and importing write, and what reading reads again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from houvast.glossary.terms import About, Link, Term
from houvast.model.text import Text
from houvast.source import written_yaml

__all__ = ["glossary_yaml"]


def glossary_yaml(terms: Iterable[Term], about: About | None = None, head: str = "") -> bytes:
    """The file with these terms. `head` is lines of comment before it.

    Reading it again gives the same terms.
    """
    data: dict[str, Any] = {}
    if about is not None:
        data["about"] = {key: _plain(value) for key, value in about if value is not None}
    data["terms"] = [_fields(term) for term in terms]
    return (head + written_yaml(data)).encode()


def _fields(term: Term) -> dict[str, Any]:
    """What a term says, without what it leaves open, in the order of the model."""
    data: dict[str, Any] = term.model_dump(mode="json", exclude_defaults=True)
    if term.link is not Link.FIRST:
        data["link"] = str(term.link)
    return data


def _plain(value: Any) -> Any:
    if isinstance(value, Text):
        by_language = dict(value.values)
        return by_language[""] if set(by_language) == {""} else by_language
    return str(value)
