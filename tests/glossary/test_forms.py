"""Words in running text: the right ones, whole, the longest, and as fast for thousands of terms."""

from __future__ import annotations

import random
import re
import unicodedata

import pytest

from houvast.glossary import Glossary, Link, Term, TermWords
from houvast.glossary.forms import Forms, entry_of, shared_entries


def found(text: str, *entries: tuple[str, str | list[str]]) -> list[tuple[str, str]]:
    """What is found in a text, and the keys of it; an entry is a key with one form or several."""
    forms = Forms((key, [form] if isinstance(form, str) else form) for key, form in entries)
    return [(text[f.start : f.end], " ".join(f.keys)) for f in forms.find(text)]


def words(text: str, *forms: str) -> list[str]:
    return [word for word, _ in found(text, ("t", list(forms)))]


@pytest.mark.parametrize(
    "text",
    [
        "bpv",
        "De BPV begint.",
        "Bpv",
        "(bpv)",
        "bpv:",
        "“bpv”",
        "‘bpv’",
        "'bpv'",
        "«bpv»",
        "bpv/stage",
        "stage/bpv",
        "school–bpv",
        "bpv—school",
        "bpv, en",
        "bpv?!",
        "bpv…",
        "bpv’s",
        "bpv's",
        "b\u00adpv",
        "[bpv]",
        "een\nbpv\nhier",
        "bpv--of niet",
        "*bpv*",
        "1. bpv",
    ],
)
def test_a_word_is_found_whatever_stands_around_it(text: str) -> None:
    assert len(words(text, "bpv")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "stageplek",
        "meeloopstage",
        "stage-uren",
        "stage‑uren",
        "bpv-stage",
        "stage- en werkdagen",
        "werk- en -stage",
        "STAGEPLEK",
        "stage2",
        "2stage",
        "stage_plek",
        "(stage)begeleider",
        "stage(plek)",
        "stage\u00adplek",
        "stag\u00e9",
        "stage\u0301",
        "stage@voorbeeld.nl",
        "jan.stage@voorbeeld.nl",
        "https://voorbeeld.nl/stage",
        "www.voorbeeld.nl/stage",
        "voorbeeld.stage.nl",
        "stage&co",
        "st age",
    ],
)
def test_a_part_of_a_word_is_not_the_word(text: str) -> None:
    assert not words(text, "stage")


def test_a_word_that_begins_with_a_hyphen_is_another_word() -> None:
    assert not words("schooldagen en -weken", "weken")
    assert words("drie - weken", "weken") == ["weken"]


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("S&I", "bij S&I zijn"),
        ("e-mail", "een E‑mail"),
        ("foto's", "twee foto’s"),
        ("foto’s", "twee foto's"),
        ("UQM^3", "de UQM^3-"[:-1]),
        ("a.u.b.", "wacht a.u.b. even"),
        ("C++", "in C++ of"),
        ("C#", "in C#."),
        (".NET", "met .NET werken"),
        ("24/7", "we zijn 24/7 open"),
        ("feed forward", "feed \n  forward"),
        ("feed forward", "feed\u00a0forward"),
        ("bpv/stage", "je bpv/stage"),
        ("pré-advies", "een pre\u0301-advies"),
        ("pre\u0301", "een pré"),
        ("straße", "STRASSE"),
        ("plan van aanpak", "Plan van Aanpak"),
        ("supervisor", "your supervisor’s desk"),
        ("practical supervisor", "the practical supervisor's desk"),
        ("supervisor's desk", "the supervisor’s desk"),
        ("school (mbo)", "op school (mbo) of"),
    ],
)
def test_a_form_may_hold_signs(form: str, text: str) -> None:
    assert len(words(text, form)) == 1, text


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("feed forward", "feed, forward"),
        ("feed forward", "feed/forward"),
        ("feed forward", "feed-forward"),
        ("feed forward", "feed. Forward"),
        ("bpv/stage", "bpv stage"),
        ("S&I", "S & I"),
        ("plan van aanpak", "plan van aanpakken"),
    ],
)
def test_what_stands_between_words_counts(form: str, text: str) -> None:
    assert not words(text, form)


@pytest.mark.parametrize(
    ("form", "text", "expected"),
    [
        ("POP", "je POP", 1),
        ("POP", "een pop of Pop", 0),
        ("SMART", "smart", 0),
        ("AVG", "de AVG’s regels", 1),
        ("AVG", "avg’s", 0),
        ("S&I", "s&i", 0),
        ("hr", "bij hr", 1),
        ("hr", "bij HR", 0),
        ("VO", "vo", 0),
        ("Glosario", "glosario", 1),
        ("SMART-doel", "smart-doel", 1),
        ("BPV", "bij de bpv", 1),
        ("POK", "bij de pok", 0),
        ("x", "x", 0),
        ("V", "V", 0),
        ("&", "&", 0),
        ("…", "…", 0),
        ("", "niets", 0),
    ],
)
def test_capitals_count_where_the_form_is_an_abbreviation(
    form: str, text: str, expected: int
) -> None:
    assert len(words(text, form)) == expected


def test_the_longest_form_wins_and_nothing_overlaps() -> None:
    entries = (
        ("kort", "plan"),
        ("lang", "plan van aanpak"),
        ("ander", "aanpak maken"),
        ("langst", "plan van aanpak schrijven"),
    )
    assert found("plan van aanpak maken", *entries) == [("plan van aanpak", "lang")]
    assert found("plan van nu, aanpak maken", *entries) == [
        ("plan", "kort"),
        ("aanpak maken", "ander"),
    ]
    assert found("Plan van aanpak schrijven", *entries) == [("Plan van aanpak schrijven", "langst")]


def test_one_form_of_several_entries_names_them_all_in_order() -> None:
    entries = (("een", ["pas", "pasje"]), ("twee", "Pas"), ("drie", "PAS"), ("een", "pas"))
    assert found("pas, PAS, pasje", *entries) == [
        ("pas", "een twee"),
        ("PAS", "een twee drie"),
        ("pasje", "een"),
    ]


def test_the_whole_is_a_form_before_its_possessive() -> None:
    assert found("foto’s", ("foto", "foto"), ("meer", "foto's")) == [("foto’s", "meer")]


def test_own_forms_come_before_those_of_the_base_and_leave_it_alone() -> None:
    base = Forms([("s", ["pas op", "pas"])])
    own = Forms([("o", ["pas", "pas nu op"])], base)
    assert [f.keys for f in own.find("pas")] == [("o", "s")]
    assert [f.keys for f in own.find("pas op, pas nu op")] == [("s",), ("o",)]
    assert [f.keys for f in base.find("pas, pas nu op")] == [("s",), ("s",)]


def term(name: str, nl: str = "", en: str = "", by: str | None = None, link: str = "first") -> Term:
    made = {"nl": TermWords(term=nl) if nl else None, "en": TermWords(term=en) if en else None}
    return Term(id=name, replaced_by=by, link=Link(link), **made)


def test_what_a_shared_term_leads_to() -> None:
    glossary = Glossary(
        terms=(
            term("oud", "oud woord", "old word", by="nieuw"),
            term("nieuw", "nieuw woord"),
            term("nooit", "gewoon", link="never"),
            term("rond-a", "ronde a", by="rond-b"),
            term("rond-b", "ronde b", by="rond-a"),
            term("weg", "weg woord", by="nooit"),
            term("kwijt", "kwijt woord", by="bestaat-niet"),
        )
    )

    def leads(language: str) -> dict[str, str | None]:
        return {term.id: entry_of(glossary, term, language) for term in glossary.terms}

    dutch = leads("nl")
    assert dutch["oud"] == dutch["nieuw"] == "nieuw"
    assert dutch["nooit"] is dutch["weg"] is None
    assert dutch["kwijt"] == "kwijt"
    assert dutch["rond-a"] in ("rond-a", "rond-b")
    # On an English page only one term has an entry.
    assert {name for name, entry in leads("en").items() if entry} == {"oud"}
    assert dict(shared_entries(glossary, "en")) == {"term-oud": ("old word",)}


# The slow way: for each place, each form as the letters that it is, the longest first.
PARTS = ["plan", "van", "aanpak", "POP", "pop", "it", "IT", "foto's", "foto", "e-mail", "S&I", "ik"]
BETWEEN = [" ", "  ", "\n", ", ", "/", "-", "’s ", "'s ", ". ", "", "–", " (", ") "]


def slowly(text: str, forms: dict[str, str]) -> list[tuple[int, int, str]]:
    def same(text: str) -> str:
        text = unicodedata.normalize("NFC", text).replace("’", "'")
        return re.sub(r"\s+", " ", text)

    def edges(start: int, end: int) -> bool:
        """Whether no word goes on before or after."""
        before, after = text[:start], text[end:]
        return not re.search(r"(\w[-'’&]?|-)\Z", before) and not re.match(r"-|['’&]?\w", after)

    result, at = [], 0
    while at < len(text):
        best: tuple[int, str] | None = None
        for end in range(len(text), at, -1):
            if text[end - 1].isspace() or text[at].isspace() or not edges(at, end):
                continue
            piece = same(text[at:end])
            for candidate in (piece, piece.removesuffix("'s")):
                for form, key in forms.items():
                    capitals = form.isupper() and re.search("[AEIOUY]", form)
                    exact = capitals or sum(map(str.isalnum, form)) <= 2
                    if candidate == form or (not exact and candidate.lower() == form.lower()):
                        best = best or (end, key)
        if best is None:
            at += 1
        else:
            result.append((at, *best))
            at = best[0]
    return result


@pytest.mark.parametrize("seed", range(60))
def test_it_finds_what_the_slow_way_finds(seed: int) -> None:
    chance = random.Random(seed)

    def phrase(most: int, between: list[str]) -> str:
        parts = [chance.choice(PARTS) for _ in range(chance.randint(1, most))]
        return "".join(p + chance.choice(between) for p in parts[:-1]) + parts[-1]

    forms: dict[str, str] = {}
    for number in range(12):
        form = phrase(4, [" ", " ", " ", "/"])
        if form.lower() not in map(str.lower, forms):
            forms[form] = f"k{number}"
    quick = Forms((key, [form]) for form, key in forms.items())
    many = 0
    for _ in range(20):
        text = phrase(14, BETWEEN)
        got = [(f.start, f.end, " ".join(f.keys)) for f in quick.find(text)]
        assert got == slowly(text, forms), (text, forms)
        many += len(got)
    assert many or seed
