"""Wrong use, told in the reader's language; and help pages in that language.

Why: typer and click speak English only, and of "arguments" and "values". Here each of their
complaints becomes one sentence of the catalogue, and their fixed words on help pages are replaced.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

import typer
from typer import rich_utils
from typer.core import TyperCommand, TyperGroup

from houvast.report import visible
from houvast.texts import Texts

__all__ = ["App", "UsageError", "WrongUse", "as_wrong_use", "near"]

UsageError: type[Exception] = typer.BadParameter.__mro__[1]
"""What click raises for every mistake in what was typed; typer does not pass the name on."""


class WrongUse(Exception):
    """Something was asked that cannot be done. `key` is below `command.wrong` in the catalogue."""

    def __init__(self, key: str, /, **values: str) -> None:
        super().__init__(key)
        self.key = key
        self.values = {name: visible(value, 200) for name, value in values.items()}

    def words(self, texts: Texts) -> str:
        """The message and what to do, in the language of `texts`."""
        return texts(f"command.wrong.{self.key}", **self.values).strip()


def near(typed: str, known: Mapping[str, Any] | tuple[str, ...]) -> str:
    """The known word that was probably meant, or an empty text."""
    found = get_close_matches(typed.casefold(), list(known), n=1, cutoff=0.6)
    return found[0] if found else ""


def as_wrong_use(problem: Exception) -> WrongUse:
    """The complaint of click about what was typed, as ours."""
    kind = type(problem).__name__
    option = str(getattr(problem, "option_name", "") or "")
    if kind == "NoSuchOption":
        meant = near(option, tuple(getattr(problem, "possibilities", None) or ()))
        if meant:
            return WrongUse("unknown-option-near", option=option, near=meant)
        return WrongUse("unknown-option", option=option)
    if kind == "BadOptionUsage":
        takes_none = "does not take" in str(problem)
        return WrongUse("option-takes-nothing" if takes_none else "option-empty", option=option)
    parameter = getattr(problem, "param", None)
    name = str(getattr(parameter, "metavar", "") or getattr(parameter, "name", ""))
    if kind == "MissingParameter":
        names = getattr(parameter, "opts", None) or [name]
        wanted = name if getattr(parameter, "param_type_name", "") == "argument" else names[0]
        return WrongUse("missing", what=wanted)
    if kind == "BadParameter":
        names = getattr(parameter, "opts", None) or [name]
        return WrongUse("bad-value", what=str(names[0]))
    return WrongUse("other")


class App:
    """A typer app whose words are in the catalogue, below `command`."""

    def __init__(self, texts: Texts, below: str = "") -> None:
        self.texts = texts
        self.below = f"{below}." if below else ""
        self.mark = texts("command.help.options-mark")
        self.typer = typer.Typer(
            cls=_group_class(texts),
            help=texts(f"command.{self.below}about"),
            epilog=None if below else texts("command.epilog"),
            no_args_is_help=True,
            add_completion=False,
            rich_markup_mode="rich",
            options_metavar=self.mark,
            subcommand_metavar=texts("command.help.command-mark"),
        )

    def run(self, argv: Sequence[str]) -> Any:
        """Runs a command and gives what it gives. Raises `UsageError` or `WrongUse`."""
        _speak_in_help(self.texts)
        command = typer.main.get_command(self.typer)
        return command.main(args=list(argv), prog_name="houvast", standalone_mode=False)

    def command(self, name: str) -> Callable[[Any], Any]:
        """A command with the help of `command.<name>.help`."""
        words = self.texts(f"command.{self.below}{name}.help")
        kind = _command_class(self.texts)
        return self.typer.command(name, cls=kind, help=words, options_metavar=self.mark)

    def group(self, name: str) -> App:
        """Commands below the word `name`; their words are below `command.<name>`."""
        made = App(self.texts, name)
        self.typer.add_typer(made.typer, name=name)
        return made

    def argument(self, key: str, metavar: str = "SLUG") -> Any:
        """An argument with the help of `command.<key>`."""
        words = self.texts(f"command.{self.below}{key}")
        return typer.Argument(metavar=metavar, help=words, show_default=False)

    def option(self, name: str, key: str, metavar: str | None = None, **settings: Any) -> Any:
        """An option with the help of `command.<key>`."""
        words = self.texts(f"command.{self.below}{key}")
        return typer.Option(name, metavar=metavar, help=words, **settings)


def _command_class(texts: Texts) -> type[TyperCommand]:
    """A command whose help and complaints are in the language of `texts`."""

    class Command(TyperCommand):
        def get_usage(self, ctx: Any) -> str:
            return _usage(super().get_usage(ctx), texts)

        def get_params(self, ctx: Any) -> Any:
            return _without_types(super().get_params(ctx), texts)

        def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
            ctx.allow_extra_args = True
            rest = super().parse_args(ctx, args)
            if ctx.args:
                raise WrongUse("too-many", given=" ".join(ctx.args))
            return rest

    return Command


def _group_class(texts: Texts) -> type[TyperGroup]:
    """The whole of all commands, in the language of `texts`."""

    class Group(TyperGroup):
        def get_usage(self, ctx: Any) -> str:
            return _usage(super().get_usage(ctx), texts)

        def get_params(self, ctx: Any) -> Any:
            return _without_types(super().get_params(ctx), texts)

        def resolve_command(self, ctx: Any, args: list[str]) -> Any:
            if args and self.get_command(ctx, args[0]) is None:
                if meant := near(args[0], tuple(self.commands)):
                    raise WrongUse("unknown-command-near", given=args[0], near=meant)
                known = ", ".join(self.commands)
                raise WrongUse("unknown-command", given=args[0], known=known)
            return super().resolve_command(ctx, args)

    return Group


def _usage(text: str, texts: Texts) -> str:
    return text.replace("Usage:", texts("command.help.usage") + ":", 1)


def _without_types(parameters: Any, texts: Texts) -> Any:
    """Parameters that do not call themselves `<bool>` or `<list[str]>` on a help page."""
    for parameter in parameters:
        if "--help" in parameter.opts:
            parameter.help = texts("command.help.help")
        if parameter.param_type_name == "argument" or getattr(parameter, "is_flag", False):
            parameter.display_type_rich = _no_type
    return parameters


def _no_type(**_: Any) -> None:
    """Nothing, where typer asks for the name of a type."""


def _speak_in_help(texts: Texts) -> None:
    """The fixed words of typer's help pages, in the language of `texts`."""
    words = {
        "ARGUMENTS_PANEL_TITLE": "arguments",
        "OPTIONS_PANEL_TITLE": "options",
        "COMMANDS_PANEL_TITLE": "commands",
        "REQUIRED_LONG_STRING": "required",
        "DEFAULT_STRING": "default",
    }
    for constant, key in words.items():
        setattr(rich_utils, constant, texts(f"command.help.{key}"))
