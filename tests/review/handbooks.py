"""Small handbooks for the tests of the review."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from houvast.codes import CODES
from houvast.finding import Finding, Span
from houvast.model.handbook import Handbook
from houvast.model.merge import join
from houvast.model.read import read_handbook
from houvast.review import review
from houvast.source import Mapping, read_yaml
from houvast.texts import Texts, flatten
from houvast.workspace import plain_tree

__all__ = ["CASES", "RULE_NAMES", "TODAY", "Case", "cases", "found", "read", "texts"]

ROOT = Path(__file__).parents[2]
CASES = Path(__file__).parent / "cases"
TODAY = dt.date(2027, 2, 10)
RULE_NAMES = [name for name, code in CODES.items() if code.number.startswith("HV3")]

BASE = """
organisation: Bakkerij De Korenbloem
contacts:
  - {id: fatma, role: praktijkopleider, name: Fatma, reach: {phone: 038 000 00 11}}
  - {id: joris, role: chef banket, name: Joris, reach: {walk_in: achterin}}
"""


@dataclass(frozen=True)
class Case:
    """A handbook, and where a rule must tell something. `at` is empty when it must be silent."""

    rule: str
    why: str
    handbook: str
    at: tuple[str, ...]
    today: dt.date = TODAY

    def __str__(self) -> str:
        return f"{self.rule}: {self.why}"


@cache
def cases() -> list[Case]:
    """All cases of all rules."""
    made = []
    for path in sorted(CASES.glob("*.yml")):
        whole = yaml.safe_load(path.read_text("utf-8"))
        for kind in ("fail", "pass"):
            for one in whole[kind]:
                at = tuple(str(place) for place in one.get("at", ()))
                assert bool(at) is (kind == "fail"), f"{path.name}: {one['why']}"
                today = one.get("today", TODAY)
                made.append(Case(path.stem, one["why"], one["handbook"] or "", at, today))
    return made


def read(text: str) -> Handbook:
    """The handbook in a text, with the organisation and contacts that it leaves out."""
    own, base = _fields(text, "own.yml"), _fields(BASE, "base.yml")
    there = {entry.key.text for entry in own.entries}
    rest = tuple(entry for entry in base.entries if entry.key.text not in there)
    fields, double = join([own, Mapping(rest, base.span)], "handbook")
    handbook, findings = read_handbook("handbook", fields, {})
    assert not double and not findings, (double, findings, text)
    assert handbook is not None
    return handbook


def found(text: str, today: dt.date = TODAY) -> list[Finding]:
    """What the review finds in a handbook."""
    return review(read(text), today)


@cache
def texts(language: str) -> Texts:
    """The texts of the review."""
    path = ROOT / "content" / "labels" / language / "findings-review.yml"
    reading = read_yaml(path.read_bytes(), path.name)
    assert not reading.findings and reading.node is not None
    return Texts(language, dict(flatten(plain_tree(reading.node))))


def _fields(text: str, name: str) -> Mapping:
    if not text.strip():
        return Mapping((), Span(name))
    reading = read_yaml(text.encode(), name)
    assert not reading.findings and isinstance(reading.node, Mapping), (reading.findings, text)
    return reading.node
