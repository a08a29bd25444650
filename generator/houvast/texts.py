"""The catalogue: every text for people, in one language.

Why: texts in one place per language can be read aloud, compared and overlaid by a workspace. The
files are `content/labels/<language>/*.yml`; their top-level keys are merged.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

__all__ = ["LANGUAGES", "Texts", "flatten"]

LANGUAGES = ("nl", "en")


@dataclass(frozen=True, slots=True)
class Texts:
    """Texts by dotted key (`findings.duplicate-key.message`), for one language."""

    language: str
    texts: Mapping[str, str] = field(default_factory=dict)

    def __call__(self, key: str, /, **values: object) -> str:
        """The text of `key` with `{name}` filled in. An unknown key is a bug: KeyError."""
        text = self.texts[key]
        return text.format_map(values) if values else text

    def __contains__(self, key: str) -> bool:
        return key in self.texts

    def get(self, key: str, default: str = "", /, **values: object) -> str:
        """As calling, but with a default for a key that is not there."""
        return self(key, **values) if key in self.texts else default

    def under(self, prefix: str) -> dict[str, str]:
        """The texts whose key begins with `prefix.`, by the rest of the key."""
        start = prefix + "."
        return {k[len(start) :]: v for k, v in self.texts.items() if k.startswith(start)}


def flatten(tree: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    """Dotted keys and texts of a nested mapping of text."""
    for key, value in tree.items():
        if isinstance(value, Mapping):
            yield from flatten(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value
