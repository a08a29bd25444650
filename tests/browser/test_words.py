"""A linked word: its explanation in a pop-up by touch, mouse and keyboard, and else a plain link."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.conftest import DESK, PHONE, Opened
from browser.survey import MEASURE

pytestmark = pytest.mark.browser
WORK = "own/werk.html"
SMALL = {"width": 320, "height": 640}
BOXES = """([word, pop]) => [word, pop].map((e) => {
  const { left, top, right, bottom } = e.getBoundingClientRect();
  return { left, top, right, bottom };
})"""


def word(page: Page, key: str) -> Locator:
    """The link of a word in the text."""
    return page.locator(f"article a.hv-word[data-word~='{key}']").first


def pop_up(page: Page) -> Locator:
    return page.locator("#hv-pop")


def shown(page: Page, key: str) -> Locator:
    """The pop-up, opened with a keyboard."""
    word(page, key).focus()
    page.keyboard.press("Enter")
    expect(pop_up(page)).to_be_visible()
    return pop_up(page)


def boxes(link: Locator, pop: Locator) -> tuple[dict[str, float], dict[str, float]]:
    one, other = link.page.evaluate(BOXES, [link.element_handle(), pop.element_handle()])
    return one, other


def test_a_tap_shows_it_above_the_help(at_roos: str, opened: Opened) -> None:
    with opened(PHONE, has_touch=True, is_mobile=True) as page:
        page.goto(f"{at_roos}/{WORK}")
        link, pop = word(page, "term-bpv"), pop_up(page)
        expect(pop).to_be_hidden()
        link.tap()
        expect(pop).to_be_visible()
        for said in (
            "bpv",
            "De officiële naam voor een stage",
            "Stage dus, met een moeilijk woord",
        ):
            expect(pop).to_contain_text(said)
        expect(link).to_have_attribute("aria-expanded", "true")
        expect(pop.get_by_role("button")).to_be_focused()
        bar = page.locator(".hv-stuck").bounding_box()
        _, box = boxes(link, pop)
        assert bar and box["bottom"] <= bar["y"] + 1, "help stays under the thumb"
        assert box["bottom"] - box["top"] <= 0.6 * PHONE["height"] + 1
        # The same word again closes it, and so does the text beside it.
        link.tap()
        expect(pop).to_be_hidden()
        link.tap()
        expect(pop).to_be_visible()
        page.touchscreen.tap(200, 90)
        expect(pop).to_be_hidden()
        assert page.url.endswith(WORK)


def test_it_can_be_closed_with_a_thumb(at_roos: str, opened: Opened) -> None:
    with opened(PHONE, has_touch=True, is_mobile=True) as page:
        page.goto(f"{at_roos}/{WORK}")
        link, pop = word(page, "own-overdracht"), pop_up(page)
        link.tap()
        close = pop.get_by_role("button", name="Sluiten", exact=True)
        box = close.bounding_box()
        assert box and box["width"] >= 44 and box["height"] >= 44
        sizes = pop.locator("p, dt, dd, a").evaluate_all(
            "all => all.map((e) => parseFloat(getComputedStyle(e).fontSize))"
        )
        assert min(sizes) >= 16
        close.tap()
        expect(pop).to_be_hidden()
        expect(link).to_be_focused()
        expect(link).to_have_attribute("aria-expanded", "false")


@pytest.mark.parametrize("viewport", [SMALL, PHONE, DESK], ids=["320", "390", "1280"])
def test_it_is_in_view_and_beside_its_word(
    viewport: dict[str, int], at_roos: str, opened: Opened
) -> None:
    """Every word of a page, at the top and at the bottom of the window."""
    with opened(viewport) as page:
        page.goto(f"{at_roos}/{WORK}")
        links = page.locator("article a.hv-word")
        assert links.count() >= 6
        for number, link in enumerate(links.all()):
            for block in ("start", "end"):
                link.evaluate("(e, block) => e.scrollIntoView({ block })", block)
                link.focus()
                page.keyboard.press("Enter")
                pop = pop_up(page)
                expect(pop).to_be_visible()
                at, box = boxes(link, pop)
                where = (number, block, at, box)
                assert box["left"] >= 0 and box["right"] <= viewport["width"], where
                assert box["top"] >= 0 and box["bottom"] <= viewport["height"], where
                assert box["bottom"] - box["top"] > 100, where
                # At the end of a page a phone may have no room to scroll to.
                if viewport is DESK:
                    assert at["bottom"] <= box["top"] or at["top"] >= box["bottom"], where
                page.keyboard.press("Escape")
                expect(pop).to_be_hidden()
                expect(link).to_be_focused()


def test_on_a_phone_the_word_stays_in_sight(at_roos: str, opened: Opened) -> None:
    with opened(PHONE, has_touch=True, is_mobile=True) as page:
        page.goto(f"{at_roos}/{WORK}")
        link = word(page, "term-praktijkopleider").or_(word(page, "term-praktijkonderwijs")).last
        link.evaluate("e => e.scrollIntoView({ block: 'end' })")
        link.tap()
        expect(pop_up(page)).to_be_visible()
        at, box = boxes(link, pop_up(page))
        assert at["top"] >= 60 and at["bottom"] <= box["top"]


def test_with_a_keyboard_it_comes_right_after_its_word(at_roos: str, opened: Opened) -> None:
    with opened(DESK) as page:
        page.goto(f"{at_roos}/{WORK}")
        link = word(page, "term-praktijkopleider")
        pop = shown(page, "term-praktijkopleider")
        expect(pop.get_by_role("button")).to_be_focused()
        page.keyboard.press("Tab")
        expect(pop.get_by_role("link", name="Meer over dit woord")).to_be_focused()
        page.keyboard.press("Tab")
        expect(pop).to_be_hidden()
        expect(word(page, "term-bpv")).to_be_focused()
        page.keyboard.press("Shift+Tab")
        expect(link).to_be_focused()
        page.keyboard.press("Enter")
        expect(pop.get_by_role("button")).to_be_focused()
        page.keyboard.press("Shift+Tab")
        expect(pop).to_be_hidden()
        expect(link).to_be_focused()


def test_a_screen_reader_hears_what_it_is(at_roos: str, opened: Opened) -> None:
    with opened(DESK) as page:
        page.goto(f"{at_roos}/{WORK}")
        link = word(page, "term-bpv")
        expect(link).to_have_attribute("aria-haspopup", "dialog")
        expect(link).to_have_attribute("aria-expanded", "false")
        expect(link).to_have_attribute("aria-controls", "hv-pop")
        shown(page, "term-bpv")
        dialog = page.get_by_role("dialog", name="bpv", exact=True)
        expect(dialog).to_be_visible()
        expect(dialog).to_have_accessible_description(
            "De officiële naam voor een stage in het mbo."
        )
        expect(dialog.get_by_role("button", name="Sluiten", exact=True)).to_be_focused()
    with opened(DESK) as page:
        page.goto(f"{at_roos}/en/{WORK}")
        link = page.locator("article a.hv-word").first
        link.click()
        expect(pop_up(page).get_by_role("button", name="Close", exact=True)).to_be_focused()
        expect(pop_up(page).get_by_role("link", name="More about this word").first).to_be_visible()


def test_a_mouse_shows_it_without_a_click(at_roos: str, opened: Opened) -> None:
    """WCAG 1.4.13: it can be dismissed, the mouse may go to it, and it stays."""
    with opened(DESK) as page:
        page.goto(f"{at_roos}/{WORK}")
        link, pop = word(page, "term-bpv"), pop_up(page)
        before = page.evaluate("document.activeElement.localName")
        link.hover()
        expect(pop).to_be_visible()
        assert page.evaluate("document.activeElement.localName") == before
        pop.get_by_text("De officiële naam").hover()
        page.wait_for_timeout(700)
        expect(pop).to_be_visible()
        page.keyboard.press("Escape")
        expect(pop).to_be_hidden()
        link.hover()
        page.mouse.move(5, 5)
        link.hover()
        expect(pop).to_be_visible()
        page.mouse.move(1200, 500)
        expect(pop).to_be_hidden()
        # A click says that it should stay.
        link.click()
        expect(pop).to_be_visible()
        expect(pop.get_by_role("button")).to_be_focused()
        page.mouse.move(1200, 500)
        page.wait_for_timeout(700)
        expect(pop).to_be_visible()
        page.mouse.click(1200, 500)
        expect(pop).to_be_hidden()
        expect(link).to_be_focused()


def test_two_meanings_are_both_shown(at_roos: str, opened: Opened) -> None:
    with opened(DESK) as page:
        page.goto(f"{at_roos}/{WORK}")
        pop = shown(page, "term-praktijkonderwijs")
        expect(pop).to_contain_text("meer dan één betekenis")
        for said in ("Een school waar je leert door te doen", "Deze collega leert je het vak"):
            expect(pop).to_contain_text(said)
        expect(pop.get_by_text("Woorden van Noordland").first).to_be_visible()
        expect(pop.get_by_role("link", name="Meer over dit woord")).to_have_count(2)
        page.keyboard.press("Escape")
        pop = shown(page, "term-kluis-geld")
        for said in (
            "Een kist voor geld.",
            "Een kastje met een slot.",
            "Niet het kastje voor je jas.",
        ):
            expect(pop).to_contain_text(said)


def test_own_and_shared_say_whose_they_are(at_roos: str, opened: Opened) -> None:
    with opened(PHONE) as page:
        page.goto(f"{at_roos}/{WORK}")
        pop = shown(page, "own-overdracht")
        said = pop.inner_text()
        parts = ("Bij Bakkerij Roos", "Twee zinnen", "gedeelde woordenlijst", "Je vertelt wat")
        places = [said.find(part) for part in parts]
        assert -1 not in places and places == sorted(places), said
        page.keyboard.press("Escape")
        # Alone, a shared word needs no name above it.
        assert "gedeelde woordenlijst" not in shown(page, "term-bpv").inner_text()


def test_more_leads_to_the_word_in_the_list(at_roos: str, opened: Opened) -> None:
    with opened(PHONE) as page:
        page.goto(f"{at_roos}/{WORK}")
        pop = shown(page, "own-overdracht")
        pop.get_by_role("link", name="Meer over dit woord").last.click()
        expect(page).to_have_url(f"{at_roos}/glossary.html#term-overdracht")
        expect(page.locator("#term-overdracht")).to_be_in_viewport()


def test_addresses_in_an_explanation_lead_out(at_roos: str, opened: Opened) -> None:
    with opened(DESK) as page:
        page.goto(f"{at_roos}/{WORK}")
        link = shown(page, "own-de-kast").get_by_role("link", name="de website")
        expect(link).to_have_attribute("href", "https://example.org/")


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_without_a_script_it_is_a_link(
    viewport: dict[str, int], at_roos: str, opened: Opened
) -> None:
    with opened(viewport, script=False) as page:
        page.goto(f"{at_roos}/{WORK}")
        expect(page.locator("[popover], [aria-haspopup]")).to_have_count(0)
        word(page, "term-bpv").click()
        expect(page).to_have_url(f"{at_roos}/glossary.html#term-bpv")
        expect(page.locator("#term-bpv")).to_be_in_viewport()


def test_without_pop_ups_in_the_browser_it_is_a_link(at_roos: str, opened: Opened) -> None:
    with opened(DESK) as page:
        page.add_init_script("delete HTMLElement.prototype.showPopover")
        page.goto(f"{at_roos}/{WORK}")
        expect(word(page, "term-bpv")).not_to_have_attribute("aria-haspopup", "dialog")
        word(page, "term-bpv").click()
        expect(page).to_have_url(f"{at_roos}/glossary.html#term-bpv")


@pytest.mark.parametrize("fault", ["missing", "silent", "unknown"])
def test_when_the_explanations_do_not_come_it_is_a_link(
    fault: str, at_roos: str, opened: Opened
) -> None:
    """The file is not there, the server never answers, or it holds other words."""
    answers: dict[str, Any] = {
        "missing": lambda route: route.fulfill(status=404, body=""),
        "silent": lambda _route: None,
        "unknown": lambda route: route.fulfill(body="window.houvastWords={}"),
    }
    with opened(PHONE, has_touch=True) as page:
        page.route("**/words.js", answers[fault])
        page.goto(f"{at_roos}/{WORK}", wait_until="commit")
        expect(word(page, "term-bpv")).to_have_attribute("aria-haspopup", "dialog")
        word(page, "term-bpv").tap()
        expect(page).to_have_url(f"{at_roos}/glossary.html#term-bpv")
        page.unroute_all(behavior="ignoreErrors")


@pytest.mark.parametrize("how", [{"modifiers": ["Control"]}, {"button": "middle"}])
def test_a_new_tab_is_a_new_tab(how: dict[str, Any], at_roos: str, opened: Opened) -> None:
    with opened(DESK) as page:
        page.goto(f"{at_roos}/{WORK}")
        with page.context.expect_page() as fresh:
            word(page, "term-bpv").click(**how)
        expect(fresh.value).to_have_url(re.compile("glossary.html#term-bpv"))
        expect(pop_up(page)).to_be_hidden()


def test_it_works_from_a_folder(roos: Path, opened: Opened) -> None:
    with opened(PHONE, has_touch=True) as page:
        page.goto((roos / WORK).as_uri())
        word(page, "term-bpv").tap()
        expect(pop_up(page)).to_contain_text("De officiële naam voor een stage")


def test_it_can_be_read(served: str, at_roos: str, opened: Opened) -> None:
    """Contrast and width while it is open, in the colours of each organisation."""
    pages = [f"{served}/{slug}/index.html" for slug in ("korenbloem", "lichtdraad", "zonnehof")]
    with opened(DESK) as page:
        for address in [*pages, f"{at_roos}/{WORK}"]:
            page.goto(address)
            page.locator("article a.hv-word").last.focus()
            page.keyboard.press("Enter")
            expect(pop_up(page)).to_be_visible()
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme=scheme)
                seen = page.evaluate(MEASURE, True)
                assert (seen["faint"], seen["wide"]) == ([], []), (address, scheme)


def test_on_paper_a_word_is_just_a_word(at_roos: str, opened: Opened) -> None:
    with opened(DESK) as page:
        page.goto(f"{at_roos}/{WORK}")
        pop = shown(page, "term-bpv")
        page.emulate_media(media="print")
        expect(pop).to_be_hidden()
        look = word(page, "term-bpv").evaluate("e => getComputedStyle(e).textDecorationLine")
        assert look == "none"
