"""From nodes to a handbook, with every finding at once.

Why: who has made three mistakes wants to hear of three. What is wrong is taken out, or put right
where it is clear what was meant, and the rest is read again: so references and the review still
see all that is right, and nothing is told twice.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from pydantic import ValidationError

from houvast.finding import Finding, Span
from houvast.model.base import Model
from houvast.model.diagnosis import Diagnosis, diagnose
from houvast.model.fields import Words
from houvast.model.handbook import Document, Handbook, Path, contact_ids
from houvast.model.plain import Plain, plain, rewritten
from houvast.model.references import named_people, unknown_people
from houvast.source.node import Mapping as Fields
from houvast.source.node import Node

__all__ = ["read_handbook", "read_model"]

M = TypeVar("M", bound=Model)

# Each round goes one step further into a file; a file that needs more has told enough.
_ROUNDS = 8


def read_handbook(
    slug: str, fields: Fields, words: Words
) -> tuple[Handbook | None, tuple[Finding, ...]]:
    """The handbook in `fields`, and all findings.

    The handbook is also there when there are errors, without the parts that are wrong; it is None
    when what is needed is missing. It may only be built when no finding is an error.
    """
    document, made, errors = _read(Document, fields, words)
    if document is None:
        return None, errors
    ids, twice = contact_ids(document.contacts)
    findings = list(errors)
    for index, name in twice:
        first = made.place(("contacts", ids[name], "id"))
        values = {"id": name, "field": "contacts.id"}
        place = made.place(("contacts", index, "id"))
        findings.append(Finding("contact-twice", place, values, related=(first,)))
    handbook = Handbook(slug, document, made.places, ids)
    findings += unknown_people(handbook, named_people(plain(fields).value))
    return handbook, tuple(findings)


def read_model(
    model: type[M], fields: Fields, words: Words
) -> tuple[M | None, Callable[[Path], Span], tuple[Finding, ...]]:
    """Any model in `fields`, the place of each of its parts, and all findings.

    What is wrong is left out of the model; it is None when what is needed is missing.
    """
    read, made, findings = _read(model, fields, words)
    return read, made.place, findings


def _read(
    model: type[M], fields: Fields, words: Words
) -> tuple[M | None, Plain, tuple[Finding, ...]]:
    node: Node = fields
    made = plain(node)
    findings: list[Finding] = []
    gone: set[tuple[Span, str]] = set()
    for _ in range(_ROUNDS):
        made = plain(node)
        try:
            return model.model_validate(made.value), made, tuple(findings)
        except ValidationError as problem:
            found = diagnose(problem.errors(include_url=False), made, words, model)
        findings += [finding for finding in found.findings if not _by_us(finding, gone)]
        _remember(found, made, gone)
        left = rewritten(node, found.wrong, found.renamed, found.texts)
        if left is None:
            break
        node = left
    return None, made, tuple(findings)


def _remember(found: Diagnosis, made: Plain, gone: set[tuple[Span, str]]) -> None:
    """Note what is taken out: when it is missed in the next round, that is our doing."""
    for path in found.wrong:
        for length in range(len(path), 0, -1):
            if isinstance(path[length - 1], str):
                gone.add((made.place(path[: length - 1]), str(path[length - 1])))
                break


def _by_us(finding: Finding, gone: set[tuple[Span, str]]) -> bool:
    """Whether something is only missing because we took it out."""
    key = finding.values["field"].rpartition(".")[2]
    if finding.name == "missing-field":
        return (finding.span, key) in gone
    return finding.name == "empty-list" and any(name == key for _, name in gone)
