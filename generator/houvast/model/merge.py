"""Several files are one handbook; one handbook may start from another.

Why: an organisation may write one file or many, and a department changes only what differs. The
rule for `extends` fits in one sentence: fields are taken over one by one, a list is replaced as a
whole, contacts are matched by id and own words by term; `[]` and `{}` leave a section out.
"""

from __future__ import annotations

from collections.abc import Sequence as Several

from houvast.finding import Finding, Span
from houvast.source.node import Entry, Mapping, Node, Scalar, Sequence
from houvast.texts import LANGUAGES

__all__ = ["extend", "join"]


def join(parts: Several[Mapping], folder: str) -> tuple[Mapping, list[Finding]]:
    """The top-level fields of several files together; a field in two files is a finding."""
    entries: dict[str, Entry] = {}
    findings: list[Finding] = []
    for part in parts:
        for entry in part.entries:
            name = entry.key.text
            if first := entries.get(name):
                findings.append(
                    Finding(
                        "field-in-two-files",
                        entry.key.span,
                        {"field": name, "other": first.key.span.file},
                        related=(first.key.span,),
                    )
                )
            else:
                entries[name] = entry
    return Mapping(tuple(entries.values()), Span(folder)), findings


_MATCHED = {"contacts": "id", "glossary": "term"}


def extend(base: Node, own: Node, *, match: str = "") -> Node:
    """`own` on top of `base`."""
    if isinstance(own, Scalar) and not own.text.strip():
        return base
    if isinstance(own, Mapping) and _is_text(own):
        return own
    if isinstance(base, Mapping) and isinstance(own, Mapping):
        taken = {entry.key.text: entry for entry in base.entries}
        for entry in own.entries:
            name = entry.key.text
            if name in taken:
                value = extend(taken[name].value, entry.value, match=_MATCHED.get(name, ""))
                taken[name] = Entry(entry.key, value)
            else:
                taken[name] = entry
        return Mapping(tuple(taken.values()), own.span)
    if match and isinstance(base, Sequence) and isinstance(own, Sequence) and own.items:
        return _matched(base, own, match)
    return own


def _is_text(node: Mapping) -> bool:
    """Whether this is a text in languages: half a translation of another text helps nobody."""
    return all(entry.key.text in LANGUAGES for entry in node.entries)


def _matched(base: Sequence, own: Sequence, match: str) -> Sequence:
    items = list(base.items)
    known = {_name(item, match): index for index, item in enumerate(items) if _name(item, match)}
    for item in own.items:
        index = known.get(_name(item, match) or "")
        if index is None:
            items.append(item)
        else:
            items[index] = extend(items[index], item)
    return Sequence(tuple(items), own.span)


def _name(node: Node, match: str) -> str | None:
    found = node.get(match) if isinstance(node, Mapping) else None
    if isinstance(found, Mapping) and found.entries:
        found = found.entries[0].value
    return found.text if isinstance(found, Scalar) else None
