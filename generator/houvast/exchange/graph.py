"""Linked data as a graph: Turtle and JSON-LD, parsed without ever asking the network.

Why: a library knows these formats better than we do. What it would do besides (fetching a context
from the web) is ruled out before it sees the text.
"""

from __future__ import annotations

import json
from typing import Any
from warnings import catch_warnings, simplefilter

import rdflib
from rdflib import Graph
from rdflib.plugins.parsers.notation3 import BadSyntax

from houvast.exchange.findings import Notes, Unreadable
from houvast.exchange.places import Places, json_places, turtle_places
from houvast.exchange.vocabulary import SCHEMA
from houvast.finding import Span

__all__ = ["BASE", "json_ld_graph", "turtle_graph"]

# The library would print what it thinks of odd dates and addresses, and write numbers its own way.
rdflib.term.logger.disabled = True
rdflib.NORMALIZE_LITERALS = False

BASE = "https://local.invalid/"
"""What addresses in a file are relative to: a place that cannot exist."""

_SCHEMA_CONTEXTS = ("https://schema.org", "http://schema.org", "schema.org")
_SCHEMA_CONTEXT = {
    "@vocab": SCHEMA,
    **{
        name: {"@id": f"{SCHEMA}{name}", "@type": "@id"}
        for name in ("inDefinedTermSet", "url", "sameAs", "isPartOf", "mainEntityOfPage")
    },
}


def turtle_graph(text: str, file: str) -> tuple[Graph, Places]:
    """The statements of a text in Turtle, and where they stand. Raises Unreadable."""
    graph = Graph()
    try:
        graph.parse(data=text, format="turtle", publicID=BASE)
    except BadSyntax as problem:
        raise Unreadable("turtle", Span(file, problem.lines + 1, 1)) from None
    except Exception:  # the parser raises whatever comes up in it
        raise Unreadable("turtle", Span(file)) from None
    return graph, turtle_places(text, file, BASE)


def json_ld_graph(text: str, file: str, notes: Notes) -> tuple[Graph, Places]:
    """The statements of a text in JSON-LD, and where they stand. Raises Unreadable."""
    places = json_places(text, file)
    try:
        data = json.loads(text)
    except json.JSONDecodeError as problem:
        raise Unreadable("json", Span(file, problem.lineno, problem.colno)) from None
    except (RecursionError, ValueError):
        raise Unreadable("json", Span(file)) from None
    if not isinstance(data, dict | list):
        raise Unreadable("json", Span(file, 1, 1))
    _only_inline(data, places, notes)
    graph = Graph()
    try:
        with catch_warnings():
            simplefilter(
                "ignore"
            )  # the parser uses parts of its own library that are on their way out
            graph.parse(data=json.dumps(data), format="json-ld", publicID=BASE)
    except Exception:  # the parser raises whatever comes up in it
        raise Unreadable("json-ld", Span(file)) from None
    return graph, places


def _only_inline(data: Any, places: Places, notes: Notes) -> None:
    """Replaces the context of schema.org by our own; raises Unreadable for any other address."""
    waiting = [data]
    while waiting:
        part = waiting.pop()
        if isinstance(part, list):
            waiting += part
            continue
        if not isinstance(part, dict):
            continue
        for key, value in part.items():
            if key in ("@context", "@import"):
                part[key] = _inline(value, places, notes)
            waiting.append(part[key])


def _inline(value: Any, places: Places, notes: Notes) -> Any:
    if isinstance(value, list):
        return [_inline(one, places, notes) for one in value]
    if not isinstance(value, str):
        return value
    at = places.text.find(json.dumps(value)[1:-1], max(places.text.find("@context"), 0))
    span = places.span(max(at, 0))
    if value.rstrip("/") not in _SCHEMA_CONTEXTS:
        raise Unreadable("context", span, url=value)
    notes.changed("context", span, url=value)
    return _SCHEMA_CONTEXT
