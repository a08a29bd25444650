"""Text that was meant to be replaced: TODO, lorem ipsum, "nog invullen", a tag of a template.

Why this failure is predictable: a text is copied from an example or another tool, the one open
question is kept for later, and nobody reads the page again before the intern does.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from houvast.finding import Finding
from houvast.model.handbook import Handbook
from houvast.review.written import is_own_term, without_code, words

__all__ = ["check"]

# "Leave no TODO in the code" speaks about one; that is no open place.
_SPOKEN_OF = "".join(
    rf"(?<!\b{word} )"
    for article in ("a", "an", "no", "any", "the", "een", "geen", "de", "elke", "every")
    for word in (article, article.capitalize())
)
_OPEN_WORDS = re.compile(
    rf"(?<![\w/-]){_SPOKEN_OF}(?:TODO|FIXME|TBD)(?![\w'’-])"
    r"|\A(?i:todo)\s*(?::|\Z)"
    r"|\b(?i:lorem\s+ipsum)\b"
    r"|(?<![\w./])[xX]{3,}(?![\w.])"
    r"|\b(?i:dit is|this is)\s+(?:slechts\s+|just\s+)?(?:a|een)\s+placeholder\b"
)
# What may also be the intern's to do ("dat formulier moet je nog invullen") counts on its own only.
_ON_ITS_OWN = re.compile(
    r"(?:^|[(\[<:;–—]\s*|[.!?]\s+|\s-\s+)"
    r"(?P<open>(?:hier\s+)?(?:moet\s+)?nog\s+(?:even\s+)?(?:invullen|in\s+te\s+vullen)"
    r"|(?:still\s+)?to\s+(?:fill\s+in|be\s+(?:filled\s+in|determined))"
    r"|placeholder(?:[\s-]?te(?:ks|x)t)?|voorbeeldtekst)"
    r"(?=\s*(?:$|[)\]>.!:;…,–—]))",
    re.IGNORECASE | re.MULTILINE,
)
_NO_WORDS = re.compile(r"(?:…|\.\.|\?|[-–—_])[\s….?_–—-]*")
_TEMPLATE_TAG = re.compile(
    r"\{%.{1,200}?%\}|\{\{.{1,200}?\}\}|<%.{1,200}?%>|\{:\s?[.#][^}]{1,80}\}"
)
_SHOWN = 40


def check(handbook: Handbook, _today: dt.date) -> Iterator[Finding]:
    """One finding for each text; code between backticks and own terms are left alone."""
    for path, text in words(handbook):
        if is_own_term(path):
            continue
        prose = without_code(text).strip()
        if tag := _TEMPLATE_TAG.search(prose):
            values = {"text": _short(tag[0])}
            yield Finding("placeholder-text", handbook.at(*path), values, "template")
        elif found := _open_words(prose):
            yield Finding("placeholder-text", handbook.at(*path), {"text": _short(found)})


def _open_words(prose: str) -> str | None:
    """The words that are still to be replaced, if there are any."""
    if _NO_WORDS.fullmatch(prose):
        return prose
    if found := _OPEN_WORDS.search(prose):
        return found[0]
    alone = _ON_ITS_OWN.search(prose)
    return alone["open"] if alone else None


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
