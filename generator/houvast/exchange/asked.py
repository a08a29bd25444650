"""What is asked of an import, apart from the file's bytes."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

__all__ = ["Asked"]


@dataclass(frozen=True)
class Asked:
    """How to read a file.

    `file` is its name in findings. `language` is the language of texts that do not say theirs; ""
    leaves it to what the file says or looks like, and then to `fallback`. `taken` are ids that a
    new term may not get, `known` those that it may refer to. `also_means` says of a meaning, by
    language, that there is another: a text with the place `{other}`.
    """

    file: str
    language: str = ""
    fallback: str = "nl"
    taken: Collection[str] = ()
    known: Collection[str] = ()
    also_means: Mapping[str, str] = field(
        default_factory=lambda: {"nl": "↔ {other}", "en": "↔ {other}"}
    )
