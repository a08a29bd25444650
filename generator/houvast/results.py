"""What the pipeline gives: each handbook checked, and what a build did.

Why: whoever shows a result (the command line, the preview, plain MkDocs) needs the same few values.
"""

from __future__ import annotations

import traceback
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from houvast.compose import Site
from houvast.finding import Finding, Span, in_order
from houvast.model import Handbook
from houvast.workspace import ORGANISATIONS

__all__ = ["Checked", "Published", "failed"]


@dataclass(frozen=True)
class Checked:
    """One handbook, everything that is to be told about it, and the site when it has no errors.

    `texts` are the YAML texts by file, for code frames.
    """

    slug: str
    handbook: Handbook | None = None
    site: Site | None = None
    findings: tuple[Finding, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)

    @property
    def broken(self) -> bool:
        """Whether an error stops this handbook."""
        return self.site is None


@dataclass(frozen=True)
class Published:
    """What a build did: each handbook checked, which were written anew, which were taken away."""

    checked: tuple[Checked, ...]
    written: tuple[str, ...]
    removed: tuple[str, ...] = ()


def failed(checked: Checked, problem: Exception) -> Checked:
    """A bug of ours that one handbook met: told as a finding, so that the others go on."""
    trace = traceback.extract_tb(problem.__traceback__)
    where = f"{Path(trace[-1].filename).name}:{trace[-1].lineno}" if trace else ""
    values = {"reason": f"{type(problem).__name__}: {problem}", "where": where}
    finding = Finding("not-made", Span(f"{ORGANISATIONS}/{checked.slug}"), values)
    return replace(checked, site=None, findings=tuple(in_order([*checked.findings, finding])))
