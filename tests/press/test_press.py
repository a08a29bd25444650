"""What the press refuses, repeats and needs."""

from __future__ import annotations

import json
import re
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml

from browser.hostile import OWN_PAGE, RUN, Spoiled
from conftest import ROOT, Run
from houvast.compose import Printed as Paper
from houvast.press import NoPress, make_pdf
from press.document import EPOCH, Printed
from support import garage

PAGE = "<html lang=nl><head><title>x</title></head><body><h1>x</h1>{}</body></html>"


@pytest.mark.parametrize(
    "address",
    ["https://example.org/x.png", "file:///etc/hostname", "houvast:../x.png", "data:image/png,x"],
)
def test_it_fetches_nothing_but_the_files_of_the_document(address: str) -> None:
    with pytest.raises(RuntimeError, match="not a file of this document"):
        make_pdf(Paper(PAGE.format(f'<img alt=x src="{address}">'), {}))


def test_the_same_handbook_gives_the_same_bytes(printed: Printed) -> None:
    first = printed("korenbloem", "--pocket", PYTHONHASHSEED="1")
    second = printed("korenbloem", "--pocket", PYTHONHASHSEED="2")
    assert first.data == second.data
    assert b"/CreationDate" not in first.data


def test_without_weasyprint_or_pango_it_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, houvast: Run
) -> None:
    garage(tmp_path)
    for name, problem, hint in (
        ("weasyprint", "ImportError", "houvast[pdf]"),
        ("pango", "OSError", "libpango-1.0-0"),
    ):
        place = tmp_path / name
        place.mkdir()
        (place / "weasyprint.py").write_text(f"raise {problem}('libpango')\n", encoding="utf-8")
        done = houvast("pdf", "garage", "--language", "nl", cwd=tmp_path, PYTHONPATH=str(place))
        assert done.returncode == 2, done.stdout + done.stderr
        assert hint in done.stderr and "Traceback" not in done.stderr
        assert list(tmp_path.glob("*.pdf")) == []
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(NoPress):
        make_pdf(Paper(PAGE.format(""), {}))


def test_it_overwrites_a_pdf_and_nothing_else(tmp_path: Path, houvast: Run) -> None:
    garage(tmp_path)
    letter = tmp_path / "brief.txt"
    letter.write_text("Lieve Fatma", encoding="utf-8")
    done = houvast("pdf", "garage", "--pocket", "--out", letter, cwd=tmp_path)
    assert done.returncode == 2 and letter.read_text("utf-8") == "Lieve Fatma"
    done = houvast("pdf", "garage", "--out", tmp_path / "nergens" / "x.pdf", cwd=tmp_path)
    assert done.returncode == 2
    old = tmp_path / "garage-pocket.pdf"
    old.write_bytes(b"%PDF-1.4 of last year")
    done = houvast("pdf", "garage", "--pocket", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert old.read_bytes().startswith(b"%PDF-1.7")
    done = houvast("pdf", "garage", "--language", "en", cwd=tmp_path)
    assert done.returncode == 2 and "garage is not there in that language" in done.stderr


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
            self.chapters += (name, value) == (
                "class",
                "chapter",
            ) or value == "chapter chapter--first"


def test_hostile_text_stays_text(tmp_path: Path, houvast: Run, printed: Printed) -> None:
    """A handbook in which every text is an attack: on paper it is words."""
    folder = tmp_path / "content" / "organisations" / "boos"
    folder.mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text("site_name: x\nplugins:\n  - houvast\n", encoding="utf-8")
    (tmp_path / "glossary").mkdir()
    for path in (ROOT / "glossary").glob("*.yml"):
        (tmp_path / "glossary" / path.name).write_text("", encoding="utf-8")
    spoiled = Spoiled(json.loads(houvast("schema").stdout))
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
    sheet = printed("boos", "--pocket", cwd=tmp_path)
    assert len(sheet.reader.pages) == 1
    assert "onerror" in sheet.words()
    html = _html(tmp_path)
    parts = _Parts()
    parts.feed(html)
    assert parts.strange == []
    assert parts.chapters > 20
    assert html.count("<style>") == html.count("</style>")


def _html(top: Path) -> str:
    import datetime as dt  # noqa: PLC0415

    from houvast.compose import Printer, booklet  # noqa: PLC0415
    from houvast.pipeline import check, read_shared  # noqa: PLC0415
    from houvast.workspace import find_workspace  # noqa: PLC0415

    found = find_workspace(top)
    assert found is not None
    shared = read_shared(found)
    day = dt.datetime.fromtimestamp(int(EPOCH), dt.UTC).date()
    checked = check(found, "boos", shared, day)
    assert checked.handbook is not None and checked.site is not None
    printer = Printer(checked.handbook, checked.site, shared, found.print_texts(), day, "en")
    return booklet(printer).html
