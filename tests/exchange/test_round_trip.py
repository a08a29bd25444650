"""Import of an export gives the same terms, in every format, whatever the words are."""

import csv
import io

import pytest

from exchange.conftest import WRITERS, told
from houvast.exchange import Asked, Format, csv_table, import_glossary
from houvast.glossary import OWN, Term, TermWords, read_glossary
from houvast.glossary.writing import glossary_yaml

FORMATS = pytest.mark.parametrize("kind", list(WRITERS), ids=str)


@FORMATS
@pytest.mark.parametrize("which", ["own_terms", "nasty_terms"])
def test_the_same_terms_come_back(kind: Format, which: str, request: pytest.FixtureRequest) -> None:
    terms: tuple[Term, ...] = request.getfixturevalue(which)
    data = WRITERS[kind](terms)
    assert data == WRITERS[kind](terms)
    made = import_glossary(data, Asked("export"))
    assert made.format is kind
    assert made.terms == terms
    assert told(made.findings) == {}


@FORMATS
def test_the_order_in_the_file_decides(kind: Format, own_terms: tuple[Term, ...]) -> None:
    turned = own_terms[::-1]
    made = import_glossary(WRITERS[kind](turned), Asked("export"), kind)
    assert made.terms == turned


@FORMATS
def test_a_word_of_others_may_be_referred_to(kind: Format) -> None:
    terms = (Term(id="bpv", nl=TermWords(term="bpv"), see=("stage",)),)
    data = WRITERS[kind](terms)
    assert import_glossary(data, Asked("export", known=("stage",))).terms == terms
    alone = import_glossary(data, Asked("export"))
    assert alone.terms[0].see == ()
    assert list(told(alone.findings)) == [("import-left-out", "reference")]


def test_what_is_written_after_an_import_is_read_without_a_remark(
    nasty_terms: tuple[Term, ...],
) -> None:
    made = import_glossary(csv_table(nasty_terms), Asked("export.csv"))
    written = glossary_yaml(made.terms, head="# head\n")
    glossary = read_glossary([(OWN, [("glossary/x.yml", written)])])
    assert {term.id: term for term in glossary.terms} == {term.id: term for term in nasty_terms}
    assert [f.name for f in glossary.findings if f.name.startswith("yaml") or f.level > 2] == []


def test_no_cell_of_a_table_is_a_formula(nasty_terms: tuple[Term, ...]) -> None:
    text = csv_table(nasty_terms).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
    assert len(rows) > len(nasty_terms)
    assert [
        cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t"))
    ] == []
