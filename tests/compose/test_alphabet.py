"""Words stand where a reader looks for them."""

from __future__ import annotations

from houvast.compose.alphabet import OTHERS, alphabetical, initial


def test_an_accent_is_no_letter_of_its_own() -> None:
    words = ["Zeef", "éénpitter", "Eend", "crème", "crêpe", "’s avonds", "(bak)plaat", "4-hoek"]
    assert sorted(words, key=alphabetical) == [
        "4-hoek",
        "(bak)plaat",
        "crème",
        "crêpe",
        "Eend",
        "éénpitter",
        "’s avonds",
        "Zeef",
    ]


def test_every_word_stands_under_a_letter() -> None:
    words = ("Zeef", "éénpitter", "’s avonds", "(bak)plaat", "Łódź", "4-hoek", "€", "")
    assert [initial(word) for word in words] == ["Z", "E", "S", "B", "Ł", OTHERS, OTHERS, OTHERS]
