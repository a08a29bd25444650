"""The review as a whole: registration, texts, acceptance, calm."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from time import perf_counter

import pytest

from houvast.codes import CODES, Level
from houvast.review import review, rules
from houvast.texts import LANGUAGES
from review.handbooks import BASE, CASES, RULE_NAMES, TODAY, cases, found, read, texts

FOLDER = Path(rules.__file__).parent
PARTS = {"message", "do", "why", "example", "instead"}
BUSY = """
help: {ladder: [{after: 10 minuten, who: fatma}]}
tasks: [Deeg kneden]
mistakes: {stop: [oven open laten]}
rhythm: [{what: weekstart, when: maandag 09:00}]
"""


def test_every_file_is_a_registered_rule_with_a_code_and_cases() -> None:
    files = {path.stem for path in FOLDER.glob("*.py")} - {"__init__"}
    registered = [check.__module__.rpartition(".")[2] for check in rules.RULES]
    assert sorted(registered) == sorted(files)
    assert {name.replace("_", "-") for name in files} == set(RULE_NAMES)
    assert {path.stem for path in CASES.glob("*.yml")} == set(RULE_NAMES)


def test_every_rule_says_why_the_failure_is_predictable() -> None:
    for path in FOLDER.glob("[a-z]*.py"):
        assert "Why this failure is predictable: " in path.read_text("utf-8")


def test_no_rule_is_an_error() -> None:
    assert all(CODES[name].level < Level.ERROR for name in RULE_NAMES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_all_texts(language: str) -> None:
    for name in RULE_NAMES:
        there = {key for key in PARTS if texts(language).get(f"findings.{name}.{key}").strip()}
        assert there == PARTS, name
    named = {key.split(".")[1] for key in texts(language).texts}
    assert named == set(RULE_NAMES)


def test_both_languages_have_the_same_keys_and_placeholders() -> None:
    nl, en = (texts(language).texts for language in LANGUAGES)
    assert nl.keys() == en.keys()
    for key in nl:
        filled = [sorted(set(re.findall(r"\{(\w*)\}", words[key]))) for words in (nl, en)]
        assert filled[0] == filled[1], key


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", RULE_NAMES)
def test_the_example_is_found_and_what_stands_instead_is_not(rule: str, language: str) -> None:
    part = texts(language).under(f"findings.{rule}")
    assert rule in {finding.name for finding in found(part["example"])}
    left = [f for f in found(part["instead"]) if f.name == rule or f.level is Level.WARNING]
    assert not left


def test_a_handbook_with_a_name_and_one_contact_gets_at_most_three_tips() -> None:
    for text in (
        "organisation: De Korenbloem\ncontacts: [Fatma]",
        "organisation: De Korenbloem\ncontacts: [Fatma]\ninternship: {profile: mbo}",
        BASE.replace("organisation: ", "internship: Stage brood\norganisation: "),
    ):
        assert len(found(text)) <= 3


@pytest.mark.parametrize(
    "rule", ["HV303", "hv303", "HV 303", "one-person-ladder", "One person ladder"]
)
def test_an_accepted_rule_is_left_out(rule: str) -> None:
    before = {finding.name for finding in found(BUSY)}
    accept = f"review: {{accept: [{{rule: {rule}, reason: we zijn met twee}}]}}\n"
    after = {finding.name for finding in found(BUSY + accept)}
    assert before - after == {"one-person-ladder"}
    assert after < before


def test_accepting_what_does_not_exist_cannot_be_accepted() -> None:
    text = "review: {accept: [{rule: HV317, reason: stil}, {rule: HV999, reason: stil}]}"
    assert [f.name for f in found(text) if f.level is Level.WARNING] == ["accept-unknown-rule"] * 2


def test_the_review_is_pure_and_in_order() -> None:
    handbook = read(BUSY)
    first, again = review(handbook, TODAY), review(handbook, TODAY)
    assert first == again
    assert [f.span for f in first] == sorted(f.span for f in first)
    assert review(handbook, TODAY + dt.timedelta(days=5000)) == first


def test_a_secret_is_never_repeated() -> None:
    for case in cases():
        if case.rule == "secret-in-text":
            for finding in found(case.handbook):
                if finding.name == case.rule:
                    assert not finding.values and not finding.suggestion


def test_hostile_text_costs_little_time() -> None:
    pieces = [
        "wachtwoord ",
        "deurcode van a ",
        "{% ",
        "`",
        "(",
        "deur ",
        "ww = ",
        "a-",
        "1 ",
        "nog ",
    ]
    for piece in pieces:
        text = (piece * 4000)[:3900].strip()
        lines = "".join(f"  - {{title: t, text: '{text}'}}\n" for _ in range(5))
        start = perf_counter()
        found(f"{BASE}agreements:\n others:\n{lines}")
        assert perf_counter() - start < 5, piece
