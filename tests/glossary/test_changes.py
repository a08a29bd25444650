"""What changed between two glossaries, and the number that follows from it."""

from __future__ import annotations

from typing import Any

import pytest

from houvast.glossary import About, Term
from houvast.glossary.changes import (
    Change,
    Kind,
    compare,
    compare_about,
    is_version,
    newer,
    next_version,
)

PLAIN = {"term": "buddy", "explanation": "Een collega die je wegwijs maakt."}
PRECISE = {**PLAIN, "definition": "Collega die een nieuwe medewerker inwerkt."}


def term(nl: dict[str, Any] | None = None, name: str = "buddy", **more: Any) -> Term:
    return Term.model_validate({"id": name, **({"nl": nl} if nl else {}), **more})


CASES: dict[str, tuple[list[Term], list[Term], list[tuple[Kind, str, tuple[str, ...]]], str]] = {
    "nothing": ([term(PLAIN)], [term(PLAIN)], [], "1.4.2"),
    "a new term": ([], [term(PLAIN)], [(Kind.ADDED, "", ())], "1.5.0"),
    "a removed term": ([term(PLAIN)], [], [(Kind.REMOVED, "", ())], "2.0.0"),
    "a new language": (
        [term(PLAIN)],
        [term(PLAIN, en={"term": "buddy"})],
        [(Kind.ADDED, "en", ())],
        "1.5.0",
    ),
    "a lost language": (
        [term(PLAIN, en={"term": "buddy"})],
        [term(PLAIN)],
        [(Kind.REMOVED, "en", ())],
        "2.0.0",
    ),
    "another definition": (
        [term(PRECISE)],
        [term({**PRECISE, "definition": "Collega die een stagiair inwerkt."})],
        [(Kind.REDEFINED, "nl", ("definition",))],
        "2.0.0",
    ),
    "a definition that went away": (
        [term(PRECISE)],
        [term(PLAIN)],
        [(Kind.REDEFINED, "nl", ("definition",))],
        "2.0.0",
    ),
    "a definition that came in": (
        [term(PLAIN)],
        [term(PRECISE)],
        [(Kind.REWORDED, "nl", ("definition",))],
        "1.4.3",
    ),
    "other commas and capitals in a definition": (
        [term(PRECISE)],
        [term({**PRECISE, "definition": "collega, die een nieuwe\n medewerker inwerkt!"})],
        [(Kind.REWORDED, "nl", ("definition",))],
        "1.4.3",
    ),
    "an explanation beside a definition": (
        [term(PRECISE)],
        [term({**PRECISE, "explanation": "Iemand die je helpt."})],
        [(Kind.REWORDED, "nl", ("explanation",))],
        "1.4.3",
    ),
    "an explanation without a definition": (
        [term(PLAIN)],
        [term({**PLAIN, "explanation": "Iemand die je helpt."})],
        [(Kind.REDEFINED, "nl", ("explanation",))],
        "2.0.0",
    ),
    "one half is not fifteen": (
        [term({**PLAIN, "explanation": "Duurt 1,5 uur."})],
        [term({**PLAIN, "explanation": "Duurt 15 uur."})],
        [(Kind.REDEFINED, "nl", ("explanation",))],
        "2.0.0",
    ),
    "dollars are not euros": (
        [term({**PLAIN, "explanation": "Kost € 5."})],
        [term({**PLAIN, "explanation": "Kost $ 5."})],
        [(Kind.REDEFINED, "nl", ("explanation",))],
        "2.0.0",
    ),
    "another name, the old one still leads here": (
        [term(PLAIN)],
        [term({**PLAIN, "term": "maatje", "finds": ["Buddy"]})],
        [(Kind.RENAMED, "nl", ("term", "finds"))],
        "1.4.3",
    ),
    "another name, the old one is gone": (
        [term(PLAIN)],
        [term({**PLAIN, "term": "maatje"})],
        [(Kind.REDEFINED, "nl", ("term",))],
        "2.0.0",
    ),
    "a capital in the name": (
        [term(PLAIN)],
        [term({**PLAIN, "term": "Buddy"})],
        [(Kind.REWORDED, "nl", ("term",))],
        "1.4.3",
    ),
    "how a party hears it": (
        [term({**PLAIN, "heard_as": {"school": "Tutor."}})],
        [term({**PLAIN, "heard_as": {"school": "Mentor.", "intern": "Vriend."}})],
        [(Kind.REWORDED, "nl", ("heard_as.intern", "heard_as.school"))],
        "1.4.3",
    ),
    "replaced": (
        [term(PLAIN)],
        [term(PLAIN, replaced_by="maatje")],
        [(Kind.REPLACED, "", ("replaced_by",))],
        "1.5.0",
    ),
    "no longer replaced": (
        [term(PLAIN, replaced_by="maatje")],
        [term(PLAIN)],
        [(Kind.REWORDED, "", ("replaced_by",))],
        "1.4.3",
    ),
    "what is around it": (
        [term(PLAIN)],
        [term(PLAIN, see=["maatje"], source="Wet", link="never")],
        [(Kind.REWORDED, "", ("see", "source", "link"))],
        "1.4.3",
    ),
    "the gravest first, then by id": (
        [term(PLAIN, "b"), term(PLAIN, "d"), term(PLAIN, "c")],
        [term(PLAIN, "e"), term({**PLAIN, "also": ["x"]}, "c"), term(PLAIN, "a")],
        [
            (Kind.REMOVED, "", ()),
            (Kind.REMOVED, "", ()),
            (Kind.ADDED, "", ()),
            (Kind.ADDED, "", ()),
            (Kind.REWORDED, "nl", ("also",)),
        ],
        "2.0.0",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_changed_and_which_number_follows(name: str) -> None:
    before, after, expected, number = CASES[name]
    found = compare(before, after)
    assert [(one.kind, one.language, one.fields) for one in found] == expected
    assert next_version("1.4.2", found) == number
    order = [one.id for one in found]
    assert [one.id for one in compare(before[::-1], after[::-1])] == order


def test_a_change_has_the_words_before_and_after() -> None:
    (change,) = compare([term(PLAIN)], [term({**PLAIN, "term": "maatje", "also": ["buddy"]})])
    assert (change.id, change.term) == ("buddy", "maatje")
    assert [(d.field, d.before, d.after) for d in change.details] == [
        ("term", "buddy", "maatje"),
        ("also", "", "buddy"),
    ]


def test_what_is_said_of_the_whole_is_wording() -> None:
    before = About.model_validate({"title": "Woorden", "publisher": "ROC"})
    after = About.model_validate({"title": {"nl": "Woorden", "en": "Words"}, "publisher": "ROC"})
    changes = compare_about(before, after)
    assert [(one.id, one.fields) for one in changes] == [("", ("about.title",))]
    assert next_version("1.0.0", changes) == "1.0.1"
    assert compare_about(before, before) == ()
    assert compare_about(None, None) == ()


def test_numbers_are_compared_as_numbers() -> None:
    assert newer("1.10.0", "1.9.9")
    assert not newer("1.9.9", "1.9.9")
    assert next_version("", ()) == "1.0.0"
    assert next_version("", [Change("a", Kind.ADDED, "", "a")]) == "1.0.0"
    for wrong in ("1.0", "v1.0.0", "01.0.0", "1.0.0-beta", "1.0.0\n", "", "1.0.٣"):
        assert not is_version(wrong)
    with pytest.raises(ValueError, match="v1"):
        newer("v1.0.0", "1.0.0")
