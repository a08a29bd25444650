"""The oracle: `houvast build` gives what plain `mkdocs build` makes of the staged project."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT, Run, clean_environment, empty_environment
from support import files

HANDBOOKS = ("korenbloem", "lichtdraad", "zonnehof-nacht")


@pytest.mark.parametrize("slug", HANDBOOKS)
def test_build_equals_plain_mkdocs(slug: str, site: Path, houvast: Run, tmp_path: Path) -> None:
    project = tmp_path / "project"
    staged = houvast("stage", slug, "--out", project)
    assert staged.returncode == 0, staged.stdout + staged.stderr
    plain = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-q"],
        cwd=project,
        env=clean_environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert plain.returncode == 0, plain.stdout + plain.stderr
    ours, theirs = files(site / slug), files(project / "site")
    assert ours.keys() == theirs.keys()
    different = [name for name in ours if ours[name] != theirs[name]]
    assert not different


def test_the_staged_project_names_nothing_of_houvast(houvast: Run, tmp_path: Path) -> None:
    """No plugin, hook or extension of ours: it builds where Houvast is not installed."""
    project = tmp_path / "project"
    assert houvast("stage", "lichtdraad", "--out", project).returncode == 0
    settings = (project / "mkdocs.yml").read_text("utf-8")
    assert "plugins: []" in settings
    assert "hooks" not in settings
    assert "!!python" not in settings


def test_building_twice_gives_the_same_bytes(site: Path, houvast: Run, tmp_path: Path) -> None:
    out = tmp_path / "again"
    # A set has another order in another process: this one certainly has another seed.
    done = houvast("build", "lichtdraad", "--out", out, PYTHONHASHSEED="7")
    assert done.returncode == 0, done.stdout + done.stderr
    assert files(out / "lichtdraad") == files(site / "lichtdraad")


@pytest.mark.network
def test_it_builds_in_an_environment_without_houvast(houvast: Run, tmp_path: Path) -> None:
    project = tmp_path / "project"
    assert houvast("stage", "korenbloem", "--out", project).returncode == 0
    lock = ROOT / "requirements.lock"
    wanted = ("mkdocs==", "mkdocs-material==")
    pins = [line.split()[0] for line in lock.read_text().splitlines() if line.startswith(wanted)]
    assert len(pins) == len(wanted)
    python = empty_environment(tmp_path / "venv", *pins)
    missing = subprocess.run([python, "-c", "import houvast"], capture_output=True, check=False)
    assert missing.returncode != 0
    done = subprocess.run(
        [python, "-m", "mkdocs", "build", "--strict", "-q"],
        cwd=project,
        env=clean_environment(PYTHONPATH=""),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert (project / "site" / "who" / "stuck.html").is_file()
