"""A workspace as `houvast init` makes it, and the command line as a person calls it."""

import atexit
import os
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

import houvast
from forked import Forked
from houvast.cli import run

# Where the package is, so that a subprocess finds it also when it is not installed.
PACKAGE = str(Path(houvast.__file__).parent.parent)


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str


def environment(**more: str) -> dict[str, str]:
    """The variables of a person without any settings."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
    return {**kept, "PYTHONPATH": PACKAGE, "COLUMNS": "80", "LANG": "C", **more}


_FORKED = Forked()
atexit.register(_FORKED.close)


def houvast_in(folder: Path, *argv: str, **variables: str) -> Ended:
    """The real command line, in a process of its own."""
    done = _FORKED.run(argv, folder, environment(**variables), 300)
    return Ended(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def call(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Ended]:
    """The command line in this process: the same code, only quicker."""

    def called(folder: Path, *argv: str, environ: Mapping[str, str] | None = None) -> Ended:
        monkeypatch.chdir(folder)
        capsys.readouterr()
        code = run(argv, environ or {})
        told = capsys.readouterr()
        return Ended(code, told.out, told.err)

    return called


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A workspace in each language, made by the real command line. Do not write in it."""
    top = tmp_path_factory.mktemp("workspaces")
    for language in ("nl", "en"):
        done = houvast_in(top, "init", language, "--language", language, "--name", "zon")
        assert done.code == 0, done.err
    return {language: top / language for language in ("nl", "en")}


@pytest.fixture
def workspace(made: dict[str, Path], tmp_path: Path) -> Path:
    """A Dutch workspace of one's own."""
    folder = tmp_path / "werkmap"
    shutil.copytree(made["nl"], folder)
    return folder
