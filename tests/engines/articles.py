"""The words and the ids of a site's articles, and what differs between two sites."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

Pages = dict[str, "Article | None"]


@dataclass(frozen=True)
class Article:
    """What a reader and a link find in a page. Whitespace counts only as a border of words."""

    words: tuple[str, ...]
    ids: tuple[str, ...]

    def without(self, ids: Sequence[str]) -> Article:
        return Article(self.words, tuple(name for name in self.ids if name not in ids))


class _Reader(HTMLParser):
    """Reads what is inside `<article>`. Only elements within a line do not part words."""

    IN_LINE = "a abbr b bdi bdo cite code em i kbd mark q s small span strong sub sup time u wbr"
    UNSEEN = ("script", "style", "template")

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.articles = 0
        self.inside = 0
        self.unseen = 0
        self.text: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "article":
            self.articles += 1
            self.inside += 1
        elif self.inside:
            self.ids += [value or "" for name, value in attrs if name == "id"]
            self.unseen += tag in self.UNSEEN
            self._part(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == "article":
            self.inside -= 1
        elif self.inside:
            self.unseen -= tag in self.UNSEEN
            self._part(tag)

    def handle_data(self, data: str) -> None:
        if self.inside and not self.unseen:
            self.text.append(data)

    def _part(self, tag: str) -> None:
        if tag not in self.IN_LINE.split():
            self.text.append(" ")


def read(page: Path) -> Article | None:
    """The article of a page; None if it has none or several, which no page of ours has."""
    reader = _Reader()
    reader.feed(page.read_text("utf-8"))
    reader.close()
    if reader.articles != 1:
        return None
    return Article(tuple("".join(reader.text).split()), tuple(reader.ids))


def pages(site: Path) -> Pages:
    """The articles of a built site, by the path of the page."""
    return {path.relative_to(site).as_posix(): read(path) for path in sorted(site.rglob("*.html"))}


@dataclass
class Result:
    """One handbook, built by one engine. `used`: on how many pages each allowed id is."""

    equal: int = 0
    different: list[str] = field(default_factory=list)
    used: dict[str, int] = field(default_factory=dict)


def compare(expected: Pages, got: Pages, ids: Sequence[str] = ()) -> Result:
    """Every page of either site: equal, or what differs first in it. `ids` may be extra."""
    result = Result(used=dict.fromkeys(ids, 0))
    for name in sorted(expected.keys() | got.keys()):
        if name not in got:
            problem = "is missing"
        elif name not in expected:
            problem = "is not a page of plain MkDocs"
        else:
            problem = _difference(expected[name], got[name], ids)
        if problem:
            result.different.append(f"{name} {problem}")
        else:
            result.equal += 1
        if there := got.get(name):
            for one in ids:
                result.used[one] += one in there.ids
    return result


def _difference(expected: Article | None, got: Article | None, ids: Sequence[str]) -> str:
    if expected is None or got is None:
        return "has no <article>, or several"
    ours = got.without(ids)
    if ours.words != expected.words:
        return "has other words: " + _first(expected.words, ours.words, around=4)
    if ours.ids != expected.ids:
        return "has other ids: " + _first(expected.ids, ours.ids, around=0)
    return ""


def _first(expected: Sequence[str], got: Sequence[str], around: int) -> str:
    """The first place where two lists differ, with what stands around it."""
    pairs = zip(expected, got, strict=False)
    shorter = min(len(expected), len(got))
    at = next((i for i, (one, other) in enumerate(pairs) if one != other), shorter)
    part = slice(max(0, at - around), at + around + 1)
    wanted, found = (" ".join(words[part]) or "nothing" for words in (expected, got))
    return f"no. {at + 1}: expected “{wanted}”, got “{found}”"
