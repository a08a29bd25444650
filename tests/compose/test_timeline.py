"""The time line: dates in their place, nothing over another, and the same facts in words."""

from __future__ import annotations

import datetime as dt
import re
from itertools import pairwise
from pathlib import Path

import pytest

from compose.made import take_away
from houvast.compose.figures.timeline import Band, Mark, Timeline
from houvast.compose.prose import plain_words
from houvast.pipeline import check, read_shared
from houvast.workspace import find_workspace
from support import garage

SPRING = """
internship:
  periods: [{name: voorjaar, starts: 2027-02-03, ends: 2027-06-25, note: Tot donderdag.}]
contacts: [{id: kees, role: monteur, name: Kees}, {id: bram, role: docent, name: Bram, at: school}]
programme:
  - {weeks: "1", title: Wennen}
  - {weeks: 2–5, title: Deeg}
  - {weeks: week 6 t/m 9, title: Oven}
  - {weeks: "30", title: Te laat}
  - {weeks: 6 weken, title: Hoe lang}
feedback:
  moments:
    - {what: Startgesprek, when: 2027-02-04, with: [kees, bram]}
    - {what: Na een maand, when: 2027-03-04, with: kees}
    - {what: Ooit, when: in juni}
    - {what: Vorig jaar, when: 2026-02-04}
calendar:
  - {what: Paasdag, date: 2027-03-29, closed: ja}
  - {what: Meivakantie, date: 2027-04-24, until: 2027-05-02, closed: nee}
  - {what: Bouwvak, date: 2027-06-20, until: 2027-07-10, free: ja}
"""


def line(text: str) -> Timeline:
    """The one time line of a handbook."""
    (one,) = take_away(text).lines
    return one


def said(mark: Mark) -> str:
    """The words beside a mark."""
    return " ".join(row.text for row in mark.rows)


def test_what_is_known_is_on_the_line() -> None:
    made = line(SPRING)
    found = [(m.kind, f"{m.day:%m-%d}", said(m)) for m in made.marks]
    assert found == [
        ("start", "02-03", "Je stage begint"),
        ("school", "02-04", "Startgesprek"),
        ("talk", "03-04", "Na een maand"),
        ("off", "03-29", "Paasdag"),
        ("day", "04-24", "Meivakantie"),
        ("off", "06-20", "Bouwvak"),
        ("end", "06-25", "Einde van je stage"),
    ]
    assert made.marks[5].last == dt.date(2027, 6, 25), "as far as the period goes"
    bands = [(str(b.phase.title), f"{b.first:%m-%d}", f"{b.last:%m-%d}") for b in made.bands]
    assert bands == [
        ("Wennen", "02-03", "02-07"),
        ("Deeg", "02-08", "03-07"),
        ("Oven", "03-08", "04-04"),
    ]


def test_places_follow_the_dates() -> None:
    made = line(SPRING)
    top, bottom = made.axis
    whole = (dt.date(2027, 6, 25) - dt.date(2027, 2, 3)).days + 1
    for mark in made.marks[:-1]:
        share = (mark.day - dt.date(2027, 2, 3)).days / whole
        assert mark.y == pytest.approx(top + share * (bottom - top), abs=0.1)
    assert made.marks[-1].y == bottom
    assert [f"{month:%m}" for month, _ in made.months] == ["03", "04", "05", "06"]
    for first, second in zip(made.bands, made.bands[1:], strict=False):
        assert first.y + first.height < second.y


def test_no_label_is_over_another_or_outside() -> None:
    days = ", ".join(
        f"{{what: Dag {n} met een heel lange naam erbij, date: 2027-03-{n:02}}}"
        for n in range(1, 29)
    )
    made = line(
        f"internship: {{periods: [{{starts: 2027-02-01, ends: 2027-04-02}}]}}\ncalendar: [{days}]"
    )
    assert len(made.marks) == 30
    for first, second in zip(made.marks, made.marks[1:], strict=False):
        assert second.label - first.label >= 15 * len(first.rows)
    last = made.marks[-1]
    assert made.marks[0].label >= 12 and last.label + 15 * len(last.rows) <= made.height


def test_phases_at_the_same_time_stand_side_by_side() -> None:
    made = line(
        "internship: {periods: [{starts: 2027-02-01, ends: 2027-06-25}]}\n"
        "programme: [{weeks: 1-8, title: A}, {weeks: 3-5, title: B}, {weeks: 9-10, title: C}]"
    )
    boxes = {str(b.phase.title): (b.x, b.x + b.width) for b in made.bands}
    assert boxes["A"][1] <= boxes["B"][0] and boxes["C"] == boxes["A"]


def test_periods() -> None:
    talk = "feedback: {moments: [{what: Gesprek, when: 2027-03-03}]}\n"
    assert take_away(talk).lines == ()
    period = "internship: {periods: [{starts: 2027-02-01, ends: 2027-06-25}]}\n"
    assert take_away(period).lines == (), "nothing between the first and the last day"
    open_end = line("internship: {periods: [{starts: 2027-02-01}]}\n" + talk)
    assert [mark.kind for mark in open_end.marks] == ["start", "talk"]
    one_day = line("internship: {periods: [{starts: 2027-03-03, ends: 2027-03-03}]}\n" + talk)
    assert [mark.kind for mark in one_day.marks] == ["start", "talk"]


@pytest.mark.parametrize(
    ("ends", "months"),
    [("2027-06-25", {2, 3, 4, 5, 6}), ("2033-01-31", {1, 4, 7, 10}), ("2047-01-31", {1})],
)
def test_months_are_named_where_there_is_room(ends: str, months: set[int]) -> None:
    talk = "feedback: {moments: [{what: Gesprek, when: 2027-03-03}]}\n"
    made = line(f"internship: {{periods: [{{starts: 2027-02-01, ends: {ends}}}]}}\n{talk}")
    assert made.height < 800 and {month.month for month, _ in made.months} == months
    places = [y for _, y in made.months]
    assert all(b - a >= 15 for a, b in pairwise(places))


def test_a_short_phase_has_room_for_its_name() -> None:
    """One week of forty: the line is longer than it would be without."""
    made = line(
        "internship: {periods: [{starts: 2027-02-01, ends: 2027-11-05}]}\n"
        "programme: [{weeks: 1, title: Wennen aan alles}, {weeks: 2-40, title: De rest}]"
    )
    short = made.bands[0]
    assert [row.text for row in short.rows] == ["Wennen aan…"] and short.height >= 17


def test_the_words_say_what_the_picture_shows(tmp_path: Path) -> None:
    garage(tmp_path).write_text("organisation: Garage\n" + SPRING, "utf-8")
    workspace = find_workspace(tmp_path)
    assert workspace
    made = check(workspace, "garage", read_shared(workspace), dt.date(2027, 1, 1))
    assert made.site
    page = next(page for page in made.site.pages if page.path == "together/programme.md")
    html = next(section.html for section in page.sections if section.id == "timeline")
    picture, words = html.split("</svg>", 1)[0], plain_words(html.split("<details", 1)[1])
    for entry in line(SPRING).entries:
        if isinstance(entry, Mark):
            assert all(f">{row.text}<" in picture for row in entry.rows)
            assert said(entry) in words
        else:
            assert isinstance(entry, Band) and str(entry.phase.title) in words
    assert re.search(
        r"3 februari 2027 .*donderdag 4 februari Startgesprek gesprek met school", words
    )
    assert "29 maart Paasdag vrije dag" in words
    assert "24 apr – 2 mei Meivakantie" in words.replace("\u2009", " ")
    assert "25 juni 2027 Einde van je stage Tot donderdag." in words
    assert "tot 25 juni 2027" in picture and 'role="img"' in picture
