"""Headings and settings that an organisation's text reaches."""

from __future__ import annotations

import html

import markdown
import pytest

from houvast.engine.project import heading

HOSTILE = [
    "Kop { onclick=alert(1) }",
    "Een *ster*, een _streep_ en `code`",
    "<script>alert(1)</script>",
    "[klik](javascript:alert(1))",
    "&lt;b&gt; & meer",
    "1. Geen lijst",
    "{{ 7*7 }} {% raw %}",
    "Sluit } { #anders .klasse }",
    "## ##",
    "a\\b \\* c",
    "prijs: € 350 / maand, 50% “ja”",
]


@pytest.mark.parametrize("title", HOSTILE)
def test_a_heading_shows_what_was_typed_and_nothing_else(title: str) -> None:
    made = markdown.markdown(heading(2, title, "here"), extensions=["attr_list", "toc"])
    assert made.startswith('<h2 id="here">')
    assert made.count("<") == 2, made
    assert html.unescape(made[len('<h2 id="here">') : -len("</h2>")]) == title
