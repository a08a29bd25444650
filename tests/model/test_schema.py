"""The schema agrees with the model on what is right and what is wrong, as an editor sees it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from ruamel.yaml import YAML

from houvast.model.plain import plain
from houvast.model.schema import handbook_schema
from houvast.report.yaml_reference import yaml_reference
from houvast.source import read_yaml
from houvast.texts import Texts

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted(ROOT.glob("content/organisations/*/*.yml")) + sorted(
    ROOT.glob("tests/cases/*/content/organisations/*/*.yml")
)
CASES: list[dict[str, Any]] = yaml.load(
    Path(__file__).with_name("cases.yml").read_text("utf-8"), yaml.BaseLoader
)
# The model reads `English` as a language; an editor underlines it and offers `en`.
READ_BUT_UNDERLINED = {"a language that we do not have"}


@pytest.fixture(scope="module")
def schema(catalogues: Mapping[str, Texts]) -> dict[str, Any]:
    return handbook_schema(catalogues["nl"])


@pytest.fixture(scope="module")
def validator(schema: dict[str, Any]) -> jsonschema.Draft7Validator:
    jsonschema.Draft7Validator.check_schema(schema)
    return jsonschema.Draft7Validator(schema)


def typed(text: str) -> Any:
    """The YAML as an editor reads it: YAML 1.2, with numbers and booleans."""
    return json.loads(json.dumps(YAML(typ="safe", pure=True).load(text), default=str))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_example_handbooks(path: Path, validator: jsonschema.Draft7Validator) -> None:
    validator.validate(typed(path.read_text("utf-8")))
    node = read_yaml(path.read_bytes(), path.name).node
    assert node is not None
    validator.validate(plain(node).value)


@pytest.mark.parametrize("case", CASES, ids=[case["about"] for case in CASES])
def test_the_right_neighbours(case: dict[str, Any], validator: jsonschema.Draft7Validator) -> None:
    node = read_yaml(case["right"].encode(), "a.yml").node
    assert node is not None
    if case["about"] not in READ_BUT_UNDERLINED:
        validator.validate(plain(node).value)


@pytest.mark.parametrize(
    "text",
    [
        "contactpersonen: []",
        "contacts: []",
        "contacts: [{name: Fatma}]",
        "contacts: [{role: x, phone: 038}]",
        "contacts: {role: x}",
        "help: vraag het aan Fatma",
        "mistakes: {normal: [{Te laat bellen: dat gebeurt}]}",
        "place: {lunch: [samen, alleen]}",
        "place: {lunch: {nl: samen, de: zusammen}}",
        "internship: {status: misschien}",
        "internship: {periods: [{name: voorjaar}]}",
        "organisation: {name: B, colour: rood}",
        "organisation: {name: B, website: www.example.org}",
        "organisation: {name: B, logo: logo.svg}",
        "organisation: {name: B, languages: [fr]}",
        "contacts: [{role: x, vacant: misschien}]",
        "glossary: [{term: rijskast}]",
    ],
)
def test_wrong_documents(text: str, validator: jsonschema.Draft7Validator) -> None:
    assert list(validator.iter_errors(typed(text))), text


@pytest.mark.parametrize(
    "text",
    [
        "place: Kerkstraat 12",
        "organisation: {nl: De Korenbloem, en: Cornflower}",
        "mistakes: {normal: te laat bellen, stop: [{nl: brand, en: fire}]}",
        "contacts: praktijkopleider",
        "contacts: [praktijkopleider, {role: planner}]",
        "contacts: [{id: fatma, available: ma}]",
        "learning: {variety: present, autonomy: {state: nee, how: nog niet}}",
        "help: {backup: fatma, nothing_to_do: vegen}",
        "absence: {sick: {before: 07:00, also_school: true}}",
        "internship: {checked_on: 2027-02-01, hours: {days: ma t/m do, from: 06:00}}",
        "calendar: [{what: paasdag, date: 2027-03-29, closed: yes}]",
    ],
)
def test_right_documents(text: str, validator: jsonschema.Draft7Validator) -> None:
    validator.validate(typed(text))


def test_words_for_every_field(catalogues: Mapping[str, Texts]) -> None:
    for texts in catalogues.values():
        schema = handbook_schema(texts)
        objects = [schema, *(shape.get("anyOf", [shape])[0] for shape in _parts(schema))]
        for shape in objects:
            for key, field in shape["properties"].items():
                assert field["title"] and field["description"], key
        assert "null" not in json.dumps(schema)
        assert json.dumps(schema) == json.dumps(handbook_schema(texts))
        assert "required" not in schema


def _parts(schema: dict[str, Any]) -> list[dict[str, Any]]:
    return [shape for name, shape in schema["definitions"].items() if name != "Text"]


def test_reference_is_current(catalogues: Mapping[str, Texts]) -> None:
    written = (ROOT / "docs" / "yaml.md").read_text("utf-8")
    assert written == yaml_reference(catalogues["en"])
    assert yaml_reference(catalogues["nl"]).count("\n") == written.count("\n")
