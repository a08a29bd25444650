"""Findings for a person in a terminal: the place, the words, the line itself, and what to do.

Why: somebody who is not a developer should be able to repair a file with nothing but this text
beside it. So each finding stands on its own: no abbreviations, no second place to look things up.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rich.cells import chop_cells
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.text import Text

from houvast.finding import Finding, Level, Span
from houvast.report.frame import frame
from houvast.report.visible import visible
from houvast.report.wording import level_word, message, to_do
from houvast.texts import Texts

__all__ = ["full"]

_STYLES = {Level.ERROR: "bold red", Level.WARNING: "bold yellow", Level.ADVICE: "bold cyan"}


def full(findings: Iterable[Finding], texts: Texts, sources: Mapping[str, str]) -> Group:
    """All findings, to be printed on a console of any width."""
    return Group(*(_finding(finding, texts, sources) for finding in findings))


def _finding(finding: Finding, texts: Texts, sources: Mapping[str, str]) -> Group:
    style = _STYLES[finding.level]
    label = f"{level_word(finding, texts)} {finding.code.number}"
    head = _Head(label, style, visible(str(finding.span)))
    parts: list[RenderableType] = [head, _Hanging(message(finding, texts))]
    parts.append(_FrameView(finding.span, sources, style))
    parts += [_Place(span, texts, sources) for span in finding.related]
    if words := to_do(finding, texts):
        parts.append(_Hanging(words, "→ "))
    if finding.suggestion:
        parts.append(_Hanging(texts("report.suggestion")))
        parts.append(_Suggested(finding.suggestion, len(str(finding.span.line))))
    return Group(*parts, Text(""))


@dataclass(frozen=True)
class _Head:
    """The level, the code and the place; the place on its own line where there is no room."""

    label: str
    style: str
    place: str

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        label, place = Text(self.label, self.style), Text(self.place, "bold", overflow="fold")
        if label.cell_len + 2 + place.cell_len <= options.max_width:
            yield label.append("  ", "not bold").append_text(place)
        else:
            yield label
            yield place


@dataclass(frozen=True)
class _Hanging:
    """Running text, two spaces in; further lines stand under the first, beside the mark."""

    words: str
    mark: str = ""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        room = max(options.max_width - 2 - len(self.mark), 10)
        for number, line in enumerate(Text(self.words).wrap(console, room)):
            line.rstrip()
            lead = self.mark if number == 0 else " " * len(self.mark)
            yield Text("  ").append(lead, "bold").append_text(line)


@dataclass(frozen=True)
class _Suggested:
    """Lines as the person could type them, below the frame; a long one goes on behind `…`."""

    code: str
    digits: int

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        room = max(options.max_width - self.digits - 6, 10)
        for line in self.code.split("\n"):
            pieces = chop_cells(visible(line), room) or [""]
            for number, piece in enumerate(pieces):
                gutter = f"  {'':>{self.digits}} {'…' if number else '│'} "
                yield Text(gutter, "dim", no_wrap=True).append(piece, "not dim green")


@dataclass(frozen=True)
class _FrameView:
    """The frame of a place, cut to the width of the terminal."""

    span: Span
    sources: Mapping[str, str]
    style: str

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        digits = len(str(self.span.line))
        room = options.max_width - digits - 6
        found = frame(self.span, self.sources, room)
        if found is None:
            return
        for number, line in found.lines:
            gutter = Text(f"  {number:>{digits}} │ ", style="dim", no_wrap=True, overflow="crop")
            marked = number == self.span.line
            yield gutter.append(line, "not dim" if marked else "dim")
        if found.width:
            empty = Text(f"  {'':>{digits}} │ ", style="dim", no_wrap=True, overflow="crop")
            width = max(min(found.width, room - found.start), 1)
            yield empty.append(" " * found.start).append("^" * width, f"not dim {self.style}")


@dataclass(frozen=True)
class _Place:
    """Another place that belongs to a finding."""

    span: Span
    texts: Texts
    sources: Mapping[str, str]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        words = self.texts("report.related", place=visible(str(self.span)))
        yield _Hanging(words)
        yield _FrameView(self.span, self.sources, "cyan")
