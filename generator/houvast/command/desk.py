"""What every command has at hand."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from houvast.command.terminal import Terminal
from houvast.command.usage import App, WrongUse
from houvast.workspace import Workspace

__all__ = ["Desk"]


@dataclass(frozen=True)
class Desk:
    """The terminal, the day, the app; `found` is the workspace that the person is in.

    `asked` is the language that was asked for on the command line, or nothing.
    """

    terminal: Terminal
    found: Workspace | None
    today: dt.date
    app: App
    asked: str = ""

    @property
    def workspace(self) -> Workspace:
        """The workspace; without one most commands make no sense."""
        if self.found is None:
            raise WrongUse("no-workspace", folder=str(Path.cwd()))
        return self.found
