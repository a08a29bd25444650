"""Contact cards: somebody's number and address as a vCard, and as a code to scan.

Why: whom to call if late must be in the phone before it is needed. Version 4.0 is the standard
(RFC 6350); older phones only read 3.0 (RFC 2426), so each card is there twice. The code holds only
what a phone needs, so that its squares stay large enough to scan from paper.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import segno

from houvast.compose.blocks import telephone
from houvast.compose.takeaway.events import plain_line
from houvast.compose.takeaway.names import name_in
from houvast.compose.words import Words
from houvast.model import Contact, Handbook
from houvast.model.values import file_stem

__all__ = ["Card", "card_of", "qr_svg"]

LINE = 75
# A code of more bytes has squares too small for a phone at arm's length of a sheet of paper.
MOST = 600


@dataclass(frozen=True, slots=True)
class Card:
    """A contact's card: its files below the root of the language, what is in them, and the code.

    `scanned` is the text of the code, a short card in version 3.0.
    """

    path: str
    old_path: str
    vcard: bytes
    old_vcard: bytes
    scanned: str


def card_of(handbook: Handbook, contact: Contact, words: Words) -> Card | None:
    """The card of a contact that somebody can be reached by; None for a role without one."""
    reach = contact.reach
    if contact.vacant or reach is None or not (reach.phone or reach.email):
        return None
    name = file_stem(handbook.id_of(contact))
    return Card(
        path=f"contacts/{name}.vcf",
        # A folder of its own: another contact may be called like this one with a number.
        old_path=f"contacts/older/{name}.vcf",
        vcard=_written(_lines(handbook, contact, words, "4.0")),
        old_vcard=_written(_lines(handbook, contact, words, "3.0")),
        scanned=_scanned(handbook, contact, words),
    )


def _scanned(handbook: Handbook, contact: Contact, words: Words) -> str:
    """The card of the code: short, and shorter where names are too long for it."""
    lines = list(_lines(handbook, contact, words, "3.0", short=True))
    if len("\r\n".join(lines).encode()) > MOST:
        lines = [line for line in lines if not line.startswith(("ORG:", "TITLE:"))]
    return "\r\n".join(lines)


def _lines(
    handbook: Handbook, contact: Contact, words: Words, version: str, *, short: bool = False
) -> Iterator[str]:
    """The lines of a card, in the spelling of `version`."""
    new = version == "4.0"
    organisation = words.text(contact.organisation or handbook.document.organisation.name)
    role, name = words.text(contact.role), plain_line(words.text(contact.name))
    full = name or f"{role}, {organisation}"
    parts = name_in(name)
    yield "BEGIN:VCARD"
    yield f"VERSION:{version}"
    if not short:
        key = f"houvast:{handbook.slug}:contact:{handbook.id_of(contact)}"
        identity = uuid.uuid5(uuid.NAMESPACE_URL, key)
        yield "PRODID:-//Houvast//Houvast//EN"
        yield f"UID:{'urn:uuid:' if new else ''}{identity}"
    yield f"FN:{_text(full)}"
    if name:
        yield f"N:{_text(parts.last)};{_text(parts.first)};;{_text(parts.title)};"
    else:
        yield f"N:{_text(full)};;;;"
    yield f"ORG:{_text(organisation)}"
    yield f"TITLE:{_text(role)}"
    reach = contact.reach
    if reach and reach.phone:
        address = telephone(reach.phone)
        number = address.removeprefix("tel:")
        yield f"TEL;VALUE=uri;TYPE=work:{address}" if new else f"TEL;TYPE=WORK,VOICE:{number}"
    if reach and reach.email:
        yield f"EMAIL;TYPE={'work' if new else 'INTERNET,WORK'}:{_text(reach.email)}"
    if contact.available and not short:
        yield f"NOTE:{_text(words.text(contact.available))}"
    yield "END:VCARD"


def _text(text: str) -> str:
    """A value in which nothing is a mark of the format."""
    return re.sub(r"([\\,;])", r"\\\1", plain_line(text))


def _written(lines: Iterator[str]) -> bytes:
    return b"".join(_folded(line) + b"\r\n" for line in lines)


def _folded(line: str) -> bytes:
    """A line of at most 75 bytes: what is longer goes on after a space, never within a sign."""
    rows = [b""]
    for sign in line:
        data = sign.encode()
        if len(rows[-1]) + len(data) > LINE:
            rows.append(b" ")
        rows[-1] += data
    return b"\r\n".join(rows)


@lru_cache(maxsize=2048)
def qr_svg(text: str) -> str:
    """A code to scan, as an SVG of one path that takes the size of its place.

    Nothing when the text is too long for a code that can be scanned.
    """
    if len(text.encode()) > MOST:
        return ""
    made = segno.make(text, error="l", micro=False, encoding="utf-8")
    return str(made.svg_inline(omitsize=True, border=2, svgclass="hv-qr", lineclass=None))
