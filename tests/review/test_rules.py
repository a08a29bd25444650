"""Each rule on small handbooks: what it must see, and what it must leave alone.

A file in `cases` belongs to one rule. `fail` and `pass` are lists of handbooks; a handbook gets an
organisation and two contacts when it has none of its own. `at` are the lines of the findings, with
the variant behind a space; line 0 is the handbook as a whole.
"""

from __future__ import annotations

import pytest

from houvast.codes import Level
from houvast.review.rules import RULES
from houvast.texts import LANGUAGES
from review.handbooks import RULE_NAMES, Case, cases, found, read, texts


@pytest.mark.parametrize("case", cases(), ids=str)
def test_case(case: Case) -> None:
    mine = [finding for finding in found(case.handbook, case.today) if finding.name == case.rule]
    told = [f"{finding.span.line} {finding.variant}".strip() for finding in mine]
    assert told == list(case.at)
    for finding in mine:
        assert finding.level < Level.ERROR
        for language in LANGUAGES:
            for part in ("message", "do"):
                words = texts(language)
                key = f"findings.{finding.name}.{part}"
                variant = f"{key}_{finding.variant}"
                said = words(variant if variant in words else key, **finding.values)
                assert said and "{" not in said.replace(finding.values.get("text", " "), "")


@pytest.mark.parametrize("rule", RULE_NAMES)
def test_each_rule_has_cases_of_both_kinds(rule: str) -> None:
    mine = [case for case in cases() if case.rule == rule]
    assert sum(bool(case.at) for case in mine) >= 2
    assert sum(not case.at for case in mine) >= 2


def test_each_variant_occurs_in_a_case_and_has_a_text() -> None:
    for rule in RULE_NAMES:
        seen = {at.partition(" ")[2] for case in cases() if case.rule == rule for at in case.at}
        known = texts("nl").under(f"findings.{rule}")
        written = {key.partition("_")[2] for key in known if key.startswith("message")}
        assert seen <= written, rule
        assert {variant for variant in written if variant} <= seen, rule


def test_a_rule_only_tells_what_its_file_is_named_after() -> None:
    for case in cases():
        handbook = read(case.handbook)
        for check in RULES:
            name = check.__module__.rpartition(".")[2].replace("_", "-")
            assert {finding.name for finding in check(handbook, case.today)} <= {name}
