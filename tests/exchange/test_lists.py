"""Glosario and lists of acronyms: what is taken, and that every slip is told with its line."""

from exchange.conftest import read, told

GLOSARIO = """\
- slug: first_word
  en:
    term: "first word"
    acronym: "FW"
    def: >
      See the [other](#a_b), [gone](#nowhere), an [odd one](t#irst_word), [far](https://example.org/x)
      and `<name></name>`.
  fr:
    term: "premier "
    def: "voir [ici](#jamais)"
  def:
    term: "a typo for a language"
- slug: a_b
  ref:
    - first_word
    - not_there
  en: {term: "A", def: "one"}
- slug: a-b
  nl: {term: "tweede", def: "twee"}
  en: {term: "second", def: "two", colour: "blue"}
- slug: true
  en: {term: true, def: "not false"}
- slug: index
  en: {term: index, def: "a list"}
- slug: only_french
  fr: {term: vide, def: rien}
"""


def test_every_slip_of_a_glosario_is_told_with_its_line() -> None:
    made = read(GLOSARIO, "glosario.yml")
    assert told(made.findings) == {
        ("import-left-out", "link"): [6, 10],
        ("import-left-out", "link-near"): [6],
        ("import-left-out", "language"): [8, 26],
        ("import-left-out", "field"): [11, 20],
        ("import-left-out", "reference"): [16],
        ("import-left-out", "no-term"): [25],
        ("import-changed", "id"): [1],
        ("import-changed", "links"): [5],
        ("import-changed", "spaces"): [9],
        ("import-changed", "taken"): [13],
        ("import-changed", "never"): [17],
    }


def test_what_is_taken_of_a_glosario() -> None:
    terms = {term.id: term for term in read(GLOSARIO, "glosario.yml").terms}
    assert list(terms) == ["first-word", "a-b-2", "a-b", "true", "index"]
    first = terms["first-word"]
    assert first.en is not None
    assert first.en.also == ("FW",)
    assert first.en.definition == (
        "See the other, gone, an odd one, [far](https://example.org/x) and `<name></name>`."
    )
    assert first.see == ("a-b-2",)
    assert terms["a-b-2"].see == ("first-word",)
    assert terms["a-b-2"].link == "never"
    assert terms["true"].en is not None
    assert terms["true"].en.term == "true"


ACRONYMS = """\
- slug: s-t
  acronym: S&T
  definition: "[Sales & Trade](https://example.org)"
- slug: xyz
  acronym: XYZ
  definition: the first one / the second one
- slug: q3
  acronym: Q^3
  definition: https://example.org/?{}
"""


def test_two_meanings_in_one_line_become_two_words() -> None:
    made = read(ACRONYMS.format("a" * 900), "acronyms.yml", fallback="nl")
    assert [(t.id, t.en and t.en.term) for t in made.terms] == [
        ("s-t", "S&T"),
        ("xyz", "XYZ"),
        ("xyz-2", "XYZ"),
        ("q3", "Q^3"),
    ]
    first, second = (term.en for term in made.terms[1:3])
    assert first and second and first.differs and second.differs
    assert first.definition == "the first one"
    assert "second" in first.differs
    assert "first" in second.differs
    assert made.terms[3].en and made.terms[3].en.definition == f"https://example.org/?{'a' * 900}"
    assert told(made.findings) == {
        ("import-changed", "language-en"): [1],
        ("import-changed", "meanings"): [4],
    }


def test_text_too_long_for_a_glossary_is_left_out_and_told() -> None:
    made = read(ACRONYMS.format("a" * 5000), "acronyms.yml")
    assert made.terms[3].en and made.terms[3].en.definition is None
    assert told(made.findings)[("import-left-out", "too-long")] == [9]
