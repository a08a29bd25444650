"""From the statements of SKOS and schema.org to drafts of terms.

Why: the fields follow the Dutch profile of SKOS, so most of them have one place to go. What has
none is told, statement by statement: an unknown name is often a slip that loses words unseen.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from rdflib import BNode, Graph, Literal, URIRef
from rdflib.term import Node

from houvast.exchange.asked import Asked
from houvast.exchange.drafts import Draft, Said
from houvast.exchange.findings import Notes, Unreadable
from houvast.exchange.graph import BASE
from houvast.exchange.language import guessed, ours
from houvast.exchange.places import NAMELESS, Places
from houvast.exchange.vocabulary import (
    DCT,
    HEARD,
    HOUVAST,
    PREFIXES,
    RDF,
    RDFS,
    SCHEMA,
    SKOS,
    id_of,
)
from houvast.finding import Span
from houvast.glossary.terms import Link
from houvast.model.values import near_word

__all__ = ["read_concepts"]

_THESAURUS = "http://purl.org/iso25964/skos-thes#"
_SHORT = {**PREFIXES, "rdf": RDF, "skosthes": _THESAURUS, "dcat": "http://www.w3.org/ns/dcat#"}
_WORDS = {
    f"{SKOS}prefLabel": "term",
    f"{SKOS}altLabel": "also",
    f"{SKOS}hiddenLabel": "finds",
    f"{SKOS}definition": "definition",
    f"{RDFS}comment": "explanation",
    f"{SKOS}example": "example",
    f"{SKOS}scopeNote": "differs",
    **{f"{HOUVAST}{name}": f"heard_{party}" for party, name in HEARD.items()},
}
# Said a second time for readers of schema.org; only used where SKOS says nothing.
_AGAIN = {
    f"{SCHEMA}name": "term",
    f"{RDFS}label": "term",
    f"{SCHEMA}alternateName": "also",
    f"{SCHEMA}description": "definition",
    f"{DCT}description": "definition",
}
_SEE = {f"{SKOS}{name}": name for name in ("related", "broader", "narrower")} | {
    f"{_THESAURUS}{name}": name
    for name in (
        *("broaderGeneric", "broaderPartitive", "broaderInstantial"),
        *("narrowerGeneric", "narrowerPartitive", "narrowerInstantial"),
    )
}
_TYPE = f"{RDF}type"
_TERMS = {f"{SKOS}Concept", f"{SCHEMA}DefinedTerm"}
_WHOLES = {f"{SKOS}ConceptScheme", f"{SCHEMA}DefinedTermSet"}
_IN = {f"{SKOS}inScheme", f"{SCHEMA}inDefinedTermSet"}
_MEMBER = f"{SCHEMA}hasDefinedTerm"
_CODES = {f"{SKOS}notation", f"{SCHEMA}termCode", f"{DCT}identifier"}
_KNOWN = (*_WORDS, *_AGAIN, *_SEE, *_IN, *_CODES, f"{DCT}source", f"{DCT}isReplacedBy")


def read_concepts(graph: Graph, places: Places, asked: Asked, notes: Notes) -> list[Draft]:
    """The terms in a graph as drafts. Raises Unreadable when there is none."""
    return _Concepts(graph, places, asked, notes).read()


class _Concepts:
    def __init__(self, graph: Graph, places: Places, asked: Asked, notes: Notes) -> None:
        self.graph = graph
        self.places = places
        self.asked = asked
        self.notes = notes
        self.types: dict[Node, set[str]] = {}
        for subject, _, kind in graph.triples((None, URIRef(_TYPE), None)):
            self.types.setdefault(subject, set()).add(_https(str(kind)))
        self.wholes = [one for one, kinds in self.types.items() if kinds & _WHOLES]
        self.default = ""

    def read(self) -> list[Draft]:
        """Every term, and every statement that is of no term."""
        concepts = self._concepts()
        if not concepts:
            raise Unreadable("no-concepts", Span(self.asked.file))
        self.default = self._default_language()
        drafts = [self._draft(concept) for concept in concepts]
        inside = set(concepts)
        for subject in dict.fromkeys(self.graph.subjects()):
            if subject not in inside and not isinstance(subject, BNode):
                self._whole(subject, inside)
        for subject in self._roots():
            self._whole(subject, inside)
        return drafts

    def _concepts(self) -> list[Node]:
        """What is called a concept, or has the label of one; in the order of the file."""
        found = [one for one, kinds in self.types.items() if kinds & _TERMS]
        labelled = self.graph.subjects(URIRef(f"{SKOS}prefLabel"))
        found += [one for one in labelled if not self.types.get(one)]
        return list(dict.fromkeys(found))

    def _roots(self) -> Iterator[Node]:
        """Nodes without a name that no statement points to: they would be told of nowhere."""
        for subject in dict.fromkeys(self.graph.subjects()):
            blank = isinstance(subject, BNode) and not self.types.get(subject, set()) & _TERMS
            if blank and next(self.graph.subjects(None, subject), None) is None:
                yield subject

    def _default_language(self) -> str:
        """The language of texts that do not say theirs."""
        if self.asked.language:
            return self.asked.language
        for whole in self.wholes:
            for said in self.graph.objects(whole, URIRef(f"{DCT}language")):
                if found := ours(re.split(r"[/#]", str(said))[-1]):
                    return found
        plain = [str(o) for o in self.graph.objects() if isinstance(o, Literal) and _tag(o) is None]
        tags = Counter(ours(_tag(o) or "") for o in self.graph.objects() if isinstance(o, Literal))
        tags.pop("", None)
        fallback = tags.most_common(1)[0][0] if tags else self.asked.fallback
        return guessed(plain, fallback)

    def _draft(self, concept: Node) -> Draft:
        draft = Draft(str(concept), self.places.at(str(concept)))
        later: list[tuple[str, Node, Span]] = []
        for predicate, value in self.graph.predicate_objects(concept):
            name = _https(str(predicate))
            span = self.places.at(str(concept), str(predicate), self._key(value))
            if name in _CODES or (name in _AGAIN and isinstance(value, Literal)):
                later.append((name, value, span))
            elif name in _WORDS and isinstance(value, Literal):
                self._say(draft, _WORDS[name], value, span)
            elif not self._of_term(draft, name, value, span) and not self._structure(name, value):
                self._lost(name, value, span)
        for name, value, span in later:
            if name in _AGAIN:
                self._say_again(draft, name, value, span)
        draft.wish = self._wish(concept, draft)
        for name, value, span in later:
            if name in _CODES and str(value) != draft.wish:
                self.notes.left_out("field", span, field=_short(name), text=str(value), near="")
        return draft

    def _of_term(self, draft: Draft, name: str, value: Node, span: Span) -> bool:
        """Takes what a statement says of the term in all languages; whether it did."""
        if name in _SEE and isinstance(value, URIRef):
            draft.see.append(Said(self._target(value), span))
            if _SEE[name] != "related" and (value, None, None) in self.graph:
                other = id_of(str(value))
                self.notes.changed("relation", span, field=_short(name), other=other)
        elif name == f"{DCT}source" and not isinstance(value, BNode):
            draft.source.append(Said(str(value), span))
        elif name == f"{DCT}isReplacedBy" and isinstance(value, URIRef):
            draft.replaced_by.append(Said(self._target(value), span))
        elif name == f"{HOUVAST}link" and str(value) in [*Link]:
            draft.link = Link(str(value))
        else:
            return False
        return True

    def _structure(self, name: str, value: Node) -> bool:
        """Whether a statement says no more than that this is a term of the glossary in the file."""
        if name == _TYPE:
            return _https(str(value)) in _TERMS
        return name in _IN and (self.wholes == [value] or not self.wholes)

    def _say(self, draft: Draft, field: str, value: Node, span: Span) -> None:
        text, tag = str(value), _tag(value)
        language = ours(tag) if tag else self.default
        if not language:
            self.notes.left_out("tag", span, language=tag or "", text=text)
            return
        if tag is None:
            self.notes.changed(f"language-{language}", span)
        draft.say(language, field, text, span)

    def _say_again(self, draft: Draft, name: str, value: Node, span: Span) -> None:
        """A text that may be there already; a description is only used where nothing explains."""
        text, field = str(value).strip(), _AGAIN[name]
        tag = _tag(value)
        there = [fields for key, fields in draft.words.items() if not tag or key == ours(tag)]
        said = {one.text.strip() for fields in there for of in fields.values() for one in of}
        if text in said:
            return
        own = draft.words.get(ours(tag) if tag else self.default, {})
        full = own.get(field) or (field == "definition" and own.get("explanation"))
        if full and field != "also":
            self.notes.left_out("field", span, field=_short(name), text=text)
        else:
            self._say(draft, field, value, span)

    def _wish(self, concept: Node, draft: Draft) -> str:
        """What the id is made of: the end of the address when it is a word, else the term."""
        last = "" if isinstance(concept, BNode) else id_of(str(concept))
        if f"{BASE}term-{last}.html" == str(concept) or str(concept).endswith(f"/term-{last}.html"):
            return last
        if not re.search(r"[^\W\d_]{3}", last) or re.fullmatch(r"[0-9a-fA-F-]{32,}", last):
            return next((said.text.strip() for said in draft.terms()), last)
        return last

    def _target(self, value: Node) -> str:
        """A reference as the name of a term of this file, or as the id of another."""
        inside = next(self.graph.predicates(value), None) is not None
        return str(value) if inside else id_of(str(value))

    def _whole(self, subject: Node, inside: set[Node]) -> None:
        """The statements about the glossary as a whole, a collection or anything else."""
        for predicate, value in self.graph.predicate_objects(subject):
            name = _https(str(predicate))
            belongs = name == _MEMBER and value in inside
            if belongs or (name == _TYPE and _https(str(value)) in _WHOLES):
                continue
            span = self.places.at(str(subject), str(predicate), self._key(value))
            kinds = sorted(_short(kind) for kind in self.types.get(subject, ()))
            about = ", ".join(kinds) if isinstance(subject, BNode) else id_of(str(subject))
            text = self._shown(value)
            self.notes.left_out("whole", span, about=about, field=_short(name), text=text)

    def _lost(self, name: str, value: Node, span: Span) -> None:
        near = "" if name in _KNOWN else _near(name)
        values = {"field": _short(name), "text": self._shown(value), "near": near}
        self.notes.left_out("field-near" if near else "field", span, **values)

    def _key(self, value: Node) -> str:
        return NAMELESS if isinstance(value, BNode) else str(value)

    def _shown(self, value: Node, depth: int = 0) -> str:
        """A value in words; of a nameless node, what is said of it."""
        if not isinstance(value, BNode) or depth > 3:
            return str(value)
        parts = [
            f"{_short(str(predicate))} {self._shown(inner, depth + 1)}"
            for predicate, inner in self.graph.predicate_objects(value)
        ]
        return "; ".join(parts)


def _near(name: str) -> str:
    """The name that was probably meant, when it is nearly one that we know."""
    short = _short(name)
    prefix = short.partition(":")[0]
    known = {_short(one).casefold(): _short(one) for one in _KNOWN}
    same = [one for one in known if one.startswith(f"{prefix}:")]
    trimmed = short.rstrip(":").casefold()
    if trimmed in known and known[trimmed] != short:
        return known[trimmed]
    found = near_word(short, same)
    close = found and abs(len(found) - len(short)) <= 2 and found[:6] == short.casefold()[:6]
    return known[found] if close else ""


def _short(name: str) -> str:
    for prefix, start in _SHORT.items():
        if name.startswith(start):
            return f"{prefix}:{name.removeprefix(start)}"
    return name


def _https(name: str) -> str:
    """schema.org under either of its addresses."""
    return name.replace("http://schema.org/", SCHEMA, 1)


def _tag(value: Node) -> str | None:
    return getattr(value, "language", None)
