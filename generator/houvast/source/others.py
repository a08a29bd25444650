"""Reading YAML that a program of others wrote: taken as it stands, with places.

Why: for a file that a person made by hand we look for slips and repair them. In a file from
elsewhere nothing is a slip: what is valid YAML says what it says. Nothing is constructed, and the
bounds are the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from yaml.events import DocumentStartEvent

from houvast.finding import Span
from houvast.source.bounds import GLOSSARY, Bounds
from houvast.source.diagnosis import Page
from houvast.source.events import begins, parse
from houvast.source.node import Node
from houvast.source.tree import build

__all__ = ["Foreign", "NotYaml", "foreign_yaml"]

# New lines to YAML, but not to any editor.
_OTHER_LINES = re.compile("[\x85\u2028\u2029]")


class NotYaml(Exception):
    """The text is no YAML, or more of it than we read. `span` is where that shows."""

    def __init__(self, span: Span, *, too_much: bool = False) -> None:
        super().__init__(str(span))
        self.span = span
        self.too_much = too_much


@dataclass(frozen=True, slots=True)
class Foreign:
    """The tree of the first document, None when it is empty.

    `lost` is what could be no part of it, as a place and the words there: the second value of a
    key, a key that is no text, a further document.
    """

    node: Node | None
    lost: tuple[tuple[Span, str], ...]


def foreign_yaml(text: str, file: str, bounds: Bounds = GLOSSARY) -> Foreign:
    """Read a text. Raises NotYaml."""
    text = _OTHER_LINES.sub(" ", text)
    parsed = parse(text, bounds.nodes)
    if breach := parsed.breach:
        raise NotYaml(Span(file, breach.line, breach.column), too_much=True)
    if problem := parsed.problem:
        # What is never closed shows at the end of the file, and was opened somewhere above.
        open_end = "end of stream" in problem.kind and problem.context_line
        place = (problem.context_line, problem.context_column) if open_end else ()
        raise NotYaml(Span(file, *(place or (problem.line, problem.column))))
    lines = tuple(text.split("\n"))
    tree = build(Page.of(file, lines, lines), parsed.events, allow_tags=True, most=bounds.nodes)
    lost = []
    for finding in tree.findings:
        if finding.name == "yaml-too-many-values":
            raise NotYaml(finding.span, too_much=True)
        if finding.variant != "question":
            words = lines[finding.span.line - 1].strip()
            lost.append((finding.span, finding.values.get("field", words)))
    starts = [event for event in parsed.events if isinstance(event, DocumentStartEvent)]
    for start in starts[1:]:
        line, column = begins(start)
        lost.append((Span(file, line, column + 1), "---"))
    return Foreign(tree.node, tuple(lost))
