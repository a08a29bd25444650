"""From what pydantic found to what a person did wrong.

Why: pydantic names a mistake by what it expected. The person made another one: a colon in a
sentence, a dash that is missing, a name in Dutch. Several errors may come from one mistake; then
only the mistake is told. What was meant is repaired, so that the rest can still be checked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic_core import ErrorDetails

from houvast.codes import CODES
from houvast.finding import Finding
from houvast.model.base import Model, looks_like_points
from houvast.model.fields import Words, known_words, model_at
from houvast.model.handbook import Path
from houvast.model.meant import Meant, what_was_meant
from houvast.model.plain import Plain
from houvast.model.text import like_language
from houvast.model.values import LANGUAGE_NAMES, slug_of
from houvast.texts import LANGUAGES

__all__ = ["Diagnosis", "diagnose"]


@dataclass
class Diagnosis:
    """What is to be told; what has to go (`wrong`); what a field was meant to be (`renamed`).

    Paths are of written parts. `texts` are fields that were meant as one text. `elsewhere` are
    fields that are only missing because they were written in another place.
    """

    findings: list[Finding] = field(default_factory=list)
    wrong: set[Path] = field(default_factory=set)
    renamed: dict[Path, str] = field(default_factory=dict)
    texts: dict[Path, str] = field(default_factory=dict)
    elsewhere: set[Path] = field(default_factory=set)

    def put_right(self, path: Path) -> bool:
        """Whether a missing field will be there in the next round."""
        new = {(*old[:-1], key) for old, key in self.renamed.items()}
        in_languages = any((*path[:-1], language) in new for language in LANGUAGES)
        return path in new or in_languages or path[:-1] in self.texts


def diagnose(
    errors: Iterable[ErrorDetails], made: Plain, words: Words, root: type[Model]
) -> Diagnosis:
    """What was wrong in one round of reading."""
    found = Diagnosis()
    known = [error for error in errors if error["type"] != "extra_forbidden"]
    for error in errors:
        if error["type"] == "extra_forbidden":
            _unknown_field(error["loc"], made, words, root, found)
    for error in known:
        path: Path = error["loc"]
        if error["type"] == "missing":
            _missing(path, made, found)
        elif error["type"] != "too_short" or not made.at(path):
            # pydantic counts only the points that are right; here a list is short when empty.
            found.findings.append(_wrong_value(error, made, root))
            # A text of which one language is left would say something else in the next round.
            in_languages = error["type"] == "unknown-language"
            found.wrong.add(made.written(path if in_languages else _at(error)))
    return found


def _missing(path: Path, made: Plain, found: Diagnosis) -> None:
    """A field that is needed and not there, or there without a value."""
    if found.put_right(path):
        return
    place = made.empty.get(path) or made.place(path[:-1])
    where = _name(path[:-1])
    variant = "empty" if path in made.empty else "" if where else "top"
    values = {"field": str(path[-1]), "where": where}
    if path not in found.elsewhere:
        found.findings.append(Finding("missing-field", place, values, variant))
    found.wrong.add(made.written(path[:-1]))


def _at(error: ErrorDetails) -> Path:
    """Where the mistake is: a check of a whole part may point to one of its fields."""
    at = error.get("ctx", {}).get("at")
    return (*error["loc"], at) if at else error["loc"]


def _wrong_value(error: ErrorDetails, made: Plain, root: type[Model]) -> Finding:
    path = _at(error)
    kind = error["type"]
    values = {key: str(value) for key, value in error.get("ctx", {}).items()}
    values.pop("at", None)
    values["field"] = _name(made.written(path))
    place = made.place(path)
    if kind in CODES:
        variant = values.pop("got", "")
        return Finding(kind, place, values, variant, _suggestion(kind, path, values))
    here = {"field": values["field"]}
    if kind == "tuple_type":
        variant = _instead_of_list(error["input"], model_at(path, root))
        return Finding("expected-list", place, here, variant)
    if kind.endswith("too_short"):
        is_text = isinstance(error["input"], str)
        return Finding("empty-text" if is_text else "empty-list", place, here)
    if kind.endswith("too_long"):
        here |= {"length": str(len(error["input"])), "most": values["max_length"]}
        return Finding("text-too-long", place, here)
    raise AssertionError(f"an error of pydantic without a text: {error}")


def _instead_of_list(value: Any, inner: type[Model] | None) -> str:
    """What stands where a list should: marks, lines, or the fields of a single point."""
    if isinstance(value, str):
        return "lines" if "\n" in value.strip() and not _has_mark(value) else "marks"
    if isinstance(value, Mapping) and inner and set(value) & set(inner.field_keys()):
        return "dash"
    return "fields"


def _has_mark(text: str) -> bool:
    return looks_like_points(text.strip().splitlines()[0])


def _suggestion(kind: str, path: Path, values: Mapping[str, str]) -> str:
    if kind == "colon-in-text":
        start = "- " if isinstance(path[-1], int) else f"{path[-1]}: "
        return start + quoted(values["text"])
    better = values.get("better", "")
    return f"{path[-1]}: {better}" if better and isinstance(path[-1], str) else better


def quoted(text: str) -> str:
    """The text between quotes, as it can be typed in YAML."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _unknown_field(
    path: Path, made: Plain, words: Words, root: type[Model], found: Diagnosis
) -> None:
    typed = str(path[-1])
    around, value = made.at(path[:-1]), made.at(path)
    place = made.keys.get(path) or made.place(path)
    values = {"field": typed, "where": _name(path[:-1])}
    model = model_at(path[:-1], root)
    taken = {*around, *(key for old, key in found.renamed.items() if old[:-1] == path[:-1])}
    meant = what_was_meant(path, root, taken, words)
    if model and model.shorthand and len(around) > 1 and all(map(like_language, around)):
        _language(path, made, model, found)
        return
    if model and _may_be_words(path, around, meant) and _is_sentence(value, around, model, words):
        _colon(path, f"{typed}: {value}", made, model, found)
        return
    if meant is None:
        known = model.field_list() if model else ""
        found.findings.append(Finding("unknown-field", place, {**values, "known": known}))
        found.wrong.add(path)
        return
    values |= {
        "near": meant.key,
        "under": ".".join(meant.under),
        "character": meant.character,
    }
    suggestion = ""
    if meant.variant in ("word", "spelling", "character", "near"):
        found.renamed[path] = meant.key
        simple = (
            isinstance(value, str) and slug_of(value) and not set(value) & set("\n:#\"'[{&*!|>")
        )
        suggestion = f"{meant.key}: {value}" if simple else f"{meant.key}:"
    else:
        found.wrong.add(path)
        found.elsewhere.add(meant.target)
    found.findings.append(Finding("unknown-field", place, values, meant.variant, suggestion))


def _may_be_words(path: Path, around: Mapping[str, Any], meant: Meant | None) -> bool:
    """Whether the name of a field may be the beginning of a sentence instead.

    A single word may be one where it is all there is in a point of a list.
    """
    typed = str(path[-1])
    if " " in typed or typed[:1].isupper():
        return meant is None or meant.variant in ("belongs", "higher", "elsewhere")
    point = len(around) == 1 and isinstance(path[-2:][0], int)
    return point and (meant is None or meant.variant == "elsewhere")


def _is_sentence(value: Any, around: Mapping[str, Any], model: type[Model], words: Words) -> bool:
    """Whether a field is a sentence with a colon in it: text, where the main field is missing."""
    return (
        bool(model.shorthand)
        and isinstance(value, str)
        and not any(known_words(model, words).get(slug_of(k)) == model.shorthand for k in around)
    )


def _language(path: Path, made: Plain, model: type[Model], found: Diagnosis) -> None:
    """A text in languages, of which one has a name that we do not know."""
    typed = str(path[-1])
    if typed in LANGUAGES:
        return
    known = LANGUAGE_NAMES.get(typed.casefold())
    values = {"field": _name(path[:-1]), "text": typed}
    place = made.keys.get(path) or made.place(path)
    found.findings.append(Finding("unknown-language", place, values))
    found.elsewhere.add((*path[:-1], model.shorthand))
    if known:
        found.renamed[path] = known
    else:
        found.wrong.add(path)


def _colon(path: Path, text: str, made: Plain, model: type[Model], found: Diagnosis) -> None:
    """Tell of the colon, and read on with the text that was meant."""
    alone = len(made.at(path[:-1])) == 1
    values = {"field": _name(path[:-1]), "text": text, "known": model.field_list()}
    values["main"] = model.shorthand
    point = alone and isinstance(path[-2], int)
    start = "- " if point else f"{model.shorthand}: "
    place = made.keys.get(path) or made.place(path)
    variant = "item" if point else "" if alone else "beside"
    found.findings.append(Finding("colon-in-text", place, values, variant, start + quoted(text)))
    if alone:
        found.texts[path[:-1]] = text
    else:
        found.renamed[path] = model.shorthand


def _name(path: Path) -> str:
    return ".".join(str(step) for step in path if isinstance(step, str))
