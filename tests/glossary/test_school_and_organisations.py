"""A school and two organisations, each in a repository of its own, and a server between them."""

from __future__ import annotations

import functools
import hashlib
import http.server
import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from conftest import Run
from support import files

WORDS = """about:
  title: Woorden van het Voorbeeldcollege
  publisher: Voorbeeldcollege
terms:
  - id: kroonopdracht
    nl:
      term: kroonopdracht
      finds: [kroonopdrachten]
      definition: De opdracht waarmee een student een kerntaak afrondt.
      explanation: {explanation}
      heard_as: {{intern: "Iets met een prijs.", school: "Het bewijs van een kerntaak."}}
  - id: peilgesprek
    nl:
      term: peilgesprek
      definition: {definition}
{more}"""
HANDBOOK = """organisation: {name}
contacts:
  - role: monteur
expectations:
  of_school:
    - what: Het peilgesprek is in week 4
    - what: De kroonopdrachten passen bij wat we hier doen
{more}"""


@dataclass
class Place:
    """The school's repository, its published folder, and where that is served."""

    school: Path
    published: Path
    address: str

    def write(self, explanation: str, definition: str, more: str = "") -> None:
        """The words as the school has them now."""
        (self.school / "glossary").mkdir(exist_ok=True)
        words = WORDS.format(explanation=explanation, definition=definition, more=more)
        (self.school / "glossary" / "woorden.yml").write_text(words, "utf-8")


def workspace(folder: Path, slug: str = "", more: str = "") -> Path:
    """A repository with an `mkdocs.yml`, and a handbook when a name is given."""
    folder.mkdir()
    settings = "site_name: {}\ndocs_dir: content\nplugins:\n  - houvast:\n      language: nl\n"
    (folder / "mkdocs.yml").write_text(settings.format(folder.name), "utf-8")
    if slug:
        place = folder / "content" / "organisations" / slug
        place.mkdir(parents=True)
        text = HANDBOOK.format(name=slug.title(), more=more)
        (place / "handbook.yml").write_text(text, "utf-8")
    return folder


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    """The school, with a server for what it publishes."""
    published = tmp_path / "published"
    handler = functools.partial(_Quiet, directory=str(published))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/"
        yield Place(workspace(tmp_path / "school"), published, address)
        server.shutdown()


def newest(place: Place) -> str:
    """The version that the school offers."""
    return str(json.loads((place.published / "latest.json").read_bytes())["version"])


def test_a_word_of_the_school_reaches_two_handbooks(
    place: Place, houvast: Run, tmp_path: Path
) -> None:
    def run(folder: Path, *arguments: str | Path, code: int = 0) -> str:
        done = houvast(*arguments, cwd=folder)
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout + done.stderr

    own = "glossary:\n  - term: Peilgesprek\n    explanation: Hier gewoon even bijpraten.\n"
    garage = workspace(tmp_path / "garage", "garage")
    bakery = workspace(tmp_path / "bakkerij", "bakkerij", own)
    place.write("Je laat zien wat je kunt.", "Een gesprek over hoe het gaat.")
    run(place.school, "glossary", "publish", "--out", place.published)
    assert newest(place) == "1.0.0"
    for folder in (garage, bakery):
        run(folder, "glossary", "add", place.address, "--name", "college")
        run(folder, "build")

    tasks = (garage / "site/garage/agree/expectations.html").read_text("utf-8")
    assert 'href="../glossary.html#term-kroonopdracht"' in tasks
    assert "Iets met een prijs." in (garage / "site/garage/words.js").read_text("utf-8")
    glossary = (garage / "site/garage/glossary.html").read_text("utf-8")
    assert 'id="term-kroonopdracht"' in glossary
    assert "Woorden van het Voorbeeldcollege" in glossary, "it says whose words these are"
    both = (bakery / "site/bakkerij/words.js").read_text("utf-8")
    assert "Hier gewoon even bijpraten." in both and "Een gesprek over hoe het gaat." in both

    # The school changes a definition and adds a word: a major version.
    more = "  - id: nieuw\n    nl: {term: nieuwwoord, explanation: Pas bedacht.}\n"
    place.write("Je laat zien wat je kunt.", "Een toets van vier minuten.", more)
    run(place.school, "glossary", "publish", "--out", place.published)
    assert newest(place) == "2.0.0"
    before = files(garage / "glossary")
    run(garage, "glossary", "pull", "--check", code=1)
    assert files(garage / "glossary") == before
    told = run(garage, "glossary", "pull")
    assert "peilgesprek" in told and "garage" in told and "nieuwwoord" in told
    assert files(garage / "glossary") != before
    run(garage, "glossary", "pull", "--check")
    run(garage, "build")
    assert "toets van vier minuten" in (garage / "site/garage/glossary.html").read_text("utf-8")

    # The other organisation still has what it had, also without any server.
    kept = files(bakery / "glossary")
    (place.published / "latest.json").unlink()
    failed = run(bakery, "glossary", "pull", code=1)
    assert place.address in failed
    assert files(bakery / "glossary") == kept
    run(bakery, "build")
    assert "over hoe het gaat" in (bakery / "site/bakkerij/glossary.html").read_text("utf-8")


def test_a_released_version_that_changed_is_refused(
    place: Place, houvast: Run, tmp_path: Path
) -> None:
    garage = workspace(tmp_path / "garage", "garage")
    place.write("Eerst.", "Een gesprek.")
    publish = ("glossary", "publish", "--out", place.published)
    assert houvast(*publish, cwd=place.school).returncode == 0
    assert houvast("glossary", "add", place.address, cwd=garage).returncode == 0
    before = files(garage / "glossary")
    released = place.published / "v1.0.0" / "glossary.yml"
    data = released.read_bytes().replace(b"Eerst.", b"Later.")
    released.write_bytes(data)
    latest = place.published / "latest.json"
    told = json.loads(latest.read_bytes())
    told["files"]["v1.0.0/glossary.yml"]["sha256"] = hashlib.sha256(data).hexdigest()
    latest.write_text(json.dumps(told), "utf-8")
    done = houvast("glossary", "pull", cwd=garage)
    assert done.returncode == 1
    assert "1.0.0" in done.stdout + done.stderr
    assert files(garage / "glossary") == before
    # Nor does the school itself go on from it.
    place.write("Nog later.", "Een gesprek.")
    assert houvast(*publish, cwd=place.school).returncode == 1
