"""Findings in words: for a terminal, a merge request, a page, another program.

Why: one finding, many readers. Each format is one small module with one function from findings,
texts and sources (the text of each file, for code frames) to text; this is their table.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from houvast.finding import Finding
from houvast.report.concise import concise
from houvast.report.full import full
from houvast.report.github import github
from houvast.report.gitlab import gitlab
from houvast.report.json import as_json
from houvast.report.panel import panel
from houvast.report.rules import rules_reference
from houvast.report.visible import visible
from houvast.report.wording import fill, message, to_do
from houvast.texts import Texts

__all__ = [
    "FORMATS",
    "PLAIN",
    "Renderer",
    "fill",
    "full",
    "message",
    "panel",
    "rules_reference",
    "to_do",
    "visible",
]

Renderer = Callable[[Sequence[Finding], Texts, Mapping[str, str]], str]

PLAIN: Mapping[str, Renderer] = {
    "concise": concise,
    "json": as_json,
    "github": github,
    "gitlab": gitlab,
}
"""The formats that are plain text; `full` is drawn on a console, because its width counts."""

FORMATS = ("full", *PLAIN)
