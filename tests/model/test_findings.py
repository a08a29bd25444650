"""Every mistake is told at its line with its texts; its neighbour without the mistake is not."""

from __future__ import annotations

import string
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from houvast.codes import CODES
from houvast.finding import Finding
from houvast.texts import Texts

from .conftest import Read

CASES: list[dict[str, Any]] = yaml.load(
    Path(__file__).with_name("cases.yml").read_text("utf-8"), yaml.BaseLoader
)
MODEL_CODES = [name for name, code in CODES.items() if code.number.startswith("HV2")]
# The stage that has the files finds these; only their texts are the model's.
OF_FILES = {"missing-file", "not-a-picture", "picture-too-large", "page-too-long"}
# Made by `test_limits` below, because the text would be very long, or by another number of files.
ELSEWHERE = {"text-too-long", "too-many-brackets", "field-in-two-files", "missing-field top"}
# The plain wordings of these are only for other stages; of the weekdays one is enough.
NOT_HERE = {"expected-text", "expected-list", "expected-fields", "wrong-weekday"}


def completed(text: str) -> str:
    """The file with an organisation and a contact, where it has none."""
    top = {line.split(":")[0] for line in text.splitlines() if line[:1].strip()}
    if not {"organisation", "organisatie"} & top:
        text += "organisation: De Korenbloem\n"
    if not {"contacts", "contactpersonen"} & top and "contacts" not in text:
        text += "contacts: [{id: fatma, role: praktijkopleider}]\n"
    return text


def told(findings: list[Finding]) -> list[str]:
    return [f"{f.span.line} {f.name} {f.variant}".rstrip() for f in findings]


@pytest.mark.parametrize("case", CASES, ids=[case["about"] for case in CASES])
def test_mistake_and_neighbour(case: dict[str, Any], read: Read) -> None:
    _, findings = read(completed(case["wrong"]))
    assert told(findings) == case["expect"]
    handbook, findings = read(completed(case["right"]))
    assert told(findings) == []
    assert handbook is not None


@pytest.mark.parametrize("case", CASES, ids=[case["about"] for case in CASES])
def test_texts_can_be_filled(
    case: dict[str, Any], read: Read, catalogues: Mapping[str, Texts]
) -> None:
    _, findings = read(completed(case["wrong"]))
    for finding in findings:
        assert "field" in finding.values
        for texts in catalogues.values():
            under = texts.under(f"findings.{finding.name}")
            for part in ("message", "do"):
                text = under.get(f"{part}_{finding.variant}", under[part])
                filled = text.format_map(finding.values)
                assert "{" not in filled
                assert "“”" not in filled, "a value that says nothing"


def test_every_code_is_provoked() -> None:
    provoked = {expected.split(" ")[1] for case in CASES for expected in case["expect"]}
    assert provoked | OF_FILES | ELSEWHERE >= set(MODEL_CODES)


def test_every_variant_is_provoked(catalogues: Mapping[str, Texts]) -> None:
    provoked = {expected.split(" ", 1)[1] for case in CASES for expected in case["expect"]}
    for name in sorted(set(MODEL_CODES) - OF_FILES - NOT_HERE):
        for key in catalogues["nl"].under(f"findings.{name}"):
            part, _, variant = key.partition("_")
            if part == "message":
                assert f"{name} {variant}".rstrip() in provoked | ELSEWHERE


@pytest.mark.parametrize("name", MODEL_CODES)
def test_texts_in_both_languages(name: str, catalogues: Mapping[str, Texts]) -> None:
    nl, en = (texts.under(f"findings.{name}") for texts in catalogues.values())
    assert list(nl) == list(en)
    assert {"message", "do", "why", "example", "instead"} <= set(nl)
    for key, text in nl.items():
        assert _placeholders(text) == _placeholders(en[key]), key
        for words in (text, en[key]):
            assert words.strip()
            if key.startswith(("message", "do", "why")):
                assert words.endswith((".", "?")), "cut off, by a # for instance"


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_limits(read: Read) -> None:
    def findings(line: str) -> list[str]:
        return told(read(completed(line))[1])

    assert findings(f"place: {{parking: {'a' * 301}}}\n") == ["1 text-too-long"]
    assert findings(f"place: {{parking: {'a' * 300}}}\n") == []
    assert findings(f"place: {{lunch: {'a' * 4001}}}\n") == ["1 text-too-long"]
    assert findings(f"place: {{lunch: {'a' * 4000}}}\n") == []
    assert findings(f'place: {{lunch: "{"[" * 201}"}}\n') == ["1 too-many-brackets"]
    assert findings(f'place: {{lunch: "{"[" * 200}"}}\n') == []
    assert findings(f"help: {{backup: {'a' * 121}}}\n") == ["1 text-too-long"]
    _, long = read(completed(f"help: {{backup: {'a' * 121}}}\n"))
    assert long[0].values == {"field": "help.backup", "length": "121", "most": "120"}


def test_nothing_but_one_file(read: Read) -> None:
    handbook, findings = read("place: Kerkstraat 12\n")
    assert handbook is None
    assert told(findings) == ["0 missing-field top", "0 missing-field top"]
    assert {f.values["field"] for f in findings} == {"organisation", "contacts"}


def test_suggestions_are_lines(read: Read) -> None:
    wrong = """\
organisation:
  naam: De Korenbloem
contacts:
  - role: praktijkopleider
    helps_with:
      - "Roosters": elke week
internship:
  status: gesloten?
mistakes:
  normal:
    - Te laat bellen: "nou, ja"
help:
  backup: praktijkopleiders
"""
    _, findings = read(wrong)
    assert [finding.suggestion for finding in findings] == [
        "name: De Korenbloem",
        '- "Roosters: elke week"',
        "status: closed",
        '- "Te laat bellen: nou, ja"',
        "backup: praktijkopleider",
    ]
