"""Using a glossary of others: `add`, `pull` and `remove`.

Annotations are evaluated here (no `from __future__`), because typer reads texts out of them.
"""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from rich.text import Text

from houvast.command.desk import Desk
from houvast.command.glossary.changes import show_changes
from houvast.command.outcome import FINE, FOUND
from houvast.command.terminal import Terminal
from houvast.command.usage import App, WrongUse, near
from houvast.fetch import Offer, Origin, path_of, site_of
from houvast.finding import Finding, Level, in_order
from houvast.glossary import HOUVAST
from houvast.glossary.sources import SOURCES, AddedSource, is_url
from houvast.model.values import slug_of
from houvast.pulling import Pulled, add, pull, remove, uses_of
from houvast.report import full
from houvast.workspace import Workspace

__all__ = ["pulling_commands"]

_SECONDS = 20.0
_HOST = re.compile(r"(localhost|[\w-]+(\.[\w-]+)*\.[a-z]{2,})(:\d+)?(/.*)?", re.IGNORECASE)


def pulling_commands(desk: Desk, app: App) -> None:
    """Using a glossary of others: `add`, `pull` and `remove`."""
    terminal, argument, option = desk.terminal, app.argument, app.option

    @app.command("add")
    def _add(
        place: Annotated[str, argument("add.place", "URL|PATH")],
        name: Annotated[str | None, option("--name", "add.name", "NAME")] = None,
    ) -> int:
        workspace = desk.workspace
        address = _address(workspace, place)
        _new_address(workspace, address)
        if name is not None:
            _new_name(workspace, name)
        if _list_is_broken(terminal, workspace):
            return FOUND
        origin = Origin(address, workspace.root, _seconds(terminal))

        def named(found: Offer) -> str:
            return name or _new_name(workspace, _name_of(found, address))

        with terminal.progress("glossary-fetching", 1):
            done = add(workspace, origin, named, _head(desk, workspace))
        if done.after is None:
            with terminal.guarded():
                return _tell_findings(terminal, workspace, [done])
        with terminal.guarded():
            called = done.after.called(terminal.texts.language)
            key = "added-one" if done.count == 1 else "added"
            _say_source(terminal, key, done.after, title=called, count=done.count)
            _tell_overlaps(terminal, replace(workspace), [done.after.name])
            terminal.say("glossary-commit", "→", "bold", place="glossary/")
        return FINE

    @app.command("pull")
    def _pull(
        names: Annotated[list[str] | None, argument("pull.names", "NAME")] = None,
        check: Annotated[bool, option("--check", "pull.check")] = False,
    ) -> int:
        workspace = desk.workspace
        if _list_is_broken(terminal, workspace):
            return FOUND
        if not workspace.listing.sources:
            _known(workspace, names or [])
            terminal.say("glossary-none", "→", "bold")
            return FINE
        chosen, head = _known(workspace, names or []), _head(desk, workspace)
        seconds = _seconds(terminal)
        with terminal.progress("glossary-fetching", len(chosen)) as bar:
            done = pull(workspace, chosen, seconds, head, write=not check, tell=bar.step)
        uses: Mapping[str, Sequence[str]] = {}
        if any(one.changes for one in done):
            states = [workspace] if check else [workspace, replace(workspace)]
            with terminal.progress("checking", len(states) * len(workspace.slugs)) as bar:
                uses = uses_of(states, desk.today, bar.step)
        with terminal.guarded():
            for one in done:
                _tell(terminal, one, uses, written=not check)
            code = _tell_findings(terminal, workspace, done, copies=check)
            if not check and any(one.new for one in done):
                fresh = [one.after.name for one in done if one.new and one.after]
                _tell_overlaps(terminal, replace(workspace), fresh)
                terminal.say("glossary-commit", "→", "bold", place="glossary/")
        return FOUND if check and any(one.new for one in done) else code

    @app.command("remove")
    def _remove(name: Annotated[str, argument("remove.name", "NAME")]) -> int:
        workspace = desk.workspace
        if _list_is_broken(terminal, workspace):
            return FOUND
        (known,) = _known(workspace, [name])
        remove(workspace, known, _head(desk, workspace))
        terminal.say("glossary-removed", "-", "bold", name=known)
        return FINE


def _seconds(terminal: Terminal) -> float:
    """How long one file may take."""
    try:
        seconds = float(terminal.environ.get("HOUVAST_FETCH_SECONDS", ""))
    except ValueError:
        return _SECONDS
    return seconds if math.isfinite(seconds) and seconds > 0 else _SECONDS


def _head(desk: Desk, workspace: Workspace) -> str:
    """The comment above the list, in the language of the workspace."""
    language = workspace.settings.language
    texts = workspace.texts(language) if language else desk.terminal.texts
    return texts("command.glossary.list-head")


def _address(workspace: Workspace, typed: str) -> str:
    """What was typed, as it is kept in the list."""
    typed = typed.strip()
    if is_url(typed):
        try:
            return site_of(typed)
        except ValueError:
            raise WrongUse("glossary-address", given=typed) from None
    path = Path(typed).expanduser()
    if not path.exists() and _HOST.fullmatch(typed) and not typed.lower().endswith(".yml"):
        raise WrongUse("glossary-no-https", given=typed, better=f"https://{typed}")
    if not typed or not typed.isprintable():
        raise WrongUse("glossary-address", given=typed)
    inside = path.absolute() == workspace.root / "glossary"
    if inside or path.absolute().is_relative_to(workspace.root / "glossary"):
        raise WrongUse("glossary-own", given=typed)
    return path_of(path, workspace.root)


def _new_address(workspace: Workspace, address: str) -> None:
    for source in workspace.listing.sources:
        if source.address.rstrip("/") == address.rstrip("/"):
            raise WrongUse("glossary-address-taken", given=address, name=source.name)


def _new_name(workspace: Workspace, name: str) -> str:
    """A name that can be used and is not in use."""
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name) or len(name) > 60 or name == HOUVAST.name:
        better = slug_of(name)[:60].strip("-")
        good = better and better != HOUVAST.name
        raise WrongUse("glossary-bad-name", given=name, better=better if good else "school")
    if any(source.name == name for source in workspace.listing.sources):
        raise WrongUse("glossary-name-taken", name=name)
    return name


def _name_of(found: Offer, address: str) -> str:
    """A name from the title, else from the place where it was found."""
    first = found.title.in_language("nl", "nl")[0] if found.title else ""
    place = (urlsplit(address).hostname or "") if is_url(address) else Path(address).stem
    for words in (first, place):
        name = slug_of(words)[:60].strip("-")
        if name and name != HOUVAST.name:
            return name
    return "school"


def _known(workspace: Workspace, typed: Sequence[str]) -> tuple[str, ...]:
    """The sources that were named, each once; all of them when none was named."""
    names = tuple(source.name for source in workspace.listing.sources)
    for word in typed:
        if word not in names:
            if not names:
                raise WrongUse("glossary-unknown-none", given=word)
            if meant := near(word, names):
                raise WrongUse("glossary-unknown-near", given=word, near=meant)
            raise WrongUse("glossary-unknown", given=word, known=", ".join(names))
    return tuple(dict.fromkeys(typed)) or names


def _list_is_broken(terminal: Terminal, workspace: Workspace) -> bool:
    """Whether the list must be mended first; if so, this has been told."""
    errors = [f for f in workspace.listing.list_findings if f.level is Level.ERROR]
    if errors:
        with terminal.guarded():
            terminal.show(full(errors, terminal.texts, {SOURCES: workspace.listing.text}))
    return bool(errors)


def _tell(
    terminal: Terminal, one: Pulled, uses: Mapping[str, Sequence[str]], *, written: bool
) -> None:
    """What became of a source, and each word that changed."""
    if one.after is None or one.before is None:
        return
    title = one.after.called(terminal.texts.language)
    if not one.new:
        _say_source(terminal, "same", one.after, title=title)
        return
    key = "restored" if one.restored and one.before.sha256 == one.after.sha256 else "pulled"
    if not written:
        key = "copy-wrong" if key == "restored" else "newer"
    before = one.before.version or one.before.sha256[:8]
    mark = ("✓", "bold green") if written else ("✗", "bold red")
    _say_source(terminal, key, one.after, mark, title=title, before=before)
    show_changes(terminal, one.changes, uses)


def _say_source(
    terminal: Terminal,
    key: str,
    source: AddedSource,
    mark: tuple[str, str] = ("✓", "bold green"),
    **values: object,
) -> None:
    version = source.version or source.sha256[:8]
    shown = {"name": source.name, "version": version, "place": source.copy_label, **values}
    terminal.say(f"glossary-{key}", *mark, **shown)


def _tell_findings(
    terminal: Terminal, workspace: Workspace, done: Sequence[Pulled], *, copies: bool = False
) -> int:
    """Why sources could not be fetched, all at once; gives the exit code."""
    listing = workspace.listing
    found = [one.finding for one in done if one.finding is not None]
    if copies:
        names = {one.before.name for one in done if one.before}
        found += [f for f in listing.copy_findings if f.values["name"] in names]
    if not found:
        return FINE
    if any(one.after for one in done):
        terminal.show(Text(""))
    terminal.show(full(in_order(found), terminal.texts, {SOURCES: listing.text}))
    one_only = len(done) == 1
    terminal.say("glossary-kept-one" if one_only else "glossary-kept", "→", "bold")
    return FOUND


def _tell_overlaps(terminal: Terminal, workspace: Workspace, names: Sequence[str]) -> None:
    """The words that other sources say differently from what came in now."""
    places = {workspace.listing.place(name) for name in names}
    found: list[Finding] = [
        finding
        for finding in workspace.glossary().findings
        if finding.name == "sources-overlap" and finding.span in places
    ]
    if found:
        terminal.show(Text(""))
        terminal.show(full(found, terminal.texts, {SOURCES: workspace.listing.text}))
