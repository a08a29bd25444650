"""Files that cannot be taken: one finding that says why, with the line, and never a traceback."""

import pytest

from exchange.conftest import read, told

PREFIX = "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"


@pytest.mark.parametrize(
    ("file", "data", "reason", "line"),
    [
        ("a.ttl", PREFIX + '<x:a> a skos:Concept ;\n  skos:prefLabel "x@nl .\n', "turtle", 3),
        ("a.ttl", "@prefix a: <b:c> . a:a a:b " + "[" * 50_000, "turtle", 0),
        ("a.ttl", PREFIX, "no-concepts", 0),
        ("a.ttl", b"x" * 5_000_000, "too-large", 0),
        ("a.ttl", "<!DOCTYPE html>\n<html></html>", "page", 1),
        ("a.csv", "\n<html><body>", "page", 1),
        ("a.rdf", '<?xml version="1.0"?><rdf:RDF/>', "xml", 1),
        ("a.csv", "", "empty", 0),
        ("a.csv", " \n\n", "empty", 0),
        ("a.csv", 'woord,uitleg\ntafel,"een\nstoel,x\n', "quote", 2),
        ("a.csv", "woord,uitleg\n", "nothing", 0),
        ("a.xlsx", b"PK\x03\x04" + bytes(100), "not-text", 0),
        ("a.txt", "zomaar wat tekst", "format", 0),
        ("a.json", '{"a": [1,\n2,}', "json", 2),
        ("a.json", "[" * 100_000, "json", 0),
        ("a.json", "3", "json", 1),
        ("a.json", '[{"term": "x"}]', "no-concepts", 0),
        ("a.yml", '- slug: a\n  en: {term: "x\n- b: [\n', "yaml", 2),
        ("a.yml", "terms:\n  - id: a\n", "ours", 1),
        ("a.yml", "a: 1\n", "no-list", 1),
        ("a.yml", "- slug: a\n  de: {term: x}\n", "nothing", 0),
        (
            "a.yml",
            "- &a [x,x,x]\n- &b [*a,*a]\n" + "- [*b,*b,*b,*b,*b,*b,*b,*b,*b]\n" * 4_000,
            "too-much",
            1,
        ),
    ],
)
def test_why_a_file_cannot_be_read(file: str, data: str | bytes, reason: str, line: int) -> None:
    made = read(data, file)
    assert made.terms == ()
    assert told(made.findings[:1]) == {("import-unreadable", reason): [line]}
