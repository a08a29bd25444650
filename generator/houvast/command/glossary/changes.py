"""The changes of a glossary in a terminal, term by term, with the handbooks that use them.

Why: who takes a new version should see which words mean something else now, and where to look.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from rich.padding import Padding
from rich.text import Text

from houvast.command.terminal import Terminal
from houvast.glossary.changes import Change, Detail, Kind
from houvast.report import visible

__all__ = ["show_changes"]

_LONGEST = 400  # characters of a text that are shown
_MARKS = {Kind.REMOVED: ("-", "bold red"), Kind.ADDED: ("+", "bold green")}
_CHANGED = ("~", "bold yellow")
_SHORT = (Kind.REMOVED, Kind.ADDED)


def show_changes(
    terminal: Terminal, changes: Sequence[Change], uses: Mapping[str, Sequence[str]]
) -> None:
    """Each term that changed, the gravest first. `uses` are the handbooks by the id of a term."""
    order = {name: place for place, name in enumerate(dict.fromkeys(c.id for c in changes))}
    by_term = sorted(changes, key=lambda change: order[change.id])
    for name, group in groupby(by_term, key=lambda change: change.id):
        for change in group:
            _show(terminal, change)
        if slugs := uses.get(name):
            _line(terminal, 4, "→ ", "bold", _words(terminal, "used", slugs=", ".join(slugs)))


def _show(terminal: Terminal, change: Change) -> None:
    mark, style = _MARKS.get(change.kind, _CHANGED)
    texts = terminal.texts
    kind = texts(f"command.glossary.change.{change.kind}")
    language = f" ({change.language})" if change.language else ""
    _line(terminal, 2, f"{mark} ", style, f"{change.term}{language}: {kind}")
    for detail in change.details if change.kind not in _SHORT else ():
        _detail(terminal, detail)


def _detail(terminal: Terminal, detail: Detail) -> None:
    """A field as it was and as it is."""
    owner, _, field = f"TermWords.{detail.field}".rpartition(".")
    owner = "Heard" if owner == "TermWords.heard_as" else owner
    texts = terminal.texts
    names = (texts.get(f"fields.{model}.{field}.title") for model in (owner, "Term"))
    _line(terminal, 6, "", "", next(filter(None, names), detail.field))
    if detail.before:
        _line(terminal, 6, "- ", "red", detail.before)
    if detail.after:
        _line(terminal, 6, "+ ", "green", detail.after)


def _words(terminal: Terminal, key: str, **values: str) -> str:
    return terminal.texts(f"command.glossary.change.{key}", **values)


def _line(terminal: Terminal, left: int, mark: str, style: str, words: str) -> None:
    shown = Text(mark, style).append(visible(words, _LONGEST), "not bold default")
    terminal.show(Padding(shown, (0, 0, 0, left), expand=False))
