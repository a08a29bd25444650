"""What people install: the built wheel, in an empty environment, away from the checkout."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from conftest import ROOT, clean_environment, empty_environment


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    done = subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, ROOT],
        env=clean_environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    (made,) = out.glob("*.whl")
    return made


def test_the_wheel_holds_all_that_is_shared_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for name in (
        "houvast/cli.py",
        "houvast/py.typed",
        "houvast/builtin/content/handbook/nl/index.md",
        "houvast/builtin/content/labels/en/site.yml",
        "houvast/builtin/glossary/people.yml",
        "houvast/builtin/site_templates/theme/main.html",
        "houvast/builtin/site_templates/theme/assets/houvast/fonts/OFL.txt",
    ):
        assert name in names
    assert any(name.startswith("houvast/builtin/content/scaffold/") for name in names)
    assert not [name for name in names if "organisations" in name or "/tests/" in name]
    assert not [name for name in names if name.endswith((".env", ".pyc", ".orig"))]
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"houvast"}


@pytest.mark.network
def test_in_an_empty_environment_init_and_build_give_a_site(wheel: Path, tmp_path: Path) -> None:
    lock = ROOT / "requirements.lock"
    place = tmp_path / "venv"
    python = empty_environment(place, "--require-hashes", "-r", lock)
    empty_environment(place, "--no-deps", wheel)
    environment = clean_environment(PYTHONPATH="", HOUVAST_LANGUAGE="nl")

    def run(*command: str | Path, cwd: Path = tmp_path) -> str:
        done = subprocess.run(
            [str(part) for part in command],
            cwd=cwd,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=600,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    where = run(python, "-c", "import houvast; print(houvast.__file__)")
    assert str(place) in where
    houvast = place / "bin" / "houvast"
    run(houvast, "init", "x")
    run(houvast, "check", cwd=tmp_path / "x")
    run(houvast, "build", cwd=tmp_path / "x")
    site = tmp_path / "x" / "site"
    assert (site / "index.html").is_file()
    (welcome,) = site.glob("*/index.html")
    assert "Ik loop vast" in welcome.read_text("utf-8")
    run(houvast, "new", "garage", cwd=tmp_path / "x")
    run(houvast, "check", "garage", cwd=tmp_path / "x")
    plain = run(place / "bin" / "mkdocs", "build", "-q", "-d", "plain", cwd=tmp_path / "x")
    assert "Traceback" not in plain
    assert (tmp_path / "x" / "plain" / "who" / "stuck.html").is_file()
