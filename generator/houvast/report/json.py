"""All data of the findings, and the texts, for other programs.

Why: the shape is a promise. Keys are only ever added; what is not known is 0 or an empty text, so
that nobody has to ask whether a key is there.
"""

from __future__ import annotations

import json as standard
from collections.abc import Iterable, Mapping
from typing import Any

from houvast.finding import Finding, Span
from houvast.report.wording import message, to_do
from houvast.texts import Texts

__all__ = ["as_data", "as_json"]


def as_json(findings: Iterable[Finding], texts: Texts, _sources: Mapping[str, str]) -> str:
    """A list of objects, one per finding, in the order of the findings.

    Only ASCII, so that it survives every pipe and steers no terminal. `##[` would be a command in
    the log of GitHub Actions, also in the middle of a line.
    """
    data = [as_data(finding, texts) for finding in findings]
    return standard.dumps(data, indent=2).replace("##[", "\\u0023#[") + "\n"


def as_data(finding: Finding, texts: Texts) -> dict[str, Any]:
    """One finding as plain data."""
    return {
        "code": finding.code.number,
        "name": finding.name,
        "level": finding.level.key,
        "variant": finding.variant,
        **_place(finding.span),
        "message": message(finding, texts),
        "do": to_do(finding, texts),
        "suggestion": finding.suggestion,
        "values": dict(sorted(finding.values.items())),
        "related": [_place(span) for span in finding.related],
        "language": texts.language,
    }


def _place(span: Span) -> dict[str, str | int]:
    return {
        "file": span.file,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }
