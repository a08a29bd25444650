"""Many findings of one kind told together, so that they do not hide what else there is to tell.

Why: a list of six hundred imported words is not mended one by one. A few lists of words say as
much, and every word is still named.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from houvast.finding import Finding, Span

__all__ = ["each_or_together"]

_FEW = 10
_LONGEST = 240  # characters: as much as a message shows of a value

_Word = tuple[str, Span]


def each_or_together(name: str, found: Sequence[_Word], variant: str = "") -> Iterator[Finding]:
    """A finding for each word at its place, or beyond ten for several words at a time.

    The text of a single one has `{term}`; the variant `many` has `{count}` and `{terms}`, and
    stands at the first of its words.
    """
    listed = [[one] for one in found] if len(found) <= _FEW else _together(found)
    for words in listed:
        first, span = words[0]
        if len(words) == 1:
            yield Finding(name, span, {"term": first}, variant)
        else:
            values = {"count": str(len(words)), "terms": ", ".join(word for word, _ in words)}
            yield Finding(name, span, values, f"{variant}-many".lstrip("-"))


def _together(found: Sequence[_Word]) -> Iterator[list[_Word]]:
    """The words in lists that fit in a message, each of one file."""
    words: list[_Word] = []
    for one in sorted(found, key=lambda each: each[1]):
        length = sum(len(word) + 2 for word, _ in (*words, one))
        if words and (length > _LONGEST or one[1].file != words[0][1].file):
            yield words
            words = []
        words.append(one)
    yield words
