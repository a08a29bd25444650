"""A glossary as SKOS in Turtle, one statement to a line.

Why: written by hand and not by the library, because that puts words in an order of its own, and a
person reads this file, in a diff too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from houvast.exchange.vocabulary import HEARD, PREFIXES, term_iri
from houvast.glossary.terms import About, Heard, Link, Term, TermWords
from houvast.texts import LANGUAGES

__all__ = ["turtle"]

_USED = ("skos", "dct", "rdfs", "houvast")


def turtle(terms: Sequence[Term], about: About | None, base: str = "") -> bytes:
    """The file with these terms, in their order; the same terms always give the same bytes."""
    whole = f"<{base}index.html>"
    lines = [f"@prefix {name}: <{PREFIXES[name]}> ." for name in _USED]
    lines += ["", *_block(whole, "skos:ConceptScheme", _about(about))]
    for term in terms:
        said = _statements(term, base, whole)
        lines += ["", *_block(f"<{term_iri(base, term.id)}>", "skos:Concept", said)]
    return ("\n".join(lines) + "\n").encode()


def _block(subject: str, kind: str, said: Iterable[tuple[str, str]]) -> Iterator[str]:
    statements = [f"  {name} {value}" for name, value in said]
    yield f"{subject} a {kind}" + (" ;" if statements else " .")
    for number, statement in enumerate(statements, 1):
        yield f"{statement} {'.' if number == len(statements) else ';'}"


def _about(about: About | None) -> Iterator[tuple[str, str]]:
    if about is None:
        return
    for name, text in (
        ("dct:title", about.title),
        ("dct:publisher", about.publisher),
        ("dct:license", about.licence),
    ):
        for language, words in text.values if text else ():
            yield name, _quoted(words, language)
    if about.url:
        yield "dct:identifier", _quoted(about.url)


def _statements(term: Term, base: str, whole: str) -> Iterator[tuple[str, str]]:
    yield "skos:inScheme", whole
    yield "skos:notation", _quoted(term.id)
    for language in LANGUAGES:
        if words := term.words(language):
            for name, text in _words(words):
                yield name, _quoted(text, language)
    for other in term.see:
        yield "skos:related", f"<{term_iri(base, other)}>"
    if term.source:
        yield "dct:source", _quoted(term.source)
    if term.replaced_by:
        yield "dct:isReplacedBy", f"<{term_iri(base, term.replaced_by)}>"
    if term.link is not Link.FIRST:
        yield "houvast:link", _quoted(str(term.link))


def _words(words: TermWords) -> Iterator[tuple[str, str]]:
    heard = words.heard_as or Heard()
    yield "skos:prefLabel", words.term
    for name, several in (("skos:altLabel", words.also), ("skos:hiddenLabel", words.finds)):
        for text in several:
            yield name, text
    one = {
        "skos:definition": words.definition,
        "rdfs:comment": words.explanation,
        **{f"houvast:{name}": getattr(heard, party) for party, name in HEARD.items()},
        "skos:example": words.example,
        "skos:scopeNote": words.differs,
    }
    for name, said in one.items():
        if said:
            yield name, said


_ESCAPED = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def _quoted(text: str, language: str = "") -> str:
    escaped = "".join(_ESCAPED.get(sign, sign) for sign in text)
    return f'"{escaped}"' + (f"@{language}" if language else "")
