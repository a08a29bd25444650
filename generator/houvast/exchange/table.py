"""A glossary as a table (CSV), read and written.

Why: a list of words often begins in a spreadsheet. Columns are known by their names in Dutch and in
English; a table of ours gives back exactly the terms that went into it.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from houvast.exchange.asked import Asked
from houvast.exchange.columns import (
    COLUMNS,
    LISTS,
    bare,
    column_of,
    guarded,
    parted,
    together,
)
from houvast.exchange.drafts import FIELDS, Draft, Said
from houvast.exchange.findings import Notes, Unreadable
from houvast.exchange.language import guessed, ours
from houvast.finding import Span
from houvast.glossary.terms import Heard, Link, Term, TermWords
from houvast.model.values import LANGUAGE_NAMES, slug_of
from houvast.texts import LANGUAGES

__all__ = ["csv_table", "read_table"]

_BOM = "\ufeff"
_NAMED = 0.5  # of the headings; below that the first row is a row like the others


@dataclass(frozen=True, slots=True)
class _Row:
    cells: tuple[str, ...]
    span: Span


def csv_table(terms: Sequence[Term]) -> bytes:
    """The table with these terms, as spreadsheets open it: UTF-8 with a mark, semicolons."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for term in terms:
        for language in LANGUAGES:
            if words := term.words(language):
                writer.writerow([guarded(cell) for cell in _cells(term, language, words)])
    return (_BOM + out.getvalue()).encode()


def _cells(term: Term, language: str, words: TermWords) -> Iterator[str]:
    heard = words.heard_as or Heard()
    of_term = {
        "id": term.id,
        "language": language,
        "see": together(term.see),
        "source": term.source,
        "replaced_by": term.replaced_by,
        "link": str(term.link) if term.link is not Link.FIRST else "",
    }
    for name in COLUMNS:
        if name in of_term:
            yield of_term[name] or ""
        elif name in LISTS:
            yield together(getattr(words, name))
        elif name.startswith("heard_"):
            yield getattr(heard, name.removeprefix("heard_")) or ""
        else:
            yield getattr(words, name) or ""


def read_table(text: str, asked: Asked, notes: Notes) -> list[Draft]:
    """The rows of a table as drafts. Raises Unreadable."""
    rows = [row for row in _rows(text, asked.file, notes) if any(map(str.strip, row.cells))]
    if not rows:
        raise Unreadable("nothing", Span(asked.file))
    head = rows[0]
    columns = [column_of(heading) for heading in head.cells]
    names = [name for name, _ in columns]
    exact = tuple(cell.strip() for cell in head.cells) == COLUMNS
    if "term" in names and len(list(filter(None, names))) >= len(names) * _NAMED:
        rows = rows[1:]
        for heading, name in zip(head.cells, names, strict=True):
            if heading.strip() and not name:
                notes.left_out("column", head.span, field=heading.strip())
    else:
        columns = [("term", ""), ("explanation", "")][: len(names)]
        notes.changed("no-header", head.span, text=head.cells[0])
    language = asked.language
    if not language and any(name in FIELDS and not spoken for name, spoken in columns):
        language = guessed((" ".join(row.cells) for row in rows), asked.fallback)
        if "language" not in names:
            notes.changed(f"language-{language}", head.span)
    reader = _Reader(columns, exact, language, notes)
    for row in rows:
        reader.take(row)
    return reader.drafts


class _Reader:
    """Takes row after row; rows of one term in several languages come together."""

    def __init__(
        self, columns: list[tuple[str, str]], exact: bool, language: str, notes: Notes
    ) -> None:
        self.columns = columns
        self.exact = exact
        self.language = language
        self.notes = notes
        self.drafts: list[Draft] = []
        self.by_id: dict[str, Draft] = {}
        self.seen: dict[tuple[str, ...], int] = {}
        self.words: Counter[tuple[str, str]] = Counter()

    def take(self, row: _Row) -> None:
        """Makes a draft of a row, or adds it to one."""
        cells = self._named(row)
        if row.cells in self.seen:
            self.notes.left_out("same-row", row.span, line=str(self.seen[row.cells]))
            return
        self.seen[row.cells] = row.span.line
        if not any(name == "term" for name, _ in cells):
            self.notes.left_out("row", row.span, text=_words(row))
            return
        language = self._language(row, cells.pop(("language", ""), [""])[0])
        if not language:
            return
        said = [
            (spoken or language, name, part)
            for (name, spoken), texts in cells.items()
            if name in FIELDS
            for text in texts
            for part in (parted(text, ours=self.exact) if name in LISTS else [text])
        ]
        name = cells.get(("id", ""), [""])[0].strip()
        draft = self._draft(row, name, {(lang, of): text.strip() for lang, of, text in said})
        for spoken, field, text in said:
            draft.say(spoken, field, text, row.span)
        self._of_term(draft, row, cells)

    def _named(self, row: _Row) -> dict[tuple[str, str], list[str]]:
        """The cells by column and language; what stands outside the columns is told."""
        found: dict[tuple[str, str], list[str]] = {}
        for at, cell in enumerate(row.cells):
            column = self.columns[at] if at < len(self.columns) else ("", "")
            if not cell.strip():
                continue
            if not column[0]:
                self.notes.left_out("cell", row.span, text=cell.strip(), number=str(at + 1))
                continue
            plain = bare(cell)
            if plain != cell and not self.exact:
                self.notes.changed("formula", row.span, text=plain)
            found.setdefault(column, []).append(plain)
        return found

    def _language(self, row: _Row, typed: str) -> str:
        """The language of what does not say its own; "" when the row is in one of others."""
        if not typed.strip():
            if ("language", "") in self.columns:
                self.notes.changed(f"language-{self.language}", row.span)
            return self.language or LANGUAGES[0]
        known = ours(typed) or LANGUAGE_NAMES.get(typed.strip().casefold(), "")
        if not known:
            values = {"language": typed.strip(), "text": _words(row), "id": ""}
            self.notes.left_out("language", row.span, **values)
        return known

    def _draft(self, row: _Row, name: str, said: dict[tuple[str, str], str]) -> Draft:
        """The draft of the same id when that has not spoken this language yet; else a new one."""
        terms = [(spoken, text.casefold()) for (spoken, of), text in said.items() if of == "term"]
        there = self.by_id.get(name) if name else None
        if there is not None and not any(spoken in there.words for spoken, _ in said):
            return there
        number = 1 + max(self.words[term] for term in terms)
        if there is not None or (not name and number > 1):
            self.notes.changed("homonym", row.span, text=said[terms[0][0], "term"])
        self.words.update(terms)
        slug = name or slug_of(terms[0][1])
        wish = f"{slug}-{number}" if slug and not name and number > 1 else ""
        draft = Draft(slug or terms[0][1], row.span, wish)
        self.drafts.append(draft)
        if name:
            self.by_id.setdefault(name, draft)
        return draft

    def _of_term(self, draft: Draft, row: _Row, cells: dict[tuple[str, str], list[str]]) -> None:
        """What a row says of the term in all languages; the next row may say it again."""
        for name, into in (
            ("see", draft.see),
            ("source", draft.source),
            ("replaced_by", draft.replaced_by),
        ):
            there = {said.text for said in into}
            for cell in cells.get((name, ""), ()):
                parts = parted(cell, ours=self.exact) if name in LISTS else [cell]
                into += [Said(part, row.span) for part in parts if part not in there]
        for cell in cells.get(("link", ""), ()):
            word = cell.strip().casefold()
            if word in ("never", "nooit"):
                draft.link = Link.NEVER
            elif word != "first":
                self.notes.left_out("shape", row.span, field="link", text=cell)
        for extra in cells.get(("id", ""), [])[1:]:
            self.notes.left_out("shape", row.span, field="id", text=extra)


def _words(row: _Row) -> str:
    return " ".join(filter(None, map(str.strip, row.cells)))


def _rows(text: str, file: str, notes: Notes) -> Iterator[_Row]:
    """The rows with the line that each begins on. Raises Unreadable."""
    first, _, rest = text.partition("\n")
    start = 0
    delimiter = _delimiter(text)
    if first.strip().casefold().startswith("sep=") and len(first.strip()) == 5:
        delimiter, text, start = first.strip()[4], rest, 1
    strict = _quotes_are_right(text, delimiter, file, start, notes)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=strict)
    before = 0
    try:
        for cells in reader:
            yield _Row(tuple(cells), Span(file, start + before + 1, 1))
            before = reader.line_num
    except csv.Error:
        raise Unreadable("table", Span(file, start + before + 1, 1)) from None


def _quotes_are_right(text: str, delimiter: str, file: str, start: int, notes: Notes) -> bool:
    """Whether all quotes close where a cell ends. Raises Unreadable for one that never closes."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    before = 0
    try:
        for _ in reader:
            before = reader.line_num
    except csv.Error as problem:
        place = Span(file, start + before + 1, 1)
        if "unexpected end" in str(problem) or "field larger" in str(problem):
            raise Unreadable("quote", place) from None
        notes.changed("quotes", place)
        return False
    return True


def _delimiter(text: str) -> str:
    """What parts the cells: the sign that is there most, outside quotes, in the first lines."""
    quoted = False
    count: Counter[str] = Counter()
    for sign in text[:4000]:
        if sign == '"':
            quoted = not quoted
        elif sign == "\n" and not quoted and count:
            break
        elif sign in ",;\t" and not quoted:
            count[sign] += 1
    return max(";\t,", key=lambda sign: count[sign])
