"""The first screen: the day, the hour, the place, a person and a number, whatever is known."""

from __future__ import annotations

import datetime as dt
import re
from html import unescape
from pathlib import Path

import pytest

from compose.made import take_away
from houvast.compose.beginnings import called_when_late, coming
from houvast.compose.words import Words
from houvast.model.text import Text
from houvast.pipeline import check, read_shared
from houvast.workspace import BUILTIN, Workspace, find_workspace
from review.handbooks import read
from support import garage

TODAY = dt.date(2027, 1, 10)


def handbook(*, periods: str = "", when: str = "", hours: str = "", off: str = "") -> str:
    """A handbook of which only these are known."""
    text = f"internship: {{level: x, periods: [{periods}]{f', hours: {hours}' if hours else ''}}}\n"
    text += f"before_day_one: {{arrive: {{when: '{when}'}}}}\n" if when else ""
    return text + (f"calendar: [{{what: Vrij, closed: ja, date: {off}}}]\n" if off else "")


SPRING = "{name: lente, starts: 2027-02-01, ends: 2027-06-25}"
AUTUMN = "{name: herfst, starts: 2027-08-30, ends: 2028-01-28}"
WORK = "{days: ma t/m vr, from: '9:00', to: '17:00'}"
# What is known of the beginning, and all beginnings in the order in which they come.
BEGINNINGS = [
    (handbook(), ""),
    (handbook(hours=WORK), "- 09:00"),
    (handbook(when="8:30"), "- 08:30"),
    (handbook(when="2027-02-01 8:30"), "02-01 08:30"),
    (handbook(periods=SPRING), "02-01 -"),
    (handbook(periods=SPRING, hours=WORK), "02-01 09:00"),
    (handbook(periods=SPRING, hours=WORK, when="dat hoor je nog"), "02-01 -"),
    (handbook(periods=SPRING, hours=WORK, when="2027-02-02 8:30"), "02-02 08:30"),
    (handbook(periods=SPRING, when="2027-01-29 14:00"), "01-29 14:00"),
    (handbook(periods=SPRING, when="2026-02-01 14:00"), "02-01 14:00, 2026-02-01 14:00"),
    (handbook(periods=f"{AUTUMN}, {SPRING}", when="2027-02-01 8:30"), "02-01 08:30, 08-30 08:30"),
    (handbook(periods=SPRING, off="2027-02-01"), "02-02 -"),
    (handbook(periods=SPRING, off="2027-02-01, until: 2027-06-25"), "02-01 -"),
    (handbook(periods="{starts: 2027-05-01}", hours=WORK), "05-03 09:00"),
    (handbook(periods="{starts: 2027-05-01}"), "05-01 -"),
    (handbook(periods="{starts: 2020-02-03}, {starts: 2021-02-01}"), "2021-02-01 -, 2020-02-03 -"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), BEGINNINGS)
def test_when_it_begins(text: str, wanted: str) -> None:
    found = coming(read(text).document, TODAY)
    assert ", ".join(
        f"{start.day.isoformat().removeprefix('2027-') if start.day else '-'}"
        f" {f'{start.time:%H:%M}' if start.time else '-'}"
        for start in found
    ) == wanted  # fmt: skip
    for start in found:
        for calendar in take_away(text).calendars if start.day else ():
            if calendar.period is start.period:
                clock = f"T{start.time:%H%M%S}" if start.time else ""
                assert f":{start.day:%Y%m%d}{clock}\r\n".encode() in calendar.data


CONTACTS = """
contacts:
  - {id: a, role: mentor, name: Anna}
  - {id: b, role: mentor, name: Bo, reach: {email: bo@example.org}}
  - {id: c, role: balie, reach: {phone: 038 000 00 11}}
  - {id: d, role: buddy, vacant: ja, reach: {phone: 038 000 00 12}}
  - {id: e, role: chef, name: Eva, reach: {phone: 038 000 00 13}}
"""


@pytest.mark.parametrize(
    ("more", "called"),
    [
        ("before_day_one: {arrive: {who: [a, c, e]}}", "c"),
        ("before_day_one: {arrive: {who: a}}\nabsence: {late: {tell: [b, e]}}", "e"),
        ("before_day_one: {arrive: {who: d}}\nabsence: {sick: {tell: c}}", "c"),
        ("help: {ladder: [{who: d}, {who: [a, e]}]}", "e"),
        ("before_day_one: {arrive: {who: [a, b]}}", "b"),
        ("before_day_one: {arrive: {who: [a, school]}}", None),
    ],
)
def test_whom_to_call(more: str, called: str | None) -> None:
    found = called_when_late(read(CONTACTS + more))
    assert (found.id if found else None) == called


def test_all_of_it_is_on_the_first_screen_whatever_its_length(tmp_path: Path) -> None:
    """Long lists and sentences are shortened, and it is said how much is left out."""
    things = ", ".join(f'"ding {n}, met uitleg"' for n in range(30))
    long = "Een zin die maar doorgaat en doorgaat zonder dat er een einde aan komt " * 3
    garage(tmp_path).write_text(
        "organisation: Garage\n"
        "contacts: [{id: a, role: mentor, name: Anna}, {id: k, role: chef, name: Kees,"
        " reach: {phone: 038 000 00 11}}]\n"
        f"before_day_one: {{arrive: {{when: 2027-02-01 8:30, where: '{long}', who: [a, k],"
        f" lunch: '{long}', bring: [{things}, {{what: A4-schrift, required: ja}},"
        " {what: 2.5 liter water, required: ja}]}}\n"
        f"internship: {{periods: [{SPRING}, {AUTUMN}]}}\n"
        "place: {address: 'Kade 12 #3 & 4, Zwolle'}\n",
        "utf-8",
    )
    workspace = find_workspace(tmp_path)
    assert workspace
    made = check(workspace, "garage", read_shared(workspace), TODAY)
    assert made.site
    html = next(page for page in made.site.pages if page.path == "index.md").opening
    ticket = html[html.index('class="hv-ticket"') : html.index("<hr>")]
    terms = re.findall(r"<dt>(.*?)</dt>\s*<dd>(.*?)</dd>", ticket, re.DOTALL)
    facts = {term: unescape(re.sub(r"<[^>]+>", "", fact)) for term, fact in terms}
    assert list(facts) == ["Waar", "Wie", "Later?", "Mee", "Lunch", "Of"]
    assert facts["Wie"] == "Anna en Kees wachten op je"
    assert facts["Later?"] == "Bel 038 000 00 11"
    assert re.fullmatch(r"A4-schrift, 2.5 liter water, ding 0, .* en nog 2\d", facts["Mee"])
    assert facts["Of"] == "herfst: maandag 30 augustus"
    assert all(len(fact) <= 110 for fact in facts.values())
    assert "query=Kade%2012%20%233%20%26%204%2C%20Zwolle" in ticket
    assert ">Maandag 1 februari,</span> <span>08.30 uur<" in ticket


def test_what_to_bring_keeps_the_capital_of_a_language() -> None:
    def brief(language: str, *things: str) -> str:
        words = Words(Workspace(BUILTIN).texts(language), language)
        return words.in_brief(Text((("", thing),)) for thing in things)

    assert (
        brief("en", "English dictionary", "Your own pen") == "English dictionary and your own pen"
    )
    assert brief("nl", "Engels woordenboek", "VOG") == "Engels woordenboek en VOG"
