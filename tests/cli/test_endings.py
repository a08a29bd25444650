"""How a command ends: with a code that a script can use, and never with a traceback."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import houvast.cli
from cli.conftest import Ended, environment, houvast_in
from houvast import __version__

Call = Callable[..., Ended]

BROKEN = "organisation:\n  name: Zon\n  naaam: Zee\ncontacts: [stagebegeleider]\n"


@pytest.fixture
def two(workspace: Path) -> Path:
    """A workspace with a good handbook and a broken one."""
    folder = workspace / "content/organisations/kapot"
    folder.mkdir()
    (folder / "a.yml").write_text(BROKEN)
    return workspace


def test_all_is_well(workspace: Path) -> None:
    ended = houvast_in(workspace, "check", HOUVAST_LANGUAGE="nl")
    assert ended.code == 0 and ended.err == ""
    assert ended.out.splitlines()[-1].startswith("✓ zon ")


def test_errors_end_with_1_in_every_format(call: Call, two: Path) -> None:
    place = "content/organisations/kapot/a.yml:3:3"
    shown = {
        style: call(two, "check", "kapot", "--format", style)
        for style in ("full", "concise", "json", "github", "gitlab")
    }
    assert {ended.code for ended in shown.values()} == {1}
    assert {ended.err for ended in shown.values()} == {""}
    assert place in shown["full"].out and "  3 │   naaam: Zee" in shown["full"].out
    assert shown["full"].out.splitlines()[-1].startswith("✗ kapot ")
    assert f"{place}: HV201 " in shown["concise"].out
    found = json.loads(shown["json"].out)
    assert {(f["line"], f["column"]) for f in found if f["name"] == "unknown-field"} == {(3, 3)}
    assert "::error file=content/organisations/kapot/a.yml,line=3,col=3," in shown["github"].out
    assert any(
        entry["location"]["lines"]["begin"] == 3 for entry in json.loads(shown["gitlab"].out)
    )


def test_one_broken_handbook_stops_no_other(two: Path) -> None:
    first = houvast_in(two, "build", HOUVAST_LANGUAGE="nl")
    assert first.code == 1
    assert "✓ zon is gemaakt." in first.out and "✗ kapot is niet gemaakt." in first.out
    assert "organisations/kapot/a.yml:3:3" in first.out
    index = two / "site" / "index.html"
    assert str(index) in first.out and index.is_file()
    assert (two / "site/zon/index.html").is_file()
    assert not (two / "site/kapot").exists()


def test_a_broken_handbook_keeps_its_earlier_output(call: Call, workspace: Path) -> None:
    assert call(workspace, "build").code == 0
    page = workspace / "site/zon/index.html"
    before = page.read_bytes()
    (workspace / "content/organisations/zon/extra.yml").write_text("naaam: x\n")
    ended = call(workspace, "build", environ={"LANG": "nl_NL"})
    assert ended.code == 1 and "Wat er al stond, staat er nog." in ended.out
    assert page.read_bytes() == before


def test_nothing_changed_is_said(call: Call, workspace: Path) -> None:
    call(workspace, "build", "zon")
    assert "niets veranderd" in call(workspace, "build", environ={"LANG": "nl_NL"}).out


def test_a_setting_that_is_wrong_is_shown(call: Call, workspace: Path) -> None:
    (workspace / "mkdocs.yml").write_text(
        "site_name: x\nplugins:\n  - houvast:\n      handbok: zon\n"
    )
    ended = call(workspace, "check", environ={"LANG": "nl_NL"})
    assert ended.code == 1 and "mkdocs.yml:4:7" in ended.out
    assert "  4 │       handbok: zon" in ended.out


def test_no_handbooks_yet(call: Call, workspace: Path) -> None:
    for path in sorted((workspace / "content").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    for argv in (["check"], ["build"]):
        ended = call(workspace, *argv)
        assert ended.code == 0, ended
    assert "HV003" in call(workspace, "check").out


def test_stage_and_what_a_shell_completes(call: Call, workspace: Path) -> None:
    ended = call(workspace, "stage", "content/organisations/zon/", "--out", "los")
    assert ended.code == 0
    assert (workspace / "los/mkdocs.yml").is_file()
    assert call(workspace, "stage", "zon", "--out", "los").code == 2


def test_stage_of_a_broken_handbook(call: Call, two: Path) -> None:
    ended = call(two, "stage", "kapot", "--out", "los")
    assert ended.code == 1 and "HV201" in ended.out and not (two / "los").exists()


def test_from_a_folder_inside_the_workspace(call: Call, workspace: Path) -> None:
    inside = workspace / "content/organisations/zon"
    assert call(inside, "build").code == 0
    assert (workspace / "site/index.html").is_file()


def test_version_and_help(workspace: Path) -> None:
    assert houvast_in(workspace, "--version").out == f"houvast {__version__}\n"
    for language, word in (("nl", "Gebruik"), ("en", "Usage")):
        for command in ("check", "build", "serve", "stage", "new", "init", "schema"):
            assert f"command.{command}.help" in houvast.cli.Workspace(houvast.cli.BUILTIN).texts(
                language
            )
        ended = houvast_in(workspace, "check", "--help", HOUVAST_LANGUAGE=language)
        assert ended.code == 0 and f"{word}: houvast check" in ended.out
        others = {"Usage", "Options", "OPTIONS", "Show this", "default:"} if word != "Usage" else {}
        assert not [other for other in others if other in ended.out]


@pytest.mark.parametrize("width", [40, 200])
def test_nothing_is_wider_than_the_terminal(two: Path, width: int) -> None:
    for argv in (["--help"], ["check", "--help"], ["check", "kapot"]):
        ended = houvast_in(two, *argv, COLUMNS=str(width), HOUVAST_LANGUAGE="nl")
        lines = [line for line in ended.out.splitlines() if not line.startswith(("✓", "✗"))]
        assert max(map(len, lines)) <= width


def test_no_colour_in_a_pipe(two: Path) -> None:
    assert "\x1b" not in houvast_in(two, "check").out
    assert "\x1b[" in houvast_in(two, "check", FORCE_COLOR="1").out
    coloured = houvast_in(two, "check", FORCE_COLOR="1", NO_COLOR="1").out
    assert not re.search(r"\x1b\[[0-9;]*3[0-7]m", coloured)


def test_a_stream_that_knows_only_ascii(two: Path) -> None:
    ended = houvast_in(two, "check", PYTHONIOENCODING="ascii", LC_ALL="C")
    assert ended.code == 1 and "Traceback" not in ended.err


def test_a_reader_that_goes_away(two: Path) -> None:
    command = [sys.executable, "-m", "houvast", "check", "--format", "json"]
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        command, cwd=two, env=environment(), stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")


def test_stopped_by_the_person(workspace: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "houvast", "serve", "--port", str(port)],
        cwd=workspace,
        env=environment(PYTHONUNBUFFERED="1"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    for line in process.stdout:
        if f"http://127.0.0.1:{port}/" in line:
            break
    time.sleep(0.5)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=30)
    assert process.returncode in (0, 130)
    assert "Traceback" not in err


def test_a_bug_is_told_without_a_traceback(
    call: Call, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ValueError("binnenkant")

    monkeypatch.setattr(houvast.cli, "read_shared", fail)
    ended = call(workspace, "check", environ={"LANG": "nl_NL"})
    assert ended.code == 70
    assert "ValueError" in ended.err and "issues" in ended.err and "HOUVAST_DEBUG=1" in ended.err
    assert "Traceback" not in ended.err
    debug = call(workspace, "check", environ={"LANG": "nl_NL", "HOUVAST_DEBUG": "1"})
    assert "Traceback" in debug.err and "binnenkant" in debug.err


def test_a_machine_that_does_not_cooperate(
    call: Call, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device", "/ergens\x1b[31m")

    monkeypatch.setattr(houvast.cli, "build", fail)
    ended = call(workspace, "build")
    assert ended.code == 70 and "No space left" in ended.err and "\x1b" not in ended.err


def test_in_github_no_line_of_a_file_is_a_command(call: Call, two: Path) -> None:
    ended = call(two, "check", "kapot", environ={"GITHUB_ACTIONS": "true"})
    lines = ended.out.splitlines()
    token = lines[0].removeprefix("::stop-commands::")
    assert len(token) == 32 and lines[-1] == f"::{token}::"
    plain = call(two, "check", "kapot", "--format", "github", environ={"GITHUB_ACTIONS": "true"})
    assert all(re.match("::(error|warning|notice) ", line) for line in plain.out.splitlines())
