"""The shared content: the same pages, headings and blocks in each language, and enough prose."""

from __future__ import annotations

import re

import pytest

from houvast.compose.menu import GROUPS
from houvast.compose.prose import plain_words
from houvast.compose.shared import SharedPage, read_page
from houvast.workspace import BUILTIN, Workspace

WORKSPACE = Workspace(BUILTIN)
PAGES = WORKSPACE.page_texts()
PATHS = sorted(PAGES["nl"])


def page(language: str, path: str) -> SharedPage:
    made, findings = read_page(PAGES[language][path], path, path)
    assert not findings
    assert made is not None
    return made


def test_every_language_has_the_same_pages() -> None:
    assert PAGES["nl"].keys() == PAGES["en"].keys()
    assert set(PATHS) == {path for paths in GROUPS.values() for path in paths}


@pytest.mark.parametrize("path", PATHS)
def test_headings_blocks_and_settings_are_the_same(path: str) -> None:
    nl, en = page("nl", path), page("en", path)
    assert [s.id for s in nl.sections] == [s.id for s in en.sections]
    assert [s.blocks for s in nl.sections] == [s.blocks for s in en.sections]
    assert (nl.read, nl.always, nl.audience) == (en.read, en.always, en.audience)


@pytest.mark.parametrize("path", PATHS)
def test_every_block_has_a_template_and_every_link_a_page(path: str) -> None:
    blocks = WORKSPACE.block_texts()
    for language in ("nl", "en"):
        made = page(language, path)
        for section in made.sections:
            assert set(section.blocks) <= blocks.keys()
            for part in section.parts:
                for address in re.findall(r'href="([^"]+)"', part.html):
                    target, _, anchor = address.partition("#")
                    folder = path.rpartition("/")[0]
                    parts = [p for p in f"{folder}/{target}".split("/") if p]
                    while ".." in parts:
                        at = parts.index("..")
                        del parts[at - 1 : at + 1]
                    there = page(language, "/".join(parts))
                    assert there.always, f"{path} links to {address}, which may be absent"
                    assert not anchor or anchor in {s.id for s in there.sections}


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("path", PATHS)
def test_there_is_enough_prose_and_no_wall_of_it(language: str, path: str) -> None:
    made = page(language, path)
    html = [part.html for section in made.sections for part in section.parts if part.html]
    words = sum(len(plain_words(piece).split()) for piece in html)
    least = 40 if path == "index.md" else 150
    assert least <= words <= 400, words
    for paragraph in re.findall(r"<p>(.*?)</p>", "".join(html), re.DOTALL):
        assert len(plain_words(paragraph).split()) <= 75


def test_every_template_is_used() -> None:
    used = {b for path in PATHS for s in page("nl", path).sections for b in s.blocks}
    own = {name for name in WORKSPACE.block_texts() if not name.startswith(("_", "glossary-"))}
    assert own == used
