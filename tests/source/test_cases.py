"""Every finding of the reader, by examples that people write: wrong ones and right ones.

Why: the cases are data, so that a new mistake is a few lines in `cases/*.yml`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from houvast.codes import CODES
from houvast.source import Node, Reading, Scalar, Sequence, read_yaml

HERE = Path(__file__).parent
CASES: dict[str, dict[str, Any]] = {}
for path in sorted((HERE / "cases").glob("*.yml")):
    CASES.update(yaml.safe_load(path.read_text("utf-8")))

WRONG = [
    pytest.param(case, id=f"{name}-{i}")
    for name, cases in CASES.items()
    for i, case in enumerate(cases["wrong"])
]
RIGHT = [
    pytest.param(text, id=f"{name}-{i}")
    for name, cases in CASES.items()
    for i, text in enumerate(cases["right"])
]
# Too large to write down: in test_bounds.py.
BOUNDS = {
    "yaml-too-large",
    "yaml-too-deep",
    "yaml-too-many-values",
    "yaml-text-too-long",
}


def plain(node: Node | None) -> Any:
    """A node as Python data, all text."""
    if node is None or isinstance(node, Scalar):
        return node.text if node else None
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {entry.key.text: plain(entry.value) for entry in node.entries}


def found(reading: Reading) -> list[str]:
    """The findings as they are written in a case: line, name, variant."""
    return [f"{f.span.line} {f.name} {f.variant}".rstrip() for f in reading.findings]


@pytest.mark.parametrize("case", WRONG)
def test_wrong(case: dict[str, Any]) -> None:
    reading = read_yaml(case["text"].encode(case.get("encoding", "utf-8")), "handbook.yml")
    assert found(reading) == case["finds"]
    if "suggests" in case:
        assert reading.findings[0].suggestion == case["suggests"]
    if "reads" in case:
        assert _stripped(plain(reading.node)) == _stripped(case["reads"])


@pytest.mark.parametrize("text", RIGHT)
def test_right(text: str) -> None:
    reading = read_yaml(text.encode(), "handbook.yml")
    assert found(reading) == []
    assert reading.node is not None


@pytest.mark.parametrize("case", WRONG)
def test_a_suggestion_mends_the_line(case: dict[str, Any]) -> None:
    """Who takes over a suggestion is rid of that finding, and the line can be read."""
    data = case["text"].encode(case.get("encoding", "utf-8"))
    reading = read_yaml(data, "handbook.yml")
    lines = reading.text.split("\n")
    for finding in reading.findings:
        if not finding.suggestion:
            continue
        mended = [*lines]
        mended[finding.span.line - 1] = finding.suggestion
        after = read_yaml("\n".join(mended).encode(), "handbook.yml").findings
        assert (finding.name, finding.span.line) not in {(f.name, f.span.line) for f in after}
        assert "unreadable" not in {f.name for f in after}


def test_every_finding_has_cases() -> None:
    names = {name for name, code in CODES.items() if code.number.startswith("HV1")}
    assert set(CASES) | BOUNDS == names
    for name, cases in CASES.items():
        assert any(name in " ".join(case["finds"]).split() for case in cases["wrong"]), name
        assert cases["right"], name


def _stripped(tree: Any) -> Any:
    """Without the line end that a text under `>` or `|` has."""
    if isinstance(tree, dict):
        return {key: _stripped(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [_stripped(item) for item in tree]
    return tree.rstrip("\n") if isinstance(tree, str) else tree
