"""The pocket sheet: one A4 that folds into a booklet of eight small pages.

Why: what somebody needs in a corridor, without a phone: the first day, whom to call, the ladder.
The pages are small, so each takes what fits, the most needed first; the rest is in the handbook.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from houvast.compose.beginnings import coming, is_far
from houvast.compose.paper.booklet import Printed, Printer
from houvast.compose.prose import beginning, foreign_html, plain_words
from houvast.model import Contact, Text
from houvast.model.practical import Report

__all__ = ["Line", "Panel", "fitting", "pocket"]

# A page is 64 mm wide and 23 rows high in letters of 8 pt: about so many letters in a row.
ROWS, LETTERS, LONGEST = 23, 46, 170
# The cover has fewer: its name and its first fact are in large letters, its facts in a frame.
COVER_ROWS, NAME, WHEN, FRAMED = 19, 24, 26, 40


@dataclass(frozen=True, slots=True)
class Line:
    """A fact: a word for it, the fact, and what is to be seen at once, such as a number."""

    label: str = ""
    text: str = ""
    number: str = ""

    @property
    def rows(self) -> float:
        """About how high it is, in rows."""
        words = " ".join(part for part in (self.label, self.text) if part)
        return math.ceil(len(words) / LETTERS) + bool(self.number)


class Fact(Line):
    """A line of the cover: its word stands above it; without one it is in large letters."""

    @property
    def rows(self) -> float:
        """About how high it is, in rows."""
        if not self.label:
            return 1.5 * math.ceil(len(self.text) / WHEN)
        return 1 + math.ceil(len(self.text) / FRAMED) + 1.4 * bool(self.number)


@dataclass(frozen=True, slots=True)
class Panel:
    """One of the eight pages. Without lines it is room to write."""

    title: str
    lines: tuple[Line, ...]


def fitting(lines: Iterable[Line], rows: float = ROWS) -> tuple[Line, ...]:
    """The lines that fit in so many rows, the first first; one that is too high is left out."""
    taken: list[Line] = []
    for line in lines:
        needs = line.rows + 0.35  # the space between two lines
        if needs <= rows:
            taken.append(line)
            rows -= needs
    return tuple(taken)


def pocket(printer: Printer) -> Printed:
    """The pocket sheet of a handbook."""
    facts = _Facts(printer)
    t = printer.words.texts
    panels = [
        Panel(t(f"site.pocket.{name}"), fitting(lines))
        for name, lines in (
            ("first-day", facts.first_day()),
            ("call", facts.call()),
            ("stuck", facts.ladder()),
            ("rhythm", facts.rhythm()),
            ("danger", facts.danger()),
            ("customs", facts.customs()),
        )
    ]
    own = Panel(t("site.pocket.words"), fitting(facts.own_words(), ROWS - 8))
    name = beginning(printer.site.name, 3 * NAME)
    title = beginning(printer.words.text(facts.document.internship.title), 2 * LETTERS)
    rows = COVER_ROWS - 1.7 * math.ceil(len(name) / NAME) - math.ceil(len(title) / LETTERS)
    cover = fitting(map(_on_cover, facts.cover()), rows)
    return printer.printed("pocket", panels=panels, own=own, cover=cover, of=name, title=title)


def _on_cover(line: Line) -> Fact:
    return Fact(line.label, line.text, line.number)


class _Facts:
    """What a handbook knows, in short and in plain text."""

    def __init__(self, printer: Printer) -> None:
        self.words, self.handbook = printer.words, printer.handbook
        self.document, self.today = printer.handbook.document, printer.today
        self.t = printer.words.texts
        self.name_of = printer.blocks.name_of

    def cover(self) -> Iterator[Line]:
        """When, where, who: what is needed first of all."""
        arrive = self.document.before_day_one.arrive
        first = next(iter(coming(self.document, self.today)), None)
        if arrive and arrive.when and self.words.arrival(arrive.when):
            yield Line("", self._short(arrive.when.text, 2 * WHEN))
        elif first:
            far = first.day and is_far(first.day, self.today)
            day = self.words.day(first.day, year=bool(far)) if first.day else ""
            clock = self.words.at(first.time).replace(" ", "\xa0") if first.time else ""
            text = ", ".join(filter(None, (day, clock)))
            yield Line("", text[:1].upper() + text[1:])
        if arrive is None:
            return
        yield from self._facts(("where", arrive.where or self.document.place.address))
        host = self.handbook.who(arrive.who[0]) if arrive.who else None
        if arrive.who:
            number = (host.reach.phone if host and host.reach else None) or ""
            yield Line(self.t("site.who"), self._who(arrive.who), number)
        yield from self._facts(("lunch", arrive.lunch))

    def first_day(self) -> Iterator[Line]:
        """What to bring, to wear, and how to get in."""
        before, place = self.document.before_day_one, self.document.place
        arrive = before.arrive
        if arrive:
            things = self.words.in_brief(thing.what for thing in arrive.bring)
            if things:
                yield Line(self.t("site.bring"), things[0].upper() + things[1:])
            yield from self._facts(("wear", arrive.wear), ("lunch", arrive.lunch))
            yield from self._facts(("getting-in", arrive.first_access or place.access))
        yield from self._facts(("address", place.address))
        hours = self.document.internship.hours
        if hours and (hours.from_ or hours.to):
            yield Line(self.t("site.time"), self.words.hours(hours.from_, hours.to))
        if hours:
            yield from self._facts(("breaks", hours.breaks))

    def call(self) -> Iterator[Line]:
        """Whom to tell when ill or late, and the numbers."""
        absence, told = self.document.absence, list[str]()
        arrive = self.document.before_day_one.arrive
        for name, report in (("late", absence.late), ("sick", absence.sick)):
            if report:
                yield Line(self.t(f"site.absence.{name}"), self._report(report))
                told += report.tell
        if arrive and arrive.late and not absence.late:
            yield from self._facts(("if-late", arrive.late))
        told += [*(arrive.who if arrive else ()), *self.document.help.backup]
        told += [person for rung in self.document.help.ladder for person in rung.who]
        known = [found for person in told if (found := self.handbook.who(person))]
        seen: set[int] = set()
        for contact in (*known, *self.document.contacts):
            number = contact.reach.phone if contact.reach else None
            if number and id(contact) not in seen:
                seen.add(id(contact))
                role = self.words.text(contact.role) if contact.name else ""
                yield Line(self._named(contact), beginning(role, LETTERS), number)

    def ladder(self) -> Iterator[Line]:
        """The ladder, and what to do when nobody is there."""
        helping = self.document.help
        for rung in helping.ladder:
            who = self._who(rung.who)
            after = self.words.text(rung.after)
            lead = ": ".join(filter(None, (after, who)))
            yield Line(lead, self._short(rung.how, LONGEST))
        if helping.backup:
            yield Line(self.t("site.backup-before"), self._who(helping.backup))
        yield from self._facts(("nobody-there", helping.nobody_there))
        for text in helping.nothing_to_do:
            yield Line("", self._short(text))

    def rhythm(self) -> Iterator[Line]:
        """The fixed moments, each in a line or two."""
        for moment in self.document.rhythm:
            when = [self.words.when(moment.when), self.words.every(moment.every)]
            if moment.when and moment.when.days:
                when = when[:1]
            minutes = self.t("site.minutes", n=moment.minutes) if moment.minutes else ""
            where = self._short(moment.where, LETTERS)
            text = ", ".join(filter(None, (*when, minutes, where)))
            yield Line(self.words.text(moment.what), text)

    def danger(self) -> Iterator[Line]:
        """What to do at once, and where to go."""
        safety = self.document.safety
        yield from self._facts(("danger.now", safety.emergency))
        yield from self._facts(
            ("safety.assembly", safety.assembly_point), ("safety.aed", safety.aed)
        )
        if safety.first_aiders:
            yield Line(self.t("site.safety.aiders"), self._who(safety.first_aiders))
        for stop in self.document.mistakes.stop:
            yield Line(self.words.text(stop.what), self._short(stop.then, LONGEST))

    def customs(self) -> Iterator[Line]:
        """Rules that nobody says aloud, and mistakes that everybody makes."""
        rules = [Line("", self.words.text(custom.rule)) for custom in self.document.customs]
        yield from fitting(rules, ROWS * 0.6)
        normal = self.document.mistakes.normal
        if normal:
            yield Line(self.t("site.pocket.mistakes"))
        for mistake in normal:
            yield Line("", self.words.text(mistake.mistake))

    def own_words(self) -> Iterator[Line]:
        """The words of this organisation."""
        for own in self.document.glossary:
            yield Line(self.words.text(own.term), self._short(own.explanation))

    def _facts(self, *facts: tuple[str, Text | None]) -> Iterator[Line]:
        for name, text in facts:
            if text:
                yield Line(self.t(f"site.{name}"), self._short(text, LONGEST))

    def _short(self, text: Text | None, most: int = 110) -> str:
        """Plain words; a long text ends after a sentence, or at a word."""
        return beginning(plain_words(foreign_html(self.words.text(text))), most) if text else ""

    def _report(self, report: Report) -> str:
        clock = report.before.clock if report.before else None
        until = self.words.at(clock) if clock else ""
        if report.before and not until:
            until = self.words.text(report.before.text)
        told = self._who(report.tell)
        before = f"{self.t('site.before').lower()} {until}" if until else ""
        head = ", ".join(filter(None, (told, before)))
        return ". ".join(filter(None, (head, self._short(report.how))))

    def _who(self, persons: Iterable[str]) -> str:
        return self.words.listed(self._called(person) for person in persons)

    def _called(self, person: str) -> str:
        contact: Contact | None = self.handbook.who(person)
        return self._named(contact) if contact else person

    def _named(self, contact: Contact) -> str:
        return beginning(self.name_of(contact), 2 * LETTERS)
