"""The words: the same keys and the same places to fill in, in each language; and all of them."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import houvast
from houvast.codes import CODES
from houvast.source import read_yaml
from houvast.texts import LANGUAGES, flatten
from houvast.workspace import BUILTIN, Workspace, plain_tree

LABELS = BUILTIN / "content" / "labels"
PLACE = re.compile(r"\{(\w*)\}")
SOURCE = Path(houvast.__file__).parent
COMMAND = SOURCE / "command"


def names() -> list[str]:
    return sorted({path.name for path in LABELS.glob("*/*.yml")})


def texts(language: str, name: str) -> dict[str, str]:
    path = LABELS / language / name
    reading = read_yaml(path.read_bytes(), name)
    assert not reading.findings, [(f.name, str(f.span)) for f in reading.findings]
    assert reading.node is not None
    return dict(flatten(plain_tree(reading.node)))


@pytest.mark.parametrize("name", names())
def test_both_languages_say_the_same_things(name: str) -> None:
    dutch, english = (texts(language, name) for language in LANGUAGES)
    assert sorted(dutch) == sorted(english)
    differing = {
        key: (set(PLACE.findall(dutch[key])), set(PLACE.findall(english[key])))
        for key in dutch
        if set(PLACE.findall(dutch[key])) != set(PLACE.findall(english[key]))
    }
    assert differing == {}
    assert [key for key in dutch if not (dutch[key].strip() and english[key].strip())] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_stands_in_two_files(language: str) -> None:
    seen: dict[str, str] = {}
    for name in names():
        for key in texts(language, name):
            assert key not in seen, (key, name, seen.get(key))
            seen[key] = name


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_its_words_and_every_word_its_code(language: str) -> None:
    told = Workspace(BUILTIN).texts(language).under("findings")
    missing = [
        f"{code.number} {name}.{part}"
        for name, code in CODES.items()
        for part in ("message", "do", "why")
        if f"{name}.{part}" not in told
    ]
    assert missing == []
    assert {key.partition(".")[0] for key in told} - set(CODES) == set()
    parts = {key.partition(".")[2] for key in told}
    allowed = re.compile(r"(message|do)(_[a-z0-9-]+)?|why|example|instead")
    assert [part for part in parts if not allowed.fullmatch(part)] == []


def keys_in(module: str) -> Iterator[str]:
    """The catalogue keys that a module of the command line asks for."""
    for node in ast.walk(ast.parse((SOURCE / module).read_text())):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        first = node.args[0]
        name = (
            node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        )
        choices = [first.body, first.orelse] if isinstance(first, ast.IfExp) else [first]
        for choice in choices:
            if isinstance(choice, ast.Constant) and isinstance(choice.value, str):
                yield from _key(name, choice.value)


def _key(name: str, value: str) -> Iterator[str]:
    before = {"say": "command.say.", "progress": "command.say.", "WrongUse": "command.wrong."}
    if name in before:
        yield before[name] + value
    elif name in ("texts", "t") and "." in value:
        yield value


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_command_line_finds_all_its_words(language: str) -> None:
    known = Workspace(BUILTIN).texts(language)
    wanted = {
        key
        for module in ("cli.py", "plugin.py", *(f"command/{p.name}" for p in COMMAND.glob("*.py")))
        for key in keys_in(module)
    }
    assert len(wanted) > 50
    assert {key for key in wanted if key not in known} == set()


def test_no_text_of_the_command_line_is_left_over() -> None:
    known = texts("nl", "command.yml")
    code = "".join(path.read_text() for path in SOURCE.rglob("*.py"))
    unused = [
        key
        for key in known
        if key.startswith(("command.say.", "command.wrong."))
        and f'"{key.rpartition(".")[2]}"' not in code
        and key not in code
    ]
    assert unused == []
