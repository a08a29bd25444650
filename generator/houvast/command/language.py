"""In which language to speak to the person at the keyboard.

Why: who types `houvast check` should read the answer in their own language without setting
anything up. What was said most explicitly wins: the option, then the variable, then the locale of
the machine, then the workspace.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from houvast.texts import LANGUAGES

__all__ = ["OPTION", "VARIABLE", "choose_language", "known_language", "split_language"]

OPTION = "--language"
VARIABLE = "HOUVAST_LANGUAGE"
_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")
_FALLBACK = "en"


def choose_language(argv: Sequence[str], environ: Mapping[str, str], workspace: str = "") -> str:
    """The language for messages: `nl` or `en`. What cannot be understood is passed over."""
    _, given = split_language(argv)
    locale = next((environ[name] for name in _LOCALE if environ.get(name)), "")
    wishes = (given or "", environ.get(VARIABLE, ""), locale, workspace)
    return next((found for wish in wishes if (found := known_language(wish))), _FALLBACK)


def split_language(argv: Sequence[str]) -> tuple[list[str], str | None]:
    """The arguments without `--language nl` or `--language=nl`, and the last language given.

    The language is an empty text when the option stands at the end without one. Arguments behind
    `--` are left alone.
    """
    rest: list[str] = []
    given: str | None = None
    words = iter(argv)
    for word in words:
        if word == "--":
            return [*rest, word, *words], given
        if word == OPTION:
            given = next(words, "")
        elif word.startswith(OPTION + "="):
            given = word.removeprefix(OPTION + "=")
        else:
            rest.append(word)
    return rest, given


def known_language(wish: str) -> str | None:
    """The language that `nl`, `nl_NL.UTF-8` or `EN-gb` means; None for any other."""
    name = wish.strip().casefold().replace("-", "_").partition(".")[0].partition("@")[0]
    language = name.partition("_")[0]
    return language if language in LANGUAGES else None
