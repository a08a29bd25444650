"""Lists in YAML: Glosario, and lists of acronyms.

Why: both are a list of entries with a `slug`. In Glosario each language is a section, and its
definitions refer to each other with local links, which become plain words and `see`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from houvast.exchange.asked import Asked
from houvast.exchange.drafts import Draft, Said
from houvast.exchange.findings import Notes, Unreadable, clip
from houvast.exchange.language import guessed
from houvast.finding import Span
from houvast.source import Mapping, Node, Scalar, Sequence
from houvast.source.others import NotYaml, foreign_yaml
from houvast.texts import LANGUAGES

__all__ = ["read_acronyms", "read_glosario", "yaml_entries"]

_LANGUAGE = re.compile(r"[a-z]{2}([-_][A-Za-z]{2,4})?")
_LINK = re.compile(r"\[([^\[\]]*)\]( ?)\(([^()]*)\)")
_TARGET = re.compile(r"\] ?\(([^()]*)\)")
_SECTION = {"term": "term", "def": "definition", "acronym": "also"}
_ENTRY = ("slug", "ref", *LANGUAGES)
_WEB = ("http://", "https://")
_LONG = 60  # lines of a definition that are searched for a link
_MEANINGS = re.compile(r"\s+/\s+")


def yaml_entries(text: str, file: str, notes: Notes) -> list[Mapping]:
    """The entries of a list in YAML. Raises Unreadable."""
    try:
        read = foreign_yaml(text, file)
    except NotYaml as problem:
        raise Unreadable("too-much" if problem.too_much else "yaml", problem.span) from None
    for span, words in read.lost:
        notes.left_out("yaml", span, text=words)
    if isinstance(read.node, Mapping):
        ours = read.node.get("terms") is not None
        raise Unreadable("ours" if ours else "no-list", read.node.span)
    if not isinstance(read.node, Sequence):
        raise Unreadable("no-list", Span(file, 1, 1))
    entries = []
    for item in read.node.items:
        if isinstance(item, Mapping):
            entries.append(item)
        else:
            notes.left_out("yaml", item.span, text=_words(item))
    return entries


def read_glosario(entries: Iterable[Mapping], text: str, notes: Notes) -> list[Draft]:
    """The entries of Glosario as drafts. `text` is the file, to find the line of a link."""
    entries = list(entries)
    slugs = {node.text for entry in entries if isinstance(node := entry.get("slug"), Scalar)}
    reader = _Glosario(slugs, text.split("\n"), notes)
    return [reader.draft(entry) for entry in entries]


@dataclass(frozen=True, slots=True)
class _Glosario:
    """Reads entries; `slugs` are those of the whole file, `lines` its lines."""

    slugs: set[str]
    lines: list[str]
    notes: Notes

    def draft(self, entry: Mapping) -> Draft:
        """An entry as a draft."""
        draft = Draft(_slug(entry, self.notes), entry.span)
        for field in entry.entries:
            key, value = field.key, field.value
            if key.text == "ref":
                self._refer(draft, value)
            elif key.text in LANGUAGES and isinstance(value, Mapping):
                self._section(draft, key.text, value)
            elif _LANGUAGE.fullmatch(key.text) and isinstance(value, Mapping):
                self._other_language(draft, key, value)
            elif key.text != "slug":
                _unknown(key, value, _ENTRY, self.notes)
        return draft

    def _refer(self, draft: Draft, value: Node) -> None:
        for item in value.items if isinstance(value, Sequence) else (value,):
            if isinstance(item, Scalar):
                draft.see.append(Said(item.text.strip(), item.span))
            else:
                self.notes.left_out("shape", item.span, field="ref", text=_words(item))

    def _section(self, draft: Draft, language: str, fields: Mapping) -> None:
        for field in fields.entries:
            name = _SECTION.get(field.key.text)
            if name is None:
                _unknown(field.key, field.value, tuple(_SECTION), self.notes)
            elif not isinstance(field.value, Scalar):
                _shape(field.key, field.value, self.notes)
            else:
                plain = name == "definition"
                text = self._without_links(draft, field.value) if plain else field.value.text
                draft.say(language, name, text, field.value.span)

    def _without_links(self, draft: Draft, said: Scalar) -> str:
        """The text with local links as plain words; the terms that they led to go into `see`."""
        moved: dict[str, None] = {}

        def words(link: re.Match[str]) -> str:
            shown, space, target = link.groups()
            if target.startswith(_WEB):
                return link[0]
            if target[:1] == "#" and target[1:] in self.slugs:
                moved[target[1:]] = None
            elif space and target[:1] != "#":
                return link[0]  # an ordinary remark between brackets
            else:
                self._odd_link(draft, target, said.span)
            return str(shown)

        text = _LINK.sub(words, said.text)
        if moved:
            draft.see += [Said(target, said.span) for target in moved if target != draft.name]
            self.notes.changed("links", said.span, id=draft.name, other=", ".join(moved))
        return text

    def _odd_link(self, draft: Draft, target: str, span: Span) -> None:
        near = self.notes.likely(target.lstrip("#"), self.slugs)
        values = {"id": draft.name, "target": target, "near": f"#{near}"}
        place = self._line_of(f"({target})", span)
        self.notes.left_out("link-near" if near else "link", place, **values)

    def _line_of(self, words: str, span: Span) -> Span:
        """Where in a text of several lines the words are; the text itself when they are broken."""
        for number in range(span.line, min(span.line + _LONG, len(self.lines) + 1)):
            at = self.lines[number - 1].find(words)
            if at >= 0:
                return Span(span.file, number, at + 1, number, at + 1 + len(words))
        return span

    def _other_language(self, draft: Draft, key: Scalar, fields: Mapping) -> None:
        """A section that is left out; what is wrong in it is told to whoever keeps the list."""
        term = fields.get("term")
        text = term.text.strip() if isinstance(term, Scalar) else _words(fields)
        self.notes.left_out("language", key.span, language=key.text, text=text, id=draft.name)
        for field in fields.entries:
            if not isinstance(field.value, Scalar):
                continue
            words = field.value.text
            for target in _TARGET.findall(words):
                local = target[:1] == "#" and target[1:] in self.slugs
                if not local and not target.startswith(_WEB):
                    self._odd_link(draft, target, field.value.span)
            if words[:1].isspace() or words[-1:] in (" ", "\t"):
                self.notes.changed("spaces", field.value.span, text=clip(words))


def _slug(entry: Mapping, notes: Notes) -> str:
    node = entry.get("slug")
    if isinstance(node, Scalar):
        return node.text.strip()
    if node is not None:
        notes.left_out("shape", node.span, field="slug", text=_words(node))
    return ""


def read_acronyms(entries: Iterable[Mapping], asked: Asked, notes: Notes) -> list[Draft]:
    """A list of acronyms as drafts, in the language asked for or that its texts seem to be in.

    Two meanings in one line become two terms that each say of the other that it is there.
    """
    entries = list(entries)
    language = asked.language
    if not language:
        texts = [n.text for e in entries if isinstance(n := e.get("definition"), Scalar)]
        language = guessed(texts, asked.fallback)
        notes.changed(f"language-{language}", Span(asked.file, 1, 1))
    drafts = []
    for entry in entries:
        slug, acronym = _slug(entry, notes), entry.get("acronym")
        for field in entry.entries:
            if field.key.text not in ("slug", "acronym", "definition"):
                _unknown(field.key, field.value, ("slug", "acronym", "definition"), notes)
            elif not isinstance(field.value, Scalar) and field.key.text != "slug":
                _shape(field.key, field.value, notes)
        definition = entry.get("definition")
        meanings = _MEANINGS.split(definition.text) if isinstance(definition, Scalar) else [""]
        named = isinstance(acronym, Scalar)
        for number, meaning in enumerate(meanings if named else meanings[:1]):
            draft = Draft(slug, entry.span, f"{slug}-{number + 1}" if slug and number else "")
            if isinstance(acronym, Scalar):
                draft.say(language, "term", acronym.text, acronym.span)
            if isinstance(definition, Scalar):
                text = meaning if named else definition.text
                draft.say(language, "definition", text, definition.span)
            if named and len(meanings) > 1:
                others = [_LINK.sub(r"\1", other) for other in meanings if other != meaning]
                words = asked.also_means[language].format(other="; ".join(others))
                draft.say(language, "differs", words, entry.span)
            drafts.append(draft)
            if named and number:
                notes.changed(
                    "meanings", entry.span, text=_words(acronym), count=str(len(meanings))
                )
    return drafts


def _unknown(key: Scalar, value: Node, known: tuple[str, ...], notes: Notes) -> None:
    near = notes.likely(key.text, known)
    reason = "field-near" if near else "field"
    notes.left_out(reason, key.span, field=key.text, text=_words(value), near=near)


def _shape(key: Scalar, value: Node, notes: Notes) -> None:
    notes.left_out("shape", value.span, field=key.text, text=_words(value))


def _words(node: Node | None) -> str:
    """What a node says, on one line."""
    if isinstance(node, Scalar):
        return node.text.strip()
    if isinstance(node, Sequence):
        return ", ".join(map(_words, node.items))
    return ", ".join(f"{e.key.text}: {_words(e.value)}" for e in node.entries) if node else ""
