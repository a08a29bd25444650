"""A message that is ready: as text to copy, and as a link that opens it in the reader's own app.

Why: who is stuck should not have to look for words. The words are ours, the name is a contact's;
in an address both are percent-encoded, so that nothing in a name can become part of the address.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from houvast.compose.blocks import telephone

__all__ = ["mail_link", "route_link", "text_link"]

# Numbers that take a message for certain: Dutch mobile ones. A desk telephone gets no button.
_MOBILE = re.compile(r"tel:(?:06|\+316|00316)\d{8}")


def mail_link(email: str, subject: str = "", body: str = "") -> str:
    """The address of an e-mail (RFC 6068), with a subject and a text already in it."""
    fields = [("subject", subject), ("body", body.replace("\n", "\r\n"))]
    query = "&".join(f"{name}={quote(words, safe='')}" for name, words in fields if words)
    return f"mailto:{quote(email, safe='@')}" + (f"?{query}" if query else "")


def text_link(number: str, body: str) -> str:
    """The address of a text message; nothing for a number that may not take one.

    `?&body=` is what both iOS (which wants an `&`) and Android (which wants a `?`) understand.
    """
    address = telephone(number)
    if not _MOBILE.fullmatch(address):
        return ""
    return f"sms:{address.removeprefix('tel:')}?&body={quote(body, safe='')}"


def route_link(address: str) -> str:
    """A map of `address`.

    A web address works on every telephone and at a desk, while `geo:` does nothing on iOS and in
    most browsers at a desk. OpenStreetMap follows no readers, and map apps on Android offer to
    open its links. Nothing is loaded before somebody taps.
    """
    return f"https://www.openstreetmap.org/search?query={quote(address, safe='')}"
