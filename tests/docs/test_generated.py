"""The files that are made of the code and the texts are current: `make docs`."""

from __future__ import annotations

import importlib.util

import pytest

from conftest import ROOT

spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
assert spec
assert spec.loader
generate = importlib.util.module_from_spec(spec)
spec.loader.exec_module(generate)


@pytest.mark.parametrize("name", generate.generated())
def test_it_is_current(name: str) -> None:
    made = generate.generated()[name]
    assert (ROOT / name).read_text("utf-8") == made, "run: make docs"
