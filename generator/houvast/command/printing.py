"""A handbook on paper: `pdf`.

Annotations are evaluated here (no `from __future__`), because typer reads texts out of them.
"""

import os
from pathlib import Path
from typing import Annotated

from houvast.command.desk import Desk
from houvast.command.folders import chosen
from houvast.command.outcome import tell_checked
from houvast.command.usage import WrongUse
from houvast.compose import Printer, booklet, pocket
from houvast.pipeline import check, read_shared
from houvast.press import NoPress, find_press, make_pdf

__all__ = ["printing_commands"]

_FINE = 0
_BEGINNING = b"%PDF-"


def printing_commands(desk: Desk) -> None:
    """What makes one file to print."""
    terminal, argument, option = desk.terminal, desk.app.argument, desk.app.option

    @desk.app.command("pdf")
    def _pdf(
        slug: Annotated[str, argument("slug")],
        out: Annotated[Path | None, option("--out", "pdf.out", "FILE")] = None,
        small: Annotated[bool, option("--pocket", "pdf.pocket")] = False,
    ) -> int:
        workspace = desk.workspace
        (name,) = chosen(workspace, [slug])
        place = _place(out or Path(_usual(name, desk.asked, small=small)))
        try:
            find_press()
        except NoPress as problem:
            raise WrongUse(f"no-{problem.missing}") from None
        shared = read_shared(workspace)
        checked = check(workspace, name, shared, desk.today)
        site, handbook = checked.site, checked.handbook
        if site is None or handbook is None:
            return tell_checked(terminal, workspace, [checked], "full")
        language = desk.asked or site.first
        if language not in site.languages:
            raise WrongUse("pdf-language", slug=name, known=", ".join(site.languages))
        printer = Printer(handbook, site, shared, workspace.print_texts(), desk.today, language)
        printed = pocket(printer) if small else booklet(printer)
        with terminal.progress("printing", 1):
            place.write_bytes(make_pdf(printed))
        terminal.say("pocket" if small else "pdf", "✓", "bold green", slug=name, place=place)
        return _FINE


def _usual(slug: str, language: str, *, small: bool) -> str:
    """The name of the file when none was given."""
    parts = [slug, *(["pocket"] if small else []), *([language] if language else [])]
    return "-".join(parts) + ".pdf"


def _place(file: Path) -> Path:
    """Where the PDF can be written: a new file, or a PDF that is there already."""
    if file.is_dir() or not file.absolute().parent.is_dir():
        raise WrongUse("pdf-no-folder", file=str(file))
    if file.exists() and os.access(file, os.R_OK):
        with file.open("rb") as opened:
            if opened.read(len(_BEGINNING)) != _BEGINNING:
                raise WrongUse("pdf-not-ours", file=str(file))
    # Said before the work is done, not after.
    if not os.access(file if file.exists() else file.absolute().parent, os.W_OK):
        raise WrongUse("out-not-writable", folder=str(file.absolute().parent))
    return file
