"""Wrong use: one clear message in the reader's language, exit code 2, and nothing changed."""

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.conftest import Ended, houvast_in

Call = Callable[..., Ended]

CASES = [
    (["nieuw"], "nieuw"),
    (["chekc"], "check"),
    (["check", "--formaat", "json"], "--formaat"),
    (["check", "--format", "jsn"], "json"),
    (["check", "--format"], "--format"),
    (["check", "zom"], "zon"),
    (["check", "iets-heel-anders"], "zon"),
    (["check", "a\x1b[31mb"], "␛"),
    (["build", "--out", "mkdocs.yml"], "mkdocs.yml"),
    (["build", "--out", "mkdocs.yml/site"], "mkdocs.yml"),
    (["build", "--out", "."], "."),
    (["build", "--out", ".."], ".."),
    (["build", "--out", "content"], "content"),
    (["build", "--out", "content/organisations/zon"], "content"),
    (["build", "--out", ".vscode"], ".vscode"),
    (["build", "--out"], "--out"),
    (["stage"], "SLUG"),
    (["stage", "zon"], "--out"),
    (["stage", "zon", "--out", ".vscode"], ".vscode"),
    (["stage", "zon", "zon", "--out", "x"], "zon"),
    (["new"], "SLUG"),
    (["new", "zon"], "zon"),
    (["new", "De Zon & Zo"], "de-zon-zo"),
    (["new", "../zon"], "zon"),
    (["new", "index"], "index"),
    (["new", "日本"], "日本"),
    (["new", "x" * 61], "x" * 60),
    (["init"], "DIR"),
    (["init", "."], "houvast new"),
    (["init", ".vscode"], ".vscode"),
    (["init", "nieuw", "--name", "Zon Zee"], "zon-zee"),
    (["serve", "--port", "veel"], "--port"),
    (["serve", "--port", "0"], "--port"),
    (["serve", "zon", "zee"], "zee"),
    (["check", "--language", "de"], "de"),
    (["check", "--language"], "nl"),
    (["schema", "--write=ja"], "--write"),
]


def contents(folder: Path) -> dict[str, bytes]:
    return {str(p): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(("argv", "told"), CASES, ids=lambda value: str(value)[:40])
def test_one_clear_message(
    call: Call, made: dict[str, Path], argv: list[str], told: str, language: str
) -> None:
    folder = made["nl"]
    before = contents(folder)
    ended = call(folder, *argv, environ={"HOUVAST_LANGUAGE": language})
    assert ended.code == 2
    assert ended.out == ""
    assert ended.err.startswith({"nl": "Dat lukt niet.", "en": "That does not work."}[language])
    assert told in ended.err.replace("\n", "")
    assert "--help" in ended.err
    assert "Traceback" not in ended.err and "\x1b" not in ended.err and "{" not in ended.err
    assert contents(folder) == before


def test_outside_a_workspace(call: Call, tmp_path: Path) -> None:
    for argv in (["check"], ["build"], ["serve"], ["stage", "x", "--out", "y"], ["new", "x"]):
        ended = call(tmp_path, *argv)
        assert ended.code == 2 and "houvast init" in ended.err
    assert not list(tmp_path.iterdir())
    assert call(tmp_path, "schema").code == 0
    assert call(tmp_path, "schema", "--write").code == 2


def test_a_folder_of_somebody_else_is_left_alone(call: Call, workspace: Path) -> None:
    (workspace / "site").mkdir()
    (workspace / "site" / "brief.txt").write_text("van mij")
    for argv in (["build"], ["stage", "zon", "--out", "site"]):
        assert call(workspace, *argv).code == 2
    assert [p.name for p in (workspace / "site").iterdir()] == ["brief.txt"]


def test_init_beside_somebody_elses_files(call: Call, tmp_path: Path) -> None:
    (tmp_path / "brief.txt").write_text("van mij")
    assert call(tmp_path, "init", ".").code == 2
    assert [p.name for p in tmp_path.iterdir()] == ["brief.txt"]
    (tmp_path / "brief.txt").rename(tmp_path / ".gitignore")
    assert call(tmp_path, "init", ".").code == 2
    (tmp_path / ".gitignore").unlink()
    (tmp_path / ".git").mkdir()
    assert call(tmp_path, "init", ".").code == 0


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written(call: Call, workspace: Path) -> None:
    closed = workspace / "dicht"
    closed.mkdir(mode=0o555)
    assert call(workspace, "build", "--out", "dicht/site").code == 2


def test_a_port_that_is_taken(call: Call, workspace: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        ended = call(workspace, "serve", "--port", port)
    assert ended.code == 2 and port in ended.err


def test_nothing_to_serve(call: Call, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: x\nplugins: [houvast]\n")
    assert "houvast new" in call(tmp_path, "serve").err


def test_without_a_command_there_is_help(workspace: Path) -> None:
    ended = houvast_in(workspace)
    assert ended.code == 2 and "Gebruik: houvast" in ended.out and ended.err == ""
