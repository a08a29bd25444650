"""The commands below `houvast glossary`: one module for each thing that people do with it."""

from __future__ import annotations

from houvast.command.desk import Desk
from houvast.command.glossary.checking import checking_commands
from houvast.command.glossary.exchanging import exchanging_commands
from houvast.command.glossary.publishing import publishing_commands
from houvast.command.glossary.pulling import pulling_commands

__all__ = ["glossary_commands"]


def glossary_commands(desk: Desk) -> None:
    """`houvast glossary …`."""
    app = desk.app.group("glossary")
    for add in (publishing_commands, pulling_commands, exchanging_commands, checking_commands):
        add(desk, app)
