"""The page with all words: what you hear here first, then the alphabet, and a field to find one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import DESK, PHONE, Opened
from browser.serving import serving
from browser.worded import worded
from browser.written import read
from conftest import Run

pytestmark = pytest.mark.browser
MANY = 2000
FIELD = "input.hv-find__field"


@pytest.fixture(scope="module")
def crowded(houvast: Run, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The page of a handbook with two thousand words more."""
    root = worded(tmp_path_factory.mktemp("crowded") / "workspace", MANY)
    done = houvast("build", "--out", root / "site", "--language", "en", cwd=root)
    assert done.returncode == 0, done.stdout + done.stderr
    with serving(root / "site" / "roos") as address:
        yield f"{address}/glossary.html"


def found(page: Page) -> list[str]:
    """The words of the list that can be seen."""
    words = page.locator("[data-find]:not([hidden]) h4")
    return [" ".join(text.split()) for text in words.all_text_contents()]


def test_what_you_hear_here_comes_first(at_roos: str, opened: Opened) -> None:
    with opened(PHONE) as page:
        page.goto(f"{at_roos}/glossary.html")
        first = page.locator("h2").first
        expect(first).to_have_text("Dit hoor je hier")
        words = page.locator("#own-overdracht, #own-de-kast, .hv-here, #term-bpv")
        order = words.evaluate_all("all => all.map((e) => e.id || 'heard')")
        assert order == ["own-overdracht", "own-de-kast", "heard", "term-bpv"]
        heard = page.locator(".hv-here a")
        assert {"bpv", "kluis", "overdracht"} <= set(heard.all_inner_texts())
        assert "stagemap" not in heard.all_inner_texts(), "no page says it"
        heard.get_by_text("bpv", exact=True).click()
        expect(page.locator("#term-bpv h4")).to_be_in_viewport()
        page.goto(f"{at_roos}/en/glossary.html")
        expect(page.locator("h2").first).to_have_text("You will hear this here")


def test_both_explanations_of_a_word_lead_to_each_other(at_roos: str, opened: Opened) -> None:
    with opened(PHONE) as page:
        page.goto(f"{at_roos}/glossary.html")
        own, shared = page.locator("#own-overdracht"), page.locator("#term-overdracht")
        for said in ("Bij Bakkerij Roos", "Twee zinnen", "gedeelde woordenlijst", "Je vertelt wat"):
            expect(own).to_contain_text(said)
        own.get_by_role("link").click()
        expect(shared).to_be_in_viewport()
        shared.get_by_role("link", name="Bakkerij Roos").click()
        expect(own).to_be_in_viewport()


@pytest.mark.parametrize(
    "viewport, script", [(PHONE, True), (DESK, False)], ids=["phone", "no-script"]
)
def test_each_word_has_an_address(
    viewport: dict[str, int], script: bool, roos: Path, at_roos: str, opened: Opened
) -> None:
    ids = [
        name for name in read(roos / "glossary.html", roos).ids if name[:5] in ("term-", "own-o")
    ]
    assert {"term-bpv", "term-stagemap", "own-overdracht"} <= set(ids)
    with opened(viewport, script=script) as page:
        for name in ids[:: max(1, len(ids) // 5)]:
            page.goto("about:blank")
            page.goto(f"{at_roos}/glossary.html#{name}")
            heading = page.locator(f"#{name} :is(h3, h4)").first
            expect(heading).to_be_in_viewport()
            box, bar = heading.bounding_box(), page.locator(".hv-header").bounding_box()
            assert box and bar and box["y"] >= bar["y"] + bar["height"], name
            colour = page.locator(f"#{name}").evaluate("e => getComputedStyle(e).backgroundColor")
            assert colour != "rgba(0, 0, 0, 0)", "it stands out"


def test_a_replaced_word_points_on(at_roos: str, opened: Opened) -> None:
    with opened(PHONE) as page:
        page.goto(f"{at_roos}/glossary.html#term-stagemap")
        page.locator("#term-stagemap").get_by_role("link", name="portfolio").click()
        expect(page.locator("#term-portfolio")).to_be_in_viewport()


def test_homonyms_stand_together_and_say_how_they_differ(at_roos: str, opened: Opened) -> None:
    with opened(PHONE) as page:
        page.goto(f"{at_roos}/glossary.html")
        names = [" ".join(text.split()) for text in page.locator(".hv-term h4").all_text_contents()]
        at = names.index("kluis (1)")
        assert names[at + 1] == "kluis (2)"
        expect(page.locator("#term-kluis-kast")).to_contain_text("Niet de kluis met geld.")
        expect(page.locator("#term-praktijkonderwijs")).to_contain_text("Woorden van Noordland")
        expect(page.locator("#term-bpv")).not_to_contain_text("Noordland")


def test_words_can_be_found(at_roos: str, opened: Opened) -> None:
    with opened(PHONE, has_touch=True) as page:
        page.goto(f"{at_roos}/glossary.html")
        field = page.get_by_role("searchbox", name="Zoek een woord")
        told = page.get_by_role("status").filter(has_text=re.compile("gevonden|^$")).last
        everything = len(found(page))
        # By the word, by another name, by a form that is never shown, without its accent.
        for asked, wanted in (
            ("klui", ["kluis (1)", "kluis (2)"]),
            ("beroepsprak", ["bpv"]),
            ("bewijzenmap", ["portfolio"]),
            ("CREME", ["crème"]),
            ("rijsk", ["de kast"]),
        ):
            field.fill(asked)
            expect(told).to_have_text(
                f"{len(wanted)} woorden gevonden" if len(wanted) > 1 else "1 woord gevonden"
            )
            assert found(page) == wanted
        field.fill("bestaatniet")
        expect(told).to_contain_text("Geen woord gevonden")
        assert found(page) == []
        expect(page.locator(".hv-letters")).to_be_hidden()
        field.press("Escape")
        expect(field).to_have_value("")
        expect(told).to_have_text("")
        assert len(found(page)) == everything
        expect(page.locator(".hv-letters")).to_be_visible()
        # A link to a word that was not found shows it all the same.
        field.fill("bpv")
        page.locator("#term-bpv").get_by_role("link", name="kluis").click()
        expect(page.locator("#term-kluis-kast")).to_be_in_viewport()
        # Hidden forms are in no text that is read.
        assert "bewijzenmap" not in page.locator("article").inner_text()


def test_a_letter_leads_to_its_words(at_roos: str, opened: Opened) -> None:
    with opened(DESK) as page:
        page.goto(f"{at_roos}/glossary.html")
        page.get_by_role("navigation", name="Woorden per letter").get_by_text(
            "K", exact=True
        ).click()
        expect(page.locator("#letter-k")).to_be_in_viewport()
        assert page.locator("#letter-k ~ [data-find] h4").first.inner_text().lower()[0] == "k"


def test_without_a_script_there_is_no_field(at_roos: str, opened: Opened) -> None:
    with opened(PHONE, script=False) as page:
        page.goto(f"{at_roos}/glossary.html")
        expect(page.locator(FIELD)).to_be_hidden()
        expect(page.locator("#term-bpv")).to_be_visible()


def test_two_thousand_words_are_no_burden(crowded: str, opened: Opened) -> None:
    with opened(PHONE) as page:
        page.goto(f"{crowded}#term-woord-1999")
        expect(page.locator("#term-woord-1999 h4")).to_be_in_viewport()
        field = page.locator(FIELD)
        expect(field).to_be_visible()
        spent = field.evaluate(
            """(field) => {
              const start = performance.now();
              field.value = "verborgen1234";
              field.dispatchEvent(new Event("input", { bubbles: true }));
              document.body.offsetHeight;
              return performance.now() - start;
            }"""
        )
        assert len(found(page)) == 1
        assert spent < 500, "milliseconds from a letter to the words that are left"
