"""Looking a glossary through: `check`.

Annotations are evaluated here (no `from __future__`), because typer reads texts out of them.
"""

from collections import Counter
from typing import Annotated

from houvast.command.desk import Desk
from houvast.command.outcome import check_style, tell_count, tell_findings
from houvast.command.terminal import Terminal
from houvast.command.usage import App
from houvast.compose import Shared
from houvast.finding import Finding, Level, in_order, worst
from houvast.glossary import OWN, Glossary
from houvast.glossary.rules import unused_terms
from houvast.pipeline import check, read_shared
from houvast.texts import LANGUAGES

__all__ = ["checking_commands"]

_TEXTS = "command.glossary.check"


def checking_commands(desk: Desk, app: App) -> None:
    """Looking a glossary through: `check`."""

    @app.command("check")
    def _check(
        style: Annotated[str, app.option("--format", "check.format", "FORMAT")] = "full",
    ) -> int:
        check_style(style)
        workspace, terminal = desk.workspace, desk.terminal
        shared = read_shared(workspace)
        glossary = shared.glossary
        unused, broken = _unused(desk, shared)
        findings = in_order((*glossary.findings, *unused))

        def lines() -> None:
            tell_count(terminal, terminal.texts(f"{_TEXTS}.name"), findings)
            if broken:
                terminal.say("words-unseen", "→", "bold", slugs=", ".join(broken))
            _tell_words(terminal, glossary)

        return tell_findings(terminal, workspace, findings, glossary.texts, style, lines)


def _unused(desk: Desk, shared: Shared) -> tuple[list[Finding], list[str]]:
    """The words that no handbook uses; or the handbooks whose errors keep that from being seen."""
    slugs = desk.workspace.slugs
    if not slugs or worst(shared.glossary.findings) is Level.ERROR:
        return [], []
    used: set[str] = set()
    broken: list[str] = []
    with desk.terminal.progress("checking", len(slugs)) as bar:
        for slug in slugs:
            site = check(desk.workspace, slug, shared, desk.today).site
            if site is None:
                broken.append(slug)
            else:
                used |= site.terms
            bar.step()
    return ([] if broken else list(unused_terms(shared.glossary, used))), broken


def _tell_words(terminal: Terminal, glossary: Glossary) -> None:
    """How many words there are, in which languages, and from which sources."""
    terms = glossary.own
    having = {language: sum(bool(t.words(language)) for t in terms) for language in LANGUAGES}
    languages = "-".join(language for language, count in having.items() if count)
    if not terms:
        terminal.say("words-none", "→", "bold")
    elif set(having.values()) <= {0, len(terms)} and languages:
        shown = terminal.texts(f"{_TEXTS}.in.{languages}")
        key = "words-one" if len(terms) == 1 else "words"
        terminal.say(key, "→", "bold", count=len(terms), languages=shown)
    else:
        terminal.say("words-some", "→", "bold", count=len(terms), **having)
    for source, count in Counter(glossary.origins.values()).items():
        if source != OWN:
            key = "words-other-one" if count == 1 else "words-other"
            title = f"{source.title} {source.version}".rstrip()
            terminal.say(key, " ", source=title, count=count)
