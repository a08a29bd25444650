"""Linked data: what others write in Turtle and JSON-LD, and that ours holds in other libraries."""

import json
import re
from typing import Any

import pytest
from pyld import jsonld
from rdflib import Graph

from exchange.conftest import read, told
from houvast.exchange import json_ld, turtle
from houvast.glossary import About, Term
from houvast.model import Text

SKOS = """\
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix ex: <https://begrippen.example/id/> .
@prefix dct: <http://purl.org/dc/terms/> .
# a comment with "quotes" and a colon: here
ex:lijst a skos:ConceptScheme ; dct:title "Lijst"@nl .
ex:LeerBedrijf a skos:Concept ;
  skos:prefLabel "leerbedrijf "@nl , "stagebedrijf"@nl , "host company"@en , "Betrieb"@de ;
  skos:hiddenLabel: "leerbedrijven"@nl ;
  skos:hiddenLabel "leer bedrijf"@nl ;
  skos:definition \"\"\"Een bedrijf
waar je leert.\"\"\"@nl , "Anders gezegd."@nl-BE ;
  skos:altLabel "LB" ;
  skos:broader ex:c_12 ;
  skos:related ex:weg ;
  skos:notation "7" ;
  skos:exactMatch <https://elders.example/1> ;
  dct:source <https://bron.example/#a> ;
  skos:inScheme ex:lijst .
ex:c_12 a skos:Concept ; skos:prefLabel "bedrijf"@nl .
ex:leeg a skos:Concept ; skos:definition "zonder naam"@nl .
ex:groep a skos:Collection ; skos:member ex:c_12 .
"""


def test_every_statement_ends_in_a_word_or_in_the_report() -> None:
    made = read(SKOS, "lijst.ttl")
    assert told(made.findings) == {
        ("import-left-out", "whole"): [5, 21, 21],
        ("import-changed", "id"): [6],
        ("import-changed", "spaces"): [7],
        ("import-changed", "second-term"): [7],
        ("import-left-out", "tag"): [7],
        ("import-left-out", "field-near"): [8],
        ("import-changed", "joined"): [11],
        ("import-changed", "language-nl"): [12],
        ("import-changed", "relation"): [13],
        ("import-left-out", "reference"): [14],
        ("import-left-out", "field"): [15, 16],
        ("import-left-out", "no-term-here"): [20],
    }
    near = next(f for f in made.findings if f.variant == "field-near")
    assert near.values["near"] == "skos:hiddenLabel"
    first = made.terms[0]
    assert (first.id, made.terms[1].id) == ("leer-bedrijf", "bedrijf")
    assert first.nl is not None
    assert first.nl.also == ("stagebedrijf", "LB")
    assert first.nl.definition == "Een bedrijf\nwaar je leert.\n\nAnders gezegd."
    assert first.see == ("bedrijf",)
    assert first.source == "https://bron.example/#a"


SCHEMA = {
    "@context": "https://schema.org",
    "@type": "DefinedTermSet",
    "hasDefinedTerm": [
        {
            "@type": "DefinedTerm",
            "@id": "#stage",
            "name": "stage",
            "description": "Werken om er iets van te leren.",
        }
    ],
}


def test_schema_org_is_known_by_heart() -> None:
    made = read(json.dumps(SCHEMA), "lijst.jsonld")
    assert [term.id for term in made.terms] == ["stage"]
    assert made.terms[0].nl and made.terms[0].nl.definition == "Werken om er iets van te leren."
    assert ("import-changed", "context") in told(made.findings)


@pytest.mark.parametrize(
    "context",
    [
        "https://elsewhere.example/c.jsonld",
        [{"a": "https://a.example/"}, "http://127.0.0.1:1/c"],
        {"@import": "https://elsewhere.example/c.jsonld"},
        {"a": {"@id": "https://a.example/", "@context": "file:///etc/hostname"}},
    ],
)
def test_nothing_is_ever_fetched(context: Any) -> None:
    made = read(json.dumps({**SCHEMA, "@context": context}), "lijst.jsonld")
    assert made.terms == ()
    assert list(told(made.findings)) == [("import-unreadable", "context")]


def refuse(url: str, _options: object) -> None:
    raise AssertionError(url)


ABOUT = About(title=Text((("nl", "Woorden"), ("en", "Words"))), url="https://school.example/w/")


@pytest.mark.parametrize("base", ["", "https://school.example/w/"])
def test_our_json_ld_says_the_same_to_two_libraries(own_terms: tuple[Term, ...], base: str) -> None:
    data = json_ld(own_terms, ABOUT, base, "1.4.0")
    assert data == json_ld(own_terms, ABOUT, base, "1.4.0")
    place = "https://somewhere.example/glossary.json"
    options = {"documentLoader": refuse, "base": place}
    quads = jsonld.normalize(
        json.loads(data),
        {**options, "algorithm": "URDNA2015", "format": "application/n-quads"},
    )
    theirs = Graph().parse(data=quads, format="nt")
    ours = Graph()
    with pytest.warns(DeprecationWarning):
        ours.parse(data=data, format="json-ld", publicID=place)
    assert len(ours) == len(theirs) > 2000
    (whole,) = jsonld.expand(json.loads(data), options)
    assert "https://schema.org/DefinedTermSet" in whole["@type"]
    members = whole["https://schema.org/hasDefinedTerm"]
    pages = base or "https://somewhere.example/"
    assert [one["@id"] for one in members] == [f"{pages}term-{t.id}.html" for t in own_terms]
    labels = members[0]["http://www.w3.org/2004/02/skos/core#prefLabel"]
    assert {one["@language"] for one in labels} == {"nl", "en"}


def test_our_turtle_is_skos_to_another_library(own_terms: tuple[Term, ...]) -> None:
    graph = Graph().parse(data=turtle(own_terms, ABOUT).decode(), format="turtle")
    asked = "SELECT ?c WHERE { ?c a skos:Concept ; skos:prefLabel ?l . FILTER(lang(?l) = 'nl') }"
    spoken = [term for term in own_terms if term.nl]
    assert len(list(graph.query(asked))) == len(spoken) > 50


def test_only_what_is_asked_for_loads_the_library() -> None:
    import subprocess  # noqa: PLC0415
    import sys  # noqa: PLC0415

    code = "import sys, houvast.cli, houvast.exchange; print('rdflib' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert re.fullmatch(r"False\s*", done.stdout)
