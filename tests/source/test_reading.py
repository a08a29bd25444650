"""All mistakes of a file in one go, places that are right, and no exception for any input."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from houvast.source import Mapping, Scalar, Sequence, read_yaml

HERE = Path(__file__).parent
GOOD = (HERE / "good.yml").read_text("utf-8")

MANY = """\
organisation:
  name:Bakkerij De Korenbloem
  about: Let op: wij beginnen vroeg
contacts:
  - id: fatma
    reach: @fatma
     role: bakker
  -id: joris
    available: 's ochtends
help:
\tbackup: joris
first_week:
  • kennismaken
  • meelopen
place: [Zwolle, Kampen
tools: Slack #algemeen
last_week: -
trust: "vertrouwen
questions: >
wat je mag vragen
tools: kassa
"""


def test_a_good_file_has_no_findings() -> None:
    assert read_yaml(GOOD.encode(), "good.yml").findings == ()
    assert read_yaml(GOOD.replace("\n", "\r\n").encode("utf-8-sig"), "x").findings == ()
    assert read_yaml(GOOD.encode("utf-16"), "x").findings == ()


def test_many_mistakes_at_once() -> None:
    reading = read_yaml(MANY.encode(), "handbook.yml")
    assert [(f.span.line, f.name) for f in reading.findings] == [
        (2, "missing-space-after-colon"),
        (3, "second-colon"),
        (6, "mark-at-start"),
        (7, "key-indent"),
        (8, "missing-space-after-dash"),
        (9, "apostrophe-start"),
        (11, "tab-indent"),
        (13, "bullet"),
        (14, "bullet"),
        (15, "unclosed-bracket"),
        (16, "hash-in-text"),
        (17, "dash-as-empty"),
        (18, "unclosed-quote"),
        (20, "text-indent"),
        (21, "duplicate-key"),
    ]
    assert isinstance(reading.node, Mapping)
    assert [entry.key.text for entry in reading.node.entries] == [
        *("organisation", "contacts", "help", "first_week", "place", "tools", "last_week"),
        *("trust", "questions"),
    ]


def test_places_are_those_of_the_typed_text() -> None:
    """Also behind a repair on the same line: `c` stands at column 11, with or without quotes."""
    reading = read_yaml(b'a: {b: @x, c: d}\ne: "f"\n', "x.yml")
    assert isinstance(reading.node, Mapping)
    inner = reading.node.get("a")
    assert isinstance(inner, Mapping)
    assert [entry.key.span.column for entry in inner.entries] == [5, 12]
    last = reading.node.get("e")
    assert isinstance(last, Scalar)
    assert (last.span.line, last.span.column, last.span.end_column, last.plain) == (2, 4, 7, False)


def test_an_empty_value_is_an_empty_text() -> None:
    reading = read_yaml(b"a:\nb: []\n- x\n"[:9], "x.yml")
    assert isinstance(reading.node, Mapping)
    value = reading.node.get("a")
    assert isinstance(value, Scalar)
    assert (value.text, value.plain, value.span.line) == ("", True, 1)


def test_text_is_normalised() -> None:
    reading = read_yaml("naam: Zoe\u0308\r\nb: c\r".encode(), "x.yml")
    assert reading.text == "naam: Zoë\nb: c\n"
    assert isinstance(reading.node, Mapping)


def test_flow_is_remembered() -> None:
    reading = read_yaml(b"a: [b]\nc:\n  - d\n", "x.yml")
    assert isinstance(reading.node, Mapping)
    first, second = reading.node.get("a"), reading.node.get("c")
    assert isinstance(first, Sequence)
    assert isinstance(second, Sequence)
    assert (first.flow, second.flow) == (True, False)


def single_mistakes() -> list[tuple[int, str, str]]:
    """Every field of a good file, one at a time a space too deep or not deep enough."""
    lines = GOOD.split("\n")
    out = []
    for number in [3, 12, 16, 23, 27, 32, 41, 48, 56, 66]:
        text = lines[number - 1]
        for changed in (" " + text, text[1:]):
            out.append((number, "indent", _with(lines, number, changed)))
    for number in [3, 12, 16, 23, 32, 41, 66]:
        key, _, value = lines[number - 1].partition(": ")
        out += [
            (number, "missing-space-after-colon", _with(lines, number, f"{key}:{value}")),
            (number, "second-colon", _with(lines, number, f"{key}: Let op: {value}")),
            (number, "mark-at-start", _with(lines, number, f"{key}: @{value}")),
            (number, "apostrophe-start", _with(lines, number, f"{key}: 's {value}")),
            (number, "unclosed-quote", _with(lines, number, f'{key}: "{value}')),
            (number, "hash-in-text", _with(lines, number, f"{key}: #{value}")),
            (number, "dash-as-empty", _with(lines, number, f"{key}: -")),
            (number, "tab-after-colon", _with(lines, number, f"{key}:\t{value}")),
        ]
    for number in [26, 27, 56, 57]:
        text = lines[number - 1]
        out += [
            (number, "missing-space-after-dash", _with(lines, number, text.replace("- ", "-", 1))),
            (number, "bullet", _with(lines, number, text.replace("- ", "• ", 1))),
        ]
    return out


def _with(lines: list[str], number: int, text: str) -> str:
    return "\n".join([*lines[: number - 1], text, *lines[number:]])


@pytest.mark.parametrize(("number", "name", "text"), single_mistakes())
def test_one_mistake_in_a_long_file_gives_one_finding(number: int, name: str, text: str) -> None:
    reading = read_yaml(text.encode(), "x.yml")
    assert len(reading.findings) == 1
    assert reading.findings[0].span.line == number
    assert name in reading.findings[0].name
    assert reading.node is not None


PIECES = [
    *("\t", ":", ": ", "- ", "-", '"', "'", "[", "]", "{", "}", "#", " #", "\n", "  ", " ", "&a "),
    *("*a", "!x ", "|", ">", "---\n", "...", "%", "@", "`", "? ", ",", "\u00a0", "\u200b", "\\U"),
    *("\u2028", "\0", "\x0c", "“", "é", "<<: ", "<<<<<<< a\n", "=======\n", ">>>>>>> b\n", "\\"),
]


def test_no_input_raises() -> None:
    """Noise, pieces of YAML and damaged files; every place lies within the text."""
    chance = random.Random(1931)
    for round_ in range(200):
        if round_ % 4 == 0:
            data = bytes(chance.randrange(256) for _ in range(chance.randrange(200)))
        elif round_ % 4 == 1:
            data = "".join(chance.choices(PIECES, k=chance.randrange(40))).encode()
        else:
            text = list(GOOD)
            for _ in range(chance.randrange(1, 8)):
                at = chance.randrange(len(text))
                text[at : at + chance.randrange(3)] = chance.choice(PIECES)
            data = "".join(text).encode()
        reading = read_yaml(data, "x.yml", allow_tags=round_ % 3 == 0)
        lines = reading.text.split("\n")
        assert reading.node is not None or reading.findings, data
        for finding in reading.findings:
            for span in (finding.span, *finding.related):
                assert 0 <= span.line <= len(lines), data
                assert span.line == 0 or 1 <= span.column <= len(lines[span.line - 1]) + 1, data
