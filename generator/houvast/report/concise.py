"""One line per finding: for `grep`, for editors, and for whoever reads a hundred of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from houvast.finding import Finding
from houvast.report.visible import visible
from houvast.report.wording import message
from houvast.texts import Texts

__all__ = ["concise"]


def concise(findings: Iterable[Finding], texts: Texts, _sources: Mapping[str, str]) -> str:
    """`file:line:column: HV101 message`, one finding to a line."""
    return "".join(
        f"{visible(str(finding.span))}: {finding.code.number} {_one_line(finding, texts)}\n"
        for finding in findings
    )


def _one_line(finding: Finding, texts: Texts) -> str:
    return " ".join(message(finding, texts).split())
