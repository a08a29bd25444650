"""What an intern takes along, in a browser: the first screen, the calendar, cards, a message."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
import vobject
import zxingcpp
from PIL import Image
from playwright.sync_api import expect

from browser.conftest import DESK, Opened
from browser.serving import serving
from conftest import ROOT, Run
from support import garage

pytestmark = pytest.mark.browser
SMALL = {"width": 360, "height": 640}
# Words in a picture that lie over other words, or outside of it.
OVER_ANOTHER = """svg => {
  const all = [...svg.querySelectorAll("text")].map(t => [t.textContent, t.getBoundingClientRect()]);
  const whole = svg.getBoundingClientRect();
  const over = (a, b) => a.left < b.right - 1 && b.left < a.right - 1
    && a.top < b.bottom - 4 && b.top < a.bottom - 4;
  return all.filter(([, a], i) => a.right > whole.right + 1 || a.bottom > whole.bottom + 1
    || all.some(([, b], j) => i < j && over(a, b))).map(([text]) => text);
}"""
# Screens of interns whose handbook is in Dutch and in English.
WELCOMES = ("korenbloem", "zonnehof", "zonnehof-nacht", "lichtdraad", "lichtdraad/nl")


@pytest.mark.parametrize("welcome", WELCOMES)
def test_a_small_phone_shows_all_that_is_needed(welcome: str, served: str, opened: Opened) -> None:
    """When, where, who, route, whom to call, what to bring, lunch: above the bar, unscrolled."""
    with opened(SMALL) as page:
        page.goto(f"{served}/{welcome}/index.html")
        page.evaluate("document.fonts.ready")
        bar = page.locator(".hv-stuck").bounding_box()
        assert bar
        when = page.locator(".hv-ticket__when")
        assert re.search(r"(?i)\b\w+d(ag|ay)\b.*\b\d{1,2}[:.]\d\d\b", when.inner_text(), re.DOTALL)
        parts = [when, *page.locator(".hv-ticket dl > *").all()]
        assert len(parts) == 1 + 2 * 5
        for part in parts:
            box = part.bounding_box()
            assert box and box["y"] >= 0 and box["y"] + box["height"] <= bar["y"], part.inner_text()
            assert part.inner_text().strip()
        assert page.locator(".hv-ticket dd a[href*='people.html#contact-']").count() >= 1
        for go in page.locator(".hv-ticket .hv-go").all():
            box = go.bounding_box()
            assert box and box["height"] >= 24
        route, call = (go.get_attribute("href") or "" for go in page.locator(".hv-go").all())
        assert route.startswith("https://www.openstreetmap.org/search?query=")
        assert re.fullmatch(r"tel:\+?\d{8,}", call)
        assert re.sub(r"\D", "", page.locator(".hv-go").nth(1).inner_text()) == call[4:]


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_the_calendar_can_be_fetched(script: bool, served: str, opened: Opened) -> None:
    with opened(SMALL, script=script) as page:
        page.goto(f"{served}/korenbloem/index.html")
        page.locator(".hv-ticket").get_by_text("Zet in je agenda").click()
        expect(page).to_have_url(f"{served}/korenbloem/together/rhythm.html#calendar")
        link = page.locator("a[type='text/calendar']")
        expect(link).to_have_count(1)
        with page.expect_download() as fetched:
            link.click()
        data = Path(fetched.value.path()).read_bytes()
        names = {event.summary.value for event in vobject.readOne(data.decode()).vevent_list}
        assert {"Even checken", "Startgesprek", "Koningsdag"} <= names
        assert page.locator("a[href^='webcal:']").count() == 0, "the address is not known"


def test_a_card_for_each_who_can_be_reached(site: Path, served: str, opened: Opened) -> None:
    with opened(SMALL) as page:
        page.goto(f"{served}/korenbloem/who/people.html")
        reachable = page.locator("section:has(.hv-acts a:is([href^='tel:'],[href^='mailto:']))")
        cards = page.locator("a[type='text/vcard']")
        assert cards.count() == 2 * reachable.count() > 0
        for address in {card.get_attribute("href") or "" for card in cards.all()}:
            data = (site / "korenbloem/who" / address).read_bytes()
            assert vobject.readOne(data.decode()).fn.value
        expect(page.locator(".hv-qr").first).to_be_hidden()


def test_a_message_is_copied(served: str, opened: Opened) -> None:
    with opened(SMALL, permissions=["clipboard-read", "clipboard-write"]) as page:
        page.goto(f"{served}/korenbloem/who/stuck.html")
        rung = page.locator(".hv-steps > li").first
        rung.locator("summary").focus()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        expect(rung.get_by_role("button", name="Kopieer")).to_be_focused()
        page.keyboard.press("Enter")
        expect(rung.get_by_role("button", name="Gekopieerd")).to_be_visible()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied.startswith("Hoi Fatma, ik loop vast met …")
        for scheme in ("sms:", "mailto:"):
            address = rung.locator(f"a[href^='{scheme}']").get_attribute("href") or ""
            assert unquote(address.split("body=")[1]) == copied
        expect(rung.locator("a[href='tel:0600000011']")).to_be_visible()


def test_without_script_the_message_can_be_selected(served: str, opened: Opened) -> None:
    with opened(SMALL, script=False) as page:
        page.goto(f"{served}/lichtdraad/who/stuck.html")
        expect(page.locator("#say ~ .hv-block .hv-message p").first).to_be_visible()
        assert page.locator("[data-copy]").locator("visible=true").count() == 0


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_time_line_is_readable_on_a_small_phone(
    dark: bool, served: str, opened: Opened
) -> None:
    with opened(SMALL, dark=dark) as page:
        page.goto(f"{served}/korenbloem/together/programme.html")
        picture = page.locator("svg.hv-line")
        box = picture.bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= 360
        texts = picture.locator("text").evaluate_all(
            "all => all.map(t => [t.textContent, t.getBoundingClientRect().right,"
            " parseFloat(getComputedStyle(t).fontSize) * t.getScreenCTM().a, getComputedStyle(t).fill])"
        )
        assert len(texts) > 30
        assert [t for t in texts if t[1] > 342 or t[2] < 10.9] == []
        assert picture.evaluate(OVER_ANOTHER) == []
        paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert paper not in {fill for *_, fill in texts}
        words = page.locator("#timeline ~ .hv-block details").first
        words.locator("summary").click()
        assert words.locator("dt").count() == 23
        expect(words).to_contain_text("woensdag 3 februari")


def test_the_week_is_readable_and_says_in_words_what_it_shows(served: str, opened: Opened) -> None:
    with opened(SMALL) as page:
        page.goto(f"{served}/korenbloem/together/rhythm.html")
        page.evaluate("document.fonts.ready")
        picture = page.locator("svg.hv-week")
        sizes = picture.locator("text").evaluate_all(
            "all => all.map(t => parseFloat(getComputedStyle(t).fontSize) * t.getScreenCTM().a)"
        )
        assert len(sizes) > 20 and min(sizes) >= 10
        assert picture.evaluate(OVER_ANOTHER) == []
        words = page.locator("svg.hv-week ~ details")
        words.locator("summary").click()
        terms, said = words.locator("dt").all_inner_texts(), words.locator("dd").all_inner_texts()
        facts = dict(zip(terms, said, strict=True))
        assert facts["Werktijden"] == "maandag t/m donderdag, 06.00–14.30 uur"
        assert facts["Oefenuur"].startswith("Donderdag, 11.00 uur, om de week")
        cards = page.locator(".hv-card__title").all_inner_texts()
        assert set(cards) - set(facts) == {"Leerdoelen bijstellen"}
        assert set(facts) - set(cards) == {"Werktijden"}


@pytest.fixture(scope="module")
def known(houvast: Run, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A small handbook of which the address is known."""
    folder = tmp_path_factory.mktemp("known")
    garage(folder).write_text(
        "organisation: Garage\ncontacts: [{id: kees, role: monteur, name: Kees,"
        " reach: {phone: 06-0000 0011}}]\n"
        "internship: {periods: [{name: lente, starts: 2027-02-01, ends: 2027-06-25}]}\n"
        "rhythm: [{what: Check, when: wo 9:00, every: week}]\n",
        "utf-8",
    )
    settings = folder / "mkdocs.yml"
    settings.write_text(
        settings.read_text("utf-8") + "site_url: https://stage.example.org\n", "utf-8"
    )
    done = houvast("build", "--out", folder / "site", cwd=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    with serving(folder / "site") as address:
        yield f"{address}/garage"


def test_a_subscription_when_the_address_is_known(known: str, opened: Opened) -> None:
    with opened(SMALL) as page:
        page.goto(f"{known}/together/rhythm.html")
        link = page.locator("a[href^='webcal:']")
        where = "stage.example.org/garage/calendar/lente.ics"
        expect(link).to_have_attribute("href", f"webcal://{where}")
        expect(page.locator("code.hv-address")).to_have_text(f"https://{where}")


def test_codes_are_on_paper_only(known: str, opened: Opened, tmp_path: Path) -> None:
    """What a camera sees on the printed pages."""
    with opened(DESK, device_scale_factor=2) as page:
        page.goto(f"{known}/who/people.html")
        assert page.locator(".hv-qr").locator("visible=true").count() == 0
        assert "stage.example.org" not in page.locator("article").inner_text()
        page.emulate_media(media="print")
        expect(page.locator(".hv-qr").first).to_be_visible()
        shot = tmp_path / "paper.png"
        page.screenshot(path=shot, full_page=True)
        tree = page.locator("article").aria_snapshot()
    seen = sorted(code.text for code in zxingcpp.read_barcodes(Image.open(shot)))
    assert len(seen) == 2
    assert seen[0].startswith("BEGIN:VCARD") and "TEL;TYPE=WORK,VOICE:0600000011" in seen[0]
    assert seen[1] == "https://stage.example.org/garage/who/people.html"
    assert "img" not in tree, "nobody hears the squares"


def test_the_example_handbooks_say_when_the_intern_is_free() -> None:
    """Where a note says so, the field says so too: the calendar reads the field."""
    for path in (ROOT / "content/organisations").glob("*/organisation.yml"):
        for note in re.findall(r"(?m)^    note: (.*)$", path.read_text("utf-8")):
            assert not re.search(r"[Jj]ij bent (die nacht )?vrij", note), (path, note)
