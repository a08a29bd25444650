"""Whether a comparison of engines would see a difference; the engines themselves are not run."""

from __future__ import annotations

from pathlib import Path

import pytest

from engines.articles import compare, pages

PAGE = '<i id="no">menu</i><article><h1 id="top">Who helps</h1>\n<p>Ask <em>Ria</em>.</p></article>'


def differences(tmp_path: Path, *changed: str, ids: tuple[str, ...] = ()) -> list[str]:
    """What differs between a site of one page and a site of these pages."""
    for folder, texts in (("plain", (PAGE,)), ("other", changed)):
        for number, text in enumerate(texts):
            page = tmp_path / folder / "who" / f"{number}.html"
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(text, "utf-8")
    return compare(pages(tmp_path / "plain"), pages(tmp_path / "other"), ids).different


@pytest.mark.parametrize(
    "other",
    [
        PAGE,
        PAGE.replace("\n", "").replace("menu", "other"),
        PAGE.replace("</h1>", "</h1><script>let a</script>"),
        PAGE.replace("helps", "&#104;elps").replace("<em>", "<span><em>"),
    ],
)
def test_layout_and_what_is_around_the_article_do_not_count(tmp_path: Path, other: str) -> None:
    assert differences(tmp_path, other) == []


@pytest.mark.parametrize(
    ("other", "told"),
    [
        (PAGE.replace("Ria", "Ada"), "words: no. 4: expected “Who helps Ask Ria.”"),
        (PAGE.replace(" <em>", "<em>"), "got “Who helps AskRia.”"),
        (PAGE.replace(".</p>", ". Now.</p>"), "no. 5"),
        (PAGE.replace(' id="top"', ""), "ids: no. 1: expected “top”, got “nothing”"),
        (PAGE.replace("<p>", '<p id="more">'), "expected “nothing”, got “more”"),
        (PAGE.replace("article", "div"), "no <article>"),
    ],
)
def test_another_word_or_id_is_a_difference(tmp_path: Path, other: str, told: str) -> None:
    (only,) = differences(tmp_path, other)
    assert only.startswith("who/0.html ")
    assert told in only


def test_a_page_too_many_or_too_few_is_a_difference(tmp_path: Path) -> None:
    assert differences(tmp_path, PAGE, PAGE) == ["who/1.html is not a page of plain MkDocs"]


def test_a_missing_page_is_a_difference(tmp_path: Path) -> None:
    assert differences(tmp_path) == ["who/0.html is missing"]


def test_only_an_allowed_id_may_be_extra(tmp_path: Path) -> None:
    other = PAGE.replace("<h1", '<a id="__skip"></a><h1')
    assert differences(tmp_path, other, ids=("__skip",)) == []
