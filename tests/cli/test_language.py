"""The language: the option, then the variable, then the locale, then the workspace."""

import pytest

from houvast.command.language import choose_language, known_language, split_language


@pytest.mark.parametrize(
    ("argv", "environ", "workspace", "language"),
    [
        ((), {}, "", "en"),
        ((), {}, "nl", "nl"),
        ((), {"LANG": "nl_NL.UTF-8"}, "en", "nl"),
        ((), {"LANG": "en_GB"}, "nl", "en"),
        ((), {"LANG": "nl_BE@euro"}, "en", "nl"),
        ((), {"LANG": "C.UTF-8"}, "nl", "nl"),
        ((), {"LANG": "POSIX"}, "nl", "nl"),
        ((), {"LANG": "de_DE.UTF-8"}, "nl", "nl"),
        ((), {"LANG": "de_DE.UTF-8"}, "", "en"),
        ((), {"LANG": "en_US", "LC_MESSAGES": "nl_NL"}, "", "nl"),
        ((), {"LANG": "nl_NL", "LC_MESSAGES": "nl_NL", "LC_ALL": "en_US"}, "", "en"),
        ((), {"LANG": "nl_NL", "LC_ALL": "C"}, "", "en"),
        ((), {"LANG": "nl_NL", "LC_ALL": ""}, "", "nl"),
        ((), {"LANG": "nl_NL", "HOUVAST_LANGUAGE": "en"}, "nl", "en"),
        ((), {"LANG": "nl_NL", "HOUVAST_LANGUAGE": "fr"}, "", "nl"),
        (("check", "--language", "en"), {"HOUVAST_LANGUAGE": "nl"}, "nl", "en"),
        (("--language=en", "check"), {"HOUVAST_LANGUAGE": "nl"}, "nl", "en"),
        (("--language", "en", "check", "--language=nl"), {}, "", "nl"),
        (("check", "--language", "fr"), {"LANG": "nl_NL"}, "", "nl"),
        (("check", "--", "--language", "nl"), {}, "", "en"),
        (("check", "--language"), {}, "nl", "nl"),
    ],
)
def test_what_is_said_most_explicitly_wins(
    argv: tuple[str, ...], environ: dict[str, str], workspace: str, language: str
) -> None:
    assert choose_language(argv, environ, workspace) == language


def test_the_option_is_taken_out_wherever_it_stands() -> None:
    assert split_language(["check", "--language", "nl", "zon"]) == (["check", "zon"], "nl")
    assert split_language(["--language=nl", "check"]) == (["check"], "nl")
    assert split_language(["new", "--", "--language", "nl"]) == (
        ["new", "--", "--language", "nl"],
        None,
    )
    assert split_language(["check", "--language"]) == (["check"], "")


def test_other_languages_are_not_guessed() -> None:
    assert known_language("EN-gb") == "en"
    assert known_language("nld") is None
    assert known_language("") is None
