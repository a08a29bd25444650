"""Text that arrives, but not as it was meant: curly quotes, escapes, several documents.

Why: these files are valid. What a person sees on the page differs from what was typed, or a sign
that cannot be seen was typed on purpose.
"""

from __future__ import annotations

import re

from yaml.events import DocumentEndEvent, DocumentStartEvent, Event, ScalarEvent

from houvast.finding import Finding
from houvast.source.characters import hidden
from houvast.source.diagnosis import Diagnosis, Page, clip
from houvast.source.events import begins, ends
from houvast.source.layout import Kind
from houvast.source.mistakes.quotes import without_escapes

__all__ = ["curly_quotes", "hidden_escapes", "paths_in_quotes", "two_documents"]

_PAIRS = {"“": "”“", "„": "”“", "‘": "’‘", "‚": "’‘", "«": "»", "»": "«", "”": "”"}
_PATH = re.compile(r'"(?:[A-Za-z]:\\[^\\]|\\\\[\w])')


def two_documents(page: Page, events: tuple[Event, ...]) -> list[Diagnosis]:
    """`---` halfway a file begins a second document. At the end alone it does no harm."""
    starts = [i for i, event in enumerate(events) if isinstance(event, DocumentStartEvent)]
    for i in starts[1:]:
        root, end = events[i + 1], events[i + 2]
        if isinstance(end, DocumentEndEvent) and isinstance(root, ScalarEvent) and not root.value:
            continue
        number, _ = begins(events[i])
        dividers = [
            line.number
            for line in page.lines[1:]
            if line.kind is Kind.DIVIDER and line.text.rstrip() in {"---", "..."}
        ]
        repair = dict.fromkeys(dividers, "")
        finding = page.find("two-documents", number, 0, 3, mark="---")
        return [Diagnosis(finding, (repair,) if repair else ())]
    return []


def paths_in_quotes(page: Page) -> list[Diagnosis]:
    """`"C:\\temp"`: valid, but `\\t` becomes a tab."""
    found: list[Diagnosis] = []
    for line in page.lines:
        if line.structural and _PATH.match(line.text, line.value_at) and not line.opens:
            repair = without_escapes(line)
            at = line.text.index("\\", line.value_at)
            finding = page.find(
                "backslash-in-quotes",
                line.number,
                at,
                at + 2,
                variant="path",
                suggestion=repair[line.number],
                piece=line.text[at : at + 2],
            )
            found.append(Diagnosis(finding, (repair,)))
    return found


def curly_quotes(page: Page, events: tuple[Event, ...]) -> list[Finding]:
    """A value between curly quotes: they stay a part of the text."""
    found: list[Finding] = []
    for event in events:
        if not isinstance(event, ScalarEvent) or event.style is not None or len(event.value) < 2:
            continue
        text = event.value
        closing = _PAIRS.get(text[0], "")
        if text[-1] not in closing or any(mark in text[1:-1] for mark in closing):
            continue
        (number, at), (last, end) = begins(event), ends(event)
        line, suggestion = page.texts[number - 1], ""
        if last == number:
            suggestion = f'{line[:at]}"{text[1:-1]}"{line[end:]}'
        found.append(
            page.find(
                "curly-quotes", number, at, suggestion=suggestion, open=text[0], close=text[-1]
            )
        )
    return found


def hidden_escapes(page: Page, events: tuple[Event, ...]) -> list[Finding]:
    """`"\\0"`, `"\\u202E"`: characters that nobody can see, made with a backslash."""
    found: list[Finding] = []
    for event in events:
        if isinstance(event, ScalarEvent) and event.style == '"':
            first = next(iter(sorted(hidden(event.value))), None)
            if first is not None:
                number, at = begins(event)
                char = event.value[first[0]]
                near = clip(event.value[: first[0]])
                code = f"U+{ord(char):04X}"
                found.append(page.find("hidden-escape", number, at, code=code, near=near))
    return found
