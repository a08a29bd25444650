"""A handbook in which every text is an attack shows all of it as text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Page, expect

from browser.conftest import PHONE, Opened
from browser.hostile import ATTACKS, OWN_PAGE, RUN, Spoiled
from browser.serving import serving
from browser.survey import survey
from browser.written import Page as Written
from browser.written import pages
from conftest import ROOT, Run

pytestmark = pytest.mark.browser
FROM = ROOT / "content" / "organisations" / "lichtdraad"
# What would show that an attack came through: all that may run, and the parts of the page. The
# explanations of words come when the browser has time.
LOOK = """() => {
  const all = [...document.querySelectorAll("*")];
  const count = (selector) => document.querySelectorAll(selector).length;
  return {
    hacked: typeof window.hacked,
    handlers: all.flatMap((element) => element.getAttributeNames()
      .filter((name) => name.startsWith("on")).map((name) => `${element.localName} ${name}`)),
    addresses: all.flatMap((element) =>
      ["href", "src", "action", "srcdoc", "xlink:href", "formaction"].flatMap((name) => {
        const value = element.getAttribute(name) || "";
        return /^(https?:|mailto:|tel:|sms:|#|[^:]*$)/.test(value) ? [] : [value];
      })),
    strange: count(".md-content :is(style, script), base, iframe, object, embed, form:not(.md-search__form)"),
    scripts: [...document.scripts].filter((s) => !s.src.endsWith("/words.js")).map((s) => s.id || s.src.replace(/.*\\/assets/, "")).sort(),
    parts: ["header", "body > .md-container > main article > h1", "h1", "main", "footer", ".hv-nav"]
      .map(count),
    stuck: count(".hv-stuck"),
  };
}"""


@dataclass(frozen=True)
class Hostile:
    """The built handbook, where it is served, and the attacks in it."""

    folder: Path
    address: str
    used: list[str]
    pages: tuple[Written, ...]


@pytest.fixture(scope="module")
def hostile(houvast: Run, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hostile]:
    """All texts of an example are attacks; it is built as a person builds it."""
    top = tmp_path_factory.mktemp("hostile")
    workspace, out = top / "workspace", top / "site"
    folder = workspace / "content" / "organisations" / "boos"
    folder.mkdir(parents=True)
    name = f"'\"><img src=x onerror={RUN}>{{{{7*7}}}}"
    settings = {"site_name": name, "plugins": [{"houvast": {"language": "en"}}]}
    (workspace / "mkdocs.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    schema = houvast("schema")
    spoiled = Spoiled(json.loads(schema.stdout))
    for path in FROM.glob("*.yml"):
        data = spoiled.document(yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader))
        data.pop("pages", None)
        if "organisation" in data:
            data["pages"] = [{"file": "eigen.md", "title": ATTACKS[1], "under": "start"}]
            data["organisation"]["name"] = name
        text = yaml.safe_dump(data, allow_unicode=True, width=10_000)
        (folder / path.name).write_text(text, encoding="utf-8")
    (folder / "eigen.md").write_text(OWN_PAGE, encoding="utf-8")
    for picture in FROM.glob("*.png"):
        (folder / picture.name).write_bytes(picture.read_bytes())
    done = houvast("build", "--out", out, cwd=workspace)
    assert done.returncode == 0, done.stdout + done.stderr
    with serving(out) as address:
        yield Hostile(out / "boos", f"{address}/boos", spoiled.used, pages(out / "boos"))


@pytest.fixture(scope="module")
def page(opened: Opened) -> Iterator[Page]:
    with opened(PHONE) as page:
        yield page


def test_nothing_runs_and_nothing_breaks(hostile: Hostile, page: Page) -> None:
    assert len(hostile.used) > 300 and len(hostile.pages) > 50
    assert [page.handlers for page in hostile.pages if page.handlers] == []
    usual = None
    for written in hostile.pages:
        if written.path.startswith("nl/how/"):
            continue  # made by the same blocks as the English ones
        page.goto(f"{hostile.address}/{written.path}")
        seen = page.evaluate(LOOK)
        usual = usual or seen["scripts"]
        assert seen == {
            "hacked": "undefined",
            "handlers": [],
            "addresses": [],
            "strange": 0,
            "scripts": usual,
            "parts": [1, 1, 1, 1, 1, 1],
            "stuck": 0 if written.path.endswith("who/stuck.html") else 1,
        }, written.path


def test_it_is_shown_as_it_was_typed(hostile: Hostile, page: Page) -> None:
    """Names, titles and the menu; and in the text, every attack that is one line of plain text."""
    page.goto(f"{hostile.address}/index.html")
    name = f"'\"><img src=x onerror={RUN}>{{{{7*7}}}}"
    expect(page.locator(".hv-brand__name")).to_have_text(name)
    expect(page).to_have_title(name)
    own = page.locator(".hv-nav a", has_text="onerror")
    expect(own).to_have_text(ATTACKS[1])
    page.goto(f"{hostile.address}/own/eigen.html")
    expect(page.locator("h1")).to_have_text(ATTACKS[1])
    expect(page).to_have_title(f"{ATTACKS[1]} – {name}")
    for path, part in (
        ("who/people.html", ".hv-card__title"),
        ("who/people.html", ".hv-who .hv-small"),
        ("how/tasks.html", ".hv-card__title"),
        ("start/before-day-one.html", ".hv-list strong"),
        ("glossary.html", ".hv-term h3"),
    ):
        page.goto(f"{hostile.address}/{path}")
        shown = [" ".join(words.split()) for words in page.locator(part).all_inner_texts()]
        typed = {" ".join(attack.split()) for attack in hostile.used}
        assert len([words for words in shown if words in typed]) > 3, (path, shown)


def test_templates_are_not_filled_in(hostile: Hostile) -> None:
    for written in hostile.pages:
        assert "{{ 7*7 }}" in written.words or "7*7" not in written.words, written.path
        assert " 49 " not in written.words, written.path


def test_it_stays_on_the_screen(hostile: Hostile, opened: Opened) -> None:
    paths = ["index.html", "who/people.html", "own/eigen.html", "start/before-day-one.html"]
    with opened(PHONE) as page:
        seen = survey(page, hostile.address, paths)
    assert seen.told("wide") == []
    assert seen.said == []


def test_searching_for_it_runs_nothing(hostile: Hostile, page: Page) -> None:
    page.goto(f"{hostile.address}/index.html")
    page.locator(".hv-search").click()
    for words in ("klik", "script", "onerror", "<img src=x onerror=window.hacked=1>"):
        page.locator(".hv-seek__field").fill(words)
        expect(page.locator(".hv-seek__count")).not_to_be_empty()
        seen = page.evaluate(LOOK)
        assert (seen["hacked"], seen["handlers"], seen["addresses"]) == ("undefined", [], [])
        assert page.locator(".hv-seek img").count() == 0
