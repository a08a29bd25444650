"""From drafts to terms: ids, references between terms, very short words.

Why: ids are addresses, so they follow one pattern and are there once, whatever a file calls its
terms. A reference is only kept when it leads to a term.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from houvast.exchange.drafts import Draft, Said, joined, tidy
from houvast.exchange.findings import Notes
from houvast.glossary.terms import Link, Term
from houvast.model.values import slug_of
from houvast.texts import LANGUAGES

__all__ = ["finished", "identifier"]

_LONGEST = 60
_CAMEL = re.compile(r"[A-Z]?[a-z]+(?:[A-Z][a-z]+)+")


def finished(
    drafts: Sequence[Draft],
    notes: Notes,
    taken: Collection[str] = (),
    known: Collection[str] = (),
) -> tuple[Term, ...]:
    """The terms of all drafts that have a word.

    `taken` are ids that a new term may not get, `known` those that it may refer to.
    """
    ready = []
    for draft in drafts:
        words = {language: draft.made(language, notes) for language in LANGUAGES}
        if any(words.values()):
            ready.append((draft, words))
        elif not draft.words:
            notes.left_out("no-term", draft.span, id=draft.name)
    ids = _ids([draft for draft, _ in ready], notes, taken)
    by_name: dict[str, str] = {}
    for (draft, _), name in zip(ready, ids, strict=True):
        by_name.setdefault(draft.name, name)
    for (draft, _), name in zip(ready, ids, strict=True):
        for said in draft.terms():
            by_name.setdefault(said.text.strip(), name)
    terms = []
    for (draft, words), name in zip(ready, ids, strict=True):
        see, replaced = (
            _references(name, said, by_name, known, notes)
            for said in (draft.see, draft.replaced_by)
        )
        for other in draft.replaced_by[1:]:
            notes.left_out("no-room", other.span, field="replaced_by", text=other.text)
        source = [kept for said in draft.source if (kept := tidy("source", said, notes))]
        terms.append(
            Term(
                id=name,
                **words,
                see=see,
                source=joined("source", source, notes) if source else None,
                replaced_by=replaced[0] if replaced else None,
                link=_link(draft, notes),
            )
        )
    return tuple(terms)


def identifier(text: str) -> str:
    """A text as an id; "" when nothing in it can be part of one."""
    if _CAMEL.fullmatch(text):
        text = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", text)
    return slug_of(text)[:_LONGEST].strip("-")


def _ids(drafts: Sequence[Draft], notes: Notes, taken: Collection[str]) -> list[str]:
    """An id for each draft. Who is called exactly so in the file goes first."""
    used = set(taken)
    found: dict[int, str] = {}
    last: dict[str, int] = {}
    typed = [draft.wish or draft.name for draft in drafts]
    # False comes first: those that can keep the name that they have.
    for index in sorted(range(len(drafts)), key=lambda at: identifier(typed[at]) != typed[at]):
        draft = drafts[index]
        word = next((identifier(said.text) for said in draft.terms()), "")
        wish = identifier(typed[index]) or word or "term"
        name, number = wish, last.get(wish, 1)
        while name in used:
            number += 1
            last[wish] = number
            name = f"{wish[: _LONGEST - len(str(number)) - 1].strip('-')}-{number}"
        used.add(name)
        found[index] = name
        if name != wish:
            values = {"text": typed[index] or wish, "wish": wish, "id": name}
            notes.changed("taken", draft.span, **values)
        elif typed[index] and name != typed[index]:
            notes.changed("id", draft.span, text=typed[index], id=name)
    return [found[index] for index in range(len(drafts))]


def _references(
    name: str,
    said: Sequence[Said],
    by_name: Mapping[str, str],
    known: Collection[str],
    notes: Notes,
) -> tuple[str, ...]:
    """The ids that the names stand for, each once, without the term itself."""
    found: dict[str, None] = {}
    for other in said:
        target = by_name.get(other.text) or (other.text if other.text in known else "")
        if not target:
            near = notes.likely(other.text, (word for word in by_name if by_name[word] != name))
            reason = "reference-near" if near else "reference"
            notes.left_out(reason, other.span, id=name, other=other.text, near=near)
        elif target == name:
            notes.left_out("itself", other.span, id=name)
        else:
            found[target] = None
    return tuple(found)


def _link(draft: Draft, notes: Notes) -> Link:
    """Never for a word of one sign: the `s` of a programming language is in every `’s avonds`."""
    if draft.link is Link.NEVER:
        return draft.link
    short = next((said for said in draft.terms() if len(said.text.strip()) == 1), None)
    if short is None:
        return draft.link
    notes.changed("never", short.span, text=short.text.strip())
    return Link.NEVER
