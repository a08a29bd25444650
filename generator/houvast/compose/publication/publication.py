"""What a published glossary is made of, and in which languages it is.

Why: the site and the files beside it say the same; both are made of this.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from houvast.glossary import About, Term
from houvast.glossary.versions import Version
from houvast.texts import LANGUAGES

__all__ = ["Publication", "languages_of"]


@dataclass(frozen=True)
class Publication:
    """A glossary to publish.

    `titles` are by language; the first language is at the root. `versions` are all, the oldest
    first. `files` are the digest and the size in bytes of each file of the newest version, by path.
    `url` is where the site will be, with a slash at its end, or "".
    """

    titles: Mapping[str, str]
    terms: tuple[Term, ...]
    versions: tuple[Version, ...]
    about: About | None = None
    url: str = ""
    files: Mapping[str, tuple[str, int]] = field(default_factory=dict)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the site, the first one at the root."""
        return tuple(self.titles)

    @property
    def pages(self) -> int:
        """How many pages the site has."""
        names = {term.id for term in self.terms}
        names |= {term.id for version in self.versions for term in version.gone}
        return len(self.languages) * (len(names) + 3)


def languages_of(terms: Sequence[Term], about: About | None, preferred: str) -> tuple[str, ...]:
    """The languages that any of the terms has; first that of the title, or the preferred one."""
    there = [code for code in LANGUAGES if any(term.words(code) for term in terms)]
    named = next((code for code, _ in about.title.values), "") if about else ""
    return tuple(sorted(there, key=lambda code: (code != named, code != preferred)))
