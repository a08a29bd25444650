"""Markdown to HTML: one renderer for shared prose and for an organisation's text.

Why: shared prose is ours; an organisation's text is data from outside. Both go through the same
Markdown, but what came from outside is sanitised afterwards by an allow-list, and its links are
looked at in the result, never in the source, where `java&#115;cript:` can hide.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from html import escape
from html.parser import HTMLParser

import markdown
import nh3

from houvast.model.text import BRACKETS

__all__ = [
    "Resolve",
    "beginning",
    "foreign_html",
    "plain_words",
    "rewrite",
    "sentences",
    "shared_html",
]

_EXTENSIONS = ["tables", "sane_lists", "fenced_code", "pymdownx.magiclink"]
_TAGS = {
    "p", "br", "strong", "em", "code", "pre", "blockquote", "ul", "ol", "li", "a", "img", "hr",
    "h3", "h4", "table", "thead", "tbody", "tr", "th", "td", "del", "s",
}  # fmt: skip
_ATTRIBUTES = {"a": {"href", "title"}, "img": {"src", "alt", "title"}, "ol": {"start"}}
_SCHEMES = {"http", "https", "mailto", "tel"}
_VOID = {"br", "hr", "img"}
# What may mean something in Markdown: a sign, a link, or how a line begins.
_MARKED = re.compile(r"[\\`*_\[\]<>&~|@\n\t]|://|www\.|^\s*(?:[#=+:-]|\d+[.)])")

Resolve = Callable[[str, str], str | None]
"""Given a tag and an address as written, the address on the page; None takes the link away."""


@lru_cache(maxsize=2)
def _markdown(*, raw_html: bool) -> markdown.Markdown:
    """A renderer, made once: making one costs more than a short text. Reset it before use."""
    made = markdown.Markdown(extensions=_EXTENSIONS, tab_length=4)
    if not raw_html:
        made.preprocessors.deregister("html_block")
        made.inlinePatterns.deregister("html")
    return made


@lru_cache(maxsize=4096)
def shared_html(source: str) -> str:
    """The HTML of prose of our own."""
    return _markdown(raw_html=True).reset().convert(source)


@lru_cache(maxsize=4096)
def foreign_html(source: str, *, headings: bool = False) -> str:
    """The HTML of an organisation's text, sanitised. Raw HTML in it is shown as text.

    Headings are kept for whole pages only. Raises RecursionError for text that nests too deeply.
    """
    made = _markdown(raw_html=False).reset()
    return nh3.clean(
        _headings(made.convert(source), keep=headings),
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        link_rel=None,
        strip_comments=True,
    )


def _headings(html: str, *, keep: bool) -> str:
    """Headings below those of the page, or bold paragraphs where a text may have none.

    Only Markdown's own headings look like this: a typed tag has been escaped.
    """
    if not keep:
        html = re.sub(r"<h[1-6]>", "<p><strong>", html)
        return re.sub(r"</h[1-6]>", "</strong></p>", html)
    html = re.sub(r"<(/?)h[12]>", r"<\1h3>", html)
    return re.sub(r"<(/?)h[456]>", r"<\1h4>", html)


class _Rewriter(HTMLParser):
    """Writes sanitised HTML again, with each address replaced or taken away."""

    def __init__(self, resolve: Resolve) -> None:
        super().__init__(convert_charrefs=False)
        self.resolve = resolve
        self.out: list[str] = []
        self.closed: list[bool] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        name = {"a": "href", "img": "src"}.get(tag)
        kept = {key: value or "" for key, value in attrs}
        if name is not None:
            address = self.resolve(tag, kept.get(name, ""))
            if address is None:
                if tag == "a":
                    self.closed.append(False)
                return
            kept[name] = address
            if tag == "a":
                self.closed.append(True)
                if address.startswith(("http:", "https:")):
                    kept["rel"] = "noopener noreferrer"
            else:
                kept["loading"] = "lazy"
        written = "".join(f' {key}="{escape(value)}"' for key, value in kept.items())
        self.out.append(f"<{tag}{written}>")

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and not (self.closed.pop() if self.closed else True):
            return
        if tag not in _VOID:
            self.out.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.out.append(data)

    def handle_entityref(self, name: str) -> None:
        self.out.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.out.append(f"&#{name};")


def rewrite(html: str, resolve: Resolve) -> str:
    """The HTML with every address given to `resolve`. The HTML must be sanitised or our own."""
    if "<a" not in html and "<img" not in html:
        return html
    rewriter = _Rewriter(resolve)
    rewriter.feed(html)
    rewriter.close()
    return "".join(rewriter.out)


def sentences(source: str) -> str:
    """The paragraphs of a text of the glossary, which may come from elsewhere.

    It is Markdown; its links lead to web pages only. Most texts hold no Markdown at all.
    """
    plain = f"<p>{escape(source, quote=False)}</p>"
    # Thousands of brackets, or signs that nest, are no text but take Markdown seconds or its stack.
    if not _MARKED.search(source) or source.count("[") > BRACKETS:
        return plain
    try:
        return rewrite(foreign_html(source), _web_page)
    except RecursionError:
        return plain


def _web_page(tag: str, address: str) -> str | None:
    return address if tag == "a" and address.startswith(("https://", "http://")) else None


class _Words(HTMLParser):
    """Collects the text that a reader sees."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden += tag in ("style", "script", "svg")
        # A link that was put around a word leaves the text as it was: "(word)".
        if ("class", "hv-word") not in attrs:
            self.words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in ("style", "script", "svg")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.words.append(data)


@lru_cache(maxsize=8192)
def plain_words(html: str) -> str:
    """The text of a piece of HTML, with single spaces."""
    reader = _Words()
    reader.feed(html)
    reader.close()
    return re.sub(r"\s+", " ", "".join(reader.words)).strip()


def beginning(words: str, most: int) -> str:
    """The first letters of a text: it ends after a sentence, or at a word."""
    if len(words) <= most:
        return words
    head = words[:most]
    sentence = max(head.rfind(end) for end in (". ", "? ", "! "))
    return head[: sentence + 1] if sentence > most // 3 else f"{head[: head.rfind(' ')]} …"
