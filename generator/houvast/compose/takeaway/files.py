"""What a reader takes along from the handbook in one language: calendars, cards, codes.

Why: on the first day the handbook is not open, but the calendar and the list of numbers are. All
that a block needs for it is here, and all files that come of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

from markupsafe import Markup, escape

from houvast.compose.beginnings import called_when_late, coming, is_far, waiting
from houvast.compose.figures.timeline import Band, Mark, timelines_of
from houvast.compose.takeaway.calendar import period_calendars
from houvast.compose.takeaway.cards import Card, card_of, qr_svg
from houvast.compose.takeaway.events import Persons
from houvast.compose.takeaway.messages import mail_link, route_link, text_link
from houvast.compose.takeaway.names import name_in
from houvast.compose.words import Words
from houvast.model import Contact, Handbook

__all__ = ["TakeAway"]


class TakeAway:
    """The files and pictures of one handbook in one language.

    `root` is the absolute address of the root of this language, when that is known, else nothing.
    """

    def __init__(self, handbook: Handbook, words: Words, persons: Persons, root: str) -> None:
        self.handbook = handbook
        self.words = words
        self.root = root
        self.calendars = period_calendars(handbook, words, persons)
        cards = [(c, card_of(handbook, c, words)) for c in handbook.document.contacts]
        self.cards: Mapping[str, Card] = {handbook.id_of(c): card for c, card in cards if card}
        self.lines = timelines_of(handbook, self._named)

    @cached_property
    def files(self) -> Mapping[str, bytes]:
        """Contents by path below the root of the language."""
        made = {calendar.path: calendar.data for calendar in self.calendars}
        for card in self.cards.values():
            made |= {card.path: card.vcard, card.old_path: card.old_vcard}
        return made

    def values(self, to_file: Callable[[str], str]) -> dict[str, Any]:
        """What blocks use; `to_file` gives the address of a file on the page that is being made."""
        return {
            "calendars": self.calendars,
            "timelines": self.lines,
            "mark_name": self._named,
            "to_file": to_file,
            "card": self._card,
            "code": _code,
            "has_calendar": self._has_calendar,
            "subscription": self._subscription,
            "address_of": self._address,
            "mail": mail_link,
            "sms": text_link,
            "route": route_link,
            "message": self._message,
            "coming": coming,
            "is_far": is_far,
            "called": called_when_late(self.handbook),
            "waiting": waiting(self.handbook),
        }

    def printed(self, url: str) -> str:
        """The page's own address as text and as a code, for paper only; nothing when unknown."""
        address = self._address(url)
        code = _code(address) if address else ""
        if not code:
            return ""
        label = escape(self.words.texts("site.printed.page"))
        words = f"<p>{label}<br>{escape(address)}</p>"
        return f'<div class="hv-printed hv-printed--page">{code}{words}</div>\n'

    @property
    def _has_calendar(self) -> bool:
        """Whether there is more in a calendar than a first day."""
        document = self.handbook.document
        talks = any(talk.when and talk.when.day for talk in document.feedback.moments)
        return bool(self.calendars and (document.rhythm or document.calendar or talks))

    def _address(self, url: str) -> str:
        return self.root + url.removesuffix("index.html") if self.root else ""

    def _subscription(self, path: str) -> str:
        """The address that a calendar app follows; nothing when the site's address is not known."""
        found = re.fullmatch(r"https?:(//.+)", self._address(path))
        return f"webcal:{found[1]}" if found else ""

    def _card(self, contact: Contact) -> Card | None:
        return self.cards.get(self.handbook.id_of(contact))

    def _message(self, contact: Contact | None = None) -> str:
        """What somebody who is stuck can send; to nobody in particular without a contact's name."""
        texts, name = self.words.texts, self.words.text(contact.name if contact else None)
        hello = texts("site.message.hello", name=name_in(name).called) if name else ""
        return f"{hello or texts('site.message.hello-all')} {texts('site.message.stuck')}"

    def _named(self, mark: Mark | Band) -> str:
        """What a mark or a phase of the time line is called."""
        if isinstance(mark, Band):
            return self.words.text(mark.phase.title)
        if mark.of:
            return self.words.text(mark.of.what)
        return self.words.texts(f"site.line.{mark.kind}")


def _code(text: str) -> Markup:
    """A code to scan, for who sees the paper; what is in it stands beside it as text."""
    svg = qr_svg(text)
    # Nothing in it comes from the text: it is drawn in squares.
    return Markup(svg.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1))
