"""What was meant by a field that does not exist.

Why: the names of fields are English and their levels are invisible, so a baker writes `naam`,
`telefoonummer`, or `contacts` two spaces too far to the right. "Unknown field" helps nobody; the
name and the place that were meant do.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Container
from dataclasses import dataclass
from difflib import get_close_matches

from houvast.model.base import Model
from houvast.model.fields import Words, known_words, model_at, parts
from houvast.model.handbook import Path
from houvast.model.values import slug_of

__all__ = ["Meant", "what_was_meant"]

_LIKE = 0.72
_MUCH_LIKE = 0.8
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Meant:
    """A field that was meant, and how we know.

    `variant` is `word` (another word for it), `spelling` (capitals, spaces or hyphens),
    `character` (a character that nobody sees, or one that only looks like a letter), `near` (a
    slip), `double` (the field is there as well), `belongs` (it stands a level deeper, under
    `under`), `higher` (it stands a level up, beside `under`), or `elsewhere` (under `under`, from
    the top). `target` is the path where the field belongs.
    """

    variant: str
    key: str
    under: tuple[str, ...] = ()
    character: str = ""
    target: Path = ()


def what_was_meant(
    path: Path, root: type[Model], siblings: Container[str], words: Words
) -> Meant | None:
    """What was meant by the field at `path`, which is not a field of the model there."""
    typed = str(path[-1])[:_LONGEST]
    model = model_at(path[:-1], root)
    if model is None:
        return None
    known = known_words(model, words)
    wanted = slug_of(typed)
    if key := known.get(wanted):
        return _here(key, typed, siblings)
    if under := _below(model, wanted, words):
        return Meant("belongs", under[-1], under[:-1], target=(*path[:-1], *under))
    if higher := _above(path, root, wanted, words):
        return higher
    if (model is not root) and (under := _below(root, wanted, words)):
        return Meant("elsewhere", under[-1], under[:-1], target=under)
    if near := get_close_matches(wanted, known, n=1, cutoff=_LIKE):
        return _here(known[near[0]], typed, siblings, slip=True)
    for part in parts(model):
        deeper = known_words(part.model, words)
        if near := get_close_matches(wanted, deeper, n=1, cutoff=_MUCH_LIKE):
            key = deeper[near[0]]
            return Meant("belongs", key, (part.key,), target=(*path[:-1], part.key, key))
    return None


def _here(key: str, typed: str, siblings: Container[str], *, slip: bool = False) -> Meant:
    """A field of this very model."""
    if key in siblings:
        return Meant("double", key)
    if character := _strange(typed):
        return Meant("character", key, character=f"U+{ord(character):04X}")
    if slip:
        return Meant("near", key)
    return Meant("spelling" if slug_of(typed) == slug_of(key) else "word", key)


def _strange(typed: str) -> str:
    """The first character that cannot be seen or only looks like one of our letters, if any."""
    for character in typed:
        if character.isascii():
            continue
        letter = unicodedata.category(character).startswith("L")
        if not letter or not unicodedata.name(character, "").startswith("LATIN"):
            return character
    return ""


def _below(model: type[Model], wanted: str, words: Words) -> tuple[str, ...] | None:
    """The path, from `model` on, of a field one or two levels deeper.

    A field that many parts have (`why`) was not meant for the first of them; but a part that is
    there once (the organisation) goes before the points of a list.
    """
    level: list[tuple[tuple[str, ...], type[Model], bool]] = [((), model, False)]
    for _ in range(2):
        level = [
            ((*path, part.key), part.model, listed or part.listed)
            for path, above, listed in level
            for part in parts(above)
        ]
        found = [
            ((*path, key), listed)
            for path, inner, listed in level
            if (key := known_words(inner, words).get(wanted))
        ]
        single = [path for path, listed in found if not listed]
        if single or 0 < len(found) <= 2:
            return single[0] if single else found[0][0]
    return None


def _above(path: Path, root: type[Model], wanted: str, words: Words) -> Meant | None:
    """A field of a model around this one: the line is indented too far."""
    for length in range(len(path) - 2, -1, -1):
        if not isinstance(path[length], str):
            continue
        around = model_at(path[:length], root)
        if around and (key := known_words(around, words).get(wanted)):
            return Meant("higher", key, (str(path[length]),), target=(*path[:length], key))
    return None
