"""The text of finished HTML: its text nodes, as one text in which a word is whole.

Why: where half of a word is bold, it is still one word, and where a list item ends, no word goes
on. What is found in the text is changed in the HTML, so each text node knows its place there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from typing import NamedTuple

__all__ = ["TextNode", "text_nodes"]

_NEVER_IN = {
    "a", "abbr", "button", "code", "dfn", "h1", "h2", "h3", "h4", "h5", "h6", "kbd", "option",
    "pre", "samp", "script", "select", "style", "summary", "svg", "textarea",
}  # fmt: skip
_IN_LINE = {
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark",
    "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
}  # fmt: skip
_VOID = {
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
}  # fmt: skip
_ENTRY = '<section class="hv-term'
_MARKUP = re.compile(
    r"""(<!--.*?-->"""
    r"""|<(?:script|style|textarea)\b.*?</(?:script|style|textarea)\s*>"""
    rf"""|{_ENTRY}.*?</section>"""
    r"""|</?[a-zA-Z](?:[^>"']|"[^"]*"|'[^']*')*>)""",
    re.DOTALL | re.IGNORECASE,
)
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)(.*)>", re.DOTALL)
_LANG = re.compile(r"""\slang=["']?([a-zA-Z]+)""")
_ENTITY = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);")
_SILENT = "-"
# Between blocks: neither letter nor space, so that no form goes on in the next block.
_BORDER = " \0 "


class TextNode(NamedTuple):
    """A text node: where it is in the text of the section, and where it begins in the HTML.

    `language` is empty where nothing may be linked.
    """

    start: int
    end: int
    html: int
    length: int
    language: str

    def in_html(self, html: str, place: int) -> int:
        """Where in the HTML a place in the text is; an entity is longer than its sign."""
        if self.end - self.start == self.length:
            return self.html + place - self.start
        at, text = self.html, self.start
        for entity in _ENTITY.finditer(html, self.html, self.html + self.length):
            before = entity.start() - at
            if place <= text + before:
                break
            text += before + len(unescape(entity[0]))
            at = entity.end()
            if place <= text:
                return at
        return at + place - text


@dataclass(frozen=True, slots=True)
class _Tag:
    """What a tag does with the text around it.

    `language` is that of the text in an element, empty where nothing may be linked, `_SILENT` where
    the text need not even be read, and None where it stays what it was around the element.
    """

    name: str
    closes: bool
    opens: bool
    parts: bool
    language: str | None


# A comment, a script, an entry of the glossary: nothing in it may be linked.
_WHOLE = _Tag("", closes=False, opens=False, parts=True, language=None)


@lru_cache(maxsize=4096)
def _tag(markup: str) -> _Tag:
    found = _TAG.fullmatch(markup)
    name = found[2].lower() if found else ""
    if not found or name in ("script", "style", "textarea"):
        return _WHOLE
    lang = _LANG.search(found[3])
    language = lang[1].lower() if lang else None
    if name in _NEVER_IN or "data-no-words" in found[3] or "hv-term" in found[3]:
        # What is linked or code may still be half of a word that goes on outside.
        language = "" if name in _IN_LINE else _SILENT
    return _Tag(
        name,
        closes=found[1] == "/",
        opens=not found[1] and name not in _VOID,
        parts=name not in _IN_LINE,
        language=language,
    )


@lru_cache(maxsize=512)
def text_nodes(html: str, language: str) -> tuple[str, tuple[TextNode, ...], frozenset[str]]:
    """All text of the HTML, with a border between blocks; the text nodes that it is made of, and
    their languages. Most handbooks share sections."""
    parts: list[str] = []
    nodes: list[TextNode] = []
    length = at = 0
    # What is open: the tag, and the language that text in it is in.
    inside: list[tuple[str, str]] = [("", language)]
    languages = {language}
    for number, piece in enumerate(_MARKUP.split(html)):
        if number % 2:
            entry = piece.startswith(_ENTRY) and piece.endswith("</section>")
            tag = _WHOLE if entry else _tag(piece)
            if tag.parts and parts and parts[-1] != _BORDER:
                parts.append(_BORDER)
                length += len(_BORDER)
            if tag.opens:
                around = inside[-1][1]
                stays = tag.language is None or around in ("", _SILENT)
                inside.append((tag.name, around if stays else tag.language or ""))
                languages.add(inside[-1][1])
            elif tag.closes and (
                inside[-1][0] == tag.name or any(tag.name == opened for opened, _ in inside)
            ):
                while inside.pop()[0] != tag.name:
                    pass
        elif inside[-1][1] == _SILENT or piece.isspace():
            if parts and parts[-1] != _BORDER:
                parts.append(" ")
                length += 1
        elif piece:
            text = _ENTITY.sub(lambda entity: unescape(entity[0]), piece) if "&" in piece else piece
            nodes.append(TextNode(length, length + len(text), at, len(piece), inside[-1][1]))
            parts.append(text)
            length += len(text)
        at += len(piece)
    return "".join(parts), tuple(nodes), frozenset(languages)
