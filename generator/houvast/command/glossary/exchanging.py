"""Other formats: `import` and `export`.

Annotations are evaluated here (no `from __future__`), because typer reads texts out of them.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated

from houvast.command.desk import Desk
from houvast.command.glossary.import_report import tell_import, written_report
from houvast.command.glossary.imported_files import Target, target
from houvast.command.outcome import FINE, FOUND
from houvast.command.usage import App, WrongUse
from houvast.exchange import Asked, Format, csv_table, import_glossary, json_ld, turtle
from houvast.finding import Level
from houvast.glossary import HOUVAST, OWN, About, Term
from houvast.report import full
from houvast.source import GLOSSARY
from houvast.texts import LANGUAGES

__all__ = ["exchanging_commands"]

Writer = Callable[[Sequence[Term], About | None, str], bytes]

_WRITERS: dict[str, Writer] = {
    "turtle": turtle,
    "json-ld": json_ld,
    "csv": lambda terms, _about, _base: csv_table(terms),
}


def exchanging_commands(desk: Desk, app: App) -> None:
    """Other formats: `import` and `export`."""
    option = app.option

    @app.command("import")
    def _import(
        file: Annotated[Path, app.argument("import.file", "FILE")],
        style: Annotated[str, option("--format", "import.format", "FORMAT")] = "",
        words_in: Annotated[str, option("--words-in", "import.words-in", "nl|en")] = "",
        name: Annotated[str, option("--name", "import.name", "NAME")] = "",
        report: Annotated[Path | None, option("--report", "import.report", "FILE")] = None,
        replace: Annotated[bool, option("--replace", "import.replace")] = False,
    ) -> int:
        wanted = Format(_known(style, tuple(Format))) if style else None
        if words_in and words_in not in LANGUAGES:
            raise WrongUse("import-language", given=words_in, known=", ".join(LANGUAGES))
        data = _read(file)
        goal = target(desk.workspace, file, name, replace=replace)
        if report is not None:
            _free(report, "import-report-there", replace=replace, source=file)
        asked = _asked(desk, file, goal, words_in)
        made = import_glossary(data, asked, wanted)
        if made.terms:
            head = desk.terminal.texts("command.glossary.import.head", file=asked.file)
            places = goal.write(made.terms, head)
        else:
            places = []
        if report is not None:
            report.write_bytes(written_report(made, desk.terminal.texts))
        tell_import(desk.terminal, made, file, goal.name, places, report)
        return FINE if made.terms else FOUND

    @app.command("export")
    def _export(
        style: Annotated[str, option("--format", "export.format", "FORMAT")] = "turtle",
        out: Annotated[Path | None, option("--out", "export.out", "FILE")] = None,
        with_added: Annotated[bool, option("--with-added", "export.with-added")] = False,
        with_houvast: Annotated[bool, option("--with-houvast", "export.with-houvast")] = False,
        replace: Annotated[bool, option("--replace", "export.replace")] = False,
    ) -> int:
        write = _WRITERS[_known(style, tuple(_WRITERS))]
        if out is not None:
            _free(out, "export-there", replace=replace)
        glossary = desk.workspace.glossary()
        errors = [finding for finding in glossary.findings if finding.level is Level.ERROR]
        if errors:
            with desk.terminal.guarded():
                desk.terminal.show(full(errors, desk.terminal.texts, glossary.texts))
                desk.terminal.say("export-broken", "✗", "bold red")
            return FOUND
        terms = [
            term
            for term in glossary.terms
            if (origin := glossary.origins[term.id]) == OWN
            or (with_houvast if origin == HOUVAST else with_added)
        ]
        if not terms:
            raise WrongUse("export-nothing")
        data = write(terms, glossary.about, _base(glossary.about))
        if out is None:
            desk.terminal.write(data.decode("utf-8-sig").replace("\r\n", "\n"))
        else:
            out.write_bytes(data)
            desk.terminal.say("exported", "✓", "bold green", count=len(terms), place=out)
        return FINE


def _asked(desk: Desk, file: Path, goal: Target, words_in: str) -> Asked:
    workspace = desk.workspace
    return Asked(
        file=file.as_posix(),
        language=words_in,
        fallback=workspace.settings.language or desk.terminal.texts.language,
        taken=goal.taken,
        known=goal.known,
        also_means={
            language: texts("command.glossary.import.also-means", other="{other}")
            for language, texts in workspace.catalogues.items()
        },
    )


def _known(given: str, known: tuple[str, ...]) -> str:
    if given not in known:
        raise WrongUse("import-format", given=given, known=", ".join(known))
    return given


def _read(file: Path) -> bytes:
    """The bytes of a file; of one that is too large only as many as show that."""
    if not file.is_file():
        raise WrongUse("import-no-file", file=str(file))
    with file.open("rb") as stream:
        return stream.read(GLOSSARY.size + 1)


def _free(place: Path, wrong: str, *, replace: bool, source: Path | None = None) -> None:
    """Whether a file may be written; never over the one that is being read."""
    if not place.absolute().parent.is_dir():
        raise WrongUse("exchange-folder", place=str(place))
    if place.exists():
        same = source is not None and place.samefile(source)
        if same or not replace or not place.is_file():
            raise WrongUse(wrong, place=str(place))


def _base(about: About | None) -> str:
    """Where the terms are, when the glossary says where it is published."""
    url = str(about.url) if about and about.url else ""
    return url if url.endswith("/") or not url else f"{url}/"
