"""Publishing a glossary: versions that never change, and a site with a page for every word."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
import rdflib
from pyld import jsonld

from conftest import Run, clean_environment
from forked import started
from houvast.command.folders import glossary_folder
from houvast.command.usage import WrongUse
from houvast.compose.publication.publication import Publication
from houvast.compose.publication.site import compose_glossary
from houvast.engine import write_project
from houvast.finding import Finding
from houvast.glossary import Term, read_glossary
from houvast.glossary.glossary import OWN
from houvast.pipeline import read_shared
from houvast.release.publish_glossary import Overtaken, put_glossary
from houvast.release.versions import Plan, plan, read_history
from houvast.workspace import BUILTIN, Workspace
from support import files

ADDRESS = "https://woorden.example.org/lijst/"
LONG = "a" * 60
ABOUT = f"""\
about:
  title: {{nl: Woorden van De Toren, en: Words of De Toren}}
  publisher: ROC De Toren
  licence: CC BY 4.0
  url: {ADDRESS}
terms:
"""
WORDS: dict[str, str] = {
    "buddy": """
    nl: {term: buddy, also: [maatje], finds: ["buddy's"], explanation: Wie je wegwijs maakt.}
    en: {term: buddy, explanation: Who shows you around.}
    see: [stage, index]
""",
    "stage": """
    nl:
      term: stage
      definition: Leren op een werkplek.
      heard_as: {intern: Spannend., organisation: Extra handen., school: Leren.}
      example: Je loopt stage bij een bakker.
      differs: Niet het podium.
    en: {term: internship, explanation: Learning at a workplace.}
    source: De wet
""",
    "podium": """
    nl: {term: Stage, explanation: Een podium.}
    en: {term: stage, explanation: A platform.}
""",
    "index": "\n    nl: {term: index, explanation: Een lijst.}\n    en: {term: index}\n",
    "con": "\n    nl: {term: con, explanation: Iets dat tegen is.}\n",
    "true": "\n    en: {term: 'true', explanation: What is so.}\n",
    "s": """
    nl:
      term: "</h1><img src=x onerror=alert(1)> {{ 7*7 }} *s*"
      also: ["<b>vet</b>"]
      explanation: "<script>alert(1)</script> [a](javascript:alert(1)) [b](other.html) **sterk**"
    en: {term: s}
""",
    LONG: "\n    nl: {term: " + "lang" * 30 + ", explanation: Lang.}\n    en: {term: long}\n",
    "oud": "\n    nl: {term: oud woord, explanation: Vroeger.}\n    en: {term: old word}\n",
    "weg": "\n    nl: {term: weg woord, explanation: Gaat weg.}\n    en: {term: gone word}\n",
}
SECOND = {**WORDS, "con": WORDS["con"] + "    en: {term: con, explanation: Against.}\n"}
THIRD = {
    **{name: text for name, text in SECOND.items() if name != "weg"},
    "stage": WORDS["stage"].replace("Leren op een werkplek", "Werken om te leren"),
    "oud": WORDS["oud"] + "    replaced_by: buddy\n",
}


def workspace(folder: Path, words: dict[str, str]) -> Path:
    """A workspace with these words of its own."""
    (folder / "glossary").mkdir(parents=True, exist_ok=True)
    (folder / "mkdocs.yml").write_text("site_name: School\nplugins:\n  - houvast\n", "utf-8")
    text = ABOUT + "".join(f"  - id: {json.dumps(name)}{words[name]}" for name in words)
    (folder / "glossary/words.yml").write_text(text, "utf-8")
    return folder


def terms(words: dict[str, str]) -> tuple[Term, ...]:
    text = "terms:\n" + "".join(f"  - id: {json.dumps(name)}{words[name]}" for name in words)
    return read_glossary([(OWN, [("words.yml", text.encode())])]).terms


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace in which three versions were published, each on a day of its own."""
    here = tmp_path_factory.mktemp("glossary")
    for number, words in enumerate((WORDS, SECOND, THIRD), 1):
        workspace(here, words)
        day = {"SOURCE_DATE_EPOCH": str(1_796_000_000 + number * 86_400)}
        begun = time.monotonic()
        command = ("glossary", "publish", "--out", "public", "--language", "nl")
        # Really started: a test below stops such a process at moments within this time.
        done = started(command, here, clean_environment(**day), 120)
        (here / "seconds.txt").write_text(str(time.monotonic() - begun), "ascii")
        assert done.returncode == 0, done.stdout + done.stderr
        (here / f"said-{number}.txt").write_text(done.stdout, "utf-8")
        shutil.copytree(here / "public", here / f"after-{number}")
    return here


@pytest.fixture
def copied(made: Path, tmp_path: Path) -> Path:
    """The same, to be changed."""
    shutil.copytree(made / "public", tmp_path / "public")
    return workspace(tmp_path, THIRD)


def test_the_number_follows_from_what_changed(made: Path) -> None:
    latest = json.loads((made / "public/latest.json").read_bytes())
    assert latest["versions"] == ["1.0.0", "1.1.0", "2.0.0"]
    assert latest["version"] == "2.0.0"
    assert latest["date"] == "2026-12-03"
    assert latest["title"] == {"nl": "Woorden van De Toren", "en": "Words of De Toren"}
    for path, facts in latest["files"].items():
        data = (made / "public" / path).read_bytes()
        assert facts == {"sha256": hashlib.sha256(data).hexdigest(), "size": len(data)}
    assert set(latest["files"]) == {"v2.0.0/glossary.yml", "v2.0.0/glossary.json"}
    said = (made / "said-3.txt").read_text("utf-8")
    for words in ("1.1.0", "2.0.0", "weg woord", "Andere betekenis: stage", "Vervangen: oud woord"):
        assert words in said
    assert f"houvast glossary add {ADDRESS}" in said


def test_a_version_never_changes_and_its_sums_are_right(made: Path) -> None:
    for number, version in enumerate(("v1.0.0", "v1.1.0", "v2.0.0"), 1):
        assert files(made / "public" / version) == files(made / f"after-{number}" / version)
        sums = (made / "public" / version / "SHA256SUMS").read_text("ascii")
        assert len(sums.splitlines()) == 3
        for line in sums.splitlines():
            digest, name = line.split("  ")
            data = (made / "public" / version / name).read_bytes()
            assert digest == hashlib.sha256(data).hexdigest()
        if checker := shutil.which("sha256sum"):
            where = made / "public" / version
            subprocess.run([checker, "-c", "SHA256SUMS"], cwd=where, check=True, timeout=20)


def test_the_published_yaml_holds_the_same_words(made: Path) -> None:
    data = (made / "public/v2.0.0/glossary.yml").read_bytes()
    again = read_glossary([(OWN, [("glossary.yml", data)])])
    assert again.terms == terms(THIRD)
    assert again.about
    assert str(again.about.url) == ADDRESS


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_the_linked_data_is_what_others_read(made: Path) -> None:
    data = json.loads((made / "public/v2.0.0/glossary.json").read_bytes())
    nodes = jsonld.flatten(data)
    kinds = [kind for node in nodes for kind in node.get("@type", ())]
    assert kinds.count("https://schema.org/DefinedTerm") == len(THIRD)
    assert kinds.count("https://schema.org/DefinedTermSet") == 1
    graph = rdflib.Graph().parse(data=json.dumps(data), format="json-ld")
    labels = {
        (str(term).rpartition("term-")[2], str(label), label.language)
        for term, label in graph.subject_objects(rdflib.SKOS.prefLabel)
        if isinstance(label, rdflib.Literal)
    }
    wanted = {
        (term.id, words.term, code)
        for term in terms(THIRD)
        for code in ("nl", "en")
        if (words := term.words(code))
    }
    assert {(name.removesuffix(".html"), label, code) for name, label, code in labels} == wanted


class Reader(HTMLParser):
    """Collects the addresses, ids and unexpected tags of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.handlers: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("href", "src") and value:
                self.links.append(value)
            if name in ("id", "name") and value:
                self.ids.add(value)
            if name.startswith("on"):
                self.handlers.append(f"{tag} {name}")


def read(page: Path) -> Reader:
    reader = Reader()
    reader.feed(page.read_text("utf-8"))
    return reader


def test_every_word_has_its_page_in_both_languages_and_no_link_is_dead(made: Path) -> None:
    public = made / "public"
    for name in (*WORDS, *THIRD):
        assert (public / f"term-{name}.html").is_file()
        assert (public / "en" / f"term-{name}.html").is_file()
    pages = {page: read(page) for page in public.rglob("*.html") if page.name != "404.html"}
    assert len(pages) == 2 * (len(WORDS) + 3)
    dead = []
    for page, reader in pages.items():
        for link in reader.links:
            parts = urlsplit(link)
            if parts.scheme or link == ".":
                assert parts.scheme in ("", "https", "http"), link
                continue
            there = (page.parent / unquote(parts.path)).resolve() if parts.path else page
            anchors = pages[there].ids if there in pages else {parts.fragment}
            if not there.is_file() or (parts.fragment and parts.fragment not in anchors):
                dead.append((page.name, link))
        assert reader.handlers == []
    assert dead == []


def words_of(page: Path) -> str:
    text = page.read_text("utf-8").partition("<article")[2].partition("</article>")[0]
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", text))).strip()


def test_a_page_says_all_that_there_is_to_say(made: Path) -> None:
    stage = words_of(made / "public/term-stage.html")
    for words in (
        *("Spannend.", "Extra handen.", "Leren.", "Werken om te leren.", "Niet het podium."),
        *("Je loopt stage bij een bakker.", "De wet", "Hetzelfde woord", "Een podium.", "2.0.0"),
    ):
        assert words in stage
    buddy = (made / "public/term-buddy.html").read_text("utf-8")
    assert "maatje" in buddy
    assert 'href="term-stage.html"' in buddy
    assert 'hreflang="en"' in buddy
    assert 'href="en/term-buddy.html"' in buddy
    assert "noindex" not in buddy
    assert "hv-stuck" not in buddy


def test_what_is_missing_replaced_or_gone_says_so(made: Path) -> None:
    public = made / "public"
    missing = (public / "term-true.html").read_text("utf-8")
    assert "nog niet in het Nederlands" in missing
    assert re.search(r'<div class="hv-entry" lang="en">.*What is so\.', missing, re.DOTALL)
    assert "Not in English yet" not in (public / "en/index.html").read_text("utf-8")
    assert 'href="term-true.html" lang="en"' in (public / "index.html").read_text("utf-8")
    replaced = (public / "term-oud.html").read_text("utf-8")
    assert re.search(r'vervangen door <a href="term-buddy.html">buddy</a>', replaced)
    gone = words_of(public / "en/term-weg.html")
    assert "no longer in the list, since version 2.0.0 (3 December 2026)" in gone
    assert "gone word" in gone
    assert "term-weg" not in (public / "index.html").read_text("utf-8")
    changes = words_of(public / "changes.html")
    order = [
        changes.index(words) for words in ("2.0.0", "weg woord", "1.1.0", "con Engels", "1.0.0")
    ]
    assert order == sorted(order)
    assert "De eerste versie, met 10 woorden." in changes


def test_hostile_words_stay_words(made: Path) -> None:
    page = (made / "public/term-s.html").read_text("utf-8")
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "javascript:" not in page
    assert "other.html" not in page
    assert "{{ 7*7 }} *s*" in words_of(made / "public/term-s.html")
    assert "<strong>sterk</strong>" in page


def test_search_finds_the_hidden_forms_of_a_word(made: Path) -> None:
    written = (made / "public/search-data.js").read_text("utf-8")
    index = json.loads(written.partition("=")[2].rstrip(";\n"))
    found = {doc["url"]: doc for doc in index["docs"]}
    assert found["term-buddy.html"]["hidden"] == "buddy's"
    assert "wegwijs" in found["term-buddy.html"]["text"]
    assert "wegwijs" not in found["index.html"]["text"]


def test_how_to_use_it_names_the_address_and_the_files(made: Path) -> None:
    page = words_of(made / "public/use.html")
    digest = hashlib.sha256((made / "public/v2.0.0/glossary.yml").read_bytes()).hexdigest()
    assert f"houvast glossary add {ADDRESS}" in page
    assert digest in page
    assert "CC BY 4.0" in page


def test_without_a_change_everything_stays_the_same(copied: Path, houvast: Run) -> None:
    before = files(copied / "public")
    (copied / "public/CNAME").write_text("woorden.example.org", "utf-8")
    done = houvast("glossary", "publish", "--out", "public", "--language", "en", cwd=copied)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Nothing changed: version 2.0.0" in done.stdout
    assert files(copied / "public") == {**before, "CNAME": b"woorden.example.org"}
    assert sorted(path.name for path in copied.iterdir()) == ["glossary", "mkdocs.yml", "public"]


def test_a_dry_run_tells_and_writes_nothing(copied: Path, houvast: Run) -> None:
    workspace(copied, {**THIRD, "nieuw": "\n    nl: {term: nieuwkomer, explanation: Nieuw.}\n"})
    before = files(copied)
    done = houvast(
        "glossary", "publish", "--out", "public", "--dry-run", "--language", "nl", cwd=copied
    )
    assert done.returncode == 0
    assert "Nieuw: nieuwkomer" in done.stdout
    assert "versie 2.1.0" in done.stdout
    assert files(copied) == before


@pytest.mark.parametrize(
    ("words", "wanted", "expected"),
    [
        (SECOND, "", "3.0.0"),
        (SECOND, "4.0.0", "4.0.0"),
        (THIRD, "", "2.0.0"),
        (THIRD, "2.0.0", "2.0.0"),
        (SECOND, "2.0.0", "exists"),
        (SECOND, "1.0.0", "exists"),
        (SECOND, "1.5.0", "lower"),
        (SECOND, "2.0.1", "smaller"),
        (SECOND, "2.9.0", "smaller"),
        (THIRD, "2.0.1", "unchanged"),
    ],
)
def test_a_number_of_ones_own_must_fit(
    made: Path, words: dict[str, str], wanted: str, expected: str
) -> None:
    history = read_history((made / "public",))
    about = read_glossary([(OWN, [("w.yml", (made / "glossary/words.yml").read_bytes())])]).about
    found = plan(history, terms(words), about, wanted)
    if isinstance(found, Plan):
        assert found.number == expected
        assert found.new == (found.number != "2.0.0")
    else:
        assert found.name == "version-refused"
        assert found.variant == expected
        assert found.values["number"] == ("2.0.0" if expected == "unchanged" else "3.0.0")


def test_a_version_that_exists_is_refused_in_words(copied: Path, houvast: Run) -> None:
    workspace(copied, SECOND)
    before = files(copied)
    command = ("glossary", "publish", "--out", "public", "--language", "en", "--version")
    done = houvast(*command, "2.0.0", cwd=copied)
    assert done.returncode == 1
    assert "HV532" in done.stdout
    assert "3.0.0" in done.stdout
    assert houvast(*command, "2.0", cwd=copied).returncode == 2
    assert files(copied) == before


def _both(folder: Path) -> None:
    """Changes the newest file and its sum alike: then only `latest.json` knows."""
    path = folder / "v2.0.0/glossary.yml"
    old = hashlib.sha256(path.read_bytes()).hexdigest()
    path.write_bytes(path.read_bytes() + b"# x\n")
    sums = folder / "v2.0.0/SHA256SUMS"
    new = hashlib.sha256(path.read_bytes()).hexdigest()
    sums.write_text(sums.read_text("ascii").replace(old, new), "ascii")


def _link(folder: Path) -> None:
    path = folder / "v1.0.0/glossary.yml"
    path.rename(folder / "away.yml")
    path.symlink_to(folder / "away.yml")


TAMPERINGS: dict[str, tuple[Callable[[Path], object], str]] = {
    "a word": (lambda at: (at / "v1.0.0/glossary.yml").write_text("terms: []\n"), "file"),
    "linked data": (lambda at: (at / "v1.1.0/glossary.json").write_text("{}"), "file"),
    "a file and its sum": (_both, "file"),
    "a file too many": (lambda at: (at / "v1.0.0/x.txt").write_text("x"), "more"),
    "a file too few": (lambda at: (at / "v1.0.0/changes.json").unlink(), "missing"),
    "a link": (_link, "missing"),
    "no sums": (lambda at: (at / "v1.0.0/SHA256SUMS").write_text(""), "sums"),
    "a folder too few": (lambda at: shutil.rmtree(at / "v1.1.0"), "missing"),
    "a folder too many": (lambda at: shutil.copytree(at / "v1.0.0", at / "v9.0.0"), "unlisted"),
    "no list": (lambda at: (at / "latest.json").write_text("{}"), "latest"),
}


@pytest.mark.parametrize("name", TAMPERINGS)
def test_a_version_that_was_changed_stops_everything(made: Path, tmp_path: Path, name: str) -> None:
    shutil.copytree(made / "public", tmp_path / "public")
    tamper, variant = TAMPERINGS[name]
    tamper(tmp_path / "public")
    history = read_history((tmp_path / "public",))
    assert {finding.name for finding in history.findings} == {"version-changed"}
    assert variant in {finding.variant for finding in history.findings}


def test_then_nothing_is_written(copied: Path, houvast: Run) -> None:
    (copied / "public/v1.0.0/glossary.yml").write_text("terms: []\n")
    workspace(copied, WORDS)
    before = files(copied)
    done = houvast("glossary", "publish", "--out", "public", "--language", "nl", cwd=copied)
    assert done.returncode == 1
    assert "HV533" in done.stdout
    assert "v1.0.0/glossary.yml" in done.stdout.replace("\n", "")
    assert files(copied) == before


def test_a_clean_folder_goes_on_from_an_earlier_publication(copied: Path, houvast: Run) -> None:
    (copied / "public").rename(copied / "earlier")
    command = ("glossary", "publish", "--out", "public", "--continue", "earlier")
    workspace(copied, {**THIRD, "nieuw": "\n    nl: {term: nieuwkomer, explanation: Nieuw.}\n"})
    done = houvast(*command, cwd=copied)
    assert done.returncode == 0, done.stdout + done.stderr
    latest = json.loads((copied / "public/latest.json").read_bytes())
    assert latest["versions"] == ["1.0.0", "1.1.0", "2.0.0", "2.1.0"]
    for version in ("v1.0.0", "v1.1.0", "v2.0.0"):
        assert files(copied / "public" / version) == files(copied / "earlier" / version)
    assert houvast(*command[:-1], "glossary", cwd=copied).returncode == 2


def test_a_folder_of_somebody_else_is_left_alone(tmp_path: Path, houvast: Run) -> None:
    here = workspace(tmp_path, WORDS)
    (here / "mine").mkdir()
    (here / "mine/thesis.txt").write_text("years of work", "utf-8")
    before = files(here)
    done = houvast("glossary", "publish", "--out", "mine", cwd=here)
    assert done.returncode == 2
    for out, reason in {
        "mine": "out-not-ours",
        "glossary/site": "out-in-sources",
        ".": "out-is-workspace",
        "mkdocs.yml": "out-is-file",
    }.items():
        with pytest.raises(WrongUse, match=reason):
            glossary_folder(Workspace(here), here / out)
    assert files(here) == before


def test_without_words_of_ones_own_there_is_nothing_to_publish(
    tmp_path: Path, houvast: Run
) -> None:
    here = workspace(tmp_path, {})
    (here / "glossary/words.yml").unlink()
    done = houvast("glossary", "publish", "--out", "public", "--language", "en", cwd=here)
    assert done.returncode == 1
    assert "HV531" in done.stdout
    assert "--with-houvast" in done.stdout
    assert not (here / "public").exists()
    done = houvast("glossary", "publish", "--out", "p", "--with-houvast", "--dry-run", cwd=here)
    assert done.returncode == 0
    assert "1.0.0" in done.stdout


def test_what_is_not_published_is_not_pointed_to(tmp_path: Path, houvast: Run) -> None:
    text = "\n    nl: {term: maat, explanation: Wie helpt.}\n    see: [bpv, ik]\n"
    here = workspace(tmp_path, {"maat": text, "ik": "\n    nl: {term: ik, explanation: Ik.}\n"})
    done = houvast("glossary", "publish", "--out", "public", "--language", "nl", cwd=here)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "bpv" in done.stdout
    data = (here / "public/v1.0.0/glossary.yml").read_bytes()
    again = read_glossary([(OWN, [("glossary.yml", data)])])
    assert [term.see for term in again.terms] == [(), ("ik",)]
    assert not (here / "public/en").exists()


def test_stopped_at_any_moment_the_old_or_the_new_glossary_is_there(
    made: Path, copied: Path
) -> None:
    command = [sys.executable, "-m", "houvast", "glossary", "publish", "--out", "public"]
    environment = clean_environment()
    whole = float((made / "seconds.txt").read_text())
    for number in range(1, 5):
        before = read_history((copied / "public",)).newest
        new = f"\n    nl: {{term: ronde {number}, explanation: Nieuw.}}\n"
        workspace(copied, {**THIRD, f"round-{number}": new})
        running = subprocess.Popen(
            command,
            cwd=copied,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(whole * (0.4 + 0.15 * number))
        running.send_signal(signal.SIGKILL)
        running.wait()
        history = read_history((copied / "public",))
        assert history.findings == ()
        if history.newest != before:
            assert (copied / "public" / f"term-round-{number}.html").is_file()
        assert (copied / "public/index.html").is_file()
    subprocess.run(command, cwd=copied, env=environment, check=True, capture_output=True)
    assert (copied / "public/term-round-4.html").is_file()
    assert [path.name for path in copied.iterdir() if path.name.startswith(".houvast")] == []


def test_two_at_the_same_time_never_overwrite_a_version(made: Path, tmp_path: Path) -> None:
    shutil.copytree(made / "after-2", tmp_path / "public")
    history = read_history((tmp_path / "public",))
    shutil.rmtree(tmp_path / "public")
    shutil.copytree(made / "public", tmp_path / "public")
    before = files(tmp_path / "public")
    site = compose_glossary(publication(made), read_shared(Workspace(BUILTIN)))

    def build(_site: object, out: Path) -> None:
        shutil.copytree(made / "public", out, ignore=shutil.ignore_patterns("v*"))

    latest = {"latest.json": (made / "after-2/latest.json").read_bytes()}
    with pytest.raises(Overtaken):
        put_glossary(tmp_path / "public", site, build, history, latest)
    assert files(tmp_path / "public") == before


def publication(made: Path) -> Publication:
    history = read_history((made / "public",))
    titles = {"nl": "Woorden", "en": "Words"}
    return Publication(titles, terms(THIRD), history.versions)


def test_plain_mkdocs_builds_the_same_project(made: Path, tmp_path: Path) -> None:
    site = compose_glossary(publication(made), read_shared(Workspace(BUILTIN)))
    write_project(site, tmp_path)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    subprocess.run(command, cwd=tmp_path, env=clean_environment(), check=True, timeout=120)
    assert (tmp_path / f"site/en/term-{LONG}.html").is_file()


def test_findings_have_their_words(made: Path) -> None:
    found = plan(read_history((made / "public",)), terms(WORDS), None, "2.0.0")
    assert isinstance(found, Finding)
    assert found.code.number == "HV532"
