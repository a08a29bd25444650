"""The command line: which commands there are, and how they end.

Exit codes: 0 fine, 1 findings of level error, 2 wrong use, 70 Houvast or the machine failed,
130 stopped by the person, 141 nobody reads any more.

Annotations are evaluated here (no `from __future__`), because typer reads texts out of them.
"""

import datetime as dt
import errno
import os
import sys
import traceback
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from houvast import __version__
from houvast.command.desk import Desk
from houvast.command.folders import (
    check_slug,
    chosen,
    empty_folder,
    new_slug,
    publish_folder,
    workspace_folder,
)
from houvast.command.glossary import glossary_commands
from houvast.command.language import OPTION, choose_language, known_language, split_language
from houvast.command.outcome import FINE, check_style, tell_built, tell_checked, tell_preview
from houvast.command.printing import printing_commands
from houvast.command.terminal import Terminal, Unread, drop_streams, prepare_streams
from houvast.command.usage import App, UsageError, WrongUse, as_wrong_use
from houvast.engine import write_project
from houvast.pipeline import build, check, read_shared
from houvast.preview import serve
from houvast.release import write_archive
from houvast.report import visible
from houvast.scaffold import (
    SCHEMA,
    organisation_files,
    schema_text,
    workspace_files,
    write_files,
)
from houvast.texts import LANGUAGES
from houvast.workspace import BUILTIN, Workspace, find_workspace

__all__ = ["main", "run"]

WRONG, FAILED, STOPPED, UNREAD = 2, 70, 130, 141


def main() -> None:
    """The program."""
    prepare_streams()
    try:
        code = run(sys.argv[1:], os.environ)
        sys.stdout.flush()
    except (Unread, BrokenPipeError):
        drop_streams()
        code = UNREAD
    except KeyboardInterrupt:
        code = STOPPED
    sys.exit(code)


def run(argv: Sequence[str], environ: Mapping[str, str]) -> int:
    """Runs a command and gives its exit code."""
    language = choose_language(argv, environ)
    terminal: Terminal | None = None
    try:
        workspace = find_workspace(Path.cwd())
        home = workspace or Workspace(BUILTIN)
        language = choose_language(argv, environ, home.settings.language)
        terminal = Terminal(home.catalogues[language], environ)
        rest, given = split_language(argv)
        if given is not None and known_language(given) is None:
            raise WrongUse("language", given=given, known=", ".join(LANGUAGES))
        asked = known_language(given or "") or ""
        desk = Desk(terminal, workspace, _today(environ), App(terminal.texts), asked)
        for add in COMMANDS:
            add(desk)
        code = desk.app.run(rest)
        return code if isinstance(code, int) else FINE
    except (Unread, BrokenPipeError):
        raise
    except Exception as problem:
        terminal = terminal or Terminal(Workspace(BUILTIN).texts(language), environ)
        return _ended(terminal, problem, argv)


def _ended(terminal: Terminal, problem: Exception, argv: Sequence[str]) -> int:
    """How a command ends that could not do what was asked."""
    if isinstance(problem, typer.Abort):
        terminal.complain(terminal.texts("command.wrong.stopped"))
        return STOPPED
    if isinstance(problem, WrongUse | UsageError):
        if type(problem).__name__ == "NoArgsIsHelpError":  # the help page was shown
            return WRONG
        wrong = problem if isinstance(problem, WrongUse) else as_wrong_use(problem)
        words, _ = split_language(argv)
        known = words and f"command.{words[0]}.help" in terminal.texts
        command = f"houvast {words[0]}" if known else "houvast"
        hint = terminal.texts("command.wrong.hint", command=command)
        terminal.complain(wrong.words(terminal.texts), hint)
        return WRONG
    _failed(terminal, problem)
    return FAILED


def _failed(terminal: Terminal, problem: Exception) -> None:
    """Something that should not happen, said in such a way that it can be reported."""
    texts = terminal.texts
    if isinstance(problem, OSError) and problem.strerror:
        place = visible(str(problem.filename or ""))
        terminal.complain(texts("command.wrong.machine", reason=problem.strerror, place=place))
    else:
        kind = f"{type(problem).__name__}, houvast {__version__}, Python {sys.version.split()[0]}"
        terminal.complain(texts("command.wrong.crash", kind=kind))
    if terminal.environ.get("HOUVAST_DEBUG") == "1":
        terminal.err.print("".join(traceback.format_exception(problem)), soft_wrap=True)


def _today(environ: Mapping[str, str]) -> dt.date:
    """The date of a build: `SOURCE_DATE_EPOCH` where a build must be repeatable."""
    epoch = environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isascii() and epoch.isdigit() and len(epoch) < 12:
        return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date()
    return dt.date.today()


def _general(desk: Desk) -> None:
    """The options before a command; both are dealt with before any command begins."""
    option = desk.app.option

    def show_version(wanted: bool) -> None:
        if wanted:
            desk.terminal.write(f"houvast {__version__}\n")
            raise typer.Exit

    @desk.app.typer.callback()
    def _options(
        language: Annotated[str, option(OPTION, "language", "|".join(LANGUAGES))] = "",
        version: Annotated[
            bool, option("--version", "version", callback=show_version, is_eager=True)
        ] = False,
    ) -> None:
        del language, version


def _reading_commands(desk: Desk) -> None:
    """What reads handbooks and leaves them as they are: `check` and `build`."""
    terminal, argument, option = desk.terminal, desk.app.argument, desk.app.option

    @desk.app.command("check")
    def _check(
        slugs: Annotated[list[str] | None, argument("slugs")] = None,
        style: Annotated[str, option("--format", "check.format", "FORMAT")] = "full",
    ) -> int:
        check_style(style)
        workspace = desk.workspace
        names = chosen(workspace, slugs or [])
        shared = read_shared(workspace)
        checked = []
        with terminal.progress("checking", len(names)) as bar:
            for slug in names:
                checked.append(check(workspace, slug, shared, desk.today))
                bar.step()
        return tell_checked(terminal, workspace, checked, style)

    @desk.app.command("build")
    def _build(
        slugs: Annotated[list[str] | None, argument("slugs")] = None,
        out: Annotated[Path | None, option("--out", "build.out", "DIR")] = None,
        pack: Annotated[bool, option("--zip", "build.zip")] = False,
    ) -> int:
        workspace = desk.workspace
        names = chosen(workspace, slugs or [])
        folder = publish_folder(workspace, out)
        with terminal.progress("building", len(names)) as bar:
            published = build(workspace, names, folder, desk.today, lambda _: bar.step())
        code = tell_built(terminal, workspace, published, folder)
        for one in published.checked if pack else ():
            # What stands there of a broken handbook is of before.
            if not one.broken and (folder / one.slug / "index.html").is_file():
                packed = write_archive(folder / one.slug, workspace.catalogues)
                terminal.say("packed", "→", "bold", place=packed)
        return code


def _preview_commands(desk: Desk) -> None:
    """One handbook, to look at or to take along: `serve` and `stage`."""
    terminal, argument, option = desk.terminal, desk.app.argument, desk.app.option

    @desk.app.command("serve")
    def _serve(
        slug: Annotated[str | None, argument("serve.slug")] = None,
        host: Annotated[str, option("--host", "serve.host", "HOST")] = "127.0.0.1",
        port: Annotated[int, option("--port", "serve.port", "PORT", min=1, max=65535)] = 8000,
    ) -> int:
        workspace = desk.workspace
        names = chosen(workspace, [slug] if slug else [])
        if not names:
            raise WrongUse("nothing-to-serve")
        show = partial(tell_preview, terminal, workspace)
        try:
            serve(workspace.root, names if slug else (), host, port, terminal.texts, show)
        except OSError as problem:
            if problem.errno in (errno.EADDRINUSE, errno.EACCES, errno.EADDRNOTAVAIL):
                raise WrongUse("no-such-address", host=host, port=str(port)) from None
            raise
        return FINE

    @desk.app.command("stage")
    def _stage(
        slug: Annotated[str, argument("slug")],
        out: Annotated[Path, option("--out", "stage.out", "DIR")],
    ) -> int:
        workspace = desk.workspace
        (name,) = chosen(workspace, [slug])
        folder = empty_folder(workspace, out)
        checked = check(workspace, name, read_shared(workspace), desk.today)
        if checked.site is None:
            return tell_checked(terminal, workspace, [checked], "full")
        write_project(checked.site, folder)
        terminal.say("staged", "✓", "bold green", slug=name, place=folder)
        return FINE


def _scaffold_commands(desk: Desk) -> None:
    """What writes first files: `new`, `init` and `schema`."""
    terminal, argument, option = desk.terminal, desk.app.argument, desk.app.option
    t = terminal.texts

    @desk.app.command("new")
    def _new(slug: Annotated[str, argument("new.slug")]) -> int:
        workspace = desk.workspace
        files = organisation_files(workspace, new_slug(workspace, slug), t, desk.today)
        if (workspace.root / SCHEMA).is_file():
            del files[SCHEMA]
        for name in write_files(workspace.root, files):
            terminal.say("wrote", "+", "green", place=name)
        terminal.say("new", "→", "bold", slug=slug)
        return FINE

    @desk.app.command("init")
    def _init(
        folder: Annotated[Path, argument("init.folder", "DIR")],
        name: Annotated[str, option("--name", "init.name", "SLUG")] = t("command.init.slug"),
    ) -> int:
        check_slug(name)
        files = workspace_files(Workspace(BUILTIN), name, t, desk.today)
        for written in write_files(workspace_folder(folder, tuple(files)), files):
            terminal.say("wrote", "+", "green", place=folder / written)
        terminal.say("init", "→", "bold", place=folder)
        return FINE

    @desk.app.command("schema")
    def _schema(write: Annotated[bool, option("--write", "schema.write")] = False) -> int:
        if not write:
            terminal.write(schema_text(t))
            return FINE
        write_files(desk.workspace.root, {SCHEMA: schema_text(t)})
        terminal.say("schema", "✓", "bold green", place=SCHEMA)
        return FINE


COMMANDS = (
    _general,
    _reading_commands,
    _preview_commands,
    _scaffold_commands,
    printing_commands,
    glossary_commands,
)
