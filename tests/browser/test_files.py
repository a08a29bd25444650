"""Every page of every example handbook, as a file: links, headings, ids, languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from browser.written import HANDBOOKS, languages, pages

ELSEWHERE = ("https://", "http://", "mailto:", "tel:", "sms:", "webcal:")

pytestmark = pytest.mark.parametrize("slug", HANDBOOKS)


def test_every_link_and_anchor_leads_to_something(site: Path, slug: str) -> None:
    there = {page.path: set(page.ids) for page in pages(site / slug)}
    dead = []
    for page in pages(site / slug):
        for address in [*page.links, *page.loads]:
            if address.startswith((*ELSEWHERE, "data:")):
                continue
            target, anchor = page.target(address)
            found = (site / slug / target).is_file() and not target.startswith("..")
            if not address or not found or (anchor and anchor not in there[target]):
                dead.append(f"{page.path}: {address!r}")
    assert dead == []


def test_nothing_is_loaded_from_elsewhere(site: Path, slug: str) -> None:
    loaded = {
        a for page in pages(site / slug) for a in page.loads if ":" in a or a.startswith("//")
    }
    assert loaded == set()
    for sheet in (site / slug).rglob("*.css"):
        text = sheet.read_text(encoding="utf-8")
        assert "url(http" not in text and "url(//" not in text and "@import" not in text, sheet


def test_every_page_says_its_language(site: Path, slug: str) -> None:
    first, *others = languages(site, slug)
    for page in pages(site / slug):
        folder = page.path.split("/")[0]
        assert page.language == (folder if folder in others else first), page.path


def test_headings_are_in_order_and_say_something(site: Path, slug: str) -> None:
    wrong = []
    for page in pages(site / slug):
        levels = [level for level, _ in page.headings]
        gaps = [b for a, b in zip([0, *levels], levels, strict=False) if b > a + 1]
        if levels.count(1) != 1 or gaps or not all(words for _, words in page.headings):
            wrong.append((page.path, page.headings))
    assert wrong == []


def test_ids_are_there_once(site: Path, slug: str) -> None:
    twice = {
        page.path: sorted({name for name in page.ids if page.ids.count(name) > 1})
        for page in pages(site / slug)
    }
    assert {path: names for path, names in twice.items() if names} == {}


def test_no_page_is_empty(site: Path, slug: str) -> None:
    short = [page.path for page in pages(site / slug) if len(page.words.split()) < 40]
    assert short == []
    titles = [page.title.strip() for page in pages(site / slug)]
    assert all(titles)


def test_every_picture_has_a_text(site: Path, slug: str) -> None:
    assert [(p.path, p.without_alt) for p in pages(site / slug) if p.without_alt] == []


def test_no_element_runs_a_script(site: Path, slug: str) -> None:
    assert [(p.path, p.handlers) for p in pages(site / slug) if p.handlers] == []
