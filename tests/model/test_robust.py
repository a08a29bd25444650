"""Whatever stands in a file: the model tells, and never breaks."""

from __future__ import annotations

import random
import string
from collections.abc import Mapping
from pathlib import Path

import pytest

from houvast.finding import Level, Span, worst
from houvast.model import Words, read_handbook
from houvast.model.merge import join
from houvast.source import read_yaml
from houvast.source.node import Entry, Node, Scalar, Sequence
from houvast.source.node import Mapping as Fields
from houvast.texts import Texts

ROOT = Path(__file__).parents[2]
HERE = Span("a.yml", 1, 1)
TEXTS = [
    "",
    "-x",
    "a\nb",
    "ja",
    "12",
    "2027-02-30",
    "25:00",
    "Let op: dit",
    "fatma",
    "https://x",
    "[",
]
KEYS = [
    "nl",
    "fr",
    "name",
    "naam",
    "what",
    "Te laat bellen",
    "who",
    "",
    "phone",
    "id",
    "ro\u200ble",
]


@pytest.fixture(scope="module")
def examples() -> list[Fields]:
    found = []
    for folder in sorted(ROOT.glob("tests/cases/*/content/organisations/*")):
        nodes = [read_yaml(path.read_bytes(), path.name).node for path in folder.glob("*.yml")]
        found.append(join([node for node in nodes if isinstance(node, Fields)], "folder")[0])
    return found


def _something(dice: random.Random, depth: int = 0) -> Node:
    kind = dice.randrange(6 if depth < 3 else 3)
    if kind < 3:
        return Scalar(dice.choice(TEXTS), HERE, plain=dice.random() < 0.5)
    several = range(dice.randrange(3))
    if kind == 3:
        return Sequence(tuple(_something(dice, depth + 1) for _ in several), HERE)
    keys = dice.sample(KEYS, len(several))
    return Fields(
        tuple(Entry(Scalar(key, HERE), _something(dice, depth + 1)) for key in keys), HERE
    )


def _changed(node: Node, dice: random.Random, rate: float) -> Node:
    if dice.random() < rate:
        return _something(dice)
    if isinstance(node, Sequence):
        return Sequence(tuple(_changed(item, dice, rate) for item in node.items), node.span)
    if isinstance(node, Fields):
        entries: dict[str, Entry] = {}
        for entry in node.entries:
            name = dice.choice(KEYS) if dice.random() < rate else entry.key.text
            entries[name] = Entry(Scalar(name, entry.key.span), _changed(entry.value, dice, rate))
        return Fields(tuple(entries.values()), node.span)
    return node


@pytest.mark.parametrize("seed", range(25))
def test_any_shape_is_told(
    seed: int, examples: list[Fields], words: Words, catalogues: Mapping[str, Texts]
) -> None:
    dice = random.Random(seed)
    for example in examples:
        changed = _changed(example, dice, dice.choice([0.01, 0.05, 0.3]))
        if not isinstance(changed, Fields):
            continue
        handbook, findings = read_handbook("x", changed, words)
        assert handbook is not None or worst(findings) is Level.ERROR
        for finding in findings:
            for texts in catalogues.values():
                for key, text in texts.under(f"findings.{finding.name}").items():
                    wanted = {name for _, name, _, _ in string.Formatter().parse(text) if name}
                    part, _, variant = key.partition("_")
                    plain = not variant and f"findings.{finding.name}.{part}_{finding.variant}"
                    chosen = variant == finding.variant or (plain and plain not in texts)
                    if part in ("message", "do") and chosen:
                        assert wanted <= set(finding.values), (finding, key)


def test_the_examples_are_right(examples: list[Fields], words: Words) -> None:
    assert len(examples) > 3
    for example in examples:
        if example.get("extends") is None:
            _, findings = read_handbook("x", example, words)
            assert findings == ()
