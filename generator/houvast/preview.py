"""The live preview: the pipeline behind a server that makes handbooks anew after each change.

Why: a broken edit must not take the page away. The build publishes only what is right, so the last
good page stays, and what is wrong is told in the terminal and in a panel on the page.
"""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from houvast.engine import Preview
from houvast.finding import Finding, in_order
from houvast.pipeline import Published, build
from houvast.report import panel
from houvast.texts import Texts
from houvast.workspace import find_workspace

__all__ = ["serve"]


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
            return panel(in_order(findings), texts, sources) if findings else ""

        workspace = find_workspace(root)
        watched = workspace.watched() if workspace else []
        Preview(out, host, port, watched, rebuild).start()
