"""Text that YAML silently throws away: after a `#`, as an anchor, as a tag, as a reference.

Why: `kanaal: #algemeen` is an empty field to YAML and `team: &Zorg thuis` is "thuis". No error,
and nobody notices until an intern asks.
"""

from __future__ import annotations

import re

from yaml.events import AliasEvent, CollectionStartEvent, Event, NodeEvent, ScalarEvent

from houvast.finding import Finding
from houvast.source.diagnosis import Diagnosis, Page, clip
from houvast.source.events import begins
from houvast.source.layout import Kind, Line
from houvast.source.mistakes.levels import has_children
from houvast.source.mistakes.marks import quote_mark
from houvast.source.quoting import quoted

__all__ = ["anchors_and_tags", "hash_in_text", "lonely_comments"]


def hash_in_text(page: Page) -> list[Diagnosis]:
    """`Slack #algemeen` and `kleur: #ff0000`: what comes after ` #` is gone."""
    found: list[Diagnosis] = []
    for line in page.lines:
        if not line.structural or line.comment < 0 or line.opens:
            continue
        after = line.text[line.comment + 1 : line.comment + 2]
        if not (after.isalnum() or after in set(".,;:?)")) or line.value[:1] in {
            '"',
            "'",
            "[",
            "{",
            "|",
            ">",
        }:
            continue
        if not line.value and has_children(page, line):
            continue
        at = line.value_at if line.value else line.comment
        fixed = line.text[:at] + quoted(line.text[at:].rstrip())
        finding = page.find(
            "hash-in-text",
            line.number,
            line.comment,
            variant="" if line.value else "gone",
            suggestion=fixed,
            lost=clip(line.text[line.comment :]),
        )
        found.append(Diagnosis(finding, ({line.number: fixed},)))
    return found


def lonely_comments(page: Page) -> list[Finding]:
    """`key: # Kop` with nothing under it: the field is empty, perhaps on purpose."""
    return [
        page.find(
            "hash-after-field",
            line.number,
            line.comment,
            suggestion=line.text[: line.comment] + quoted(line.text[line.comment :].rstrip()),
            field=line.key or "-",
            lost=clip(line.text[line.comment :]),
        )
        for line in page.lines
        if _lonely(page, line)
    ]


def _lonely(page: Page, line: Line) -> bool:
    if line.kind is not Kind.FIELD or line.comment < 0 or line.value:
        return False
    if has_children(page, line):
        return False
    below = page.lines[line.number : line.number + 1]
    # A text of its own below (`key:  # note` and then a line of text) is the value.
    return not any(each.kind is Kind.TEXT and each.start > line.at for each in below)


def anchors_and_tags(page: Page, events: tuple[Event, ...]) -> list[Diagnosis]:
    """`&Zorg thuis`, `*belangrijk`, `!let op`; and real references, which we do not support."""
    anchors = {e.anchor for e in events if isinstance(e, NodeEvent) and not _alias(e)}
    used = {e.anchor for e in events if isinstance(e, AliasEvent)} & anchors
    found: list[Diagnosis] = []
    real: list[Event] = []
    for event in events:
        if not isinstance(event, NodeEvent):
            continue
        anchor = event.anchor
        if anchor and (anchor in used or isinstance(event, CollectionStartEvent)):
            real.append(event)
        elif anchor:
            found += _as_text(page, event)
        if isinstance(event, ScalarEvent | CollectionStartEvent) and event.tag and not anchor:
            found += _as_text(page, event)
    if real:
        by_line = dict(begins(event) for event in reversed(real))
        unique = tuple(page.span(n, by_line[n]) for n in sorted(by_line))
        finding = Finding("reference", unique[0], related=unique[1:])
        repair: dict[int, str] = {}
        for event in real:
            if not _alias(event) and getattr(event, "anchor", None) not in used:
                number, at = begins(event)
                repair[number] = _blanked(repair.get(number, page.texts[number - 1]), at)
        found.append(Diagnosis(finding, (repair,) if repair else ()))
    return found


def _alias(event: Event) -> bool:
    return isinstance(event, AliasEvent)


def _blanked(text: str, at: int) -> str:
    """The line with spaces for the anchor or the tag at `at`."""
    end = at
    while end < len(text) and text[end] not in " \t,[]{}":
        end += 1
    return text[:at] + " " * (end - at) + text[end:]


def _as_text(page: Page, event: NodeEvent) -> list[Diagnosis]:
    """The mark was meant as text: put the value between quotes."""
    number, at = begins(event)
    line = page.line(number)
    mark = line.text[at : at + 1]
    if mark not in {"&", "*", "!"}:
        return []
    plain = isinstance(event, AliasEvent) or (
        isinstance(event, ScalarEvent) and event.style is None
    )
    repair = quote_mark(page, line, at) if plain else None
    suggestion = repair[number] if repair else ""
    if repair is None:
        repair = {number: _blanked(line.text, at)}
        suggestion = re.sub(r"(?<=\S) {2,}", " ", repair[number])
    finding = page.find(
        "mark-at-start",
        number,
        at,
        at + 1,
        variant="tag" if mark == "!" else "reference",
        suggestion=suggestion,
        mark=mark,
    )
    return [Diagnosis(finding, (repair,))]
