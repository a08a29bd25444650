"""Calling in sick, without before what time or without whom to tell.

Why this failure is predictable: on the first sick morning nobody can be asked. A call at nine is
early in an office and two hours too late in a bakery, and the intern cannot know which it is.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from houvast.finding import Finding
from houvast.model.handbook import Handbook
from houvast.model.practical import Report
from houvast.model.text import Text

__all__ = ["check"]

_TIME = re.compile(
    r"\b\d{1,2}[:.]\d{2}\b|\b\d{1,2}\s?(?:uur|u|h|am|pm|o'clock)\b"
    r"|\b(?:voor|voordat|before)\b.{0,40}\b(?:begin\w*|start\w*|dienst|shift|werk|work|noon)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


def check(handbook: Handbook, _today: dt.date) -> Iterator[Finding]:
    """One finding that says what is missing; a time or a name in the prose counts."""
    sick = handbook.document.absence.sick
    if sick is None:
        return
    prose = " ".join(_all_words(sick.how) + _all_words(sick.say))
    no_time = sick.before is None and not _TIME.search(prose)
    no_person = not _names_somebody(handbook, sick, prose)
    if no_time or no_person:
        variant = "" if no_time and no_person else ("time" if no_time else "person")
        yield Finding("sick-without-time", handbook.at("absence", "sick"), variant=variant)


def _names_somebody(handbook: Handbook, sick: Report, prose: str) -> bool:
    """Whether there is somebody to tell: a contact, or a name or role of one in the prose."""
    if sick.tell:
        return True
    said = {word.casefold() for word in _WORD.findall(prose)}
    names = {
        word.casefold()
        for contact in handbook.document.contacts
        for part in (contact.name, contact.role)
        for words in _all_words(part)
        for word in _WORD.findall(words)
        if word[0].isupper() or len(word) >= 5
    }
    return bool(said & names)


def _all_words(text: Text | None) -> list[str]:
    return [words for _, words in text.values] if text else []
