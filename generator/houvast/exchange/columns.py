"""The columns of a table of words: ours, and what others call them.

Why: writing and reading must agree, and a table that a school made itself has columns of its own.
"""

from __future__ import annotations

import re

from houvast.exchange.drafts import FIELDS
from houvast.model.values import LANGUAGE_NAMES, slug_of

__all__ = ["COLUMNS", "LISTS", "bare", "column_of", "guarded", "parted", "together"]

COLUMNS = ("id", "language", *FIELDS, "see", "source", "replaced_by", "link")
"""The columns that we write, in their order: one row for each term in each language."""

LISTS = frozenset(("also", "finds", "see"))

_OTHERS = {
    "id": "slug code sleutel key identifier",
    "language": "taal lang locale taalcode",
    "term": (
        "begrip woord voorkeursterm word name naam preflabel pref-label preferred-term label "
        "concept termen begrippen trefwoord"
    ),
    "also": (
        "synoniem synoniemen synonym synonyms altlabel alt-label alternatieve-term "
        "alternatieve-termen afkorting afkortingen acronym acroniem abbreviation abbreviations "
        "ook ook-wel alias aliases"
    ),
    "finds": "zoekterm zoektermen hiddenlabel hidden-label vindt search-terms keywords varianten",
    "definition": "definitie def omschrijving beschrijving description betekenis meaning",
    "explanation": "uitleg toelichting explained comment in-gewone-woorden plain-language",
    "heard_intern": "gehoord-door-stagiair hoort-stagiair",
    "heard_organisation": "gehoord-door-organisatie hoort-organisatie heard-organization",
    "heard_school": "gehoord-door-school hoort-school",
    "example": "voorbeeld voorbeelden examples",
    "differs": "verschil verschilt onderscheid scopenote scope-note difference",
    "see": "zie zie-ook see-also related gerelateerd verwant ref",
    "source": "bron bronnen sources herkomst",
    "replaced_by": "vervangen-door vervangen replaced",
    "link": "linken koppelen",
}
_BY_NAME = {
    **{slug_of(name): name for name in COLUMNS},
    **{other: name for name, others in _OTHERS.items() for other in others.split()},
}
_LANGUAGES = {**LANGUAGE_NAMES, "nederlandse": "nl", "engelse": "en"}

# A spreadsheet takes a cell that begins so for a formula, and may run it.
_FORMULA = re.compile(r"'*[=+\-@\t\r]")


def column_of(heading: str) -> tuple[str, str]:
    """The column that a heading means and the language in it; each "" when we know none.

    `Definitie (en)`, `term_nl` and `Engels` are columns of one language.
    """
    slug = slug_of(heading)
    if slug in _BY_NAME:
        return _BY_NAME[slug], ""
    parts = slug.split("-")
    languages = [_LANGUAGES[part] for part in parts if part in _LANGUAGES]
    if len(languages) != 1:
        return "", ""
    rest = "-".join(part for part in parts if part not in _LANGUAGES)
    name = _BY_NAME.get(rest, "") if rest else "term"
    return (name, languages[0]) if name in FIELDS else ("", "")


def guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula; `bare` gives it back as it was."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def bare(cell: str) -> str:
    """A cell without the guard that `guarded` put before it."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def together(items: tuple[str, ...]) -> str:
    """A list in one cell."""
    return " | ".join(re.sub(r"([\\|])", r"\\\1", item) for item in items)


def parted(cell: str, *, ours: bool) -> list[str]:
    """The list in a cell; in a table of others a semicolon, a new line or a comma may part too."""
    if ours or "|" in cell:
        parts = re.split(r"(?<!\\)((?:\\\\)*)\|", cell)
        # The backslashes before a bar belong to the item before it.
        items = [a + b for a, b in zip(parts[::2], [*parts[1::2], ""], strict=True)]
        found = [re.sub(r"\\([\\|])", r"\1", item.strip()) for item in items]
    else:
        found = re.split(r"[;\n]" if re.search(r"[;\n]", cell) else r",", cell)
    return [item.strip() for item in found if item.strip()]
