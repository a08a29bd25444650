"""What the person sees: lines on the screen, progress, and nothing that can go wrong by itself.

Why: the same program writes to a wide terminal, to a log without colours, to a pipe that closes
early and to a screen that knows no `✓`. All care for that is here, so that commands just speak.
"""

from __future__ import annotations

import io
import os
import sys
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from rich.console import Console, RenderableType
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn
from rich.text import Text

from houvast.report import visible
from houvast.texts import Texts

__all__ = ["Progressing", "Terminal", "Unread", "drop_streams", "prepare_streams"]


class Unread(Exception):
    """Nobody reads any more: the other end of the pipe was closed."""


class _Plain(Console):
    """A console that leaves a broken pipe to us, and takes text as text."""

    def __init__(self, *, stderr: bool) -> None:
        super().__init__(stderr=stderr, markup=False, highlight=False, emoji=False)

    def on_broken_pipe(self) -> None:
        raise Unread


def prepare_streams() -> None:
    """Makes sure that no character can stop us: not a `✓` in a log, not a file's odd name."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            if stream.isatty():
                stream.reconfigure(errors="backslashreplace")
            else:
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")


@dataclass(frozen=True)
class Terminal:
    """The two streams, and the words to fill them with."""

    texts: Texts
    environ: Mapping[str, str]
    out: Console = field(default_factory=lambda: _Plain(stderr=False))
    err: Console = field(default_factory=lambda: _Plain(stderr=True))

    def write(self, text: str) -> None:
        """Text exactly as it is: for other programs."""
        try:
            sys.stdout.write(text)
            sys.stdout.flush()
        except BrokenPipeError:
            raise Unread from None

    def show(self, what: RenderableType) -> None:
        """Something drawn to the width of the terminal."""
        self.out.print(what)

    def say(self, key: str, mark: str = "", style: str = "", /, **values: object) -> None:
        """A sentence of the catalogue; a path in it is never broken over two lines."""
        shown = {name: visible(str(value)) for name, value in values.items()}
        lead = Text(f"{mark} " if mark else "", style)
        self.out.print(lead.append(self.texts(f"command.say.{key}", **shown)), soft_wrap=True)

    def complain(self, words: str, hint: str = "") -> None:
        """Why it did not happen, and where to find help."""
        label = Text(self.texts("command.wrong.label") + " ", "bold red")
        self.err.print(label.append(words, "not bold default"))
        if hint:
            self.err.print(Text(hint, "dim"))

    @contextmanager
    def progress(self, key: str, total: int) -> Iterator[Progressing]:
        """A bar on the second stream while something takes its time; nothing in a log."""
        columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(20))
        bar = Progress(
            *columns,
            MofNCompleteColumn(),
            console=self.err,
            transient=True,
            disable=not self.err.is_terminal,
            redirect_stdout=False,
            redirect_stderr=False,
        )
        with bar:
            task = bar.add_task(self.texts(f"command.say.{key}"), total=total)
            yield Progressing(bar, int(task))

    @contextmanager
    def guarded(self) -> Iterator[None]:
        """In GitHub Actions: no line that is printed meanwhile can be a command to the runner.

        Why: the log of `check` and `build` shows lines of an organisation's file.
        """
        if self.environ.get("GITHUB_ACTIONS") != "true":
            yield
            return
        token = uuid.uuid4().hex
        self.write(f"::stop-commands::{token}\n")
        try:
            yield
        finally:
            self.write(f"\n::{token}::\n")


@dataclass(frozen=True)
class Progressing:
    """A bar that is under way."""

    bar: Progress
    task: int

    def step(self) -> None:
        """One more is done."""
        self.bar.advance(self.bar.task_ids[self.task])


def drop_streams() -> None:
    """After a broken pipe: nobody reads any more, so that closing may fail in silence."""
    quiet = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        try:
            os.dup2(quiet, stream.fileno())
        except (OSError, ValueError, io.UnsupportedOperation):
            continue
