"""YAML as nodes with places: every scalar is text, exactly as it was typed.

Why: YAML's own types turn `13:45` into 825 and `0201234567` into another number. The model gives
text its type, field by field; here it only has a place.
"""

from __future__ import annotations

from dataclasses import dataclass

from houvast.finding import Span

__all__ = ["Entry", "Mapping", "Node", "Scalar", "Sequence"]


@dataclass(frozen=True, slots=True)
class Scalar:
    """A piece of text. `plain` is true when it was written without quotes or block marks."""

    text: str
    span: Span
    plain: bool = True


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list. `flow` is true for `[a, b]`."""

    items: tuple[Node, ...]
    span: Span
    flow: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A key with its value."""

    key: Scalar
    value: Node


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with values, in the order of the file; keys are unique. `flow` is true for `{a: b}`."""

    entries: tuple[Entry, ...]
    span: Span
    flow: bool = False

    def get(self, key: str) -> Node | None:
        """The value of `key`, or None."""
        return next((e.value for e in self.entries if e.key.text == key), None)


Node = Scalar | Sequence | Mapping
