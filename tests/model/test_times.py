"""Dates, times and days as people write them."""

from __future__ import annotations

import datetime as dt

import pytest
from pydantic_core import PydanticCustomError

from houvast.model.moments import Arrival, DayOrWords, Every, Often, When
from houvast.model.times import read_clock, read_day, read_weekdays

MON, TUE, WED, THU, FRI, SAT, SUN = range(7)
FIRST = dt.date(2027, 2, 1)


@pytest.mark.parametrize(
    "text",
    [
        "2027-02-01",
        "2027-2-1",
        "2027/02/01",
        "1-2-2027",
        "01-02-2027",
        "1/2/2027",
        "1.2.2027",
        "1 februari 2027",
        "1 feb. 2027",
        "1 Feb 2027",
        "1e februari 2027",
        "1st February 2027",
        "February 1, 2027",
        "February 1st, 2027",
        "maandag 1 februari 2027",
        "ma 1 feb 2027",
        "Monday, 1 February 2027",
        "mon. 2027-02-01",
        "  maandag   1 februari  2027 ",
    ],
)
def test_dates(text: str) -> None:
    assert read_day(text) == FIRST


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "not-a-date"),
        ("februari", "not-a-date"),
        ("1-2-27", "not-a-date"),
        ("1 februari", "not-a-date"),
        ("1 blabla 2027", "not-a-date"),
        ("begin februari 2027", "not-a-date"),
        ("2027-02-30", "impossible-date"),
        ("2027-13-01", "impossible-date"),
        ("29 februari 2027", "impossible-date"),
        ("1-2-1999", "impossible-date"),
        ("1-2-2101", "impossible-date"),
        ("dinsdag 1 februari 2027", "wrong-weekday"),
    ],
)
def test_no_dates(text: str, problem: str) -> None:
    with pytest.raises(PydanticCustomError) as caught:
        read_day(text)
    assert caught.value.type == problem


def test_maart_in_all_its_forms() -> None:
    for month in ("maart", "mrt", "mrt.", "mar", "March"):
        assert read_day(f"3 {month} 2027") == dt.date(2027, 3, 3)


@pytest.mark.parametrize(
    ("text", "hour", "minute"),
    [
        ("9:30", 9, 30),
        ("09:30", 9, 30),
        ("09.30", 9, 30),
        ("9.30 uur", 9, 30),
        ("09u30", 9, 30),
        ("9u", 9, 0),
        ("9 uur", 9, 0),
        ("9", 9, 0),
        ("00:00", 0, 0),
        ("23:59", 23, 59),
        ("9 am", 9, 0),
        ("12 am", 0, 0),
        ("12 pm", 12, 0),
        ("9:30 p.m.", 21, 30),
        ("13:45", 13, 45),
    ],
)
def test_clock(text: str, hour: int, minute: int) -> None:
    assert read_clock(text) == dt.time(hour, minute)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("half negen", "not-a-time"),
        ("0930", "not-a-time"),
        ("9:3", "not-a-time"),
        ("negen uur", "not-a-time"),
        ("24:00", "impossible-time"),
        ("9:60", "impossible-time"),
        ("13 pm", "impossible-time"),
        ("0 am", "impossible-time"),
    ],
)
def test_no_clock(text: str, problem: str) -> None:
    with pytest.raises(PydanticCustomError) as caught:
        read_clock(text)
    assert caught.value.type == problem


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("ma", (MON,)),
        ("Maandag", (MON,)),
        ("ma, wo en vr", (MON, WED, FRI)),
        ("vr, ma", (MON, FRI)),
        ("ma t/m do", (MON, TUE, WED, THU)),
        ("ma tot en met do", (MON, TUE, WED, THU)),
        ("maandag tot donderdag", (MON, TUE, WED, THU)),
        ("ma-do", (MON, TUE, WED, THU)),
        ("ma–do", (MON, TUE, WED, THU)),
        ("mon to thu", (MON, TUE, WED, THU)),
        ("Monday through Thursday", (MON, TUE, WED, THU)),
        ("di t/m do en za", (TUE, WED, THU, SAT)),
        ("za t/m ma", (MON, SAT, SUN)),
        ("tues & thurs", (TUE, THU)),
        ("werkdagen", (MON, TUE, WED, THU, FRI)),
        ("weekdays", (MON, TUE, WED, THU, FRI)),
    ],
)
def test_weekdays(text: str, days: tuple[int, ...]) -> None:
    assert read_weekdays(text) == days


@pytest.mark.parametrize("text", ["kerst", "ma en kerst", "ma t/m di t/m wo", "ma,,wo", ""])
def test_no_weekdays(text: str) -> None:
    with pytest.raises(PydanticCustomError) as caught:
        read_weekdays(text)
    assert caught.value.type == "not-a-weekday"


WORKING_DAYS = (MON, TUE, WED, THU, FRI)


@pytest.mark.parametrize(
    ("text", "days", "starts", "ends", "complete"),
    [
        ("monday 06:15", (MON,), "06:15", None, True),
        ("Maandag om 6.15 uur", (MON,), "06:15", None, True),
        ("maandagochtend 09:00", (MON,), "09:00", None, True),
        ("vrijdagmiddag van 3 tot 4 uur", (FRI,), None, None, False),
        ("vrijdagmiddag 3 uur", (FRI,), "15:00", None, True),
        ("vrijdagmiddag 12:30-13:30", (FRI,), "12:30", "13:30", True),
        ("Friday afternoon at 15:30", (FRI,), "15:30", None, True),
        ("donderdagavond 22:00–0:30", (THU,), "22:00", "00:30", True),
        ("vrijdagmiddag", (FRI,), None, None, False),
        ("elke ochtend 8:45", WORKING_DAYS, "08:45", None, True),
        ("dagelijks 9.00", WORKING_DAYS, "09:00", None, True),
        ("elke maandag 09:00", (MON,), "09:00", None, True),
        ("op maandag", (MON,), None, None, True),
        ("ma en do 9.30-10.00", (MON, THU), "09:30", "10:00", True),
        ("ma t/m do, 9:00 tot 9:15 uur", (MON, TUE, WED, THU), "09:00", "09:15", True),
        ("elke dag 9 uur", WORKING_DAYS, "09:00", None, True),
        ("every working day at 9:00", WORKING_DAYS, "09:00", None, True),
        ("mondays 9am", (MON,), "09:00", None, True),
        ("vrijdag na de koffie", (FRI,), None, None, False),
        ("vrijdag 15:00 in de kantine", (FRI,), "15:00", None, False),
        ("13:00", (), "13:00", None, True),
        ("tweede vrijdag van de cooldown", (), None, None, False),
        ("na de lunch", (), None, None, False),
        ("week 3", (), None, None, False),
        ("dinsdag 3 keer", (TUE,), None, None, False),
    ],
)
def test_when(
    text: str, days: tuple[int, ...], starts: str | None, ends: str | None, complete: bool
) -> None:
    when = When.read(text)
    assert when.days == days
    assert (when.starts and f"{when.starts:%H:%M}") == starts
    assert (when.ends and f"{when.ends:%H:%M}") == ends
    assert when.complete is complete
    assert str(when.text) == text


def test_a_moment_that_is_once() -> None:
    when = When.read("woensdag 3 maart 2027 om 10 uur")
    assert (when.date, when.days, when.starts) == (dt.date(2027, 3, 3), (), dt.time(10))
    assert When.read("woensdag in week 2027").date is None
    with pytest.raises(PydanticCustomError):
        When.read("dinsdag 3 maart 2027")


@pytest.mark.parametrize(
    ("text", "day", "starts"),
    [
        ("2027-02-01 08:30", FIRST, "08:30"),
        ("2027-02-01T08:30", FIRST, "08:30"),
        ("maandag 1 februari 2027 om 8.30 uur", FIRST, "08:30"),
        ("1-2-2027, 8:30", FIRST, "08:30"),
        ("1 februari 2027", FIRST, None),
        ("08:30", None, "08:30"),
        ("08:30, tenzij we iets anders afspreken", None, None),
        ("1 februari 2027 in de ochtend", None, None),
        ("dat hoor je een week van tevoren", None, None),
    ],
)
def test_arrival(text: str, day: dt.date | None, starts: str | None) -> None:
    arrival = Arrival.read(text)
    assert arrival.day == day
    assert (arrival.starts and f"{arrival.starts:%H:%M}") == starts


@pytest.mark.parametrize(
    "text", ["30 februari 2027 08:30", "dinsdag 1 februari 2027", "2027-02-01 25:00"]
)
def test_impossible_arrival(text: str) -> None:
    with pytest.raises(PydanticCustomError):
        Arrival.read(text)


def test_a_date_or_words() -> None:
    assert DayOrWords.read("1 februari 2027").day == FIRST
    assert DayOrWords.read("twee weken vooraf").day is None
    with pytest.raises(PydanticCustomError):
        DayOrWords.read("2027-02-30")


@pytest.mark.parametrize(
    ("text", "often"),
    [
        ("om de week", Often.TWO_WEEKS),
        ("every other week", Often.TWO_WEEKS),
        ("elke 2 weken", Often.TWO_WEEKS),
        ("om de twee weken", Often.TWO_WEEKS),
        ("eens per twee weken", Often.TWO_WEEKS),
        ("Elke week", Often.WEEK),
        ("1x per week", Often.WEEK),
        ("once a week", Often.WEEK),
        ("iedere werkdag", Often.DAY),
        ("eens in de maand", Often.MONTH),
        ("kwartaal", Often.QUARTER),
        ("elk kwartaal", Often.QUARTER),
        ("elk jaar", Often.YEAR),
        ("na elke cyclus", None),
        ("elke 3 weken", None),
        ("2x per week", None),
        ("om de dag", None),
        ("om de maand", None),
    ],
)
def test_how_often(text: str, often: Often | None) -> None:
    assert Every.read(text).often is often


def test_several_languages() -> None:
    when = When.read({"nl": "maandag 09:00", "en": "monday 9:00"})
    assert when.days == (MON,)
    assert dict(when.text.values) == {"nl": "maandag 09:00", "en": "monday 9:00"}
