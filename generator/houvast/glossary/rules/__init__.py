"""The rules of the glossary, each in a file of its own: `check(glossary)`.

Only the workspace's own terms are looked at: what was pulled is for the school to mend. A new rule
is a file here, its place in `RULES`, its row in `codes.py`, its texts in both languages and its
cases in the tests.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from houvast.finding import Finding
from houvast.glossary.glossary import Glossary
from houvast.glossary.rules import (
    replaced_in_a_circle,
    same_word,
    term_language_missing,
    term_unknown,
    term_unused,
    term_without_explanation,
)

__all__ = ["RULES", "Rule", "unused_terms"]

Rule = Callable[[Glossary], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    # What leads nowhere.
    term_unknown.check,
    replaced_in_a_circle.check,
    # What leaves a reader with a question.
    term_without_explanation.check,
    same_word.check,
    term_language_missing.check,
)
"""The rules that need nothing but the glossary. `unused_terms` needs all handbooks as well."""

unused_terms = term_unused.check
