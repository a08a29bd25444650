"""A copied process answers exactly as one that is really started: most tests rely on that."""

from __future__ import annotations

import signal
import socket
from pathlib import Path

import pytest

from conftest import ROOT, clean_environment
from forked import Forked, started

COMMANDS = (
    ["check", "zonnehof-nacht", "--format", "json"],
    ["check", "not-there"],
    ["glossary"],
    ["stage", "korenbloem", "--out", "README.md"],
)


@pytest.fixture(scope="module")
def twice(forked: Forked) -> Forked:
    """The runner, when it has seen these variables before."""
    forked.run(["--version"], ROOT, clean_environment(), 60)
    return forked


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_it_says_the_same_and_ends_the_same(command: list[str], twice: Forked) -> None:
    copied = twice.run(command, ROOT, clean_environment(), 60)
    real = started(command, ROOT, clean_environment(), 60)
    assert (copied.returncode, copied.stdout, copied.stderr) == (
        real.returncode,
        real.stdout,
        real.stderr,
    )
    assert real.stdout or real.stderr


def test_each_has_its_own_folder_and_variables(twice: Forked, tmp_path: Path) -> None:
    for language, words in (("nl", "Gebruik"), ("en", "Usage")):
        environment = clean_environment(HOUVAST_LANGUAGE=language)
        assert words in twice.run(["--help"], tmp_path, environment, 60).stdout
    init = twice.run(["init", "mine", "--language", "en"], tmp_path, clean_environment(), 60)
    assert init.returncode == 0, init.stderr
    assert (tmp_path / "mine" / "mkdocs.yml").is_file()


def test_what_takes_too_long_is_stopped(twice: Forked) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    hung = twice.run(["serve", "korenbloem", "--port", port], ROOT, clean_environment(), 1)
    assert hung.returncode == -signal.SIGALRM
