"""From nodes to plain values, keeping the place of each.

Why: pydantic validates plain values and names what is wrong by its path; the path leads back to
the line and column. A field without a value is a field that is not filled in: it is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from houvast.finding import Span
from houvast.model.handbook import Path
from houvast.source.node import Entry, Node, Scalar, Sequence
from houvast.source.node import Mapping as Fields
from houvast.texts import LANGUAGES

__all__ = ["Plain", "plain", "rewritten"]


@dataclass
class Plain:
    """A plain value; where each of its parts and keys was written; what was left empty."""

    value: Any
    places: dict[Path, Span] = field(default_factory=dict)
    keys: dict[Path, Span] = field(default_factory=dict)
    empty: dict[Path, Span] = field(default_factory=dict)

    def written(self, path: Path) -> Path:
        """The nearest part around `path` that was written."""
        while path and path not in self.places:
            path = path[:-1]
        return path

    def place(self, path: Path) -> Span:
        """The place of the nearest part around `path` that was written."""
        return self.places[self.written(path)]

    def at(self, path: Path) -> Any:
        """The value at a path; an empty mapping where nothing is."""
        value = self.value
        for step in path:
            inside = isinstance(value, Mapping) or (
                isinstance(value, list) and isinstance(step, int) and step < len(value)
            )
            if not inside or (isinstance(value, Mapping) and step not in value):
                return {}
            value = value[step]
        return value


def plain(node: Node) -> Plain:
    """The plain value of a node."""
    made = Plain(None)
    made.value = _value(node, (), made)
    return made


def _value(node: Node, path: Path, made: Plain) -> Any:
    made.places[path] = node.span
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [_value(item, (*path, index), made) for index, item in _items(node)]
    value: dict[str, Any] = {}
    for entry in node.entries:
        here = (*path, entry.key.text)
        made.keys[here] = entry.key.span
        if _is_empty(entry.value):
            made.empty[here] = entry.key.span
        else:
            value[entry.key.text] = _value(entry.value, here, made)
    return value


def rewritten(
    node: Node, wrong: set[Path], renamed: Mapping[Path, str], texts: Mapping[Path, str]
) -> Node | None:
    """The node without the parts in `wrong`, with other keys, and with texts for what was one.

    Paths are those of `plain`. The places stay those of what was typed. None when nothing is left.
    """
    return _rewritten(node, (), wrong, renamed, texts)


def _rewritten(
    node: Node,
    path: Path,
    wrong: set[Path],
    renamed: Mapping[Path, str],
    texts: Mapping[Path, str],
) -> Node | None:
    if path in wrong:
        return None
    if path in texts:
        return Scalar(texts[path], node.span, plain=False)
    if isinstance(node, Scalar):
        return node
    if isinstance(node, Sequence):
        items = (
            _rewritten(item, (*path, index), wrong, renamed, texts) for index, item in _items(node)
        )
        return Sequence(tuple(item for item in items if item is not None), node.span, node.flow)
    entries = []
    for entry in node.entries:
        here = (*path, entry.key.text)
        value = _rewritten(entry.value, here, wrong, renamed, texts)
        if value is not None:
            name = renamed.get(here, entry.key.text)
            entries.append(Entry(Scalar(name, entry.key.span, entry.key.plain), value))
    return Fields(tuple(entries), node.span, node.flow)


def _items(node: Sequence) -> Iterator[tuple[int, Node]]:
    """The points of a list that hold something, with the index that they get."""
    return enumerate(item for item in node.items if not _is_empty(item))


def _is_empty(node: Node) -> bool:
    """Whether nothing was filled in: no text, `{}`, or languages without words."""
    if isinstance(node, Scalar):
        return not node.text.strip()
    return isinstance(node, Fields) and all(
        entry.key.text in LANGUAGES and _is_empty(entry.value) for entry in node.entries
    )
