"""The chain of diagnoses: what a person did wrong, given what the parser stumbled over.

Why this order: first what makes everything behind it unreliable (marks of git, tabs, quotes that
never close), then what can be recognised for certain on the line itself, then what needs a
comparison with other lines, and loose text last, because any broken line looks like loose text.
"""

from __future__ import annotations

from collections.abc import Callable

from houvast.source.diagnosis import Diagnosis, Page, Problem
from houvast.source.mistakes import (
    blocks,
    brackets,
    colons,
    dashes,
    indentation,
    lists,
    loose,
    marks,
    quotes,
    tabs,
)

__all__ = ["diagnose"]

_CHAIN: tuple[Callable[[Page, Problem], list[Diagnosis]], ...] = (
    lambda page, _: marks.conflict_marks(page),
    tabs.tabs,
    quotes.backslash,
    quotes.unclosed_quote,
    lambda page, _: marks.percent_line(page),
    blocks.text_after_block_mark,
    blocks.text_indent,
    lists.bullets,
    lists.missing_space_after_dash,
    colons.missing_space_after_colon,
    colons.missing_colon_before_bracket,
    quotes.text_after_quote,
    brackets.bracket_start,
    brackets.brackets_inside,
    lists.dash_as_value,
    marks.mark_at_start,
    colons.empty_key,
    colons.second_colon,
    dashes.missing_first_dash,
    colons.missing_colon,
    indentation.text_with_fields,
    loose.text_among_fields,
    indentation.list_indent,
    indentation.key_indent,
    colons.colon_in_long_text,
    loose.more_after_end,
    loose.loose_text,
)


def diagnose(page: Page, problem: Problem) -> list[Diagnosis]:
    """What went wrong; empty when no diagnosis fits."""
    for step in _CHAIN:
        if found := step(page, problem):
            return found
    return []
