"""What a command found and did, told to the person: findings, and one friendly line per handbook.

Why: "no output" leaves people wondering. Each handbook gets a line that says how it is, also when
nothing is wrong; and what is told of several handbooks is told once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from houvast.command.terminal import Terminal
from houvast.command.usage import WrongUse, near
from houvast.finding import Finding, Level, Span, in_order, worst
from houvast.report import FORMATS, PLAIN, full
from houvast.results import Checked, Published
from houvast.workspace import ORGANISATIONS, Workspace

__all__ = [
    "FINE",
    "FOUND",
    "all_findings",
    "check_style",
    "tell_built",
    "tell_checked",
    "tell_count",
    "tell_findings",
    "tell_preview",
]

FINE, FOUND = 0, 1
_GOOD, _BAD = ("✓", "bold green"), ("✗", "bold red")
_LARGEST = 1_000_000  # bytes of a file that is read only to show a line of


def all_findings(workspace: Workspace, checked: Iterable[Checked]) -> list[Finding]:
    """Everything about the workspace and its handbooks, each once, in order of place."""
    findings = list(workspace.findings)
    if not workspace.slugs:
        values = {"folder": ORGANISATIONS}
        findings.append(Finding("no-handbooks", Span(ORGANISATIONS), values))
    findings += [finding for one in checked for finding in one.findings]
    return in_order(findings)


def check_style(style: str) -> None:
    """Wrong use where `style` is no format for findings."""
    if style not in FORMATS:
        values = {"given": style, "known": ", ".join(FORMATS), "near": near(style, FORMATS)}
        raise WrongUse("format-near" if values["near"] else "format", **values)


def tell_checked(
    terminal: Terminal, workspace: Workspace, checked: Sequence[Checked], style: str
) -> int:
    """Shows all findings in the format `style`; gives the exit code."""

    def lines() -> None:
        for one in checked:
            tell_count(terminal, one.slug, one.findings, broken=one.broken)

    texts = {name: text for one in checked for name, text in one.texts.items()}
    findings = all_findings(workspace, checked)
    return tell_findings(terminal, workspace, findings, texts, style, lines)


def tell_findings(
    terminal: Terminal,
    workspace: Workspace,
    findings: Sequence[Finding],
    texts: Mapping[str, str],
    style: str,
    lines: Callable[[], None],
) -> int:
    """Shows findings in the format `style`, and for people `lines` after them.

    `texts` are files that were read, by name; the others are looked up. Gives the exit code.
    """
    sources = _sources(workspace, texts, findings)
    if style in PLAIN:
        terminal.write(PLAIN[style](findings, terminal.texts, sources))
        return _exit_code(findings)
    with terminal.guarded():
        if findings:
            terminal.show(full(findings, terminal.texts, sources))
        lines()
    return _exit_code(findings)


def tell_count(
    terminal: Terminal, name: str, findings: Sequence[Finding], *, broken: bool = False
) -> None:
    """One line: how many errors and remarks there are about a handbook, or about the words."""
    errors = sum(finding.level is Level.ERROR for finding in findings)
    rest = len(findings) - errors
    if errors or broken:
        terminal.say("errors-one" if errors == 1 else "errors", *_BAD, slug=name, count=errors)
    elif rest:
        key = "good-rest-one" if rest == 1 else "good-rest"
        terminal.say(key, *_GOOD, slug=name, count=rest)
    else:
        terminal.say("good", *_GOOD, slug=name)


def tell_built(terminal: Terminal, workspace: Workspace, published: Published, out: Path) -> int:
    """Shows errors, one line per handbook, and where the site is; gives the exit code."""
    with terminal.guarded():
        code = _built(terminal, workspace, published, out)
        index = out / "index.html"
        terminal.say("open", "→", "bold", place=index if index.is_file() else out)
    return code


def tell_preview(
    terminal: Terminal, workspace: Workspace, address: str, published: Published
) -> None:
    """As `tell_built`, each time that the preview was made anew."""
    _built(terminal, workspace, published, None)
    terminal.say("preview", "→", "bold", place=address)


def _built(terminal: Terminal, workspace: Workspace, published: Published, out: Path | None) -> int:
    findings = all_findings(workspace, published.checked)
    errors = [finding for finding in findings if finding.level is Level.ERROR]
    if errors:
        texts = {name: text for one in published.checked for name, text in one.texts.items()}
        sources = _sources(workspace, texts, errors)
        terminal.show(full(errors, terminal.texts, sources))
    for one in published.checked:
        if one.broken:
            earlier = out is not None and (out / one.slug / "index.html").is_file()
            terminal.say("broken-kept" if earlier else "broken", "✗", "bold red", slug=one.slug)
        elif one.slug in published.written:
            terminal.say("built", "✓", "bold green", slug=one.slug)
        else:
            terminal.say("unchanged", "✓", "green", slug=one.slug)
    for slug in published.removed:
        terminal.say("removed", "-", "bold", slug=slug)
    if rest := len(findings) - len(errors):
        terminal.say("rest-one" if rest == 1 else "rest", "→", "bold", count=rest)
    return _exit_code(findings)


def _exit_code(findings: Iterable[Finding]) -> int:
    return FOUND if worst(findings) is Level.ERROR else FINE


def _sources(
    workspace: Workspace, texts: Mapping[str, str], findings: Iterable[Finding]
) -> Mapping[str, str]:
    """The text of each file that a finding points into."""
    sources = dict(texts)
    spans = [span for finding in findings for span in (finding.span, *finding.related)]
    for span in spans:
        if span.line and span.file not in sources:
            sources[span.file] = _read(workspace, span.file)
    return sources


def _read(workspace: Workspace, name: str) -> str:
    """A file of the workspace or of Houvast, to show a line of; empty when that cannot be."""
    for layer in workspace.layers:
        path = layer / name
        try:
            inside = path.resolve().is_relative_to(layer.resolve())
            if inside and path.is_file() and path.stat().st_size < _LARGEST:
                return path.read_text("utf-8", "replace")
        except (OSError, ValueError):
            continue
    return ""
