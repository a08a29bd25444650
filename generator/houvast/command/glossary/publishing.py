"""Publishing the glossary of a school: `publish`.

Annotations are evaluated here (no `from __future__`), because typer reads texts out of them.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

from houvast.command.desk import Desk
from houvast.command.folders import glossary_folder
from houvast.command.outcome import FINE, FOUND
from houvast.command.usage import App, WrongUse
from houvast.compose.publication.publication import Publication, languages_of
from houvast.compose.publication.site import compose_glossary
from houvast.compose.shared import Shared
from houvast.engine import build_html
from houvast.exchange.linked_data import json_ld
from houvast.finding import Finding, Level, Span
from houvast.glossary import HOUVAST, OWN, About, Glossary, Term
from houvast.glossary.changes import Change, Kind, is_version
from houvast.glossary.versions import Version
from houvast.glossary.writing import glossary_yaml
from houvast.model import Text
from houvast.pipeline import read_shared
from houvast.release.publish_glossary import Overtaken, put_glossary
from houvast.release.swap import mend
from houvast.release.versions import (
    LATEST,
    History,
    Plan,
    facts,
    latest_json,
    plan,
    published_facts,
    read_history,
    version_files,
)
from houvast.report import full
from houvast.texts import Texts
from houvast.workspace import Workspace

__all__ = ["publishing_commands"]

_SHOWN = 40  # changes that are named one by one; more are counted


def publishing_commands(desk: Desk, app: App) -> None:
    """Publishing the glossary of a school: `publish`."""
    option = app.option

    @app.command("publish")
    def _publish(
        out: Annotated[Path, option("--out", "publish.out", "DIR")],
        version: Annotated[str, option("--version", "publish.version", "X.Y.Z")] = "",
        with_houvast: Annotated[bool, option("--with-houvast", "publish.with-houvast")] = False,
        earlier: Annotated[Path | None, option("--continue", "publish.continue", "DIR")] = None,
        dry_run: Annotated[bool, option("--dry-run", "publish.dry-run")] = False,
    ) -> int:
        if version and not is_version(version):
            raise WrongUse("bad-version", given=version)
        if earlier and not (earlier / LATEST).is_file():
            raise WrongUse("continue-nothing", folder=str(earlier))
        # A swap that was stopped may have set the only copy of all versions aside.
        mend(out.resolve().parent)
        folder = glossary_folder(desk.workspace, out)
        with desk.terminal.progress("reading-words", 2) as bar:
            history = read_history((folder, *((earlier,) if earlier else ())))
            bar.step()
            shared = read_shared(desk.workspace)
        return _published(desk, shared, folder, history, version, with_houvast, dry_run)


def _published(
    desk: Desk,
    shared: Shared,
    folder: Path,
    history: History,
    wanted: str,
    with_houvast: bool,
    dry_run: bool,
) -> int:
    findings = [f for f in shared.glossary.findings if f.level is Level.ERROR]
    chosen, lost = _chosen(shared.glossary, with_houvast)
    if not chosen:
        findings.append(Finding("nothing-to-publish", Span("glossary")))
    findings += history.findings
    if findings:
        return _stopped(desk, findings, shared.glossary)
    about = _about(shared.glossary.about, desk.workspace)
    made = plan(history, chosen, about, wanted)
    if isinstance(made, Finding):
        return _stopped(desk, [made], shared.glossary)
    with desk.terminal.guarded():
        for name, other in lost:
            desk.terminal.say("left-out", "!", "yellow", id=name, other=other)
        _tell_changes(desk, history, made, everything=dry_run)
        if dry_run:
            desk.terminal.say("dry-run" if made.new else "dry-run-same", "→", number=made.number)
            return FINE
        return _put(desk, folder, history, made, chosen, about, shared)


def _put(
    desk: Desk,
    folder: Path,
    history: History,
    made: Plan,
    terms: tuple[Term, ...],
    about: About | None,
    shared: Shared,
) -> int:
    versions, files = history.versions, dict[str, bytes]()
    base = f"{about.url.rstrip('/')}/" if about and about.url else ""
    if made.new:
        version = Version(made.number, desk.today, history.newest, made.changes, made.gone)
        versions = (*versions, version)
        linked = json_ld(terms, about, base or "../", version.number)
        files = version_files(version, glossary_yaml(terms, about), linked)
    publication = Publication(
        titles=_titles(about, terms, desk.workspace, shared),
        terms=terms,
        versions=versions,
        about=about,
        url=base,
        files=facts(files) if made.new else published_facts(history),
    )
    files[LATEST] = latest_json(publication.titles, versions, publication.files)
    total = 2 * publication.pages
    with desk.terminal.progress("publishing", total) as bar:
        site = compose_glossary(publication, shared, bar.step)
        try:
            put_glossary(folder, site, lambda s, o: build_html(s, o, bar.step), history, files)
        except Overtaken:
            raise WrongUse("overtaken", folder=str(folder)) from None
    key = "published" if made.new else "published-same"
    desk.terminal.say(key, "✓", "bold green", number=made.number, place=folder / "index.html")
    if made.new and base:
        desk.terminal.say("published-use", "→", "bold", address=base)
    elif made.new:
        desk.terminal.say("published-where", "→", "bold")
    return FINE


def _chosen(
    glossary: Glossary, with_houvast: bool
) -> tuple[tuple[Term, ...], tuple[tuple[str, str], ...]]:
    """The terms that are published, by id; and what they point to that is not among them."""
    sources = (OWN, HOUVAST) if with_houvast else (OWN,)
    names = {term.id for term in glossary.terms if glossary.origins[term.id] in sources}
    chosen, lost = [], []
    for term in glossary.terms:
        if term.id not in names:
            continue
        see = tuple(other for other in term.see if other in names)
        successor = term.replaced_by if term.replaced_by in names else None
        lost += [(term.id, other) for other in term.see if other not in names]
        lost += [(term.id, term.replaced_by)] if term.replaced_by and not successor else []
        chosen.append(term.model_copy(update={"see": see, "replaced_by": successor}))
    return tuple(chosen), tuple(lost)


def _about(about: About | None, workspace: Workspace) -> About | None:
    """What is said of the whole; without it the name of the workspace is the title."""
    name = workspace.settings.site_name
    if about is None and name:
        return About.model_construct(title=Text((("", name),)))
    return about


def _titles(
    about: About | None, terms: Sequence[Term], workspace: Workspace, shared: Shared
) -> dict[str, str]:
    """The title of the site by language, the first language first."""
    languages = languages_of(terms, about, workspace.settings.language)
    return {
        code: about.title.in_language(code, languages[0])[0]
        if about
        else shared.catalogues[code]("publication.title")
        for code in languages
    }


def _stopped(desk: Desk, findings: list[Finding], glossary: Glossary) -> int:
    with desk.terminal.guarded():
        desk.terminal.show(full(findings, desk.terminal.texts, glossary.texts))
        desk.terminal.say("not-published", "✗", "bold red")
    return FOUND


def _tell_changes(desk: Desk, history: History, made: Plan, *, everything: bool) -> None:
    """What changed since the newest version, one line for each change or each kind of change."""
    terminal = desk.terminal
    if not made.changes:
        return
    if history.newest:
        terminal.say("changed-since", version=history.newest)
    marks = {Kind.REMOVED: ("-", "red"), Kind.ADDED: ("+", "green")}
    for kind in Kind:
        changes = [change for change in made.changes if change.kind is kind]
        label = terminal.texts(f"publication.kind.{kind}")
        if len(changes) > _SHOWN and not everything:
            terminal.say("changes", *marks.get(kind, ("~", "yellow")), kind=label, n=len(changes))
            continue
        for change in changes:
            what = _what(change, terminal.texts)
            terminal.say("change", *marks.get(kind, ("~", "yellow")), kind=label, what=what)


def _what(change: Change, t: Texts) -> str:
    """A change in a few words: the term, its language and the fields."""
    fields = ", ".join(t.get(f"publication.field.{f}", f).lower() for f in change.fields)
    language = t(f"publication.language.{change.language}") if change.language else ""
    if not change.id:
        return f"{t('publication.whole')} ({fields})"
    more = ", ".join(filter(None, (change.id, language, fields)))
    return f"{change.term} ({more})"
