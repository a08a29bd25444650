"""Each rule of the glossary on small lists: what it must see, and what it must leave alone.

A file in `cases` belongs to one rule. `own` is a file of the workspace, `other` one of another
source, `used` the ids that handbooks link to. `at` are the lines of the findings, with the variant
behind a space; `more` are other findings that the case is about.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
import yaml

from conftest import ROOT
from houvast.codes import CODES, Level
from houvast.finding import Finding, in_order
from houvast.glossary import OWN, Glossary, Source, read_glossary, rules
from houvast.report import message, to_do
from houvast.source.trusted import read_trusted
from houvast.texts import LANGUAGES, Texts, flatten

CASES = Path(__file__).parent / "cases"
FOLDER = Path(rules.__file__).parent
SCHOOL = Source("school", "ROC Rivierenland")
NAMES = [name for name, code in CODES.items() if "HV501" <= code.number <= "HV507"]
PARTS = {"message", "do", "why", "example", "instead"}


@dataclass(frozen=True)
class Case:
    """Files of a glossary, and where a rule must tell something."""

    rule: str
    why: str
    own: str
    at: tuple[str, ...]
    other: str = ""
    used: frozenset[str] = frozenset()
    more: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.rule}: {self.why}"


def cases() -> list[Case]:
    """All cases of all rules."""
    made = []
    for path in sorted(CASES.glob("*.yml")):
        whole = yaml.safe_load(path.read_text("utf-8"))
        for kind in ("fail", "pass"):
            for one in whole[kind]:
                at, more = tuple(one.get("at", ())), tuple(one.get("more", ()))
                assert bool(at) is (kind == "fail"), f"{path.name}: {one['why']}"
                used = frozenset(one.get("used", ()))
                other = one.get("other", "")
                made.append(Case(path.stem, one["why"], one["own"], at, other, used, more))
    return made


def read(own: str, other: str = "") -> Glossary:
    files = [(OWN, own, "own.yml"), (SCHOOL, other, "school.yml")]
    return read_glossary((source, [(name, text.encode())]) for source, text, name in files if text)


def found(case: Case) -> list[Finding]:
    """What is told of a case, by all rules; of unused terms only where a case is about them."""
    glossary = read(case.own, case.other)
    unused = rules.unused_terms(glossary, case.used) if case.rule == "term-unused" else ()
    return in_order((*glossary.findings, *unused))


@cache
def texts(language: str) -> Texts:
    path = ROOT / "content" / "labels" / language / "findings-glossary.yml"
    return Texts(language, dict(flatten(read_trusted(path.read_bytes()))))


@pytest.mark.parametrize("case", cases(), ids=str)
def test_case(case: Case) -> None:
    told = found(case)
    mine = [finding for finding in told if finding.name == case.rule]
    assert [f"{f.span.line} {f.variant}".strip() for f in mine] == list(case.at)
    for finding in mine:
        assert finding.span.file == "own.yml"
        for language in LANGUAGES:
            words = [say(finding, texts(language)) for say in (message, to_do)]
            assert all(words), words
            assert not re.search(r"\{\w*\}", " ".join(words)), words
    # A case is about one thing: what else is told would make it pass or fail for another reason.
    rest = {f.name for f in told if f.level > Level.ADVICE} - {case.rule, *case.more}
    known = {"replaced-in-a-circle", "term-without-explanation"}
    assert rest <= (known if case.rule == "term-unknown" else set()), rest
    assert {f.name for f in told} >= set(case.more)


def test_each_rule_has_cases_of_both_kinds_and_of_each_variant() -> None:
    assert {path.stem for path in CASES.glob("*.yml")} == set(NAMES)
    for rule in NAMES:
        mine = [case for case in cases() if case.rule == rule]
        assert min(sum(bool(case.at) for case in mine), sum(not case.at for case in mine)) >= 2
        seen = {at.partition(" ")[2] for case in mine for at in case.at}
        for language in LANGUAGES:
            known = texts(language).under(f"findings.{rule}")
            assert {key.partition("_")[0] for key in known} == PARTS
            written = {key.partition("_")[2] for key in known if key.startswith("message")}
            assert seen - {""} == written - {""}, rule


def test_every_file_is_a_registered_rule_that_says_why() -> None:
    files = {path.stem for path in FOLDER.glob("*.py")} - {"__init__"}
    registered = {check.__module__.rpartition(".")[2] for check in rules.RULES}
    assert registered | {"term_unused"} == files
    assert {name.replace("_", "-") for name in files} == set(NAMES) - {"term-twice"}
    for name in files:
        said = (FOLDER / f"{name}.py").read_text("utf-8")
        assert "Why this failure is predictable: " in said


@pytest.mark.parametrize("rule", NAMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_example_is_found_and_what_stands_instead_is_not(rule: str, language: str) -> None:
    part = texts(language).under(f"findings.{rule}")
    for text, used, expected in (
        (part["example"], frozenset[str](), {rule}),
        (part["instead"], frozenset(re.findall(r"id: ([a-z-]+)", part["instead"])), set()),
    ):
        case = Case(rule, "", text, (), used=used)
        assert {finding.name for finding in found(case)} == expected, text


def test_the_other_terms_of_a_word_are_shown_beside_it() -> None:
    own = "terms:\n  - {id: a, nl: {term: PO, explanation: A.}}\n"
    other = "terms:\n  - {id: b, nl: {term: werk, also: [PO]}}\n"
    (finding,) = read(own, other).findings
    assert [str(span) for span in finding.related] == ["school.yml:2:37"]
    assert finding.values["source"] == "ROC Rivierenland"


def test_many_words_are_all_named_and_each_message_stays_short() -> None:
    ids = [f"woord-{number}" for number in range(200)]
    lines = "".join(f"  - {{id: {i}, nl: {{term: {i}, explanation: A.}}}}\n" for i in ids)
    told = list(rules.unused_terms(read("terms:\n" + lines), frozenset(ids[:3])))
    assert len(told) < 20
    named = [word for finding in told for word in finding.values["terms"].split(", ")]
    assert named == ids[3:]
    assert sum(int(finding.values["count"]) for finding in told) == len(named)
    for finding in told:
        assert finding.values["terms"] in message(finding, texts("nl"))
        assert finding.span.line == 2 + ids.index(finding.values["terms"].partition(",")[0])


def test_a_word_alone_in_its_file_is_told_as_one() -> None:
    ten = "".join(f"  - {{id: a{n}, nl: {{term: a{n}, explanation: A.}}}}\n" for n in range(11))
    files = [("a.yml", f"terms:\n{ten}"), ("b.yml", "terms: [{id: b, nl: {term: beurs}}]")]
    glossary = read_glossary([(OWN, [(name, text.encode()) for name, text in files])])
    together, alone = rules.unused_terms(glossary, frozenset())
    assert (together.span.file, together.variant) == ("a.yml", "many")
    assert (alone.span.file, alone.variant, alone.values["term"]) == ("b.yml", "", "beurs")


def test_what_houvast_brings_has_nothing_to_mend(workspace_glossary: Glossary) -> None:
    assert len(workspace_glossary.own) > 50
    assert list(workspace_glossary.findings) == []


@pytest.fixture(scope="module")
def workspace_glossary() -> Glossary:
    files = sorted((ROOT / "glossary").glob("*.yml"))
    return read_glossary([(OWN, [(path.name, path.read_bytes()) for path in files])])
