"""Tables as schools make them: separators, encodings, columns in two languages, slips."""

import pytest

from exchange.conftest import read, told

EXCEL = (
    "Begrip;Definitie;Synoniemen;Zie ook;Kleur\r\n"
    'werkplek;"Waar je\r\nwerkt";plek, plaats;tafel;rood\r\n'
    "tafel;Een meubel;;;\r\n;zonder woord;;;\r\nwerkplek;Een bureau;;;\r\ntafel;Een meubel;;;\r\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("mark", [";", ",", "\t"])
def test_a_table_of_a_spreadsheet(encoding: str, mark: str) -> None:
    text = EXCEL.replace("plek, plaats", "plek | plaats").replace(";", mark)
    made = read(text.encode(encoding), "woorden.csv")
    assert [term.id for term in made.terms] == ["werkplek", "tafel", "werkplek-2"]
    first = made.terms[0].nl
    assert first is not None
    assert (first.also, made.terms[0].see) == (("plek", "plaats"), ("tafel",))
    assert first.definition == "Waar je\nwerkt"
    assert told(made.findings) == {
        ("import-left-out", "column"): [1],
        ("import-changed", "language-nl"): [1],
        ("import-left-out", "cell"): [2],
        ("import-left-out", "row"): [5],
        ("import-changed", "homonym"): [6],
        ("import-left-out", "same-row"): [7],
    }


def test_windows_letters_are_read_and_told() -> None:
    made = read("Woord;Uitleg\nreünie;“Elkaar” weer zien\n".encode("cp1252"), "woorden.csv")
    assert made.terms[0].nl is not None
    assert (made.terms[0].nl.term, made.terms[0].nl.explanation) == ("reünie", "“Elkaar” weer zien")
    assert told(made.findings)[("import-changed", "encoding")] == [2]


def test_two_languages_in_the_columns_of_a_row() -> None:
    made = read(
        "Nederlandse term;Engelse term;Definitie (nl);definition_en\n"
        "begeleider;supervisor;Wie helpt;Who helps\n",
        "woorden.csv",
    )
    (term,) = made.terms
    assert term.nl and term.en
    assert (term.nl.term, term.nl.definition) == ("begeleider", "Wie helpt")
    assert (term.en.term, term.en.definition) == ("supervisor", "Who helps")
    assert told(made.findings) == {}


def test_rows_of_one_id_in_two_languages_are_one_word() -> None:
    made = read("id,taal,woord\na,nl,tafel\na,Engels,table\na,de,Tisch\n", "w.csv")
    (term,) = made.terms
    assert term.nl and term.en
    assert list(told(made.findings)) == [("import-left-out", "language")]


def test_without_names_the_columns_are_word_and_explanation() -> None:
    made = read("tafel,Een meubel\nstoel,Om op te zitten\n", "w.csv")
    assert [t.nl and t.nl.explanation for t in made.terms] == ["Een meubel", "Om op te zitten"]
    assert ("import-changed", "no-header") in told(made.findings)
