"""From events to nodes with places.

Why: everything stays text, and what a person should know about the tree as a whole (the same field
twice, a field whose name is no text) is told with both places.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceStartEvent,
)

from houvast.finding import Finding, Span
from houvast.source.characters import hidden
from houvast.source.diagnosis import Page, clip
from houvast.source.events import MAX_DEPTH, MAX_LENGTH, begins, ends
from houvast.source.node import Entry, Mapping, Node, Scalar, Sequence

__all__ = ["Tree", "build"]


@dataclass(frozen=True, slots=True)
class Tree:
    """The root of the first document, None when it is empty; and what was found."""

    node: Node | None
    findings: tuple[Finding, ...]


class _TooMuch(Exception):
    """References that unfold to more than a file may hold."""


def build(page: Page, events: tuple[Event, ...], *, allow_tags: bool, most: int) -> Tree:
    """The tree of checked events. References are unfolded within the bounds of a file."""
    start = next((i for i, e in enumerate(events) if isinstance(e, DocumentStartEvent)), -1)
    if start < 0:
        return Tree(None, ())
    builder = _Builder(page, iter(events[start + 1 :]), allow_tags, most)
    try:
        node = builder.node(next(builder.events), 0)
    except _TooMuch:
        place = Span(page.file, 1, 1)
        found = (Finding("yaml-too-many-values", place),) if allow_tags else ()
        return Tree(None, (*builder.found, *found))
    empty = isinstance(node, Scalar) and node.plain and not node.text
    return Tree(None if empty else node, tuple(builder.found))


@dataclass(slots=True)
class _Builder:
    page: Page
    events: Iterator[Event]
    allow_tags: bool
    most: int
    found: list[Finding] = field(default_factory=list)
    anchors: dict[str, tuple[Node, int, int]] = field(default_factory=dict)
    nodes: int = 0

    def node(self, event: Event, depth: int) -> Node:
        """The node that begins with this event. Depth and number were bounded before."""
        size = self.nodes
        self.nodes += 1
        if isinstance(event, AliasEvent):
            return self._unfolded(event, depth)
        node: Node
        if isinstance(event, SequenceStartEvent):
            node = self._sequence(event, depth)
        elif isinstance(event, MappingStartEvent):
            node = self._mapping(event, depth)
        else:
            node = self._scalar(event)
        anchor = event.anchor if isinstance(event, NodeEvent) else None
        if anchor:
            self.anchors[anchor] = (node, self.nodes - size, _height(node))
        return node

    def _unfolded(self, event: AliasEvent, depth: int) -> Node:
        if event.anchor not in self.anchors:  # unknown, or a thing that holds itself
            if self.allow_tags:
                place = self._span(event)
                self.found.append(Finding("reference", place, variant="unknown"))
            return Scalar("", self._span(event))
        node, size, height = self.anchors[event.anchor]
        self.nodes += size
        if self.nodes > self.most or depth + height > MAX_DEPTH:
            raise _TooMuch
        return node

    def _scalar(self, event: Event) -> Scalar:
        if not isinstance(event, ScalarEvent):
            return Scalar("", self._span(event))
        text = event.value[:MAX_LENGTH]
        if event.style == '"':
            out = list(text)
            for at, kind in hidden(text):
                out[at] = " " if kind == "separator" else ""
            text = "".join(out)
        return Scalar(text, self._span(event), event.style is None)

    def _sequence(self, start: SequenceStartEvent, depth: int) -> Sequence:
        items: list[Node] = []
        end: Event = start
        for event in self.events:
            end = event
            if isinstance(event, CollectionEndEvent):
                break
            items.append(self.node(event, depth + 1))
        return Sequence(tuple(items), self._span(start, end), bool(start.flow_style))

    def _mapping(self, start: MappingStartEvent, depth: int) -> Mapping:
        entries: dict[str, Entry] = {}
        end: Event = start
        for event in self.events:
            end = event
            if isinstance(event, CollectionEndEvent):
                break
            key = self.node(event, depth + 1)
            value = self.node(next(self.events), depth + 1)
            self._enter(entries, event, key, value)
        return Mapping(tuple(entries.values()), self._span(start, end), bool(start.flow_style))

    def _enter(self, entries: dict[str, Entry], event: Event, key: Node, value: Node) -> None:
        """A field with its value, unless its name is no text or was there before."""
        number, at = begins(event)
        before = self.page.texts[number - 1][:at].rstrip()
        if not isinstance(key, Scalar):
            self.found.append(Finding("key-not-text", self._span(event)))
            return
        if key.plain and key.text == "<<":
            for entry in value.entries if isinstance(value, Mapping) else ():
                entries.setdefault(entry.key.text, entry)
            if not self.allow_tags:
                self.found.append(Finding("merge-key", key.span))
            return
        if key.plain and not key.text:
            self.found.append(Finding("key-not-text", key.span, variant="empty"))
            return
        if before.endswith("?") and not before[:-1].strip("- "):
            values = {"field": clip(key.text)}
            self.found.append(Finding("key-not-text", key.span, values, "question"))
        first = entries.get(key.text)
        if first is None:
            entries[key.text] = Entry(key, value)
            return
        values = {"field": clip(key.text), "first": str(first.key.span.line)}
        self.found.append(Finding("duplicate-key", key.span, values, related=(first.key.span,)))

    def _span(self, event: Event, end: Event | None = None) -> Span:
        (line, index), (last, stop) = begins(event), ends(end or event)
        start = self.page.column(line, index)
        if (stop == 0 and last > line) or last > len(self.page.texts):
            # A block ends where the next thing begins, which is not its own last line.
            return Span(self.page.file, line, start)
        return Span(self.page.file, line, start, last, self.page.column(last, stop))


def _height(node: Node) -> int:
    """How many levels a node holds. Its depth is bounded, so this recursion is too."""
    if isinstance(node, Scalar):
        return 0
    inner = node.items if isinstance(node, Sequence) else [e.value for e in node.entries]
    return 1 + max(map(_height, inner), default=0)
