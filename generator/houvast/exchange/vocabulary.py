"""The names under which linked data says what a term says.

Why: writing and reading must agree to the letter, so both take the names from here. SKOS, as its
Dutch profile uses it, says nearly all; what it has no name for has one of our own.
"""

from __future__ import annotations

import re

from houvast.model.values import slug_of

__all__ = [
    "CONTEXT",
    "DCT",
    "HEARD",
    "HOUVAST",
    "OWL",
    "PREFIXES",
    "RDF",
    "RDFS",
    "SCHEMA",
    "SKOS",
    "id_of",
    "term_iri",
]

SKOS = "http://www.w3.org/2004/02/skos/core#"
DCT = "http://purl.org/dc/terms/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
SCHEMA = "https://schema.org/"
HOUVAST = "https://github.com/houvast/houvast/ns#"

PREFIXES = {
    "schema": SCHEMA,
    "skos": SKOS,
    "dct": DCT,
    "rdfs": RDFS,
    "owl": OWL,
    "houvast": HOUVAST,
}

HEARD = {
    "intern": "heardByIntern",
    "organisation": "heardByOrganisation",
    "school": "heardBySchool",
}
"""How each party hears the word: the field and the name in our own vocabulary."""


def _worded(name: str) -> dict[str, str]:
    return {"@id": name, "@container": "@language"}


def _pointing(name: str) -> dict[str, str]:
    return {"@id": name, "@type": "@id"}


CONTEXT: dict[str, object] = {
    **PREFIXES,
    "DefinedTermSet": "schema:DefinedTermSet",
    "DefinedTerm": "schema:DefinedTerm",
    "Organization": "schema:Organization",
    "name": _worded("schema:name"),
    "alternateName": _worded("schema:alternateName"),
    "description": _worded("schema:description"),
    "termCode": "schema:termCode",
    "version": "schema:version",
    "license": "schema:license",
    "publisher": "schema:publisher",
    "url": _pointing("schema:url"),
    "hasDefinedTerm": "schema:hasDefinedTerm",
    "inDefinedTermSet": _pointing("schema:inDefinedTermSet"),
    "inScheme": _pointing("skos:inScheme"),
    "prefLabel": _worded("skos:prefLabel"),
    "altLabel": _worded("skos:altLabel"),
    "hiddenLabel": _worded("skos:hiddenLabel"),
    "definition": _worded("skos:definition"),
    "scopeNote": _worded("skos:scopeNote"),
    "example": _worded("skos:example"),
    "comment": _worded("rdfs:comment"),
    **{name: _worded(f"houvast:{name}") for name in HEARD.values()},
    "related": _pointing("skos:related"),
    "isReplacedBy": _pointing("dct:isReplacedBy"),
    "source": "dct:source",
    "link": "houvast:link",
}
"""The context of our JSON-LD. It stands in the file itself: nobody has to fetch anything."""


def term_iri(base: str, name: str) -> str:
    """The address of the term with the id `name` in a glossary that is published at `base`."""
    return f"{base}term-{name}.html"


def id_of(iri: str) -> str:
    """What the last part of an address says, as it was written; "" when there is none."""
    last = re.split(r"[/#:]", iri.rstrip("/#"))[-1]
    page = re.fullmatch(r"term-(.+)\.html", last)
    return page[1] if page and slug_of(page[1]) == page[1] else last
