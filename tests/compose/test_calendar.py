"""Calendars, read by a second library: every moment, at the hour of the clock on the wall."""

from __future__ import annotations

import datetime as dt
import random
import re
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr

from compose.made import events, of, take_away, unfolded
from houvast.compose.calendar import PeriodCalendar

PERIOD = "internship: {periods: [{name: voorjaar, starts: 2027-02-01, ends: 2027-06-25}]}\n"
DAYS_OFF = """
calendar:
  - {what: Tweede paasdag, date: 2027-03-29, closed: ja}
  - {what: Koningsdag, date: 2027-04-27, free: ja}
  - {what: Bevrijdingsdag, date: 2027-05-05, closed: nee}
  - {what: Suikerfeest, date: 2027-03-08, free: ja, applies_to: wie het viert}
"""


def made(text: str, language: str = "nl") -> PeriodCalendar:
    """The one calendar of a handbook."""
    (one,) = take_away(text, language).calendars
    return one


def days(text: str, name: str) -> list[str]:
    """All times of an event."""
    return [f"{time:%m-%d %H:%M}" for time in events(made(text).data)[name][1]]


def test_a_week_goes_over_the_change_of_the_clocks() -> None:
    text = PERIOD + "rhythm: [{what: Check, when: woensdag 10:30, every: week, minutes: 10}]"
    event, times = events(made(text).data)["Check"]
    assert [time.date() for time in times] == [
        dt.date(2027, 2, 3) + dt.timedelta(weeks=n) for n in range(21)
    ]
    assert {(t.hour, t.minute) for t in times} == {(10, 30)}, "the clock on the wall"
    offsets = [time.utcoffset() for time in times]
    assert offsets[:8] == [dt.timedelta(hours=1)] * 8
    assert offsets[8:] == [dt.timedelta(hours=2)] * 13, "from the 31st of March it is summer"
    zone = ZoneInfo("Europe/Amsterdam")
    assert offsets == [t.replace(tzinfo=zone).utcoffset() for t in times]
    assert event.duration.value == dt.timedelta(minutes=10)


def test_the_rule_alone_says_the_same_to_another_reader() -> None:
    """The rule of each event, expanded by dateutil without the calendar around it."""
    text = PERIOD + (
        "rhythm:\n"
        "  - {what: Samen eten, when: ma t/m do 10:00, every: dag}\n"
        "  - {what: Oefenuur, when: donderdag 11:00, every: om de week}\n"
        "  - {what: Doelen, when: maandag 13:00, every: maand}\n"
        "  - {what: Kwartaal, when: di en do 9:00, every: kwartaal}\n"
        "  - {what: Jaar, when: vrijdag 9:00, every: jaar}\n"
    )
    for name, (event, times) in events(made(text).data).items():
        if "rrule" in event.contents:
            start = event.dtstart.value
            assert list(rrulestr(event.rrule.value, dtstart=start)) == times, name
    assert len(days(text, "Samen eten")) == 84
    assert days(text, "Oefenuur")[:3] == ["02-04 11:00", "02-18 11:00", "03-04 11:00"]
    assert days(text, "Doelen") == [
        "02-01 13:00", "03-01 13:00", "04-05 13:00", "05-03 13:00", "06-07 13:00",
    ]  # fmt: skip
    assert days(text, "Kwartaal") == ["02-02 09:00", "02-04 09:00", "05-04 09:00", "05-06 09:00"]
    assert days(text, "Jaar") == ["02-05 09:00"]


def test_days_off_are_left_out_and_shown() -> None:
    text = PERIOD + DAYS_OFF + "rhythm: [{what: Weekstart, when: ma t/m wo 6:15, every: dag}]"
    times = days(text, "Weekstart")
    assert "03-29 06:15" not in times and "04-27 06:15" not in times
    assert "05-05 06:15" in times, "open on a holiday"
    assert "03-08 06:15" in times, "free for some only"
    easter = events(made(text).data)["Tweede paasdag"][0]
    assert easter.dtstart.value == dt.date(2027, 3, 29)
    assert easter.dtend.value == dt.date(2027, 3, 30)
    assert easter.transp.value == "TRANSPARENT"
    assert events(made(text).data)["Koningsdag"][0].description.value == "Jij bent vrij"


def test_the_first_time_is_never_a_day_off_and_some_moments_never_happen() -> None:
    text = PERIOD + (
        "calendar: [{what: Dicht, date: 2027-02-01, until: 2027-02-14, closed: ja}]\n"
        "rhythm: [{what: Weekstart, when: ma 9:00, every: week},"
        " {what: Om de week, when: di 9:00, every: om de week}]"
    )
    event, times = events(made(text).data)["Weekstart"]
    assert f"{event.dtstart.value:%m-%d}" == "02-15" == f"{times[0]:%m-%d}"
    assert "exdate" not in event.contents
    assert days(text, "Om de week")[:2] == ["02-16 09:00", "03-02 09:00"], "in the same weeks"
    short = (
        "internship: {periods: [{starts: 2027-02-02, ends: 2027-02-04}]}\n"
        "rhythm: [{what: Weekstart, when: ma 9:00, every: week}]"
    )
    assert list(events(made(short).data)) == ["Je eerste dag bij Bakkerij De Korenbloem"]


def test_nobody_is_expected_before_the_first_hour() -> None:
    text = PERIOD + (
        "before_day_one: {arrive: {when: maandag 1 februari 2027 om 8.30 uur, where: achterdeur,"
        " who: fatma, lunch: van ons, bring: [pas; geldig, 'sokken, dik'], late: Bel 06.}}\n"
        "rhythm: [{what: Weekstart, when: ma 6:15, every: week},"
        " {what: Eten, when: ma 10:00, every: week}]"
    )
    assert days(text, "Weekstart")[0] == "02-08 06:15"
    assert days(text, "Eten")[0] == "02-01 10:00"
    event, times = events(made(text).data)["Je eerste dag bij Bakkerij De Korenbloem"]
    assert f"{times[0]:%Y-%m-%d %H:%M}" == "2027-02-01 08:30"
    assert event.location.value == "achterdeur"
    assert event.description.value.split("\n\n") == [
        "Je wordt opgewacht door: Fatma",
        "Neem mee: pas; geldig; sokken, dik",
        "Lunch: van ons",
        "Als je later bent: Bel 06.",
    ]


def test_all_facts_are_in_the_description() -> None:
    text = PERIOD + (
        "rhythm: [{what: Check, when: 'wo 10:30, na de koffie', every: week, who: [fatma],"
        " where: krijtbord, why: Dan **horen** we het., prepare: Eén ding., when_busy: Staand.,"
        " applies_to: derdejaars}]\n"
        "feedback: {moments: [{what: Startgesprek, when: 2027-02-03, with: [fatma], why: Samen.},"
        " {what: Eindgesprek, when: in juni}]}"
    )
    found = events(made(text).data)
    assert found["Check"][0].location.value == "krijtbord"
    assert found["Check"][0].description.value.split("\n\n") == [
        "Alleen voor derdejaars",
        "wo 10:30, na de koffie",
        "Met Fatma",
        "Dan horen we het.",
        "Bereid voor: Eén ding.",
        "Als het druk is: Staand.",
    ]
    assert found["Startgesprek"][1] == [dt.date(2027, 2, 3)]
    assert found["Startgesprek"][0].description.value == "Met Fatma\n\nSamen."
    assert [str(text) for text in made(text).left] == ["Eindgesprek"]


@pytest.mark.parametrize(
    "moment",
    [
        "{what: X, when: tweede vrijdag van de sprint}",
        "{what: X, when: dinsdag in week 9}",
        "{what: X, when: '10:00', every: week}",
        "{what: X, when: maandag 10:00, every: zo vaak als nodig}",
        "{what: X}",
    ],
)
def test_what_was_not_understood_is_not_placed(moment: str) -> None:
    calendar = made(f"{PERIOD}rhythm: [{moment}]")
    assert [str(text) for text in calendar.left] == ["X"]
    assert "X" not in events(calendar.data)


def test_which_week_is_said_to_be_a_choice() -> None:
    calendar = made(
        PERIOD + "rhythm: [{what: A, when: ma 9:00, every: om de week},"
        " {what: B, when: ma 9:00, every: week}]"
    )
    assert [str(text) for text in calendar.unsure] == ["A"]
    found = events(calendar.data)
    assert "Spreek samen af" in found["A"][0].description.value
    assert "description" not in found["B"][0].contents


HOSTILE = (
    "a;b,c\\d: \\n BEGIN:VEVENT",
    "END:VEVENT\r\nEND:VCALENDAR",
    "\u202eomgekeerd" + "\u2066 \u200f DTSTART:20270101",
    "x" * 290,
    "😀é" * 90,
    '"quote" ^n ^\' \u2028BEGIN:VALARM\u2029 \x85 TRIGGER \x00\x07\x0b\x1b',
)


@pytest.mark.parametrize("text", HOSTILE)
def test_text_stays_text(text: str) -> None:
    long = (f"{text}\n\n" * 400)[:4000]
    more = {"what": text, "when": "ma 9:00", "every": "week", "where": text, "why": long}
    (calendar,) = take_away(
        of(
            {
                "organisation": text,
                "contacts": [{"role": text, "name": text}],
                "internship": {"periods": [{"starts": "2027-02-01", "ends": "2027-06-01"}]},
                "calendar": [{"what": text, "date": "2027-03-29", "note": text}],
                "rhythm": [{**more, "when_busy": long, "prepare": long, "applies_to": text}],
                "feedback": {"moments": [{"what": text, "when": "2027-03-03", "why": long}]},
                "before_day_one": {"arrive": {"when": text, "where": text, "lunch": text}},
            }
        )
    ).calendars
    lines = list(unfolded(calendar.data))
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 4
    assert lines.count("END:VCALENDAR") == 1 and "BEGIN:VALARM" not in lines
    known = {"BEGIN", "END", "VERSION", "PRODID", "METHOD", "NAME", "X-WR-CALNAME", "DTSTART",
             "REFRESH-INTERVAL", "X-PUBLISHED-TTL", "X-WR-TIMEZONE", "TZID", "TZNAME", "UID",
             "TZOFFSETFROM", "TZOFFSETTO", "SUMMARY", "DURATION", "DTSTAMP", "RRULE", "DTEND",
             "DESCRIPTION", "LOCATION", "TRANSP"}  # fmt: skip
    assert {line.split(":")[0].split(";")[0] for line in lines} <= known
    seen = events(calendar.data)
    assert " ".join(re.sub(r"[\x00\x07\x1b]", " ", text).split()) in seen


def test_identities_stay() -> None:
    rhythm = [
        "{what: Weekstart, when: ma 9:00, every: week}",
        "{what: Check, when: wo 9:00, every: week}",
        "{what: Check, when: do 9:00, every: week}",
        "{what: Check, when: do 16:00, every: om de week}",
    ]
    talks = "feedback: {moments: [{what: A, when: 2027-03-03}, {what: A, when: 2027-05-03}]}\n"

    def uids(order: list[str], more: str = "") -> dict[str, str]:
        text = PERIOD + DAYS_OFF + talks + f"rhythm: [{', '.join(order)}]\n" + more
        found = {}
        for line in "\n".join(unfolded(made(text).data)).split("BEGIN:VEVENT\n")[1:]:
            fields = dict(part.split(":", 1) for part in line.splitlines() if ":" in part)
            key = f"{fields['SUMMARY']} {next(v for k, v in fields.items() if k[:7] == 'DTSTART')}"
            found[key] = fields["UID"]
        return found

    first = uids(rhythm)
    assert len(set(first.values())) == len(first) == 11
    shuffled = random.Random(4).sample(rhythm, len(rhythm))
    assert uids(shuffled) == first
    assert uids(rhythm[:2]).items() >= {k: v for k, v in first.items() if "Week" in k}.items()
    assert uids(rhythm, "cycle: Iets anders.") == first


def test_the_same_bytes_each_time_and_the_same_events_in_each_language() -> None:
    text = (
        "organisation: {name: Garage, languages: [nl, en]}\n"
        "internship: {periods: [{name: {nl: lente, en: spring}, starts: 2027-02-01}]}\n"
        "rhythm: [{what: {nl: Even checken, en: Check}, when: wo 9:00, every: week}]\n"
    )
    dutch, english = made(text), made(text, "en")
    assert dutch.data == made(text).data
    assert dutch.path == english.path == "calendar/lente.ics"
    uids = [{str(e.uid.value) for e, _ in events(c.data).values()} for c in (dutch, english)]
    assert uids[0] == uids[1]
    assert set(events(english.data)) == {"Your first day at Garage", "Check"}


def test_a_night_over_the_change_of_the_clocks() -> None:
    """At 02:00 on 28 March 2027 the clock goes to 03:00; on 31 October it goes back."""
    text = (
        "internship: {periods: [{starts: 2027-03-20, ends: 2027-11-07}],"
        " hours: {days: [za], from: '22:15', to: '07:30'}}\n"
        "calendar: [{what: Vrij, date: 2027-05-01, free: ja}]\n"
        "rhythm: [{what: Thee, when: zondag 02:00, every: week, minutes: 15},"
        " {what: Start, when: zaterdag 22:30, every: week}]"
    )
    event, times = events(made(text).data)["Thee"]
    assert {f"{t:%H:%M}" for t in times} == {"02:00"}
    assert len(times) == 33, "33 Sundays, and one of them ends a night off"
    assert dt.date(2027, 3, 28) in {t.date() for t in times}
    assert dt.date(2027, 5, 2) not in {t.date() for t in times}, "the night of 1 May"
    assert dt.date(2027, 5, 1) not in {t.date() for t in events(made(text).data)["Start"][1]}
    until = event.rrule.value.split("UNTIL=")[1].split(";")[0]
    assert until == "20271107T225959Z", "the end of the last day, in winter"


@pytest.mark.parametrize(
    "zone", ["America/New_York", "UTC", "Asia/Kolkata", "Africa/Casablanca", "Australia/Lord_Howe"]
)
def test_other_time_zones(zone: str) -> None:
    """In Morocco the clock goes back for Ramadan, 8 February to 14 March 2027."""
    text = (
        f"organisation: {{name: Ver weg, time_zone: {zone}}}\n{PERIOD}"
        "rhythm: [{what: Check, when: wo 10:30, every: week}]"
    )
    times = events(made(text).data)["Check"][1]
    assert {f"{t:%H:%M}" for t in times} == {"10:30"}
    wanted = [t.replace(tzinfo=ZoneInfo(zone)).utcoffset() for t in times]
    assert [t.utcoffset() for t in times] == wanted
    assert len(set(wanted)) == (1 if zone in ("UTC", "Asia/Kolkata") else 2)
    assert len(times) == 21


def test_periods() -> None:
    """Without an end, of one day, at the same time, and with the same name."""
    text = (
        "internship: {periods: [{starts: 2027-02-01},"
        " {name: kort, starts: 2027-02-03, ends: 2027-02-03},"
        " {name: Lente!, starts: 2027-03-01, ends: 2027-06-01},"
        " {name: lente, starts: 2027-02-01, ends: 2027-07-01},"
        " {name: lente, starts: 2027-02-01, ends: 2027-08-01}]}\n"
        "before_day_one: {arrive: {when: 2027-02-01 08:30}}\n"
        "rhythm: [{what: Check, when: wo 9:00, every: week}]"
    )
    calendars = take_away(text).calendars
    assert [calendar.path for calendar in calendars] == [
        "calendar/2027-02-01.ics",
        "calendar/kort.ics",
        "calendar/lente-2027-03-01.ics",
        "calendar/lente-2027-02-01.ics",
        "calendar/lente-2027-02-01-2.ics",
    ]
    found = [events(calendar.data) for calendar in calendars]
    year, day = found[0]["Check"][1], found[1]["Check"]
    assert len(year) == 52 and year[-1].date() == dt.date(2028, 1, 26)
    assert len(day[1]) == 1 and "rrule" not in day[0].contents
    first = "Je eerste dag bij Bakkerij De Korenbloem"
    starts = [seen[first][0].dtstart.value for seen in found]
    assert [isinstance(start, dt.datetime) for start in starts] == [True, False, False, True, True]
    uids = {str(event.uid.value) for seen in found for event, _ in seen.values()}
    assert len(uids) == 10


def test_a_subscription_needs_an_address() -> None:
    text = PERIOD + "rhythm: [{what: Check, when: wo 9:00, every: week}]"
    values = take_away(text, root="https://stage.example.org/b/").values(str)
    path = made(text).path
    assert values["subscription"](path) == "webcal://stage.example.org/b/calendar/voorjaar.ics"
    assert take_away(text).values(str)["subscription"](path) == ""
