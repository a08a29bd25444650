"""Findings on the page of the preview: the same words, as HTML that needs nothing else.

Why: who writes with the preview beside the editor should not have to look at a terminal. The
styles are inline, so that the panel looks the same on a broken page and cannot disturb a good one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from houvast.finding import Finding, Level, Span
from houvast.report.frame import frame
from houvast.report.visible import visible
from houvast.report.wording import level_word, message, to_do
from houvast.texts import Texts

__all__ = ["panel"]

_COLOURS = {Level.ERROR: "#a3201d", Level.WARNING: "#8a5a00", Level.ADVICE: "#1d5c8a"}
_BOX = (
    "all:initial;display:block;box-sizing:border-box;max-width:60rem;margin:1rem auto;"
    "padding:1rem 1.25rem;border:2px solid #a3201d;border-radius:8px;background:#fffdf8;"
    "color:#222;font:16px/1.5 system-ui,sans-serif;text-align:left"
)
_CODE = (
    "display:block;overflow-x:auto;margin:.5rem 0;padding:.5rem .75rem;background:#f3efe6;"
    "color:#222;border-radius:4px;font:14px/1.45 ui-monospace,monospace;white-space:pre"
)


def panel(findings: Sequence[Finding], texts: Texts, sources: Mapping[str, str]) -> str:
    """A `section` with all findings, or an empty text when there are none."""
    if not findings:
        return ""
    items = "".join(_item(finding, texts, sources) for finding in findings)
    title = escape(texts("report.panel", count=len(findings)))
    return (
        f'<section lang="{texts.language}" role="status" class="houvast-panel" style="{_BOX}">'
        f'<p style="margin:0 0 .5rem;font-weight:bold">{title}</p>{items}</section>\n'
    )


def _item(finding: Finding, texts: Texts, sources: Mapping[str, str]) -> str:
    colour = _COLOURS[finding.level]
    label = escape(f"{level_word(finding, texts)} {finding.code.number}")
    place = f'<span style="overflow-wrap:anywhere">{_text(str(finding.span))}</span>'
    parts = [
        f'<p style="margin:0"><b style="color:{colour}">{label}</b> {place}</p>',
        f'<p style="margin:.25rem 0">{_lines(message(finding, texts))}</p>',
        _code(finding.span, sources),
    ]
    for span in finding.related:
        words = texts("report.related", place=visible(str(span)))
        parts.append(f'<p style="margin:.25rem 0">{escape(words)}</p>{_code(span, sources)}')
    if words := to_do(finding, texts):
        parts.append(f'<p style="margin:.25rem 0">→ {_lines(words)}</p>')
    if finding.suggestion:
        lines = [visible(line) for line in finding.suggestion.split("\n")]
        code = escape("\n".join(lines))
        parts.append(
            f'<p style="margin:.25rem 0">{escape(texts("report.suggestion"))}</p>'
            f'<code style="{_CODE}">{code}</code>'
        )
    return (
        '<div style="display:block;margin:.75rem 0 0;padding:.75rem 0 0;'
        f'border-top:1px solid #ddd6c8">{"".join(parts)}</div>'
    )


def _code(span: Span, sources: Mapping[str, str]) -> str:
    found = frame(span, sources, 120)
    if found is None:
        return ""
    lines = [f"{number:>{found.gutter}} │ {text}" for number, text in found.lines]
    if found.width:
        lines.append(f"{'':>{found.gutter}} │ {' ' * found.start}{'^' * found.width}")
    return f'<code style="{_CODE}">{escape(chr(10).join(lines))}</code>'


def _text(text: str) -> str:
    return escape(visible(text))


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")
