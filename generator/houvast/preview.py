"""The live preview: the pipeline behind a server that makes handbooks anew after each change.

Why: a broken edit must not take the page away. The build publishes only what is right, so the last
good page stays, and what is wrong is told in the terminal and in a panel on the page.
"""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Callable, Mapping, Sequence
from html import escape
from pathlib import Path

from houvast.engine import Preview
from houvast.finding import Finding, Level, in_order, worst
from houvast.pipeline import build
from houvast.report import panel
from houvast.results import Published
from houvast.texts import Texts
from houvast.workspace import find_workspace

__all__ = ["over_the_page", "serve"]

_OVER = (
    "all:initial;position:fixed;z-index:99;inset:auto .75rem 5.5rem .75rem;max-width:62rem;"
    "max-height:70vh;overflow:auto;margin:0 auto;font:16px/1.5 system-ui,sans-serif"
)
_BUTTON = (
    "cursor:pointer;display:table;margin-left:auto;padding:.4rem 1rem;border-radius:99px;"
    "background:#a3201d;color:#fff;font-weight:bold"
)


def serve(
    root: Path,
    slugs: Sequence[str],
    host: str,
    port: int,
    texts: Texts,
    tell: Callable[[str, Published], None],
) -> None:
    """Serves the handbooks of the workspace at `root` until it is interrupted.

    Without `slugs` it serves every handbook. `tell` gets the address and what was built, the first
    time and after each change. Raises OSError when the address is taken.
    """
    with tempfile.TemporaryDirectory(prefix="houvast-") as folder:
        out = Path(folder)
        address = f"http://{host}:{port}/" + (f"{slugs[0]}/" if len(slugs) == 1 else "")

        def rebuild() -> str:
            workspace = find_workspace(root)
            if workspace is None:
                return ""
            published = build(workspace, slugs or workspace.slugs, out, dt.date.today())
            tell(address, published)
            findings: list[Finding] = []
            sources: dict[str, str] = {}
            for checked in published.checked:
                findings += checked.findings
                sources |= checked.texts
            return over_the_page(in_order(findings), texts, sources)

        workspace = find_workspace(root)
        watched = workspace.watched() if workspace else []
        Preview(out, host, port, watched, rebuild).start()


def over_the_page(findings: Sequence[Finding], texts: Texts, sources: Mapping[str, str]) -> str:
    """The panel as something that lies over the page: open for an error, else a button."""
    if not findings:
        return ""
    wide = "" if worst(findings) is not Level.ERROR else " open"
    # What stops the handbook comes first; the order of the file is kept within each level.
    findings = sorted(findings, key=lambda finding: -finding.level)
    count = escape(texts("report.panel", count=len(findings)))
    return (
        f'<details{wide} style="{_OVER}"><summary style="{_BUTTON}">{count}</summary>'
        f"{panel(findings, texts, sources)}</details>"
    )
