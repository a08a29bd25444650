"""The picture of the week: each moment at its hour, each name in its box, and the same in words."""

from __future__ import annotations

import datetime as dt
import re
from html import unescape
from itertools import pairwise
from pathlib import Path

import pytest

from houvast.compose.figures.letters import rows_of, width_of
from houvast.compose.figures.week import Week, week_of
from houvast.pipeline import check, read_shared
from houvast.workspace import find_workspace
from review.handbooks import read
from support import garage

DAY_WORK = "hours: {days: ma t/m vr, from: '8:00', to: '17:00'}"
NIGHT_WORK = "hours: {days: [do, vr, za], from: '22:45', to: '7:15'}"
CROWD = ", ".join(f"{{what: Dagelijks overleg {n}, when: ma t/m zo 9:{n:02}}}" for n in range(12))
# The hours of work, the moments, the days across, and how many boxes there are.
WEEKS = [
    (DAY_WORK, "{what: A, when: ma 9:00}, {what: B, when: '8:45', every: dag}", "01234", 6),
    (DAY_WORK, "{what: A, when: za 9:00}, {what: B, when: zo}", "0123456", 2),
    ("level: x", "{what: A, when: ma 9:00}, " * 3, "0", 3),
    (NIGHT_WORK, "{what: T, when: 'vr, za en zo 2:30'}, {what: S, when: za 23:45}", "3456", 4),
    ("level: x", "{what: S, when: 'vr 23:30-0:30'}, {what: L, when: vr 6:00-23:00}", "4", 2),
    ("level: x", "{what: Fruit, when: ma en wo, every: om de week}", "02", 2),
    ("level: x", CROWD, "0123456", 84),
]  # fmt: skip


def week(hours: str, moments: str) -> Week | None:
    document = read(f"internship: {{{hours}}}\nrhythm: [{moments}]").document
    return week_of(document, str)


@pytest.mark.parametrize(("hours", "moments", "days", "count"), WEEKS)
def test_a_week(hours: str, moments: str, days: str, count: int) -> None:
    made = week(hours, moments)
    assert made
    assert "".join(map(str, made.days)) == days and len(made.boxes) == count
    heights: dict[dt.time, set[float]] = {}
    for day, x in enumerate(sorted({box.x for box in made.boxes})):
        column = [box for box in made.boxes if box.x == x]
        assert column == sorted(column, key=lambda box: box.y), day
        for first, second in pairwise(column):
            assert first.y + first.height < second.y, "no box over another"
    for box in made.boxes:
        assert box.height >= 13 * len(box.rows) + 5, "its name fits"
        assert box.x >= 30 and box.x + box.width <= 344 and box.y + box.height < made.height
        when = box.moment.when
        if when and when.starts:
            heights.setdefault(when.starts, set()).add(box.y)
    tops = [min(heights[start]) for start in sorted(heights)]
    assert tops == sorted(tops) and len(set(tops)) == len(tops), "later is lower"
    for a, b in pairwise(y for _, y in made.hours):
        assert b - a >= 16, "names of hours are apart"


@pytest.mark.parametrize(
    "moment",
    [
        "{what: X, when: ma 9:00, every: maand}",
        "{what: X, when: ma 9:00 in de eerste week}",
        "{what: X, when: als het uitkomt}",
        "{what: X, when: ma 9:00, every: 3 weken}",
    ],
)
def test_what_is_not_weekly_is_not_in_it(moment: str) -> None:
    assert week(DAY_WORK, moment) is None


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Weekstart", ["Weekstart"]),
        ("Samen eten", ["Samen", "eten"]),
        ("Teamoverleg", ["Team-", "overleg"]),
        ("Stand-up; quick", ["Stand-up;", "quick"]),
        ("Donaudampfschifffahrtsgesellschaft", ["Donau-", "dampfsc-", "hifffahrts…"]),
        ("每周会议每周", ["每周会议", "每周"]),
        (
            "👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦",
            ["👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦", "👩‍👩‍👧‍👦👩‍👩‍👧‍👦"],
        ),
        ("", []),
    ],
)
def test_rows_fit(text: str, rows: list[str]) -> None:
    made = rows_of(text, 51, 3, 11)
    assert [row.text for row in made] == rows
    for row in made:
        assert row.length <= 51 and (row.length or width_of(row.text, 11) <= 51)


def test_the_words_say_what_the_picture_shows(tmp_path: Path) -> None:
    """Each moment: the name, the days, the hour, how long, and whether it is every week."""
    garage(tmp_path).write_text(
        "organisation: {name: Garage, languages: [nl, en]}\n"
        "contacts: [{id: kees, role: monteur, name: Kees}]\n"
        f"internship: {{{DAY_WORK}}}\n"
        "rhythm:\n"
        "  - {what: {nl: Weekstart, en: Week start}, when: ma 6:15, every: week, minutes: 15}\n"
        "  - {what: {nl: Dagstart, en: Day start}, when: '8:45', every: dag}\n"
        "  - {what: {nl: Oefenuur & meer, en: Practice & more},"
        " when: do 11:00-12:00, every: 2 weken}\n"
        "  - {what: {nl: Fruit, en: Fruit}, when: ma en wo}\n"
        "  - {what: {nl: Maandgesprek, en: Monthly}, when: ma 9:00, every: maand}\n",
        "utf-8",
    )
    workspace = find_workspace(tmp_path)
    assert workspace
    made = check(workspace, "garage", read_shared(workspace), dt.date(2027, 1, 1))
    assert made.site
    pages = [page for page in made.site.pages if page.path == "together/rhythm.md"]
    found = {}
    for page in pages:
        html = next(section.html for section in page.sections if section.id == "week")
        picture, words = html.split("</svg>")
        label = re.search(r'role="img" aria-label="([^"]+)"', picture)
        assert label and re.search("lijst eronder|list below", label[1])
        shown = set(re.findall(r"hv-week__word[^>]*>([^<]+)<", picture))
        terms = re.findall(r"<dt>(.*?)</dt>\s*<dd>(.*?)</dd>", words, re.DOTALL)
        facts = {unescape(dt_): unescape(dd) for dt_, dd in terms}
        said = " ".join(facts)
        assert all(unescape(row).rstrip("-") in said for row in shown)
        assert picture.count('class="hv-week__box') == 1 + 5 + 1 + 2
        assert picture.count("hv-week__box--some") == 1
        found[page.language] = facts
    assert found["nl"] == {
        "Werktijden": "maandag t/m vrijdag, 08.00–17.00 uur",
        "Dagstart": "08.45 uur, elke dag",
        "Fruit": "Maandag en woensdag",
        "Weekstart": "Maandag, 06.15 uur, elke week, 15 minuten",
        "Oefenuur & meer": "Donderdag, 11.00–12.00 uur, om de week",
    }
    assert found["en"]["Practice & more"] == "Thursday, 11:00–12:00, every other week"
