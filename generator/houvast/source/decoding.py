"""From bytes to text, also when the bytes are not UTF-8.

Why: Word, Kladblok and old editors save in other encodings. A person should hear that together
with everything else that is wrong, so reading goes on with the most likely decoding.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

from houvast.finding import Finding, Span

__all__ = ["Decoded", "decode"]

_MAGIC: tuple[bytes, ...] = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"%PDF",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
)
_MAGIC += (b"{\\rtf", b"\x1f\x8b", b"RIFF")
_UNDEFINED = {0x81, 0x8D, 0x8F, 0x90, 0x9D}  # bytes that Windows-1252 leaves undefined
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text with `\\n` at the end of each line, in NFC; None when there is no text in it."""

    text: str | None
    findings: tuple[Finding, ...] = ()


def decode(data: bytes, file: str, most: int) -> Decoded:
    """The text of a file's bytes, of which there may be `most`. Never raises."""
    if len(data) > most:
        values = {"size": str(-(-len(data) // 1024)), "limit": str(most // 1024)}
        return Decoded(None, (Finding("yaml-too-large", Span(file), values),))
    if data.startswith(_MAGIC):
        return Decoded(None, (Finding("not-text", Span(file)),))
    text, found = _decode(data, file)
    if len(_CONTROL.findall(text)) > max(20, len(text) // 20):
        return Decoded(None, (Finding("not-text", Span(file)),))
    return Decoded(_plain(text), found)


def _plain(text: str) -> str:
    text = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", text)


def _decode(data: bytes, file: str) -> tuple[str, tuple[Finding, ...]]:
    for mark, name in (
        (codecs.BOM_UTF32_LE, "utf-32"),
        (codecs.BOM_UTF32_BE, "utf-32"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return _or_replaced(data, name, file)
    zeros = (data[0::2].count(0), data[1::2].count(0))
    if len(data) >= 8 and max(zeros) > len(data) // 4 and min(zeros) <= max(zeros) // 8:
        name = "utf-16-le" if zeros[1] > zeros[0] else "utf-16-be"
        text = data.decode(name, errors="replace")
        return text, (Finding("not-utf8", Span(file, 1, 1), {"near": _near(text, 0)}, "utf16"),)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        return _as_windows(data, error.start, file)


def _or_replaced(data: bytes, name: str, file: str) -> tuple[str, tuple[Finding, ...]]:
    try:
        return data.decode(name), ()
    except UnicodeDecodeError:
        text = data.decode(name, errors="replace")
        return text, (Finding("not-utf8", Span(file, 1, 1), {"near": _near(text, 0)}, "utf16"),)


def _as_windows(data: bytes, first: int, file: str) -> tuple[str, tuple[Finding, ...]]:
    """UTF-8 where it is UTF-8, and Windows-1252 for each byte that is not."""
    text = data.decode("utf-8", errors=_HANDLER)
    # What comes before the first wrong byte is sound, so its length in characters is the place.
    before = data[:first].decode("utf-8", errors="replace")
    at = len(before)
    plain = _plain(before + "x")[:-1]
    line, column = plain.count("\n") + 1, len(plain) - plain.rfind("\n")
    values = {"near": _near(text, at), "character": text[at : at + 1]}
    return text, (Finding("not-utf8", Span(file, line, column, line, column + 1), values),)


def _near(text: str, at: int) -> str:
    """The words around a place, on its own line."""
    start = max(text.rfind("\n", 0, at) + 1, at - 15)
    end = text.find("\n", at)
    return text[start : min(at + 15, end if end >= 0 else len(text))].strip()


def _windows_byte(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    byte = error.object[error.start]
    char = chr(byte) if byte in _UNDEFINED else bytes([byte]).decode("cp1252")
    return char, error.start + 1


_HANDLER = "houvast-windows-1252"
codecs.register_error(_HANDLER, _windows_byte)
