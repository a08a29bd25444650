"""A code, a password or a citizen service number in a text that will be public.

Why this failure is predictable: a handbook tells how to get in, so the code of the door is written
where it is needed. But the site can be read by everybody, and earlier versions keep what was in it.

The finding never repeats the secret: it is shown in logs and in notes that are public as well.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from houvast.finding import Finding
from houvast.model.handbook import Handbook
from houvast.review.written import words

__all__ = ["check"]

_LOCK = (
    r"(?:(?:achter|voor|buiten|tussen|kelder|back|front)?deur|(?:sleutel)?kluis(?:je)?s?|alarm|hek"
    r"|poort|slot|magazijn|garage|lift|sleutel|door|locker|gate|safe|lock|key|ingang|entrance)"
)
_CODE_NAME = (
    rf"(?:{_LOCK}[\s-]?(?:code|pin)|(?:toegangs|entry|access)[\s-]?code|pin[\s-]?code"
    r"|pin(?=\s*[:=]|\sis\b))"
)
_PASSWORD_NAME = (
    r"(?:(?:wi-?fi|wpa2?|netwerk|network|gasten|guest)[\s-]?(?:code|key|sleutel|ww|pin)"
    r"|[\w-]{0,20}?wachtwoord|[\w-]{0,20}?password|passphrase|ww(?=\s*[:=]))"
)
# "van de achterdeur", "for the guest network", "(gasten)": a few words without digits.
_OF = (
    r"(?:\s(?:van|voor|of|for|bij|op|on|to|at)(?:\s[^\W\d]{1,20}){1,4}?)?"
    r"(?:\s\([^()\d\n]{1,30}\))?"
)
_IS = r"[\s*_]{0,4}(?:[:=→]|\b(?:is|luidt)\b:?(?:\s(?:nu|momenteel|now|currently)\b)?)[\s*_]{0,4}"
_DIGITS = (
    "[\"'“‘`]{0,2}(?!112\\b)[*#]?"
    r"(?:\d{3,8}|\d(?:[ -]\d){2,7}|\d\d(?:[ -]\d\d){1,3}|[A-Z]{1,3}\d{3,6}|\d{3,6}[A-Z]{1,3})[*#]?"
    # Not a longer number, a time, a date, a telephone number or a number of something.
    r"(?!\w|[:.,-]?\d|\s\d{2}|\s(?:uur|cijfers?|digits?|tekens|characters|dagen|days|weken|weeks"
    r"|maanden|months|keer|times|minuten|minutes|euro)\b)"
)
_CODE = re.compile(
    rf"(?<!\w){_CODE_NAME}(?:{_OF}{_IS}|\s){_DIGITS}"
    rf"|\bcode\s(?:van|voor|of|for|op|on|to)\s(?:(?:de|het|je|the|your|our|onze)\s)?"
    rf"{_LOCK}\b{_IS}{_DIGITS}"
    rf"|(?<!\w)(?!door\b){_LOCK}\b[^.\n]{{0,40}}?(?<![\w-])code(?:{_IS}|\s)(?=\d){_DIGITS}",
    re.IGNORECASE,
)
_PASSWORD = re.compile(
    rf"(?<!\w){_PASSWORD_NAME}(?:(?P<sure>{_OF}{_IS})|\s)(?P<value>\S{{3,64}})", re.IGNORECASE
)
_SIMPLE_PASSWORD = re.compile(
    rf"(?<!\w)(?i:{_PASSWORD_NAME}){_OF}\s?[:=]\s?(?P<value>[a-z]{{5,40}})(?:[.,;)]|$)",
    re.MULTILINE,
)
_NO_PASSWORD = {
    "persoonlijk",
    "eigen",
    "zelfgekozen",
    "onbekend",
    "verplicht",
    "geheim",
    "volgt",
    "later",
    "personal",
    "private",
    "secret",
    "required",
    "optional",
    "unknown",
    "yours",
    "vergeten",
}
_MARKS = "\"'“”‘’«»`*_.,;:()?!"
_LENGTH = re.compile(r"\d+-?(?:karakter|teken|cijfer|character|letter|digit|dagen|day)", re.I)
_LINK = re.compile(r"https?:|www\.|\]\(|^\S+@\S+\.\w+$|^1password$", re.IGNORECASE)
_BSN_NAME = re.compile(r"\b(?:bsn|burgerservicenummer|sofinummer|citizen service number)", re.I)
_NINE = re.compile(
    r"(?<![\d.])\d{3}[ .]?\d{3}[ .]?\d{3}(?!\d)|(?<!\d)\d{4}[ .]\d{2}[ .]\d{3}(?!\d)"
)
_NEAR = 60


def check(handbook: Handbook, _today: dt.date) -> Iterator[Finding]:
    """One finding for each text, by kind of secret."""
    for path, text in words(handbook):
        lines = (" ".join(line.split()) for line in text.splitlines())
        prose = "\n".join(line for line in lines if line)
        if _CODE.search(prose):
            yield Finding("secret-in-text", handbook.at(*path))
        elif _has_password(prose):
            yield Finding("secret-in-text", handbook.at(*path), variant="password")
        elif _has_bsn(prose):
            yield Finding("secret-in-text", handbook.at(*path), variant="bsn")


def _has_password(prose: str) -> bool:
    if any(_is_odd(m["value"], sure=m["sure"] is not None) for m in _PASSWORD.finditer(prose)):
        return True
    return any(m["value"] not in _NO_PASSWORD for m in _SIMPLE_PASSWORD.finditer(prose))


def _is_odd(value: str, *, sure: bool) -> bool:
    """Whether a word is no ordinary word: digits among letters, odd signs, or between quotes.

    `sure` is true when "is" or a colon stands before it.
    """
    bare = value.strip(_MARKS)
    if _LINK.search(bare) or _LENGTH.match(bare) or bare.casefold() in _NO_PASSWORD:
        return False
    if bare.isdecimal():
        return len(bare) >= 4
    quoted = value[0] in "\"'“‘«`" and value.rstrip(".,;:)")[-1:] in ('"', "'", "”", "’", "»", "`")
    if quoted and sure and len(bare) >= 4:
        return True
    mixed = bool(re.search(r"\d", bare) and re.search(r"[^\W\d]", bare))
    return len(bare) >= 5 and (mixed or bool(re.search(r"\w[!@#$%^&*+=?]", bare)))


def _has_bsn(prose: str) -> bool:
    """Whether a number that can be a citizen service number stands near that word."""
    for name in _BSN_NAME.finditer(prose):
        around = prose[max(0, name.start() - _NEAR) : name.end() + _NEAR]
        if any(_passes_eleven_test(number[0]) for number in _NINE.finditer(around)):
            return True
    return False


def _passes_eleven_test(number: str) -> bool:
    """The check of the nine digits of a BSN: weights 9 to 2, and -1 for the last one."""
    digits = [int(character) for character in number if character.isdecimal()]
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    total = sum(digit * weight for digit, weight in zip(digits, weights, strict=True))
    return any(digits) and total % 11 == 0
