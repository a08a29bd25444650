"""An organisation's own pages: cut by their headings, in the language there is."""

from __future__ import annotations

from houvast.compose.own_pages import cut


def test_a_page_is_cut_at_its_headings() -> None:
    pieces = cut("Vooraf\n\n# Titel\n\neen\n\n## Tweede kop #\n\n### klein\n\ntwee")
    assert [(p.id, p.title, p.source) for p in pieces] == [
        ("", "", "Vooraf"),
        ("titel", "Titel", "een"),
        ("tweede-kop", "Tweede kop", "### klein\n\ntwee"),
    ]


def test_headings_in_code_do_not_cut() -> None:
    pieces = cut("```\n# geen kop\n```\n\n## Wel")
    assert [p.title for p in pieces] == ["", "Wel"]


def test_equal_headings_get_different_ids() -> None:
    pieces = cut("## Kop\n\n## Kop\n\n## !!!\n\n## ???")
    assert [p.id for p in pieces] == ["", "kop", "kop-2", "section", "section-2"]
