"""`import` and `export` as a person types them."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from conftest import Run
from houvast.cli import run
from houvast.glossary import OWN, read_glossary
from support import garage

LIST = "woord;uitleg\ntafel;Een meubel\nstoel;\nbank;\n=x;" + "y" * 5000 + "\n"


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    returncode: int
    stdout: str
    stderr: str


Call = Callable[..., Ended]


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Call:
    """The command line in this process: the same code, only quicker than a new process."""

    def called(*argv: str | Path, cwd: Path) -> Ended:
        monkeypatch.chdir(cwd)
        capsys.readouterr()
        code = run([str(word) for word in argv], {})
        told = capsys.readouterr()
        return Ended(code, told.out, told.err)

    return called


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    garage(tmp_path)
    (tmp_path / "mijn lijst.csv").write_text(LIST, "utf-8")
    return tmp_path


def ids(folder: Path) -> set[str]:
    paths = sorted((folder / "glossary").glob("*.yml"))
    files = [(f"glossary/{path.name}", path.read_bytes()) for path in paths]
    glossary = read_glossary([(OWN, files)])
    assert [f for f in glossary.findings if f.level > 2] == []
    return {term.id for term in glossary.terms}


def test_import_writes_our_yaml_and_keeps_what_is_there(call: Call, folder: Path) -> None:
    done = call("glossary", "import", "mijn lijst.csv", "--language", "nl", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert "glossary/mijn-lijst.yml" in done.stdout
    assert "mijn lijst.csv:5:1" in done.stdout
    written = folder / "glossary/mijn-lijst.yml"
    before = written.read_bytes()
    assert ids(folder) == {"tafel", "stoel", "bank", "x"}

    again = call("glossary", "import", "mijn lijst.csv", "--language", "en", cwd=folder)
    assert again.returncode == 2
    assert "--replace" in again.stderr
    assert written.read_bytes() == before

    (folder / "mijn lijst.csv").write_text("woord;uitleg\nlamp;Voor licht\n", "utf-8")
    (folder / "glossary/mijn-lijst-2.yml").write_bytes(before)  # an earlier, larger import
    new = call("glossary", "import", "mijn lijst.csv", "--replace", cwd=folder)
    assert new.returncode == 0, new.stderr
    assert ids(folder) == {"lamp"}


def test_a_file_that_somebody_wrote_is_never_replaced(call: Call, folder: Path) -> None:
    own = folder / "glossary/eigen.yml"
    own.parent.mkdir()
    own.write_text("terms:\n  - id: tafel\n    nl: {term: tafel}\n", "utf-8")
    arguments = ("glossary", "import", "mijn lijst.csv", "--replace", "--name")
    assert call(*arguments, "eigen", cwd=folder).returncode == 2
    assert call(*arguments, "work", cwd=folder).returncode == 2  # would hide a file of ours
    assert call(*arguments, "sources", cwd=folder).returncode == 2
    done = call(*arguments, "lijst", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert ids(folder) == {"tafel", "tafel-2", "stoel", "bank", "x"}


def test_the_report_has_everything_and_the_screen_the_first(call: Call, folder: Path) -> None:
    text = "".join(f"- slug: a_{n}\n  en: {{term: t{n}, def: d}}\n" for n in range(50))
    (folder / "g.yml").write_text(text, "utf-8")
    done = call("glossary", "import", "g.yml", "--language", "en", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("HV523") == 3
    assert "47 more" in done.stdout
    assert "--report" in done.stdout
    arguments = ("--report", "r.txt", "--replace", "--language", "en")
    done = call("glossary", "import", "g.yml", *arguments, cwd=folder)
    assert done.returncode == 0, done.stderr
    lines = (folder / "r.txt").read_text("utf-8").splitlines()
    assert len(lines) == 50
    assert lines[-1].startswith("g.yml:99:3: HV523 ")
    refused = call("glossary", "import", "g.yml", "--report", "g.yml", "--replace", cwd=folder)
    assert refused.returncode == 2
    assert (folder / "g.yml").read_text("utf-8") == text


def test_what_cannot_be_read_writes_nothing(call: Call, houvast: Run, folder: Path) -> None:
    (folder / "page.ttl").write_text("<!doctype html><title>x</title>", "utf-8")
    done = houvast("glossary", "import", "page.ttl", "--language", "en", cwd=folder)
    assert done.returncode == 1
    assert "HV521" in done.stdout
    assert not (folder / "glossary").exists()
    assert call("glossary", "import", "nothing.ttl", cwd=folder).returncode == 2
    assert call("glossary", "import", ".", cwd=folder).returncode == 2


@pytest.mark.parametrize("style", ["turtle", "json-ld", "csv"])
def test_an_export_can_be_imported_elsewhere(
    call: Call, folder: Path, style: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    out = folder / "export"
    none = call("glossary", "export", "--format", style, cwd=folder)
    assert none.returncode == 2
    arguments = ("--format", style, "--with-houvast", "--out", out)
    done = call("glossary", "export", *arguments, cwd=folder)
    assert done.returncode == 0, done.stderr
    assert call("glossary", "export", *arguments, cwd=folder).returncode == 2
    other = tmp_path_factory.mktemp("other")
    garage(other)
    done = call("glossary", "import", out, "--name", "van-ons", "--language", "nl", cwd=other)
    assert done.returncode == 0, done.stderr
    assert "HV52" not in done.stdout
    shown = call("glossary", "export", "--format", style, cwd=other).stdout
    assert shown == out.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
