"""Words by the alphabet, as a printed dictionary orders them.

Why: an accent is no letter of its own: "éénpitter" stands under E, not after Z. The handbook's page
with all words and a school's own glossary site order and group words in the same way.
"""

from __future__ import annotations

import re
import unicodedata

__all__ = ["OTHERS", "alphabetical", "initial"]

# The group of what does not begin with a letter.
OTHERS = "0–9"


def alphabetical(text: str) -> tuple[str, str]:
    """What a text is ordered by: its letters without accents, then its own lower case."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(sign for sign in folded if not unicodedata.combining(sign))
    return re.sub(r"^[\W_]+", "", plain) or plain, text.lower()


def initial(text: str) -> str:
    """The letter that a text stands under; `OTHERS` when it begins with no letter."""
    first = alphabetical(text)[0][:1]
    return first.upper() if first.isalpha() else OTHERS
