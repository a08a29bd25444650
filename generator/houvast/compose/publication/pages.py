"""The pages of a published glossary in one language.

Why: every word has its own page at `term-<id>.html`, whatever happened to the word: it may be
missing in this language, replaced by another, or taken away. Which of those it is decides what the
page says first; the templates `glossary-*` decide how it looks.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup

from houvast.compose.alphabet import alphabetical, initial
from houvast.compose.blocks import block_templates, one_block
from houvast.compose.prose import foreign_html, plain_words, rewrite
from houvast.compose.publication.differences import differences
from houvast.compose.publication.publication import Publication
from houvast.compose.search import shared_entry
from houvast.compose.shared import Shared
from houvast.compose.site import Page, Section, page_url, relative_url
from houvast.compose.words import Words
from houvast.glossary import Term, TermWords
from houvast.glossary.changes import Change, Kind
from houvast.glossary.versions import Version

__all__ = ["CHANGES", "INDEX", "USE", "GlossaryEdition"]

INDEX, CHANGES, USE = "index.md", "changes.md", "use.md"
SHORT = 150


@dataclass(frozen=True, slots=True)
class Entry:
    """A term as this language has it. `said` is the language of `words`, if it is another one.

    `gone` is the version that took the term away.
    """

    term: Term
    words: TermWords
    said: str = ""
    gone: Version | None = None

    @property
    def id(self) -> str:
        """The id of the term."""
        return self.term.id

    @property
    def order(self) -> tuple[tuple[str, str], str]:
        """The place in the alphabet."""
        return alphabetical(self.words.term), self.id


class GlossaryEdition:
    """A glossary in one language; `lead` is what the site says of itself."""

    def __init__(self, publication: Publication, language: str, shared: Shared) -> None:
        self.publication = publication
        self.language = language
        self.t = shared.catalogues[language]
        self.title = publication.titles[language]
        self.words = Words(self.t, publication.languages[0])
        self.templates = block_templates(shared.blocks)
        self.entries = dict(self._entries())
        self.here = [e for e in self.entries.values() if not e.said and not e.gone]
        self.here.sort(key=lambda entry: entry.order)
        self.lead = self.t("publication.lead")
        self.fixed: dict[str, Any] = {
            "t": self.t,
            "w": self.words,
            "language": language,
            "publication": publication,
            "prose": prose,
            "short": short,
            "change": self._change,
            "newest": publication.versions[-1],
            "file": self._file,
        }

    def _entries(self) -> Iterator[tuple[str, Entry]]:
        """Every term that ever was, by id; a term that came back is not gone."""
        for version in self.publication.versions:
            for term in version.gone:
                yield term.id, self._entry(term, version)
        for term in self.publication.terms:
            yield term.id, self._entry(term)

    def _entry(self, term: Term, gone: Version | None = None) -> Entry:
        for language in (self.language, *self.publication.languages):
            if words := term.words(language):
                said = "" if language == self.language else language
                return Entry(term, words, said, gone)
        return Entry(term, TermWords(term=term.id), "", gone)

    def pages(self) -> Iterator[Page]:
        """The pages: first those of the menu, then one for each term."""
        yield self._index()
        yield self._changes()
        yield self._page(USE, self.t("publication.use.title"), self._block("use"))
        history = self._history()
        same: dict[str, list[Entry]] = {}
        for entry in self.here:
            same.setdefault(entry.words.term.casefold(), []).append(entry)
        places = {entry.id: place for place, entry in enumerate(self.here)}
        for name, entry in self.entries.items():
            place = places.get(name)
            html = self._block(
                "term",
                entry=entry,
                term=entry.term,
                words=entry.words,
                see=self._named(*entry.term.see),
                successor=next(iter(self._named(entry.term.replaced_by or "")), None),
                same=[e for e in same.get(entry.words.term.casefold(), ()) if e.id != name],
                history=history.get(name, ()),
                previous=self.here[place - 1] if place else None,
                following=None if place is None else next(iter(self.here[place + 1 :]), None),
            )
            page = self._page(f"term-{name}.md", entry.words.term, html)
            found = replace(shared_entry(entry.term, entry.words), anchor="")
            yield replace(page, entries=(found,))

    def _index(self) -> Page:
        letters: dict[str, list[Entry]] = {}
        for entry in self.here:
            letters.setdefault(initial(entry.words.term), []).append(entry)
        others = [e for e in self.entries.values() if e.said and not e.gone]
        others.sort(key=lambda entry: entry.order)
        successors = {
            entry.id: found[0]
            for entry in self.here
            if (found := self._named(entry.term.replaced_by or ""))
        }
        html = self._block("index", letters=letters, others=others, successors=successors)
        return self._page(INDEX, self.title, html, lead=self.lead)

    def _changes(self) -> Page:
        sections = []
        for version in reversed(self.publication.versions):
            groups: dict[str, list[Change]] = {}
            for change in version.changes:
                groups.setdefault(change.kind, []).append(change)
            html = self._block("changes", version=version, groups=groups)
            title = f"{version.number} · {self.words.date(version.day)}"
            sections.append(Section(f"v{version.number.replace('.', '-')}", title, html))
        title, lead = self.t("publication.changes.title"), self.t("publication.changes.lead")
        return self._page(CHANGES, title, "", lead, tuple(sections))

    def _history(self) -> dict[str, list[tuple[Version, Change]]]:
        """What happened to each term, the newest first; not what happened in another language."""
        found: dict[str, list[tuple[Version, Change]]] = {}
        for version in reversed(self.publication.versions):
            for change in version.changes:
                if change.language in ("", self.language):
                    found.setdefault(change.id, []).append((version, change))
        return found

    def _named(self, *names: str) -> list[Entry]:
        """The terms with these ids that have a page."""
        return [self.entries[name] for name in names if name in self.entries]

    def _change(self, change: Change) -> dict[str, Any]:
        """A change in words: what it is called, and each field as it was and as it is."""
        language = self.t(f"publication.language.{change.language}") if change.language else ""
        of_language = bool(language) and change.kind in (Kind.ADDED, Kind.REMOVED)
        key = f"publication.kind.{change.kind}{'-language' if of_language else ''}"
        rows = []
        for detail in change.details:
            label = self.t.get(f"publication.field.{detail.field}", detail.field)
            was, now = differences(*(plain_words(prose(x)) for x in (detail.before, detail.after)))
            rows.append({"label": label, "was": was, "now": now})
        linked = change.id in self.entries
        replaced = change.kind is Kind.REPLACED
        successors = self._named(*(detail.after for detail in change.details)) if replaced else ()
        return {
            "label": self.t(key, language=language) if of_language else self.t(key),
            "language": language,
            "said": change.language if change.language != self.language else "",
            "rows": rows,
            "successor": next(iter(successors), None),
            "linked": linked,
        }

    def _file(self, path: str) -> str:
        """The address of a file of the site from a page of this language."""
        prefix = "" if self.language == self.publication.languages[0] else f"{self.language}/"
        return relative_url(path, prefix + page_url(INDEX))

    def _block(self, name: str, **values: Any) -> str:
        template = self.templates.get_template(f"glossary-{name}.html")
        return one_block(template.render(**self.fixed, **values))

    def _page(
        self,
        path: str,
        title: str,
        opening: str,
        lead: str = "",
        sections: tuple[Section, ...] = (),
    ) -> Page:
        menu = self.t("publication.all") if path == INDEX else title
        return Page(path, self.language, title, menu, lead, opening, sections, read="", minutes=0)


def prose(text: str | None) -> Markup:
    """Paragraphs of sanitised HTML; only links to other websites stay links."""
    if not text:
        return Markup("")
    try:
        made = foreign_html(text)
    except RecursionError:
        return Markup("<p>{}</p>").format(text)
    return Markup(rewrite(made, _outside))


def _outside(tag: str, address: str) -> str | None:
    web = tag == "a" and address.startswith(("https://", "http://"))
    return address if web else None


def short(words: TermWords) -> str:
    """What a term means in one or two lines, as plain text."""
    plain = plain_words(prose(words.explanation or words.definition))
    return textwrap.shorten(plain, SHORT, placeholder=" …")
