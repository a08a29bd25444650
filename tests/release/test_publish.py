"""Publishing: whole handbooks or nothing, at any moment."""

from __future__ import annotations

import datetime as dt
import json
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from conftest import ROOT, Run, clean_environment
from houvast.finding import Finding
from houvast.model import Handbook
from houvast.pipeline import build
from houvast.release.swap import ASIDE, mend, swap
from houvast.workspace import find_workspace

SMALL = """\
organisation: {{name: {name}, about: {about}}}
contacts:
  - role: trainer
"""


def workspace(folder: Path, **handbooks: str) -> Path:
    (folder / "mkdocs.yml").write_text("site_name: Test\nplugins:\n  - houvast\n", "utf-8")
    for slug, about in handbooks.items():
        place = folder / "content" / "organisations" / slug
        place.mkdir(parents=True, exist_ok=True)
        text = SMALL.format(name=slug.title(), about=about)
        (place / "handbook.yml").write_text(text, "utf-8")
    return folder


def page(folder: Path, slug: str) -> str:
    return (folder / "site" / slug / "index.html").read_text("utf-8")


def test_one_broken_handbook_never_stops_the_others(houvast: Run, tmp_path: Path) -> None:
    here = workspace(tmp_path, bakery="first", garage="first")
    assert houvast("build", cwd=here).returncode == 0
    workspace(here, bakery="second")
    broken = here / "content/organisations/garage/handbook.yml"
    broken.write_text("organisation: {name: Garage}\ncontacts: []\n", "utf-8")
    done = houvast("build", cwd=here)
    assert done.returncode == 1
    assert "handbook.yml:2:11" in done.stdout + done.stderr
    assert "second" in page(here, "bakery")
    assert "first" in page(here, "garage")
    index = (here / "site/index.html").read_text("utf-8")
    assert "Bakery" in index
    assert "Garage" in index


def test_a_handbook_whose_folder_is_gone_is_taken_away(houvast: Run, tmp_path: Path) -> None:
    here = workspace(tmp_path, bakery="x", garage="x")
    assert houvast("build", cwd=here).returncode == 0
    (here / "site/own.txt").write_text("mine", "utf-8")
    shutil.rmtree(here / "content/organisations/garage")
    assert houvast("build", cwd=here).returncode == 0
    assert not (here / "site/garage").exists()
    assert (here / "site/own.txt").read_text("utf-8") == "mine"
    assert set(json.loads((here / "site/handbooks.json").read_text("utf-8"))["handbooks"]) == {
        "bakery"
    }


def test_naming_one_handbook_leaves_the_others(houvast: Run, tmp_path: Path) -> None:
    here = workspace(tmp_path, bakery="first", garage="first")
    assert houvast("build", cwd=here).returncode == 0
    workspace(here, bakery="second", garage="second")
    assert houvast("build", "garage", cwd=here).returncode == 0
    assert "first" in page(here, "bakery")
    assert "second" in page(here, "garage")


def test_what_has_not_changed_is_not_written_again(houvast: Run, tmp_path: Path) -> None:
    here = workspace(tmp_path, bakery="x")
    assert houvast("build", cwd=here).returncode == 0
    before = (here / "site/bakery/index.html").stat()
    assert houvast("build", cwd=here).returncode == 0
    after = (here / "site/bakery/index.html").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)
    (here / "site/bakery/who/stuck.html").unlink()
    assert houvast("build", cwd=here).returncode == 0
    assert (here / "site/bakery/who/stuck.html").is_file()


def test_stopped_at_any_moment_the_old_or_the_new_handbook_is_there(tmp_path: Path) -> None:
    here = workspace(tmp_path, bakery="round 0")
    command = [sys.executable, "-m", "houvast", "build"]
    environment = clean_environment()
    subprocess.run(command, cwd=here, env=environment, check=True, capture_output=True)
    complete = sorted(p.relative_to(here) for p in (here / "site/bakery").rglob("*.html"))
    started = time.monotonic()
    workspace(here, bakery="measured")
    subprocess.run(command, cwd=here, env=environment, check=True, capture_output=True)
    whole = time.monotonic() - started
    for number in range(1, 5):
        workspace(here, bakery=f"round {number}")
        running = subprocess.Popen(
            command, cwd=here, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(whole * (0.25 + 0.18 * number))
        running.send_signal(signal.SIGKILL)
        running.wait()
        there = sorted(p.relative_to(here) for p in (here / "site/bakery").rglob("*.html"))
        assert there == complete, f"round {number}"
        about = {
            text for n in range(number + 1) if (text := f"round {n}") in page(here, "bakery")
        } | ({"measured"} & set(page(here, "bakery").split()))
        assert about or "measured" in page(here, "bakery")
    subprocess.run(command, cwd=here, env=environment, check=True, capture_output=True)
    assert "round 4" in page(here, "bakery")
    assert not [p.name for p in (here / "site").iterdir() if p.name.startswith(".houvast")]


def test_a_reader_never_sees_half_of_a_swap(tmp_path: Path) -> None:
    place = tmp_path / "site"
    place.mkdir()
    (place / "a.txt").write_text("0")
    (place / "b.txt").write_text("0")
    missing: list[int] = []
    stop = threading.Event()

    def read() -> None:
        while not stop.is_set():
            try:
                (place / "a.txt").read_text()
            except FileNotFoundError:
                missing.append(1)

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(200):
        new = tmp_path / f"new-{number}"
        new.mkdir()
        (new / "a.txt").write_text(str(number))
        (new / "b.txt").write_text(str(number))
        swap(new, place)
        assert (place / "a.txt").read_text() == (place / "b.txt").read_text() == str(number)
    stop.set()
    reader.join()
    if sys.platform == "linux":
        assert not missing


def test_what_a_stopped_swap_set_aside_is_put_back(tmp_path: Path) -> None:
    aside = tmp_path / f"{ASIDE}bakery"
    aside.mkdir()
    (aside / "index.html").write_text("old")
    mend(tmp_path)
    assert (tmp_path / "bakery" / "index.html").read_text() == "old"
    aside.mkdir()
    mend(tmp_path)
    assert not aside.exists()
    assert (tmp_path / "bakery" / "index.html").read_text() == "old"


def test_without_an_exchange_the_new_one_still_comes_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Disks and systems that cannot exchange two names in one step."""
    monkeypatch.setattr("houvast.release.swap._exchange", lambda _one, _other: False)
    for name in ("old", "new"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(name)
    swap(tmp_path / "new", tmp_path / "old")
    assert (tmp_path / "old" / "index.html").read_text() == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["old"]


def test_the_example_handbooks_are_listed(site: Path) -> None:
    index = (site / "index.html").read_text("utf-8")
    for slug in sorted(p.name for p in (ROOT / "content/organisations").iterdir() if p.is_dir()):
        assert f'href="{slug}/index.html"' in index
    assert 'href="lichtdraad/nl/index.html"' in index


def test_a_bug_that_one_handbook_meets_never_stops_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = find_workspace(workspace(tmp_path, bakery="x", garage="x"))
    assert here

    def review(handbook: Handbook, _today: dt.date) -> list[Finding]:
        if handbook.slug == "bakery":
            raise ValueError("a bug")
        return []

    monkeypatch.setattr("houvast.pipeline.review", review)
    done = build(here, here.slugs, tmp_path / "site", dt.date(2027, 1, 1))
    assert [(c.slug, c.broken) for c in done.checked] == [("bakery", True), ("garage", False)]
    assert [f.name for f in done.checked[0].findings] == ["not-made"]
    assert (tmp_path / "site/garage/index.html").is_file()
