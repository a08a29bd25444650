"""Somebody's name in its parts: a title, a first name, the rest.

Why: a message begins with what somebody is called to their face, and an address book sorts by
family name. A name is typed as people say it; where its parts are not clear it stays whole.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

__all__ = ["Name", "name_in"]

_TITLES = {
    *("mevrouw", "meneer", "mevr", "mw", "dhr", "heer", "juffrouw", "juf", "meester", "zuster"),
    *("broeder", "dokter", "doctor", "professor", "chef", "dr", "drs", "prof", "ir", "ing", "mr"),
    *("mrs", "ms", "miss", "sir", "madam", "doctorandus", "dominee", "pastoor", "pater", "imam"),
}
# Words that come before a title or a family name, never after a first name alone.
_BEFORE = {"de", "het", "van", "von", "den", "der", "ten", "ter", "te", "el", "la", "le", "du"}
_SEVERAL = {"team", "afdeling", "familie", "department", "family"}
# `Berg, Fatma van den`; not `Fatma, HR` or `Fatma, trainer`.
_TURNED = re.compile(
    r"(?P<last>[^\W\d_][\w'’-]+), (?P<first>[A-Z][\w'’-]*[a-zà-ÿ])(?: (?P<before>[a-z' ]+))?"
)
_JOINED = re.compile(r"[&+/]|\s(?:en|and|of|or)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Name:
    """The parts of a name. `called` is what comes after "Hi"."""

    title: str
    first: str
    last: str
    called: str


def name_in(text: str) -> Name:
    """The parts of a name: `Fatma Yıldırım`, `mevrouw De Wit`, `Dr. A. Jansen`, `Fatma & Joris`.

    It is called by the first name; by all of it where that would be rude or wrong.
    """
    plain = re.sub(r"\([^)]*\)", " ", text)
    if turned := _TURNED.fullmatch(plain.strip()):
        plain = f"{turned['first']} {turned['before'] or ''} {turned['last']}"
    plain = plain.partition(",")[0]
    words = [word for word in plain.split() if any(map(str.isalpha, word))] or plain.split()
    whole = " ".join(words)
    if not words:
        return Name("", text, "", text)
    if _JOINED.search(plain) or words[0].casefold() in _SEVERAL or _is_wide(whole):
        whole = " ".join(plain.split())
        return Name("", whole, "", whole)
    titles = 0
    while titles < len(words) - 1 and _is_title(words[titles], words[titles + 1]):
        titles += 1
    first, *rest = words[titles:]
    if titles:
        # "mevrouw De Wit" has no first name to be seen, "Dr. A. Jansen" and "juf Anja" have.
        last = [first, *rest] if first.casefold() in _BEFORE else rest
        given = "" if first.casefold() in _BEFORE else first
        return Name(" ".join(words[:titles]), given, " ".join(last), whole)
    if first.casefold() in _BEFORE:
        return Name("", "", whole, whole)
    is_initial = first.endswith(".") or len(first) == 1
    return Name("", first, " ".join(rest), whole if is_initial else first)


def _is_title(word: str, after: str) -> bool:
    bare = word.casefold().rstrip(".")
    return bare in _TITLES or (bare == "de" and after.casefold().rstrip(".") in _TITLES)


def _is_wide(text: str) -> bool:
    """Whether it is in a script in which the family name often comes first."""
    return any(sign.isalpha() and unicodedata.east_asian_width(sign) in "WF" for sign in text)
