"""`houvast glossary check` in a workspace, as a person runs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conftest import Run
from support import garage

OWN = """\
terms:
  - id: apk
    nl: {term: apk, explanation: De jaarlijkse keuring van een auto.}
    en: {term: MOT test, explanation: The yearly check of a car.}
  - id: brug
    nl: {term: hefbrug, explanation: Hiermee til je een auto op.}
    en: {term: car lift, explanation: This lifts a car.}
"""
USES = "customs:\n  - Op donderdag doen we alleen apk.\n"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A workspace with two words of its own, of which the handbook uses one."""
    handbook = garage(tmp_path)
    handbook.write_text(handbook.read_text("utf-8") + USES, "utf-8")
    (tmp_path / "glossary").mkdir()
    (tmp_path / "glossary/words.yml").write_text(OWN, "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "nl",
            (
                "Geen enkel handboek gebruikt “hefbrug”.",
                "De woordenlijst heeft geen fouten, wel één opmerking.",
                "2 woorden, allemaal in het Nederlands en het Engels.",
                "woorden van Houvast.",
            ),
        ),
        (
            "en",
            (
                "No handbook uses “hefbrug”.",
                "The glossary has no errors, but one remark.",
                "2 words, all in Dutch and English.",
                "more words from Houvast.",
            ),
        ),
    ],
)
def test_a_word_that_no_handbook_uses(
    houvast: Run, workspace: Path, language: str, expected: tuple[str, ...]
) -> None:
    done = houvast("glossary", "check", "--language", language, cwd=workspace)
    assert done.returncode == 0, done.stdout + done.stderr
    for words in expected:
        assert words in done.stdout
    assert "apk" not in done.stdout
    assert "5 │   - id: brug" in done.stdout
    # A word that nobody uses is no business of each handbook.
    assert "hefbrug" not in houvast("check", "--language", language, cwd=workspace).stdout


def test_a_broken_handbook_is_named_and_unused_words_are_not_guessed(
    houvast: Run, workspace: Path
) -> None:
    handbook = workspace / "content/organisations/garage/handbook.yml"
    handbook.write_text(handbook.read_text("utf-8") + "kleurtje: rood\n", "utf-8")
    done = houvast("glossary", "check", "--language", "nl", cwd=workspace)
    assert done.returncode == 0
    assert "De woordenlijst is in orde." in done.stdout
    assert "er staan fouten in garage." in done.stdout
    assert "hefbrug" not in done.stdout


def test_an_error_ends_with_1_here_and_in_check(houvast: Run, workspace: Path) -> None:
    words = workspace / "glossary/words.yml"
    words.write_text(OWN + "    see: [nergens]\n", "utf-8")
    for command in (("glossary", "check"), ("check",)):
        done = houvast(*command, "--format", "json", "--language", "nl", cwd=workspace)
        assert done.returncode == 1
        told = [one for one in json.loads(done.stdout) if one["code"] == "HV502"]
        assert [(one["file"], one["line"]) for one in told] == [("glossary/words.yml", 8)]


def test_a_school_without_handbooks(houvast: Run, workspace: Path) -> None:
    handbook = workspace / "content/organisations/garage/handbook.yml"
    handbook.unlink()
    handbook.parent.rmdir()
    english = "    en: {term: car lift, explanation: This lifts a car.}\n"
    (workspace / "glossary/words.yml").write_text(OWN.replace(english, ""), "utf-8")
    done = houvast("glossary", "check", "--language", "nl", cwd=workspace)
    assert done.returncode == 0
    assert "“hefbrug” is er nog niet in het Engels." in done.stdout
    assert "2 woorden: 2 in het Nederlands en 1 in het Engels." in done.stdout
    assert "HV507" not in done.stdout
    assert "HV003" not in done.stdout


@pytest.mark.parametrize("style", ["concise", "json", "github", "gitlab"])
def test_other_programs_get_the_findings_only(houvast: Run, workspace: Path, style: str) -> None:
    done = houvast("glossary", "check", "--format", style, cwd=workspace)
    assert done.returncode == 0
    assert "HV507" in done.stdout
    assert "Houvast." not in done.stdout
    assert style not in ("json", "gitlab") or json.loads(done.stdout)


def test_a_format_that_is_not_there(houvast: Run, workspace: Path) -> None:
    done = houvast("glossary", "check", "--format", "jsn", "--language", "en", cwd=workspace)
    assert done.returncode == 2
    assert "Did you mean: json?" in done.stderr
