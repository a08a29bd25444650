"""The texts of the reader: in both languages, complete, and true to the reader itself."""

from __future__ import annotations

import string
from pathlib import Path
from typing import Any

import pytest
import yaml

from houvast.codes import CODES
from houvast.source import read_yaml
from houvast.texts import LANGUAGES, Texts, flatten

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
NAMES = [name for name, code in CODES.items() if code.number.startswith("HV1")]


def _texts(language: str) -> dict[str, str]:
    path = ROOT / "content" / "labels" / language / "findings-reading.yml"
    return dict(flatten(yaml.safe_load(path.read_text("utf-8"))))


TEXTS = {language: _texts(language) for language in LANGUAGES}

# What cannot be shown within a piece of YAML, or is too large for it.
UNSEEN = {
    *("not-utf8", "invisible-character", "control-character", "special-space", "lost-character"),
    *("yaml-too-large", "yaml-too-many-values", "yaml-text-too-long"),
}


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_the_languages_have_the_same_keys_and_values() -> None:
    assert list(TEXTS["nl"]) == list(TEXTS["en"])
    for key in TEXTS["nl"]:
        if key.rsplit(".", 1)[1] not in {"example", "instead"}:
            assert _placeholders(TEXTS["nl"][key]) == _placeholders(TEXTS["en"][key]), key


def test_every_finding_has_its_texts_and_nothing_else_has() -> None:
    assert {key.split(".")[1] for key in TEXTS["nl"]} == set(NAMES)
    for name in NAMES:
        for part in ("message", "do", "why", "example", "instead"):
            assert TEXTS["nl"][f"findings.{name}.{part}"].strip(), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_are_for_people(language: str) -> None:
    for key, text in TEXTS[language].items():
        assert text == text.strip() or key.endswith((".example", ".instead")), key
        for jargon in ("scalar", "mapping", "token", "sequence", "parser", "key", "sleutel"):
            assert jargon not in text.lower().split(), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_case_can_be_told(language: str) -> None:
    """Each finding of each case has all the values that its wording asks for."""
    texts = Texts(language, TEXTS[language])
    cases: dict[str, Any] = {}
    for path in (HERE / "cases").glob("*.yml"):
        cases.update(yaml.safe_load(path.read_text("utf-8")))
    variants: set[tuple[str, str]] = set()
    for name in cases:
        for case in cases[name]["wrong"]:
            data = case["text"].encode(case.get("encoding", "utf-8"))
            for finding in read_yaml(data, "x.yml").findings:
                variants.add((finding.name, finding.variant))
                for part in ("message", "do"):
                    plain = f"findings.{finding.name}.{part}"
                    key = f"{plain}_{finding.variant}"
                    text = texts(key if key in texts else plain, **finding.values)
                    assert "{" not in text.replace("“{", "").replace("({", "") or "[" in text
    for key in TEXTS[language]:
        _, name, part = key.split(".", 2)
        if part.startswith("message_"):
            assert (name, part.removeprefix("message_")) in variants | {("reference", "unknown")}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [name for name in NAMES if name not in UNSEEN])
def test_the_example_shows_the_mistake_and_the_other_does_not(name: str, language: str) -> None:
    example = TEXTS[language][f"findings.{name}.example"]
    instead = TEXTS[language][f"findings.{name}.instead"]
    assert name in {finding.name for finding in read_yaml(example.encode(), "x.yml").findings}
    assert read_yaml(instead.encode(), "x.yml").findings == ()
