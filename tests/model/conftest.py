"""What the tests of the model share: the catalogues, and reading YAML into a handbook."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
import yaml

from houvast.finding import Finding, in_order
from houvast.model import Handbook, Words, key_words, read_handbook
from houvast.model.merge import join
from houvast.source import read_yaml
from houvast.source.node import Mapping as Fields
from houvast.texts import LANGUAGES, Texts, flatten

LABELS = Path(__file__).parents[2] / "content" / "labels"

Read = Callable[..., tuple[Handbook | None, list[Finding]]]


def catalogue(language: str) -> Texts:
    """Every text of a language."""
    found: dict[str, str] = {}
    for path in sorted((LABELS / language).glob("*.yml")):
        found |= dict(flatten(yaml.load(path.read_text("utf-8"), yaml.BaseLoader)))
    return Texts(language, found)


@pytest.fixture(scope="session")
def catalogues() -> Mapping[str, Texts]:
    """Every text of each language."""
    return {language: catalogue(language) for language in LANGUAGES}


@pytest.fixture(scope="session")
def words(catalogues: Mapping[str, Texts]) -> Words:
    """What people call the fields, in both languages."""
    return key_words(*(texts.under("fields") for texts in catalogues.values()))


@pytest.fixture(scope="session")
def fields() -> Callable[[str, str], Fields]:
    """The fields in a text of YAML, as a file with a name."""

    def parse(text: str, file: str = "handbook.yml") -> Fields:
        reading = read_yaml(text.encode(), file)
        assert reading.findings == ()
        assert isinstance(reading.node, Fields)
        return reading.node

    return parse


@pytest.fixture(scope="session")
def read(words: Words, fields: Callable[[str, str], Fields]) -> Read:
    """The handbook in texts of YAML, one for each file, and all findings in order."""

    def read_texts(*texts: str) -> tuple[Handbook | None, list[Finding]]:
        parts = [fields(text, f"{n}.yml") for n, text in enumerate(texts, 1)]
        whole, doubles = join(parts, "handbook")
        handbook, findings = read_handbook("handbook", whole, words)
        return handbook, in_order([*doubles, *findings])

    return read_texts
