"""Findings and files to show: ordinary ones, and ones that want to do harm."""

import pytest

from houvast.finding import Finding, Span
from houvast.texts import Texts
from houvast.workspace import BUILTIN, Workspace

FILE = "content/organisations/zon/organisation.yml"


@pytest.fixture(scope="session", params=["nl", "en"])
def texts(request: pytest.FixtureRequest) -> Texts:
    return Workspace(BUILTIN).texts(request.param)


@pytest.fixture
def ordinary() -> Finding:
    return Finding(
        "extends-nothing",
        Span(FILE, 2, 10, 2, 18),
        {"name": "issala", "known": "isala", "folder": "content/organisations"},
        suggestion="extends: ../isala",
    )


@pytest.fixture
def nasty() -> Finding:
    """Every value holds what could steer a terminal, a log or a page."""
    evil = "x\x1b[31m\r\n::error::gehackt ##[add-mask]%0A\u202e<script>alert(1)</script>\"'\x9b2J"
    return Finding(
        "extends-nothing",
        Span("content/organisations/a,b:c%\n::debug::/x.yml", 1, 1, 1, 5),
        {"name": evil, "known": evil, "folder": evil},
        suggestion=evil,
        related=(Span("content/organisations/a,b:c%\n::debug::/x.yml", 2, 1),),
    )


@pytest.fixture
def sources(nasty: Finding) -> dict[str, str]:
    return {
        FILE: "organisation:\nextends: ../issala\n",
        nasty.span.file: "kop\x1b[2J\u202e\t::error::<script>\n::warning::twee\n",
    }
