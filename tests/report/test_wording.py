"""Words come from the catalogue, and a slip in it never hides a finding."""

import pytest

from houvast.codes import CODES
from houvast.finding import Finding, Span
from houvast.report import fill, message, rules_reference, to_do
from houvast.texts import Texts
from houvast.workspace import BUILTIN, Workspace

TEXTS = Texts(
    "nl",
    {
        "findings.no-handbooks.message": "gewoon {folder}",
        "findings.no-handbooks.message_odd": "anders {folder}",
        "findings.no-handbooks.do": "doe {{dit}} met {wat}",
    },
)


def finding(variant: str = "", **values: str) -> Finding:
    return Finding("no-handbooks", Span("content"), values, variant)


def test_a_variant_has_its_own_words_or_the_plain_ones() -> None:
    assert message(finding("odd", folder="x"), TEXTS) == "anders x"
    assert message(finding("unknown", folder="x"), TEXTS) == "gewoon x"
    assert to_do(finding("odd"), TEXTS) == "doe {dit} met {wat}"


def test_without_words_the_name_is_told() -> None:
    assert message(finding(), Texts("nl", {})) == "no-handbooks"
    assert to_do(finding(), Texts("nl", {})) == ""


def test_a_value_is_never_a_template() -> None:
    assert message(finding(folder="{folder} {0} {{"), TEXTS) == "gewoon {folder} {0} {{"
    assert fill("{a}{b}", {"a": "{b}", "b": "{a}"}) == "{b}{a}"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_reference_has_every_code_once(language: str) -> None:
    text = rules_reference(Workspace(BUILTIN).texts(language))
    for code in CODES.values():
        assert text.count(f'<a id="{code.number.lower()}"></a>') == 1
        assert f"`{code.name}`" in text


@pytest.mark.parametrize(("language", "name"), [("en", "rules.md"), ("nl", "rules.nl.md")])
def test_the_reference_in_docs_is_of_today(language: str, name: str) -> None:
    """When this fails: `make docs`, and read the difference."""
    written = (BUILTIN / "docs" / name).read_text("utf-8")
    assert written == rules_reference(Workspace(BUILTIN).texts(language))
