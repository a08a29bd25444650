"""Lines that YAML silently reads as one text, while a person wrote fields or a list.

Why: `naam:Sanne` or `-te laat` is no mistake to YAML: it is a text. Everything under it disappears
into that text and the person only sees something odd on the page, or nothing.
"""

from __future__ import annotations

import re
from itertools import pairwise

from yaml.events import Event, MappingEndEvent, MappingStartEvent, ScalarEvent

from houvast.source.diagnosis import Diagnosis, Page
from houvast.source.events import begins, ends
from houvast.source.layout import Kind, Line
from houvast.source.mistakes.brackets import quote_brackets
from houvast.source.mistakes.colons import bracket_without_colon, glued_colon, wide_colon
from houvast.source.mistakes.dashes import first_dash, text_at
from houvast.source.mistakes.levels import SOME, open_levels, shifted, some
from houvast.source.mistakes.lists import bullet, glued_dash, numbered

__all__ = ["joined_lines", "keys_with_marks", "text_in_braces"]

_ONE_NAME = re.compile(r"\{\{.*|\{ *[^\W\d][\w .-]*\}.*")


def joined_lines(page: Page, events: tuple[Event, ...]) -> list[Diagnosis]:
    """Fields and points of a list within one plain text."""
    keys = {line.key for line in page.lines if line.kind is Kind.FIELD}
    found: list[Diagnosis] = []
    for event in events:
        if isinstance(event, ScalarEvent) and event.style is None and event.value:
            found += _in_text(page, event, keys)
    return found


def _in_text(page: Page, event: ScalarEvent, keys: set[str]) -> list[Diagnosis]:
    (first, at), (last, _) = begins(event), ends(event)
    lines = [line for line in page.lines[first - 1 : last] if line.structural]
    if not lines:
        return []
    own = lines[0].kind is Kind.TEXT and at == lines[0].at
    if (own or len(lines) > 2) and (
        found := numbered(page, lines if own and not lines[0].dashes else lines[1:])
    ):
        return [found]
    told: list[Diagnosis] = []
    covered: set[int] = set()
    for line in lines:
        if (line.number > first or own) and line.number not in covered:
            diagnosis = _on_line(page, line, line.number > first, keys)
            told += [diagnosis] if diagnosis else []
            if diagnosis and diagnosis.repairs:
                covered.update(diagnosis.repairs[0])
            if diagnosis and diagnosis.finding.name == "text-with-fields":
                break  # the points below it are the same mistake
    return told


def _on_line(page: Page, line: Line, later: bool, keys: set[str]) -> Diagnosis | None:
    """What a line of a plain text was meant to be."""
    if line.dashes and not later:
        found = glued_colon(page, line) or wide_colon(page, line)
        return found if found and found.finding.values["field"] in keys else None
    if line.dashes:
        return _joined_point(page, line)
    return (
        glued_dash(page, line)
        or bullet(page, line)
        or glued_colon(page, line)
        or wide_colon(page, line)
    )


def _joined_point(page: Page, line: Line) -> Diagnosis:
    """`- te laat` a space deeper than the point above it: one text to YAML."""
    levels = open_levels(page, line.number)
    lists = [level for level in levels if level.listed]
    above = next(page.before(line.number))
    if text_at(above, line.start):
        return first_dash(page, above, line)
    if lists and (above.dashes or above.kind is Kind.TEXT):
        nearest = min(lists, key=lambda each: abs(each.column - line.start))
        repair, siblings = shifted(page, line, nearest.column)
        finding = page.find(
            "list-indent",
            line.number,
            line.start,
            variant="more" if siblings else "",
            suggestion=repair[line.number],
            related=(page.span(nearest.last.number), *map(page.span, siblings[:SOME])),
            field=line.value,
            typed=str(page.column(line.number, line.start) - 1),
            other=nearest.last.key or nearest.last.value,
            line=str(nearest.last.number),
            expected=str(page.column(nearest.last.number, nearest.column) - 1),
            others=some(siblings),
        )
        return Diagnosis(finding, (repair,))
    finding = page.find(
        "text-with-fields",
        line.number,
        variant="list",
        related=(page.span(above.number),),
        field=line.value,
        text=above.value,
        other=above.key,
        line=str(above.number),
    )
    # Read on as if the text were not there: the list is what the field was meant to hold.
    bare = above.text[: above.colon + 1] if above.kind is Kind.FIELD else above.text
    return Diagnosis(finding, ({above.number: bare},))


def keys_with_marks(page: Page, events: tuple[Event, ...]) -> list[Diagnosis]:
    """`-naam: Sanne` and `• naam: Sanne`: to YAML the sign is a part of the name of the field."""
    found: list[Diagnosis] = []
    for line in page.lines:
        if line.kind is Kind.FIELD and line.key[:1] not in {'"', "'"}:
            diagnosis = (
                glued_dash(page, line)
                or bullet(page, line)
                or (glued_colon(page, line) if _GLUED_KEY.match(line.key) else None)
                or bracket_without_colon(page, line)
            )
            found += [diagnosis] if diagnosis else []
    return found + _glued_in_braces(page, events)


_GLUED_KEY = re.compile(r"[^\W\d][\w-]*:[^\s:/]")


def _glued_in_braces(page: Page, events: tuple[Event, ...]) -> list[Diagnosis]:
    """`{naam:Sanne}`: one long name with nothing behind it."""
    found: list[Diagnosis] = []
    inside: list[bool] = []
    for event, after in pairwise(events):
        if isinstance(event, MappingStartEvent):
            inside.append(bool(event.flow_style))
        elif isinstance(event, MappingEndEvent):
            inside.pop()
        elif isinstance(event, ScalarEvent) and event.style is None and any(inside[-1:]):
            match = _GLUED_KEY.match(event.value)
            if match and isinstance(after, ScalarEvent) and not after.value:
                number, at = begins(event)
                text = page.texts[number - 1]
                colon = text.index(":", at)
                fixed = text[: colon + 1] + " " + text[colon + 1 :]
                finding = page.find(
                    "missing-space-after-colon",
                    number,
                    colon,
                    colon + 1,
                    suggestion=fixed,
                    field=text[at:colon],
                )
                found.append(Diagnosis(finding, ({number: fixed},)))
    return found


def text_in_braces(page: Page) -> list[Diagnosis]:
    """`{{ naam }}` or `{naam}` as a value: a place to fill in, which YAML takes for fields."""
    return [
        quote_brackets(page, line)
        for line in page.lines
        if line.structural and not line.opens and _ONE_NAME.fullmatch(line.value)
    ]
