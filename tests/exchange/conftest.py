"""What the tests of exchange share: the words of Houvast, and words that are hard to carry over."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from houvast.exchange import Asked, Format, Imported, csv_table, import_glossary, json_ld, turtle
from houvast.finding import Finding
from houvast.glossary import Heard, Link, Term, TermWords, read_glossary
from houvast.workspace import BUILTIN, Workspace

WRITERS = {
    Format.TURTLE: lambda terms: turtle(terms, None),
    Format.JSON_LD: lambda terms: json_ld(terms, None, "https://school.example/woorden/"),
    Format.CSV: csv_table,
}


def told(findings: Iterable[Finding]) -> dict[tuple[str, str], list[int]]:
    """The lines of findings by name and variant."""
    found: dict[tuple[str, str], list[int]] = {}
    for finding in findings:
        found.setdefault((finding.name, finding.variant), []).append(finding.span.line)
    return found


def read(text: str | bytes, file: str, **asked: object) -> Imported:
    """A file of these contents, imported."""
    data = text.encode() if isinstance(text, str) else text
    return import_glossary(data, Asked(file, **asked))  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def own_terms() -> tuple[Term, ...]:
    """The words that Houvast brings."""
    return read_glossary(Workspace(BUILTIN).glossary_sources()).terms


NASTY = (
    'quotes " and \\" and \\ and \'\'\' and """',
    "lines\nand\n\nparagraphs\n- with\n- points",
    "=cmd|'/C calc'!A0",
    "'=1+1",
    "''=1+1",
    "'s avonds",
    "-1",
    "+31 6 12345678",
    "@home",
    "a | b \\| c \\\\| d \\",
    "a; b, c\td",
    "emoji 👩‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿 and é ë ﬁ",
    "**bold** [link](https://example.org/a_(b)) <name></name> `code`",
    "https://example.org/?a=b&c=d%20e#f",
    "nl",
    "true",
    "null",
    "1.0",
    "x" * 4000,
    "{curly} [square] <angle> ^^xsd:date @nl .",
    "#hash and # comment",
    "not\u00a0breaking",
)


@pytest.fixture(scope="session")
def nasty_terms() -> tuple[Term, ...]:
    """Each hard text in each place of a term."""
    terms = []
    for number, text in enumerate(NASTY):
        word = " ".join(text.split())[:110].strip()
        words = TermWords(
            term=word,
            also=(f"{word} 2", f"b{word}", f"a{word}"),
            finds=(f"z {word}", f"a {word}"),
            definition=text,
            explanation=f"({text[:3000]})",
            heard_as=Heard(intern=text, school=f"s{text[:3000]}"),
            example=text,
            differs=text,
        )
        other = words.model_copy(update={"term": f"en {word}"[:120], "heard_as": None})
        terms.append(
            Term(
                id=f"t-{number}",
                nl=words if number % 3 != 1 else None,
                en=other if number % 3 != 2 else None,
                see=(f"t-{(number + 5) % len(NASTY)}", f"t-{(number + 1) % len(NASTY)}"),
                source=text,
                replaced_by="t-0" if number % 4 == 3 else None,
                link=Link.NEVER if number % 2 else Link.FIRST,
            )
        )
    return tuple(terms)
