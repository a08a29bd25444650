"""Notes on the lines of a merge request, as GitLab's Code Quality report.

Why: GitLab shows notes on lines only from this report. It compares two reports by fingerprint, so
a fingerprint must not change when lines move, and no two may be the same.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping

from houvast.finding import Finding, Level
from houvast.report.wording import message, to_do
from houvast.texts import Texts

__all__ = ["gitlab"]

_SEVERITIES = {Level.ERROR: "major", Level.WARNING: "minor", Level.ADVICE: "info"}


def gitlab(findings: Iterable[Finding], texts: Texts, _sources: Mapping[str, str]) -> str:
    """The report: a list of objects with description, check, fingerprint, severity and place."""
    seen: Counter[str] = Counter()
    report = []
    for finding in findings:
        values = (f"{name}={value}" for name, value in sorted(finding.values.items()))
        same = "\0".join((finding.name, finding.variant, finding.span.file, *values))
        seen[same] += 1
        fingerprint = hashlib.sha256(f"{same}\0{seen[same]}".encode("utf-8", "replace"))
        told = (message(finding, texts), to_do(finding, texts))
        report.append(
            {
                "description": " ".join(" ".join(told).split()),
                "check_name": finding.code.number,
                "fingerprint": fingerprint.hexdigest(),
                "severity": _SEVERITIES[finding.level],
                "location": {
                    "path": finding.span.file,
                    "lines": {"begin": max(finding.span.line, 1)},
                },
            }
        )
    return json.dumps(report, indent=2) + "\n"
