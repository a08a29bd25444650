"""Notes on the lines of a change, in the log language of GitHub Actions.

Why: a line in the log that begins with `::` is a command to the runner. So what comes from an
organisation stands only inside a command, with everything escaped that could end it:
`%`, carriage return and line feed in the message; in properties also `:` and `,`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from houvast.finding import Finding, Level
from houvast.report.visible import visible
from houvast.report.wording import level_word, message, to_do
from houvast.texts import Texts

__all__ = ["github"]

_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.ADVICE: "notice"}


def github(findings: Iterable[Finding], texts: Texts, _sources: Mapping[str, str]) -> str:
    """One workflow command per finding."""
    return "".join(_command(finding, texts) for finding in findings)


def _command(finding: Finding, texts: Texts) -> str:
    span = finding.span
    properties: dict[str, str | int] = {"file": span.file}
    if span.line:
        properties |= {"line": span.line, "col": max(span.column, 1)}
    if span.end_line:
        properties["endLine"] = span.end_line
        # The runner takes the end column only within one line, and as the last one inside.
        if span.end_line == span.line:
            properties["endColumn"] = max(span.end_column - 1, span.column)
    properties["title"] = f"{finding.code.number} {level_word(finding, texts)}"
    told = [message(finding, texts), to_do(finding, texts), _suggestion(finding, texts)]
    body = "\n".join(part for part in told if part)
    listed = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{_COMMANDS[finding.level]} {listed}::{_data(body)}\n"


def _suggestion(finding: Finding, texts: Texts) -> str:
    if not finding.suggestion:
        return ""
    lines = [visible(line) for line in finding.suggestion.split("\n")]
    return "\n".join([texts("report.suggestion"), *lines])


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
