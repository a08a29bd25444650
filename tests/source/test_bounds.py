"""Bounds and hostile files: refused with a place, quickly, and never an exception.

Why: an organisation's folder is data from outside. A few bytes may not cost all memory or minutes.
"""

from __future__ import annotations

import time
from itertools import pairwise

import pytest

from houvast.source import Mapping, Scalar, read_yaml

NINE = "abcdefghi"


def names(text: str | bytes, *, allow_tags: bool = False) -> list[str]:
    data = text if isinstance(text, bytes) else text.encode()
    return [f.name for f in read_yaml(data, "x.yml", allow_tags=allow_tags).findings]


def test_too_large() -> None:
    assert names(b"#" * (256 * 1024)) == ["empty-file"]
    reading = read_yaml(b"a: b\n" * 60_000, "x.yml")
    assert [f.name for f in reading.findings] == ["yaml-too-large"]
    assert reading.findings[0].values == {"size": "293", "limit": "256"}
    assert reading.text == ""


def test_too_deep() -> None:
    def nested(depth: int) -> str:
        return "a: " + "[" * depth + "x" + "]" * depth

    assert names(nested(19)) == []
    assert names(nested(20)) == ["yaml-too-deep"]
    assert names(nested(500)) == ["yaml-too-deep"]
    blocks = "".join(" " * i + "a:\n" for i in range(500))
    reading = read_yaml(blocks.encode(), "x.yml")
    assert [(f.name, f.span.line) for f in reading.findings] == [("yaml-too-deep", 21)]
    assert reading.node is None


def test_too_many_values() -> None:
    assert names("- a\n" * 19_990) == []
    reading = read_yaml(b"- a\n" * 20_000, "x.yml")
    assert [(f.name, f.span.line) for f in reading.findings] == [("yaml-too-many-values", 20_000)]


def test_text_too_long() -> None:
    assert names("a: " + "x" * 20_000) == []
    reading = read_yaml(b"b: c\na: " + b"x" * 20_001, "x.yml")
    assert [(f.name, f.span.line) for f in reading.findings] == [("yaml-text-too-long", 2)]
    assert isinstance(reading.node, Mapping)
    text = reading.node.get("a")
    assert isinstance(text, Scalar)
    assert len(text.text) == 20_000


def laughs() -> str:
    lines = ['a: &a ["lol","lol","lol","lol","lol","lol","lol","lol","lol"]']
    for before, name in pairwise(NINE):
        lines.append(f"{name}: &{name} [{','.join(['*' + before] * 9)}]")
    return "\n".join(lines)


def test_billion_laughs() -> None:
    assert names(laughs()) == ["reference"]
    assert names(laughs(), allow_tags=True) == ["yaml-too-many-values"]


@pytest.mark.parametrize("text", ["a: &x\n  kind: *x\n", "&a [*a]\n"])
def test_a_thing_that_holds_itself(text: str) -> None:
    assert names(text) == ["reference"]
    assert names(text, allow_tags=True) == ["reference"]


def test_tags_and_references_of_a_mkdocs_file() -> None:
    text = """\
plugins: &all
  - search
emoji: !!python/name:material.extensions.emoji.twemoji
home: !ENV HOME
site_dir: x #note
again: *all
more:
  <<: {a: b}
  c: d
"""
    reading = read_yaml(text.encode(), "mkdocs.yml", allow_tags=True)
    assert reading.findings == ()
    assert isinstance(reading.node, Mapping)
    assert reading.node.get("again") == reading.node.get("plugins")
    home, more = reading.node.get("home"), reading.node.get("more")
    assert isinstance(home, Scalar)
    assert home.text == "HOME"
    assert isinstance(more, Mapping)
    assert more.get("a") is not None


def test_text_stays_text() -> None:
    typed = [
        "no",
        "13:45",
        "0201234567",
        "1.10",
        "~",
        "null",
        "=",
        "2025-02-30",
        "9" * 5000,
        "0x1F",
    ]
    reading = read_yaml("".join(f"- {text}\n" for text in typed).encode(), "x.yml")
    assert reading.findings == ()
    assert reading.node is not None
    items = reading.node.items if not isinstance(reading.node, Scalar | Mapping) else ()
    assert [item.text for item in items if isinstance(item, Scalar)] == typed
    assert all(item.plain for item in items if isinstance(item, Scalar))


SLOW = {
    "brackets": "[\n" * 100_000,
    "braces": "{" * 200_000,
    "quotes": 'a: "x\n' * 10_000,
    "colons": "".join(f"k{i}: v: x\n" for i in range(4_000)),
    "steps": "".join(" " * (i % 2) + f"k{i}: v\n" for i in range(4_000)),
    "joined": "- a\n" + "   - b\n" * 5_000,
    "invisible": "a: " + "\u200b" * 80_000,
    "flags": "a: " + "\U000e0061" * 60_000,
    "conflicts": "<<<<<<< a\n" * 20_000,
    "bullets": "a:\n" + " • x\n" * 8_000,
}


@pytest.mark.parametrize("name", SLOW)
def test_hostile_files_cost_seconds_at_most(name: str) -> None:
    start = time.process_time()
    reading = read_yaml(SLOW[name].encode(), "x.yml")
    assert reading.findings
    assert len(reading.findings) < 500
    assert time.process_time() - start < 12
