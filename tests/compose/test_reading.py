"""A long page leads to its parts; a short one is simply read."""

from __future__ import annotations

from houvast.compose.reading import minutes_to_read, ways_in
from houvast.compose.site import Section

PARTS = tuple(Section(f"part-{n}", f"Part {n}", "") for n in range(5))
SMALL = Section("small", "Within a part", "", level=3)


def test_the_time_is_counted_in_words_and_never_less_than_a_minute() -> None:
    assert minutes_to_read([""]) == 1
    assert minutes_to_read(["<p>" + "word " * 180 + "</p>"]) == 1
    assert minutes_to_read(["<p>" + "word " * 180 + "</p>", '<p title="not counted">more</p>']) == 2


def test_what_nobody_reads_through_has_no_time() -> None:
    assert minutes_to_read(["word " * 180 * 20]) == 20
    assert minutes_to_read(["word " * 180 * 21]) == 0


def test_only_a_long_page_names_its_parts() -> None:
    assert ways_in([*PARTS, SMALL], 6) == PARTS
    assert ways_in([*PARTS, SMALL], 0) == PARTS
    assert ways_in(PARTS, 5) == ()
    assert ways_in([*PARTS[:3], SMALL], 12) == ()
