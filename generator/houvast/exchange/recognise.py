"""Which format a file is in, from its name and from how it begins.

Why: who was sent a file does not always know what it is. And the one mistake that everybody makes,
saving the web page instead of the file, should be named as such.
"""

from __future__ import annotations

import re
from enum import StrEnum

from houvast.exchange.findings import Unreadable
from houvast.finding import Span

__all__ = ["Format", "recognised"]


class Format(StrEnum):
    """A format that can be imported."""

    GLOSARIO = "glosario"
    ACRONYMS = "acronyms"
    TURTLE = "turtle"
    JSON_LD = "json-ld"
    CSV = "csv"


_ENDINGS = {
    "ttl": Format.TURTLE,
    "turtle": Format.TURTLE,
    "n3": Format.TURTLE,
    "nt": Format.TURTLE,
    "jsonld": Format.JSON_LD,
    "json": Format.JSON_LD,
    "csv": Format.CSV,
    "tsv": Format.CSV,
    "yml": Format.GLOSARIO,
    "yaml": Format.GLOSARIO,
}
_YAML = re.compile(r"(\s*#[^\n]*\n|\s*\n)*(---|- |-\n|terms:|about:)")
_PAGE = re.compile(
    r"\s*(<!--.*?-->\s*)*<(!doctype\s+html|html|head|body|script|div)\b", re.I | re.S
)
_XML = re.compile(r"\s*<(\?xml|rdf:RDF|!DOCTYPE)\b", re.IGNORECASE)
_TURTLE = re.compile(
    r"^\s*(@prefix|@base|prefix\s+[\w.-]*:|base\s+<)", re.IGNORECASE | re.MULTILINE
)


def recognised(text: str, file: str) -> Format:
    """The format; YAML is taken for Glosario's until its entries say otherwise.

    Raises Unreadable for a web page, for XML and for what looks like nothing that we know.
    """
    refuse_pages(text, file)
    ending = file.rpartition("/")[2].rpartition(".")[2].casefold() if "." in file else ""
    found = _ENDINGS.get(ending) or _by_content(text)
    if found is None:
        raise Unreadable("format", Span(file))
    return found


def refuse_pages(text: str, file: str) -> None:
    """Raises Unreadable for a web page and for XML, whatever the file is called."""
    if _PAGE.match(text):
        raise Unreadable("page", Span(file, 1, 1))
    if _XML.match(text):
        raise Unreadable("xml", Span(file, 1, 1))


def _by_content(text: str) -> Format | None:
    start = text[:20_000]
    if _TURTLE.search(start):
        return Format.TURTLE
    if re.match(r'\s*[{\[]\s*["{\[}\]]', start):
        return Format.JSON_LD
    if _YAML.match(start):
        return Format.GLOSARIO
    lines = [line for line in start.split("\n") if line.strip()][:20]
    if lines and all(re.search(r"[,;\t]", line) for line in lines[:3]):
        return Format.CSV
    return None
