"""A finding in words: the message and what to do, from the catalogue.

Why: a finding is data. Every format says the same words, so that a person recognises in the
terminal what stood beside the line in a merge request.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from houvast.finding import Finding
from houvast.report.visible import visible
from houvast.texts import Texts

__all__ = ["LONGEST", "fill", "level_word", "message", "to_do"]

LONGEST = 300
"""A value in a message is at most this long, in characters."""

_PLACE = re.compile(r"\{\{|\}\}|\{([A-Za-z_]\w*)\}")


def message(finding: Finding, texts: Texts) -> str:
    """What is wrong, in one or two sentences. A finding without a text shows its own name."""
    return _text(finding, "message", texts) or finding.name


def to_do(finding: Finding, texts: Texts) -> str:
    """What to do about it; empty when there is nothing to add."""
    return _text(finding, "do", texts)


def level_word(finding: Finding, texts: Texts) -> str:
    """The level in the reader's language."""
    return texts.get(f"report.level.{finding.level.key}", finding.level.key)


def fill(template: str, values: Mapping[str, str]) -> str:
    """The template with its `{name}` places filled in; a place without a value stays as it is.

    Unlike `str.format` this never fails: a slip in a text must not hide the finding.
    """

    def place(match: re.Match[str]) -> str:
        if match[1] is None:
            return match[0][0]
        return values.get(match[1], match[0])

    return _PLACE.sub(place, template)


def _text(finding: Finding, part: str, texts: Texts) -> str:
    base = f"findings.{finding.name}.{part}"
    template = texts.get(base)
    if finding.variant:
        template = texts.get(f"{base}_{finding.variant}", template)
    values = {name: visible(value, LONGEST) for name, value in finding.values.items()}
    return fill(template, values).strip()
