"""The mark stands under the right cell, whatever the line holds."""

import pytest
from rich.cells import cell_len

from houvast.finding import Span
from houvast.report.frame import Frame, frame
from houvast.report.visible import visible


def framed(line: str, start: int, end: int, room: int = 200) -> Frame:
    found = frame(Span("f", 2, start, 2, end), {"f": f"boven\n{line}\n"}, room)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("line", "start", "end", "marked"),
    [
        ("naam: Zon", 7, 10, "Zon"),
        ("\tnaam: Zon", 8, 11, "Zon"),
        ("\tnaam: Zon", 1, 2, "→"),
        ("naam:\u00a0Zon", 6, 7, "⍽"),
        ("日本: Zon", 5, 8, "Zon"),
        ("日本: Zon", 1, 3, "日本"),
        ("a\u202eb: Zon", 2, 3, "⟨U+202E⟩"),
        ("a\x1bb", 2, 3, "␛"),
        ("cafe\u0301: Zon", 8, 11, "Zon"),
    ],
)
def test_the_mark_covers_what_is_meant(line: str, start: int, end: int, marked: str) -> None:
    found = framed(line, start, end)
    text = found.lines[-1][1]
    cells = ""
    at = 0
    for char in text:
        if found.start <= at < found.start + found.width:
            cells += char
        at += cell_len(char)
    assert cells == marked
    assert found.width == cell_len(marked)


@pytest.mark.parametrize("column", [1, 40, 200, 399, 401])
def test_a_long_line_is_cut_around_the_mark(column: int) -> None:
    line = "".join(chr(97 + n % 26) for n in range(400))
    found = framed(line, column, column + 1, room=60)
    text = found.lines[-1][1]
    assert cell_len(text) <= 60
    assert 0 <= found.start < 61
    if column <= 400:
        assert text[found.start] == line[column - 1]


def test_the_line_above_is_context() -> None:
    assert framed("x", 1, 2).lines == ((1, "boven"), (2, "x"))


@pytest.mark.parametrize(
    "span", [Span("f"), Span("g", 1, 1), Span("f", 9, 1), Span("f", 10_000, 1)]
)
def test_no_line_no_frame(span: Span) -> None:
    assert frame(span, {"f": "een\n"}) is None


def test_a_place_beyond_the_line_and_a_place_over_lines() -> None:
    assert frame(Span("f", 1, 99), {"f": "een"}) == Frame(((1, "een"),), 3, 1)
    assert frame(Span("f", 1, 2, 2, 3), {"f": "een\ntwee"}) == Frame(((1, "een"),), 1, 2)


def test_only_newlines_end_a_line() -> None:
    found = frame(Span("f", 2, 1, 2, 2), {"f": "een\u2028\x85\x0bnog een\ntwee"})
    assert found is not None and found.lines[-1] == (2, "twee")


def test_invisible_characters_are_visible() -> None:
    assert visible("a\tb\u00a0c\u200bd\u202ee\x00\x7f\ud800") == (
        "a→b⍽c⟨U+200B⟩d⟨U+202E⟩e␀␡⟨U+D800⟩"
    )


def test_joiners_stay_where_they_belong() -> None:
    family = "👩\u200d🍳"
    assert visible(family) == family
    assert visible("می\u200cخواهم") == "می\u200cخواهم"
    assert visible("a\u200db") == "a⟨U+200D⟩b"
