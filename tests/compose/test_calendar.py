"""Calendars, read by a second library: every moment, at the hour of the clock on the wall."""

from __future__ import annotations

import datetime as dt
import random
import re
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr

from compose.made import events, of, take_away, unfolded
from houvast.compose.takeaway.calendar import PeriodCalendar
from review.handbooks import read

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
        "rhythm: [{what: Weekstart, when: ma 9:00, every: week},"
        " {what: Doelen, when: wo 9:00, every: maand, minutes: 5}]\n"
        "calendar: [{what: Dicht, date: 2027-02-03, closed: ja}]"
    )
    assert [str(what) for what in made(short).never] == ["Weekstart", "Doelen"]
    assert made(short).unsure == ()
    assert set(events(made(short).data)) == {"Je eerste dag bij Bakkerij De Korenbloem", "Dicht"}


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


@pytest.mark.parametrize(
    ("where", "address", "location"),
    [
        ("achterdeur", "", "achterdeur"),
        ("achterdeur", "Kade 12, Zwolle", "achterdeur, Kade 12, Zwolle"),
        ("achterdeur, Kade 12", "Kade 12, Zwolle", "achterdeur, Kade 12"),
        ("", "Kade 12, Zwolle", "Kade 12, Zwolle"),
    ],
)
def test_a_map_can_find_the_door(where: str, address: str, location: str) -> None:
    text = PERIOD + (f"before_day_one: {{arrive: {{where: '{where}'}}}}\n" if where else "")
    text += f"place: {{address: '{address}'}}\n" if address else ""
    assert next(iter(events(made(text).data).values()))[0].location.value == location


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
    weekly = [
        "{what: Weekstart, when: ma 9:00, every: week}",
        "{what: Check, when: wo 9:00, every: week}",
        "{what: Check, when: do 9:00, every: week}",
        "{what: Check, when: do 16:00, every: om de week}",
    ]
    talks = "feedback: {moments: [{what: A, when: 2027-03-03}, {what: A, when: 2027-05-03}]}\n"

    def uids(rhythm: list[str], more: str = "") -> dict[str, str]:
        """The identity of each event, by its name and first time."""
        text = PERIOD + DAYS_OFF + talks + f"rhythm: [{', '.join(rhythm)}]\n" + more
        found = {}
        for line in "\n".join(unfolded(made(text).data)).split("BEGIN:VEVENT\n")[1:]:
            fields = dict(part.split(":", 1) for part in line.splitlines() if ":" in part)
            key = f"{fields['SUMMARY']} {next(v for k, v in fields.items() if k[:7] == 'DTSTART')}"
            found[key] = fields["UID"]
        return found

    first = uids(weekly)
    assert len(set(first.values())) == len(first) == 11
    assert uids(random.Random(4).sample(weekly, len(weekly))) == first, "another order"
    assert uids(weekly, "cycle: Iets anders.") == first
    assert uids(weekly[:2]).items() <= first.items(), "fewer of the same name"
    more = ["{what: Borrel, when: vr 16:00}", "{what: Check, when: vr 9:00}", *weekly]
    assert uids(more).items() >= first.items(), "another moment, also one of the same name"
    moved = [weekly[0].replace("9:00", "8:45"), *weekly[1:]]
    assert set(uids(moved).values()) == set(first.values()), "another time"


def test_a_new_period_leaves_the_address_of_the_old_one() -> None:
    def paths(*periods: str) -> list[str]:
        return [
            c.path for c in take_away(f"internship: {{periods: [{', '.join(periods)}]}}").calendars
        ]

    old, new = "{name: Stage, starts: 2027-02-01}", "{name: Stage, starts: 2027-09-01}"
    assert paths(old) == ["calendar/stage.ics"]
    assert paths(new, old) == ["calendar/stage-2027-09-01.ics", "calendar/stage.ics"]


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
    ("zone", "lines"),
    [
        ("Europe/Amsterdam", 16),
        ("America/New_York", 16),
        ("UTC", 8),
        ("Asia/Kolkata", 8),
        ("Africa/Casablanca", 20),
        ("Africa/Cairo", 14),
        ("Australia/Lord_Howe", 16),
    ],
)
def test_time_zones(zone: str, lines: int) -> None:
    """In Morocco the clock goes back for Ramadan, 8 February to 14 March 2027."""
    text = (
        f"organisation: {{name: Ver weg, time_zone: {zone}}}\n{PERIOD}"
        "rhythm: [{what: Check, when: wo 10:30, every: week}]"
    )
    data = made(text).data
    times = events(data)["Check"][1]
    assert {f"{t:%H:%M}" for t in times} == {"10:30"}
    wanted = [t.replace(tzinfo=ZoneInfo(zone)).utcoffset() for t in times]
    assert [t.utcoffset() for t in times] == wanted
    assert len(set(wanted)) == (1 if zone in ("UTC", "Asia/Kolkata") else 2)
    assert len(times) == 21
    described = data.split(b"BEGIN:VTIMEZONE")[1].split(b"END:VTIMEZONE")[0]
    assert described.count(b"\r\n") == lines, "short"


def test_the_zone_of_one_file_is_right_for_another() -> None:
    """Some readers keep the first description that they see of a zone; this one does."""
    text = (
        "internship: {periods: [{name: A, starts: 2027-02-01, ends: 2027-06-25},"
        " {name: B, starts: 2027-08-30, ends: 2028-06-30}]}\n"
        "rhythm: [{what: Check, when: wo 10:30, every: week}]"
    )
    zone = ZoneInfo("Europe/Amsterdam")
    for index, calendar in enumerate(take_away(text).calendars):
        for time in events(calendar.data, fresh=index == 0)["Check"][1]:
            assert time.utcoffset() == time.replace(tzinfo=zone).utcoffset(), time


# The period, the hours and the days off of handbooks; and for each moment the days and the hour.
ODD = [
    ("2027-02-01", "2027-06-25", "", "", {"ma 9:00": 1, "elke dag 8:30": 1, "za en zo 6:00": 1}),
    ("2027-03-06", "2027-11-07", "", "2027-05-01", {"zo 2:00": 1, "di en do 23:59": 2}),
    ("2027-10-30", "2028-04-02", "", "2027-12-25, until: 2028-01-09", {"zo 3:00": 1, "ma 0:00": 2}),
    ("2027-02-01", "2027-02-01", "", "", {"ma 9:00": 1, "di 9:00": 1}),
    ("2026-09-05", "2028-07-02", "", "2027-02-27, until: 2027-03-07", {"zaterdag 8:00": 2}),
    ("2027-03-20", "2027-11-07", "hours: {days: vr, from: '22:00', to: '7:00'}", "2027-05-07",
     {"vr 22:30": 1, "za 2:30": 1, "za 7:00": 1}),
]  # fmt: skip


@pytest.mark.parametrize(("first", "last", "hours", "off", "moments"), ODD)
def test_every_moment_is_where_the_handbook_says(
    first: str, last: str, hours: str, off: str, moments: dict[str, int]
) -> None:
    """Each week or every other week, counted here day by day; at night a day off begins before."""
    rhythm = [
        f"{{what: {when}, when: '{when}', every: {'week' if weeks == 1 else '2 weken'}}}"
        for when, weeks in moments.items()
    ]
    text = f"internship: {{periods: [{{starts: {first}, ends: {last}}}], {hours or 'level: x'}}}\n"
    text += f"rhythm: [{', '.join(rhythm)}]\n"
    text += f"calendar: [{{what: Dicht, date: {off}, closed: ja}}]\n" if off else ""
    calendar, zone = made(text), ZoneInfo("Europe/Amsterdam")
    found, day = events(calendar.data), dt.timedelta(days=1)
    begins, ends = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    ranges = [dt.date.fromisoformat(part) for part in re.findall(r"\d{4}-\d\d-\d\d", off)] or [
        begins
    ]
    free = {ranges[0] + n * day for n in range((ranges[-1] - ranges[0]).days + 1)} if off else set()
    for (when, weeks), moment in zip(moments.items(), read(text).document.rhythm, strict=True):
        assert moment.when and moment.when.starts
        night = bool(hours) and moment.when.starts <= dt.time(7)
        all_days = [begins + n * day for n in range((ends - begins).days + 1)]
        # Who begins at night was not there the morning before.
        all_days = [
            d for d in all_days if d.weekday() in moment.when.days and (not night or d > begins)
        ]
        week = [
            (d - dt.timedelta(days=d.weekday()) - dt.date(2020, 1, 6)).days // 7 for d in all_days
        ]
        due = [d for d, n in zip(all_days, week, strict=True) if (n - week[0]) % weeks == 0]
        wanted = [d for d in due if (d - day if night else d) not in free]
        if not wanted:
            assert when not in found and [str(text) for text in calendar.never] == [when]
            continue
        times = found[when][1]
        assert [time.date() for time in times] == wanted
        assert {(time.hour, time.minute) for time in times} == {
            (moment.when.starts.hour, moment.when.starts.minute)
        }
        real = [t for t in times if t.astimezone(dt.UTC).astimezone(zone).time() == t.time()]
        assert {t.utcoffset() == t.replace(tzinfo=zone).utcoffset() for t in real} == {True}
        assert len(times) - len(real) <= 1, "only an hour that is skipped"
    assert list(unfolded(calendar.data))


def test_every_day_is_every_day_of_work() -> None:
    hours = (
        "internship: {hours: {days: [di, za]}, periods: [{starts: 2027-02-01, ends: 2027-02-14}]}"
    )
    for moment in ("when: elke dag 9:00", "when: '9:00', every: dag", "when: dagelijks 9 uur"):
        text = f"{hours}\nrhythm: [{{what: Start, {moment}}}]"
        assert [day[:5] for day in days(text, "Start")] == ["02-02", "02-06", "02-09", "02-13"]


def test_a_date_is_once_or_the_first_time() -> None:
    text = PERIOD + (
        "rhythm: [{what: Open dag, when: 2027-03-03 10:00}, {what: Later, when: 3 maart 2028},"
        " {what: Om de week, when: dinsdag 9 maart 2027 om 9 uur, every: om de week}]"
    )
    assert days(text, "Open dag") == ["03-03 10:00"]
    assert days(text, "Om de week")[:3] == ["03-09 09:00", "03-23 09:00", "04-06 09:00"]
    calendar = made(text)
    assert (calendar.left, calendar.unsure) == ((), ())
    assert [str(what) for what in calendar.never] == ["Later"]


def test_what_ends_after_midnight() -> None:
    text = PERIOD + "rhythm: [{what: Sluiten, when: 'vr 23:30-0:30', every: week}]"
    event, times = events(made(text).data)["Sluiten"]
    assert event.duration.value == dt.timedelta(hours=1)
    assert f"{times[0]:%a %H:%M}" == "Fri 23:30"


def test_periods() -> None:
    """Without an end, of one day, at the same time, and with the same name."""
    text = (
        "internship: {periods: [{starts: 2027-02-01},"
        " {name: kort, starts: 2027-02-03, ends: 2027-02-03},"
        " {name: Lente!, starts: 2027-03-01, ends: 2027-06-01},"
        " {name: lente, starts: 2027-02-01, ends: 2027-07-01},"
        " {name: lente, starts: 2027-02-01, ends: 2027-08-01}]}\n"
        "before_day_one: {arrive: {when: 2027-02-01 08:30, where: poort}}\n"
        "rhythm: [{what: Check, when: wo 9:00, every: week}]"
    )
    calendars = take_away(text).calendars
    assert [calendar.path for calendar in calendars] == [
        "calendar/2027-02-01.ics",
        "calendar/kort.ics",
        "calendar/lente-2027-03-01.ics",
        "calendar/lente.ics",
        "calendar/lente-2027-02-01.ics",
    ]
    found = [events(calendar.data) for calendar in calendars]
    year, day = found[0]["Check"][1], found[1]["Check"]
    assert len(year) == 52 and year[-1].date() == dt.date(2028, 1, 26)
    assert len(day[1]) == 1 and "rrule" not in day[0].contents
    firsts = [seen["Je eerste dag bij Bakkerij De Korenbloem"][0] for seen in found]
    assert [f"{first.dtstart.value:%m-%d %H:%M}" for first in firsts] == [
        "02-01 08:30", "02-03 08:30", "03-01 08:30", "02-01 08:30", "02-01 08:30",
    ]  # fmt: skip
    assert {first.location.value for first in firsts} == {"poort"}
    uids = {str(event.uid.value) for seen in found for event, _ in seen.values()}
    assert len(uids) == 10


def test_a_subscription_needs_an_address() -> None:
    text = PERIOD + "rhythm: [{what: Check, when: wo 9:00, every: week}]"
    values = take_away(text, root="https://stage.example.org/b/").values(str)
    path = made(text).path
    assert values["subscription"](path) == "webcal://stage.example.org/b/calendar/voorjaar.ics"
    assert take_away(text).values(str)["subscription"](path) == ""
