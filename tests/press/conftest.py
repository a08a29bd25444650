"""Handbooks to be printed, each read once, and the book of the bakery, made once."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from conftest import ROOT
from houvast.compose import booklet
from houvast.pipeline import read_shared
from houvast.press import make_pdf
from houvast.workspace import find_workspace
from press.document import URL, Bench, Document
from press.odd import EMPTY, FULL

SMALL = """\
terms:
- id: stage
  nl: {term: stage, explanation: Een tijd meewerken om te leren.}
  en: {term: internship, explanation: Working somewhere for a while in order to learn.}
- id: feedback
  nl: {term: feedback, explanation: Wat iemand van je werk vindt.}
  en: {term: feedback, explanation: What somebody thinks of your work.}
- id: marjoram
  nl: {term: majoraan, explanation: Staat in geen enkel handboek.}
  en: {term: marjoram, explanation: Is in no handbook at all.}
"""


@pytest.fixture(scope="session", autouse=True)
def pango() -> None:
    """Without Pango all tests here are skipped, unless HOUVAST_REQUIRE_BROWSER is 1."""
    try:
        import weasyprint  # noqa: F401, PLC0415
    except (ImportError, OSError) as problem:
        reason = f"no Pango: install libpango-1.0-0, libpangoft2-1.0-0 ({problem})"
        if os.environ.get("HOUVAST_REQUIRE_BROWSER") == "1":
            pytest.fail(reason)
        pytest.skip(reason)


@pytest.fixture(scope="session")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    """The examples and two odd handbooks, with an address and a glossary of three words."""
    top = tmp_path_factory.mktemp("press")
    (top / "mkdocs.yml").write_text(
        f"site_name: x\nsite_url: {URL}\nplugins:\n  - houvast\n", encoding="utf-8"
    )
    shutil.copytree(ROOT / "content/organisations", top / "content/organisations")
    for slug, data in (("leeg", EMPTY), ("vol", FULL)):
        (top / "content/organisations" / slug).mkdir()
        place = top / "content/organisations" / slug / "handbook.yml"
        place.write_text(json.dumps(data), encoding="utf-8")
    few_words(top)
    return opened(top)


def few_words(top: Path) -> None:
    """A workspace gets a glossary of three words in the place of the one that is built in."""
    (top / "glossary").mkdir()
    for path in (ROOT / "glossary").glob("*.yml"):
        (top / "glossary" / path.name).write_text("", encoding="utf-8")
    (top / "glossary" / "small.yml").write_text(SMALL, encoding="utf-8")


def opened(top: Path) -> Bench:
    """A workspace, with all that its handbooks share."""
    workspace = find_workspace(top)
    assert workspace is not None
    return Bench(workspace, read_shared(workspace))


@pytest.fixture(scope="session")
def book(bench: Bench) -> Document:
    """The whole handbook of the bakery."""
    return Document(make_pdf(booklet(bench.printer("korenbloem"))))
