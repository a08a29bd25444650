"""The live preview: changes show, and a broken edit keeps the last good page on screen."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import clean_environment
from support import SMALL, free_port, garage, waited_for


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[tuple[Path, str, Path]]:
    """A workspace's folder, the address of its preview, and what the terminal shows."""
    garage(tmp_path)
    port = free_port()
    terminal = tmp_path / "terminal.txt"
    with terminal.open("w") as shown:
        server = subprocess.Popen(
            [sys.executable, "-m", "houvast", "serve", "garage", "--port", str(port)],
            cwd=tmp_path,
            env=clean_environment(HOUVAST_LANGUAGE="en"),
            stdout=shown,
            stderr=subprocess.STDOUT,
        )
        yield tmp_path, f"http://127.0.0.1:{port}/garage", terminal
        server.terminate()
        server.wait(10)


def test_a_change_shows_and_a_broken_edit_keeps_the_page(
    preview: tuple[Path, str, Path],
) -> None:
    here, address, terminal = preview
    handbook = here / "content/organisations/garage/handbook.yml"
    page = f"{address}/who/stuck.html"
    assert "monteur" in waited_for(page, "monteur")

    handbook.write_text(SMALL.format(role="spuiter"), "utf-8")
    assert "spuiter" in waited_for(page, "spuiter")

    handbook.write_text("organisation: Garage\ncontacts:\n  - rol: <b>x</b>\n", "utf-8")
    shown = waited_for(page, "handbook.yml:3:5")
    assert "spuiter" in shown
    assert "handbook.yml:3:5" in shown
    assert "<b>x</b>" not in shown
    assert "handbook.yml:3:5" in terminal.read_text()

    handbook.write_text(SMALL.format(role="lakspuiter"), "utf-8")
    mended = waited_for(page, "lakspuiter")
    assert "lakspuiter" in mended
    assert "handbook.yml:3:5" not in mended


def test_shared_pages_templates_and_texts_are_watched_too(
    preview: tuple[Path, str, Path],
) -> None:
    here, address, _ = preview
    page = f"{address}/who/stuck.html"
    assert "Vastgelopen" in waited_for(page, "Vastgelopen")
    own = here / "content/handbook/nl/who/stuck.md"
    own.parent.mkdir(parents=True)
    own.write_text("---\ntitle: Even niet verder\nalways: true\n---\nRustig aan.\n", "utf-8")
    assert "Rustig aan." in waited_for(page, "Rustig aan.")
