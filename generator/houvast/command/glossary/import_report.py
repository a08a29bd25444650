"""What an import has to tell, for a person at a terminal and for a file.

Why: a list of others may give two thousand findings of three kinds. On the screen each kind is told
once, with the first examples; the file has them all.
"""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from pathlib import Path

from rich.console import Group
from rich.text import Text

from houvast.command.terminal import Terminal
from houvast.exchange import Imported
from houvast.finding import Finding
from houvast.report import PLAIN, full
from houvast.texts import LANGUAGES, Texts

__all__ = ["tell_import", "written_report"]

_FIRST = 3  # findings of a kind that are named: one in full, the others on a line each


def written_report(made: Imported, texts: Texts) -> bytes:
    """All findings, one on a line."""
    return PLAIN["concise"](made.findings, texts, {}).encode()


def tell_import(
    terminal: Terminal,
    made: Imported,
    file: Path,
    name: str,
    places: Sequence[str],
    report: Path | None,
) -> None:
    """The findings by kind, the worst first, and what was written."""
    kinds: dict[tuple[str, str], list[Finding]] = {}
    for finding in made.findings:
        kinds.setdefault((finding.name, finding.variant), []).append(finding)
    ordered = sorted(kinds.values(), key=lambda of: (-of[0].level, len(of)))
    sources = {file.as_posix(): made.text}
    with terminal.guarded():
        for found in ordered:
            _tell_kind(terminal, found, sources)
        _tell_result(terminal, made, file, places)
        if report is not None:
            terminal.say("import-report", "→", "bold", count=len(made.findings), place=report)
        elif any(len(found) > _FIRST for found in ordered):
            values = {"count": len(made.findings), "file": shlex.quote(str(file)), "name": name}
            terminal.say("import-rest", "→", "bold", **values)


def _tell_kind(terminal: Terminal, found: list[Finding], sources: dict[str, str]) -> None:
    first, *others = found
    terminal.show(full([first], terminal.texts, sources))
    shown = others[: _FIRST - 1]
    if not shown:
        return
    lines = PLAIN["concise"](shown, terminal.texts, {}).splitlines()
    terminal.show(Group(*(Text(f"  {line}", no_wrap=True, overflow="ellipsis") for line in lines)))
    if rest := len(others) - len(shown):
        terminal.say("import-more-one" if rest == 1 else "import-more", "  …", "dim", count=rest)
    terminal.show("")


def _tell_result(terminal: Terminal, made: Imported, file: Path, places: Sequence[str]) -> None:
    if not made.terms:
        terminal.say("import-none", "✗", "bold red")
        return
    key = "imported-one" if len(made.terms) == 1 else "imported"
    values = {"count": len(made.terms), "file": file, "format": str(made.format)}
    terminal.say(key, "✓", "bold green", place=", ".join(places), **values)
    counts = {language: sum(bool(t.words(language)) for t in made.terms) for language in LANGUAGES}
    terminal.say("import-languages", " ", **counts)
