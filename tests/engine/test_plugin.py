"""Plain MkDocs in a workspace shows one handbook, the same that `houvast build` makes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from conftest import ROOT, clean_environment
from support import SMALL, files, free_port, garage, waited_for


def mkdocs(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", *arguments],
        cwd=cwd,
        env=clean_environment(),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_mkdocs_build_equals_houvast_build(site: Path, tmp_path: Path) -> None:
    done = mkdocs("build", "--strict", "-q", "-d", str(tmp_path / "site"), cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
    assert files(tmp_path / "site") == files(site / "korenbloem")


def test_a_broken_handbook_is_told_without_a_traceback(tmp_path: Path) -> None:
    garage(tmp_path).write_text("organisation: Garage\ncontacts:\n  - rol: x\n", "utf-8")
    done = mkdocs("build", cwd=tmp_path)
    assert done.returncode == 1
    said = done.stdout + done.stderr
    assert "content/organisations/garage/handbook.yml:3:5" in said
    assert "Traceback" not in said


def test_mkdocs_serve_shows_a_change(tmp_path: Path) -> None:
    handbook = garage(tmp_path)
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{port}"],
        cwd=tmp_path,
        env=clean_environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        url = f"http://127.0.0.1:{port}/who/stuck.html"
        assert "monteur" in waited_for(url, "monteur")
        handbook.write_text(SMALL.format(role="spuiter"), "utf-8")
        assert "spuiter" in waited_for(url, "spuiter")
    finally:
        server.terminate()
        server.wait(10)
