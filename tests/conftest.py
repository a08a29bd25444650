"""What all tests share: the checkout as a workspace, the command line, built sites, a server."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
import venv
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from forked import Forked

ROOT = Path(__file__).parent.parent

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def clean_environment(**more: str) -> dict[str, str]:
    """An environment in which nothing of the person who runs the tests decides a result."""
    dropped = ("LC_", "LANG", "HOUVAST_", "SOURCE_DATE_EPOCH", "COLUMNS", "FORCE_COLOR", "GITHUB_")
    kept = {k: v for k, v in os.environ.items() if not k.startswith(dropped)}
    return {**kept, "LC_ALL": "C.UTF-8", "NO_COLOR": "1", "NO_MKDOCS_2_WARNING": "1", **more}


def empty_environment(place: Path, *installed: str | Path) -> Path:
    """The Python of a virtual environment at `place`, with only what pip is told to install.

    The pip that runs the tests installs there, and nothing is compiled that is never imported.
    """
    venv.create(place, with_pip=False)
    python = place / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet"]
    more = {"PYTHONPATH": "", "PIP_NO_COMPILE": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    subprocess.run(
        [*pip, *map(str, installed)], env=clean_environment(**more), check=True, timeout=600
    )
    return python


@pytest.fixture(scope="session")
def forked() -> Iterator[Forked]:
    """What runs the command line in processes that need not import everything again."""
    runner = Forked()
    yield runner
    runner.close()


@pytest.fixture(scope="session")
def houvast(forked: Forked) -> Run:
    """Runs the command line in a process of its own, as a person does."""

    def run(
        *arguments: str | Path, cwd: Path = ROOT, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        return forked.run([*map(str, arguments)], cwd, clean_environment(**environment), 120)

    return run


@pytest.fixture(scope="session")
def site(houvast: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example handbooks, built by the command line."""
    out = tmp_path_factory.mktemp("built") / "site"
    done = houvast("build", "--out", out, "--language", "en")
    assert done.returncode == 0, done.stdout + done.stderr
    return out


@pytest.fixture
def copy_workspace(tmp_path: Path) -> Callable[[Path], Path]:
    """A workspace of `tests/cases` in a folder of its own, to be changed."""

    def copy(source: Path) -> Path:
        place = tmp_path / source.name
        shutil.copytree(source, place)
        return place

    return copy


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@pytest.fixture(scope="session")
def served(site: Path) -> Iterator[str]:
    """The address of the built handbooks on a server of this machine."""
    handler = functools.partial(_Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
