"""Reading whole handbooks: short forms, several files, one on top of another, references."""

from __future__ import annotations

from collections.abc import Callable

from houvast.finding import Span
from houvast.model.handbook import Document
from houvast.model.merge import extend, join
from houvast.model.plain import plain
from houvast.model.references import references
from houvast.source.node import Mapping as Fields

from .conftest import Read

Parse = Callable[[str, str], Fields]

SMALL = "organisation: De Korenbloem\ncontacts: praktijkopleider\n"


def test_the_smallest_handbook(read: Read) -> None:
    handbook, findings = read(SMALL)
    assert findings == []
    assert handbook is not None
    assert handbook.languages == ("nl",)
    assert str(handbook.document.contacts[0].role) == "praktijkopleider"
    assert handbook.id_of(handbook.document.contacts[0]) == "praktijkopleider"


def test_a_single_text_is_a_list_of_one(read: Read) -> None:
    handbook, findings = read(
        SMALL + "mistakes: {normal: te laat bellen}\n"
        "help: {nothing_to_do: {nl: vegen, en: sweep}, backup: praktijkopleider}\n"
    )
    assert findings == []
    assert handbook is not None
    assert [str(m.mistake) for m in handbook.document.mistakes.normal] == ["te laat bellen"]
    assert [dict(t.values) for t in handbook.document.help.nothing_to_do] == [
        {"nl": "vegen", "en": "sweep"}
    ]
    assert handbook.document.help.backup == ("praktijkopleider",)


def test_what_is_typed_is_what_is_read(read: Read) -> None:
    handbook, findings = read(
        "organisation: no\ncontacts:\n  - role: 1.10\n    reach: {phone: 0201234567}\n"
    )
    assert findings == []
    assert handbook is not None
    contact = handbook.document.contacts[0]
    assert str(handbook.document.organisation.name) == "no"
    assert str(contact.role) == "1.10"
    assert contact.reach is not None
    assert contact.reach.phone == "0201234567"


def test_places(read: Read) -> None:
    handbook, _ = read(SMALL + "place:\n  rooms:\n    - kantine\n    - name: oven\n      use: x\n")
    assert handbook is not None
    assert handbook.at("place", "rooms", 1, "use") == Span("1.yml", 7, 12, 7, 13)
    assert handbook.at("place", "rooms", 0, "name").line == 5
    assert handbook.at("safety", "rules").line == 0


def test_every_reference_is_found(read: Read) -> None:
    _, findings = read(
        SMALL + "before_day_one: {arrive: {who: a1}, items: [{do: x, who: a2}]}\n"
        "first_week: [{day: 1, parts: [{what: x, with: [a3, a4]}]}]\n"
        "programme: [{title: x, with: a5}]\n"
        "tools: [{name: x, from: a6}]\n"
        "forms: [{name: x, read_by: a7}]\n"
        "tasks: [{name: x, decides: a8, ask: a9}]\n"
        "mistakes: {stop: [{what: x, tell: b1}]}\n"
        "safety: {counted_by: b2, first_aiders: [b3], report_to: b4}\n"
        "trust: {adviser: b5}\n"
        "absence: {sick: {tell: b6}}\n"
        "supervisors: {checklists: [{title: x, for: wie ontvangt}]}\n"
    )
    expected = [*(f"a{n}" for n in range(1, 10)), *(f"b{n}" for n in range(1, 7))]
    assert sorted(f.values["person"] for f in findings) == expected
    assert {f.name for f in findings} == {"unknown-person"}


def test_references_have_their_path(read: Read) -> None:
    handbook, _ = read(SMALL + "first_week: [{parts: [{what: x, with: praktijkopleider}]}]\n")
    assert handbook is not None
    path = ("first_week", 0, "parts", 0, "with", 0)
    assert list(references(handbook.document)) == [(path, "praktijkopleider")]


def test_two_files(read: Read) -> None:
    handbook, findings = read("organisation: De Korenbloem\n", "contacts: praktijkopleider\n")
    assert findings == []
    assert handbook is not None
    _, findings = read(SMALL, "place: Kerkstraat 12\ncontacts: planner\n")
    assert [(f.name, str(f.span)) for f in findings] == [("field-in-two-files", "2.yml:2:1")]
    assert findings[0].related == (Span("1.yml", 2, 1, 2, 9),)
    assert findings[0].values == {"field": "contacts", "other": "1.yml"}


def merged(fields: Parse, base: str, own: str) -> object:
    whole, _ = join([fields(own, "own.yml")], "own")
    under, _ = join([fields(base, "base.yml")], "base")
    return plain(extend(under, whole)).value


def test_extending(fields: Parse) -> None:
    base = """\
place: {address: Kerkstraat 12, lunch: samen, rooms: [kantine, kluis]}
tools: [kassa, weegschaal]
safety: {emergency: bel 112}
contacts:
  - {id: fatma, role: praktijkopleider, name: Fatma}
  - {role: planner}
"""
    assert merged(fields, base, "place: {lunch: {nl: alleen}, rooms: [oven]}\n") == {
        "place": {"address": "Kerkstraat 12", "lunch": {"nl": "alleen"}, "rooms": ["oven"]},
        "tools": ["kassa", "weegschaal"],
        "safety": {"emergency": "bel 112"},
        "contacts": [
            {"id": "fatma", "role": "praktijkopleider", "name": "Fatma"},
            {"role": "planner"},
        ],
    }


def test_contacts_are_matched_by_id(fields: Parse) -> None:
    base = "contacts:\n  - {id: fatma, role: praktijkopleider, name: Fatma}\n  - {role: planner}\n"
    own = "contacts:\n  - {id: fatma, name: Joris}\n  - {id: mo, role: chef}\n"
    assert merged(fields, base, own) == {
        "contacts": [
            {"id": "fatma", "role": "praktijkopleider", "name": "Joris"},
            {"role": "planner"},
            {"id": "mo", "role": "chef"},
        ]
    }


def test_leaving_out(fields: Parse) -> None:
    base = "tools: [kassa]\nplace: {address: Kerkstraat 12, lunch: samen}\n"
    assert merged(fields, base, "tools: []\nplace:\n  lunch: {}\n") == {
        "tools": [],
        "place": {"address": "Kerkstraat 12"},
    }
    assert merged(fields, base, "tools:\nplace: {}\n") == {"tools": ["kassa"]}


def test_text_in_languages_is_replaced_as_a_whole(fields: Parse) -> None:
    base = "place: {lunch: {nl: samen, en: together}}\n"
    assert merged(fields, base, "place: {lunch: {nl: alleen}}\n") == {
        "place": {"lunch": {"nl": "alleen"}}
    }


def test_a_department_keeps_the_places_of_its_hospital(fields: Parse) -> None:
    base, own = fields("place: {address: x}\n", "base.yml"), fields("tools: y\n", "own.yml")
    made = plain(extend(base, own))
    assert made.place(("place", "address")).file == "base.yml"
    assert made.place(("tools",)).file == "own.yml"


def test_every_section_may_be_left_out(read: Read) -> None:
    lines = "".join(f"{key}: {{}}\n" for key in Document.field_keys() if key not in SMALL)
    handbook, findings = read(SMALL + lines)
    assert findings == []
    assert handbook is not None
