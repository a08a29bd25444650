"""PDFs made by the command line, and what they need."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from conftest import ROOT, Run
from press.document import EPOCH, URL, Document, Printed

SMALL = """\
terms:
- id: stage
  nl: {term: stage, explanation: Een tijd meewerken om te leren.}
  en: {term: internship, explanation: Working somewhere for a while in order to learn.}
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
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The examples with an address, and a glossary of one word: half the time for a book."""
    top = tmp_path_factory.mktemp("press")
    (top / "mkdocs.yml").write_text(
        f"site_name: x\nsite_url: {URL}\nplugins:\n  - houvast\n", encoding="utf-8"
    )
    shutil.copytree(ROOT / "content/organisations", top / "content/organisations")
    (top / "glossary").mkdir()
    for path in (ROOT / "glossary").glob("*.yml"):
        (top / "glossary" / path.name).write_text("", encoding="utf-8")
    (top / "glossary" / "small.yml").write_text(SMALL, encoding="utf-8")
    return top


@pytest.fixture(scope="session")
def printed(houvast: Run, workspace: Path, tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """Makes a PDF as a person does: `printed("korenbloem", "--pocket")`."""

    def make(*arguments: str, cwd: Path = workspace, **environment: str) -> Document:
        out = tmp_path_factory.mktemp("pdf") / "out.pdf"
        done = houvast(
            "pdf", *arguments, "--out", out, cwd=cwd, SOURCE_DATE_EPOCH=EPOCH, **environment
        )
        assert done.returncode == 0, done.stdout + done.stderr
        assert done.stderr == ""
        return Document(out.read_bytes())

    return make


@pytest.fixture(scope="session")
def book(printed: Printed) -> Document:
    """The whole handbook of the bakery."""
    return printed("korenbloem")
