"""What is wrong in a file that YAML accepts.

Why: YAML is silent about the mistakes that hurt most. The first chain comes with repairs, after
which the file is read again; the second only tells.
"""

from __future__ import annotations

from collections.abc import Callable

from yaml.events import Event

from houvast.finding import Finding
from houvast.source.diagnosis import Diagnosis, Page
from houvast.source.mistakes.marks import conflict_marks, percent_line
from houvast.source.mistakes.quotes import unclosed_quotes
from houvast.source.silent import appearance, joined, vanished

__all__ = ["notes", "silent_mistakes"]

_Events = tuple[Event, ...]

# Seen on the lines alone, then with the events.
_ON_LINES: tuple[Callable[[Page], list[Diagnosis]], ...] = (
    conflict_marks,
    unclosed_quotes,
    percent_line,
)
# Only in what is written by hand for people: a mkdocs.yml may hold `site_dir: x #note`.
_IN_PROSE: tuple[Callable[[Page], list[Diagnosis]], ...] = (
    joined.text_in_braces,
    appearance.paths_in_quotes,
    vanished.hash_in_text,
)
_ON_EVENTS: tuple[Callable[[Page, _Events], list[Diagnosis]], ...] = (
    appearance.two_documents,
    joined.joined_lines,
    joined.keys_with_marks,
)


def silent_mistakes(page: Page, events: _Events, *, allow_tags: bool) -> list[Diagnosis]:
    """Mistakes with repairs, of the first kind that is found; empty when there are none."""
    for on_lines in _ON_LINES if allow_tags else (*_ON_LINES, *_IN_PROSE):
        if found := on_lines(page):
            return found
    chain = _ON_EVENTS if allow_tags else (*_ON_EVENTS, vanished.anchors_and_tags)
    for on_events in chain:
        if found := on_events(page, events):
            return found
    return []


def notes(page: Page, events: _Events, *, allow_tags: bool) -> list[Finding]:
    """Mistakes to tell that need no repair to read on."""
    found = appearance.hidden_escapes(page, events)
    if not allow_tags:
        found += appearance.curly_quotes(page, events)
        found += vanished.lonely_comments(page)
    return found
