"""The reference of all findings, as Markdown, made of the table and the catalogue.

Why: a list that is written by hand is wrong after a month. This one can be compared with what is
in `docs/` by a test.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from houvast.codes import CODES, Code
from houvast.texts import Texts

__all__ = ["rules_reference"]

_PLACE = re.compile(r"\{\{|\}\}|\{([A-Za-z_]\w*)\}")
_PARTS = ("why", "example", "instead")


def rules_reference(texts: Texts) -> str:
    """A table of all codes, and for each code what, what to do, why, an example and instead."""
    codes = sorted(CODES.values(), key=lambda code: code.number)
    lines = [f"# {texts('rules.title')}", "", texts("rules.intro").strip(), ""]
    columns = [texts(f"rules.column.{name}") for name in ("code", "level", "what")]
    lines += [f"| {' | '.join(columns)} |", "| --- | --- | --- |"]
    for code in codes:
        what = _cell(_what(code, texts))
        level = texts(f"report.level.{code.level.key}")
        lines.append(f"| [{code.number}](#{code.number.lower()}) | {level} | {what} |")
    groups = texts.under("rules.group")
    group = ""
    for code in codes:
        if code.number[:3] != group:
            group = code.number[:3]
            lines += ["", f"## {group}: {groups.get(group.lower(), '')}".rstrip(": ")]
        lines += ["", *_section(code, texts)]
    return "\n".join(lines) + "\n"


def _section(code: Code, texts: Texts) -> Iterable[str]:
    """One code. The id is the number, because the name may still find a better word."""
    level = texts(f"report.level.{code.level.key}")
    yield f'### <a id="{code.number.lower()}"></a>{code.number} `{code.name}`'
    yield ""
    yield f"*{level}* · {_what(code, texts)}"
    if words := texts.get(f"findings.{code.name}.do"):
        yield ""
        yield _plain(words)
    for part in _PARTS:
        words = texts.get(f"findings.{code.name}.{part}").strip("\n")
        if not words:
            continue
        yield ""
        yield f"**{texts(f'rules.{part}')}**"
        yield ""
        if part == "why":
            yield words.strip()
        else:
            yield from ("```yaml", words, "```")


def _what(code: Code, texts: Texts) -> str:
    return _plain(texts.get(f"findings.{code.name}.message", code.name))


def _plain(template: str) -> str:
    """A text without the values of one finding: each place becomes `…`."""
    text = _PLACE.sub(lambda m: "…" if m[1] else m[0][0], template)
    # A link that a text shows as an example is no link of the page.
    return " ".join(text.split()).replace("](", "]\\(")


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
