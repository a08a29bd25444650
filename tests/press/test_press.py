"""What the press refuses, repeats and needs."""

from __future__ import annotations

import os
import re
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml

from browser.hostile import OWN_PAGE, RUN, Spoiled
from conftest import ROOT, Run
from houvast.cli import run
from houvast.compose import Printed as Paper
from houvast.compose import booklet, pocket
from houvast.model.schema import handbook_schema
from houvast.press import NoPress, make_pdf
from houvast.workspace import find_workspace
from press.conftest import few_words
from press.document import EPOCH, Bench, Document
from support import garage

PAGE = "<html lang=nl><head><title>x</title></head><body><h1>x</h1>{}</body></html>"


@pytest.mark.parametrize(
    "address",
    ["https://example.org/x.png", "file:///etc/hostname", "houvast:../x.png", "data:image/png,x"],
)
def test_it_fetches_nothing_but_the_files_of_the_document(address: str) -> None:
    with pytest.raises(RuntimeError, match="not a file of this document"):
        make_pdf(Paper(PAGE.format(f'<img alt=x src="{address}">'), {}))


@pytest.mark.parametrize(
    ("problem", "hint"), [("ImportError", "houvast[pdf]"), ("OSError", "libpango-1.0-0")]
)
def test_without_weasyprint_or_pango_it_says_what_to_do(
    problem: str,
    hint: str,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """On such a machine, importing the library fails: so it does here."""
    garage(tmp_path)
    (tmp_path / "weasyprint.py").write_text(f"raise {problem}('libpango')\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    monkeypatch.syspath_prepend(tmp_path)
    assert run(["pdf", "garage", "--language", "nl"], {}) == 2
    told = capsys.readouterr().err
    assert hint in told and "Traceback" not in told
    assert list(tmp_path.glob("*.pdf")) == []
    with pytest.raises(NoPress):
        make_pdf(Paper(PAGE.format(""), {}))


def test_it_overwrites_a_pdf_and_nothing_else(
    tmp_path: Path,
    houvast: Run,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """And the same handbook gives the same bytes, in this process and in another."""
    garage(tmp_path)
    few_words(tmp_path)
    monkeypatch.chdir(tmp_path)
    letter = tmp_path / "brief.txt"
    letter.write_text("Lieve Fatma", encoding="utf-8")
    more = {"SOURCE_DATE_EPOCH": EPOCH}

    def pdf(*arguments: str) -> tuple[int, str]:
        code = run(["pdf", "garage", *arguments], more)
        return code, " ".join(capsys.readouterr().err.split())

    assert pdf("--pocket", "--out", "brief.txt")[0] == 2
    assert letter.read_text("utf-8") == "Lieve Fatma"
    assert pdf("--out", "nergens/x.pdf")[0] == 2
    code, told = pdf("--language", "en")
    assert code == 2 and "garage is not there in that language" in told
    made = tmp_path / "garage-pocket.pdf"
    made.write_bytes(b"%PDF-1.4 of last year")
    assert pdf("--pocket") == (0, "")
    here = made.read_bytes()
    done = houvast("pdf", "garage", "--pocket", cwd=tmp_path, PYTHONHASHSEED="2", **more)
    assert done.returncode == 0 and done.stderr == "", done.stderr
    assert made.read_bytes() == here and here.startswith(b"%PDF-1.7")
    assert b"/CreationDate" not in here


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_where_nothing_may_be_written_it_says_so_at_once(tmp_path: Path, houvast: Run) -> None:
    garage(tmp_path)
    (tmp_path / "dicht").mkdir(mode=0o555)
    done = houvast("pdf", "garage", "--out", "dicht/x.pdf", "--language", "nl", cwd=tmp_path)
    assert done.returncode == 2 and "mag Houvast niets schrijven" in " ".join(done.stderr.split())


class _Parts(HTMLParser):
    """Tags and attributes that a browser or a press could do something with."""

    def __init__(self) -> None:
        super().__init__()
        self.strange: list[str] = []
        self.chapters = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "iframe", "object", "embed", "form", "base", "link", "button"):
            self.strange.append(tag)
        for name, value in attrs:
            address = name in ("href", "src", "xlink:href")
            known = re.match(r"(https?:|mailto:|tel:|#|houvast:)", value or "")
            if name.startswith("on") or (address and not known):
                self.strange.append(f"{tag} {name}={value}")
            self.chapters += name == "class" and "chapter" in (value or "").split()


def test_hostile_text_stays_text(tmp_path: Path, bench: Bench) -> None:
    """A handbook in which every text is an attack: on paper it is words."""
    folder = tmp_path / "content" / "organisations" / "boos"
    folder.mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text("site_name: x\nplugins:\n  - houvast\n", encoding="utf-8")
    spoiled = Spoiled(handbook_schema(bench.shared.catalogues["nl"]))
    name = f"'\"></style><img src=x onerror={RUN}>{{{{7*7}}}}"
    for path in (ROOT / "content/organisations/lichtdraad").glob("*.yml"):
        data = spoiled.document(yaml.load(path.read_text("utf-8"), yaml.BaseLoader))
        data.pop("pages", None)
        if "organisation" in data:
            data["pages"] = [{"file": "eigen.md", "title": "Eigen", "under": "start"}]
            data["organisation"] |= {"name": name, "languages": ["en"]}
            data["organisation"].pop("logo", None)
        (folder / path.name).write_text(
            yaml.safe_dump(data, allow_unicode=True, width=10_000), encoding="utf-8"
        )
    (folder / "eigen.md").write_text(OWN_PAGE, encoding="utf-8")
    found = find_workspace(tmp_path)
    assert found is not None
    printer = Bench(found, bench.shared).printer("boos")
    sheet = Document(make_pdf(pocket(printer)))
    assert len(sheet.reader.pages) == 1
    assert "onerror" in sheet.words()
    html = booklet(printer).html
    parts = _Parts()
    parts.feed(html)
    assert parts.strange == []
    assert parts.chapters > 20
    assert html.count("<style>") == html.count("</style>")
