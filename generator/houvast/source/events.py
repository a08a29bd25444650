"""The parser's events, within bounds; nothing is ever constructed.

Why: PyYAML's events carry every place and no types, so that `13:45` stays text. The bounds (depth,
number of values) are checked event by event, before a tree exists: a file of a few hundred bytes
can otherwise ask for all memory or break the stack. The pure Python parser is used because the one
in C dies on deep nesting.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Protocol

from yaml.error import MarkedYAMLError
from yaml.events import (
    CollectionEndEvent,
    CollectionStartEvent,
    Event,
    NodeEvent,
    ScalarEvent,
)
from yaml.parser import Parser
from yaml.reader import Reader, ReaderError
from yaml.scanner import Scanner

from houvast.source.diagnosis import Problem

__all__ = [
    "MAX_DEPTH",
    "MAX_LENGTH",
    "Breach",
    "Parsed",
    "begins",
    "ends",
    "long_text",
    "parse",
]

MAX_DEPTH = 20
MAX_LENGTH = 20_000


class _Marked(Protocol):
    """A place of the parser, counting from 0."""

    line: int
    column: int


_WIDE_ESCAPE = re.compile(r"\\U([0-9A-Fa-f]{8})")


class _EventParser(Reader, Scanner, Parser):
    """PyYAML's loader without a composer, constructor or resolver."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)


@dataclass(frozen=True, slots=True)
class Breach:
    """A bound that was passed: the finding's name and the place, counting from 1."""

    name: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Parsed:
    """The events up to the end, or up to a problem or a bound that ended the reading."""

    events: tuple[Event, ...]
    problem: Problem | None = None
    breach: Breach | None = None


def parse(text: str, most: int) -> Parsed:
    """The events of a text with at most `most` values. Never raises."""
    events: list[Event] = []
    depth = nodes = 0
    parser: _EventParser | None = None
    try:
        parser = _EventParser(text)
        while parser.check_event():
            event: Event = parser.get_event()  # type: ignore[no-untyped-call]
            events.append(event)
            nodes += isinstance(event, NodeEvent)
            depth += isinstance(event, CollectionStartEvent)
            depth -= isinstance(event, CollectionEndEvent)
            if depth > MAX_DEPTH:
                return Parsed(tuple(events), breach=_breach("yaml-too-deep", event))
            if nodes > most:
                return Parsed(tuple(events), breach=_breach("yaml-too-many-values", event))
    except MarkedYAMLError as error:
        return Parsed(tuple(events), _problem(error))
    except ReaderError as error:
        before = text[: error.position]
        column = error.position - before.rfind("\n")
        return Parsed(tuple(events), Problem("unacceptable", before.count("\n") + 1, column))
    except Exception as error:  # the parser raises bare ValueError, OverflowError, IndexError, …
        return Parsed(tuple(events), _unmarked(text, parser, error))
    return Parsed(tuple(events))


def long_text(events: tuple[Event, ...]) -> list[Breach]:
    """The texts that are longer than is allowed."""
    return [
        _breach("yaml-text-too-long", event)
        for event in events
        if isinstance(event, ScalarEvent) and len(event.value) > MAX_LENGTH
    ]


def begins(event: Event) -> tuple[int, int]:
    """Where an event begins: its line from 1, its index in that line from 0."""
    line, column = _place(event.start_mark)
    return line, column - 1


def ends(event: Event) -> tuple[int, int]:
    """Where an event ends, as `begins`."""
    line, column = _place(event.end_mark)
    return line, column - 1


def _breach(name: str, event: Event) -> Breach:
    return Breach(name, *_place(event.start_mark))


def _problem(error: MarkedYAMLError) -> Problem:
    context, mark = error.context_mark, error.problem_mark or error.context_mark
    return Problem(
        str(error.problem or error.context or ""),
        *_place(mark),
        *(_place(context) if context else (0, 0)),
    )


def _place(mark: _Marked | None) -> tuple[int, int]:
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _unmarked(text: str, parser: _EventParser | None, error: Exception) -> Problem:
    """An error without a place: an escape for a character that does not exist, or a surprise."""
    wide = next((m for m in _WIDE_ESCAPE.finditer(text) if int(m[1], 16) > 0x10FFFF), None)
    if isinstance(error, ValueError | OverflowError) and wide:
        before = text[: wide.start()]
        column = wide.start() - before.rfind("\n")
        return Problem("expected escape sequence", before.count("\n") + 1, column)
    line, column = _place(parser.get_mark()) if parser else (1, 1)
    return Problem(type(error).__name__, line, column)
