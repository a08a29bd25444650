"""Words in the text of a page become links, and nothing else about the page changes."""

from __future__ import annotations

import datetime as dt
import json
import random
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from houvast.compose.prose import foreign_html, plain_words, sentences
from houvast.compose.site import Page, Site
from houvast.compose.terms import TermLinks, own_words, words_file
from houvast.glossary import Glossary, Link, Term, TermWords
from houvast.glossary.forms import Forms
from houvast.model.own import OwnTerm
from houvast.model.text import Text
from houvast.pipeline import check, read_shared
from houvast.workspace import BUILTIN, Workspace, find_workspace
from support import garage

WORD = re.compile(r'<a class="hv-word" href="([^"]+)" data-word="([^"]+)">(.*?)</a>', re.DOTALL)


def term(
    name: str, nl: str = "", en: str = "", link: str = "first", **more: tuple[str, ...]
) -> Term:
    made = {
        "nl": TermWords(term=nl, **more) if nl else None,
        "en": TermWords(term=en) if en else None,
    }
    return Term(id=name, link=Link(link), **made)


GLOSSARY = Glossary(
    terms=(
        term("bpv", "bpv", "work placement"),
        term("doel", "leerdoel", "learning goal", finds=("leerdoelen",)),
        term("plan", "plan van aanpak"),
        term("si", "S&I"),
        term("school", "school", link="never"),
        term("nooit", "plan van aanpak bpv", link="never"),
        term("pas-1", "toegangspas"),
        term("pas-2", "toegangspas"),
    )
)


def own(term: str, *also: str, en: str = "") -> OwnTerm:
    words = Text((("", term), ("en", en))) if en else Text((("", term),))
    return OwnTerm(
        term=words, also=tuple(Text((("", a),)) for a in also), explanation=Text((("", "x"),))
    )


def links(*own_terms: OwnTerm, language: str = "nl", first: str = "nl") -> TermLinks:
    return TermLinks(GLOSSARY, own_words(own_terms, first), language, first)


def linked(html: str, *own_terms: OwnTerm, language: str = "nl", inside: str = "") -> str:
    made = links(*own_terms, language=language)
    return made.linked(html, inside or language, "../glossary.html")


def found(html: str, *own_terms: OwnTerm, language: str = "nl", inside: str = "") -> list[str]:
    made = linked(html, *own_terms, language=language, inside=inside)
    assert WORD.sub(r"\3", made) == html
    assert plain_words(made) == plain_words(html)
    for address, keys, _ in WORD.findall(made):
        assert address == f"../glossary.html#{keys.split()[0]}"
    return [f"{words}={keys}" for _, keys, words in WORD.findall(made)]


def test_a_word_becomes_a_link_to_its_entry() -> None:
    assert linked("<p>De BPV (echt).</p>") == (
        '<p>De <a class="hv-word" href="../glossary.html#term-bpv" data-word="term-bpv">BPV</a>'
        " (echt).</p>"
    )


@pytest.mark.parametrize(
    "html",
    [
        "<p>niets hier</p>",
        "<h2>bpv</h2>",
        "<h3 class='x'>de <em>bpv</em></h3>",
        '<a href="x">de bpv</a>',
        '<a href="x"><strong>bpv</strong></a>',
        "<p><code>bpv</code></p>",
        "<pre><code>bpv\nbpv</code></pre>",
        "<kbd>bpv</kbd><samp>bpv</samp><dfn>bpv</dfn><abbr>bpv</abbr>",
        "<details><summary>bpv</summary></details>",
        "<button type=button>bpv</button>",
        "<select><option>bpv</option></select>",
        "<textarea>bpv</textarea>",
        "<script>var x = '<p>bpv</p>'</script>",
        "<style>.bpv > p {}</style>",
        "<svg><title>bpv</title><text>bpv</text></svg>",
        "<div data-no-words><p>bpv <span>bpv</span></p></div>",
        '<section class="hv-term" id="x"><p>bpv</p></section>',
        '<img alt="bpv" title="de bpv" src="bpv.png">',
        '<p title="a > bpv">x</p>',
        "<!-- bpv --><!-- <p>bpv</p> -->",
        "<p><em>bpv</em>-plek</p>",
        "<p>stage<strong>bpv</strong></p>",
        "<p>b<em>pv</em></p>",
        "<p>leer<wbr>doel</p>",
        "<p>plan van</p><p>aanpak</p>",
        "<p>op school</p>",
        "<p>een plan van aanpak bpv</p>",
        "<p>bpv&shy;plek</p>",
        "<p lang='de'>bpv</p>",
        '<div data-no-words><p lang="nl">bpv</p></div>',
        '<a href="x"><div lang="nl">bpv</div></a>',
        '<section class="hv-term hv-term--own" id="x"><h4>a</h4><p>bpv</p></section>',
        '<section class="hv-term"><p>bpv',
    ],
)
def test_where_no_link_is_made(html: str) -> None:
    assert linked(html) == html


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>bpv, bpv</p><ul><li>bpv</li></ul>", ["bpv=term-bpv"]),
        ("<h2>bpv</h2><p>bpv</p>", ["bpv=term-bpv"]),
        ("<p><code>bpv</code> bpv</p>", ["bpv=term-bpv"]),
        ("<div data-no-words>bpv<br>bpv</div>bpv", ["bpv=term-bpv"]),
        ("<div data-no-words><img src=x><p>a</div><p>bpv", ["bpv=term-bpv"]),
        ("<p>leerdoel en leerdoelen</p>", ["leerdoel=term-doel"]),
        ("<p>bij S&amp;I zijn</p>", ["S&amp;I=term-si"]),
        (
            "<p>a &lt; b &amp; bpv &#8211; leerdoel&nbsp;x</p>",
            ["bpv=term-bpv", "leerdoel=term-doel"],
        ),
        ("<p>&lt;bpv&gt;</p>", ["bpv=term-bpv"]),
        ("<p>&#98;&#x70;v</p>", ["&#98;&#x70;v=term-bpv"]),
        ("<p>plan\nvan   aanpak</p>", ["plan\nvan   aanpak=term-plan"]),
        ("<p>plan&nbsp;van aanpak</p>", ["plan&nbsp;van aanpak=term-plan"]),
        ("<p>de toegangspas</p>", ["toegangspas=term-pas-1 term-pas-2"]),
        ("<li>bpv</li><li>leerdoel</li>", ["bpv=term-bpv", "leerdoel=term-doel"]),
        ("<p>Een <strong>leerdoel</strong>, <em>bpv</em>.", ["leerdoel=term-doel", "bpv=term-bpv"]),
        ("</p></div>bpv", ["bpv=term-bpv"]),
        ('<section class="hv-term"><p>bpv</p></section><p>bpv</p>', ["bpv=term-bpv"]),
        ("<section><p>bpv</p></section><p>bpv</p>", ["bpv=term-bpv"]),
        ("a < b en bpv > c & d", ["bpv=term-bpv"]),
    ],
)
def test_where_links_are_made(html: str, expected: list[str]) -> None:
    assert found(html) == expected


def test_words_of_the_organisation_come_first_and_hide_no_meaning() -> None:
    both = own("Toegangspas"), own("bpv-boek", "bpv")
    assert found("<p>toegangspas, bpv, bpv-boek</p>", *both) == [
        "toegangspas=own-toegangspas term-pas-1 term-pas-2",
        "bpv=own-bpv-boek term-bpv",
        "bpv-boek=own-bpv-boek",
    ]
    # That the shared list never links a word is nothing to the organisation.
    assert found("<p>school</p>", own("school")) == ["school=own-school"]


def test_words_in_another_language_lead_to_the_entry_of_this_page() -> None:
    html = '<p>bpv</p><p lang="en">work placement, bpv</p><p lang="en-GB">a learning goal</p>'
    assert found(html) == ["bpv=term-bpv", "learning goal=term-doel"]
    assert found("<p>work placement</p>", inside="en") == ["work placement=term-bpv"]
    english = '<p lang="nl">Een leerdoel en een plan van aanpak</p>'
    assert found(english, language="en") == ["leerdoel=term-doel"]
    words = own("rijskast", en="proofer")
    assert found("<p>proofer <span lang=nl>rijskast</span></p>", words, language="en") == [
        "proofer=own-rijskast"
    ]


def test_each_section_links_anew_and_all_is_remembered() -> None:
    made = links(own("desem"))
    for html in ("<p>bpv</p>", "<p>bpv en desem</p>"):
        assert "term-bpv" in made.linked(html, "nl", "")
    assert made.used == {"term-bpv", "own-desem"}
    assert made.shared_ids == {"bpv"}
    assert [pair[0].id for pair in made.heard()] == ["bpv"]


def test_without_a_page_with_words_there_are_no_links() -> None:
    made = links()
    assert made.linked("<p>bpv</p>", "nl", None) == "<p>bpv</p>"
    assert not made.used


def test_anchors_of_own_words_are_unique_and_never_empty() -> None:
    words = own_words([own("Klaar!"), own("klaar", en="done"), own("…"), own("Klaar?")], "nl")
    assert [word.anchor for word in words] == [
        "own-klaar",
        "own-klaar-2",
        "own-word",
        "own-klaar-3",
    ]


class Shape(HTMLParser):
    """The elements of some HTML, apart from the links to words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[object] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, attrs))


PIECES = [
    "bpv", "leerdoel", "S&I", " ", " ", "\n", "<", ">", '"', "'", "&", "&amp;", "&lt;script&gt;",
    "</a>", "<b>", "</p>", "<!--", "-->", "]]>", "<script>", "</script>", "<img src=x onerror=1>",
    "data-no-words", 'lang="en"', "javascript:", "`", "**", "[bpv](https://x.nl/?bpv=\"bpv)", "\\",
    "<https://x.nl/bpv>", "bpv@x.nl", "\u2028", "\0", "\u00ad", "{{ 7*7 }}", "&#98;pv;", "&copy",
]  # fmt: skip


@pytest.mark.parametrize("seed", range(150))
def test_whatever_is_typed_only_links_are_added(seed: int) -> None:
    chance = random.Random(seed)
    typed = "".join(chance.choice(PIECES) for _ in range(40))
    html = foreign_html(typed)
    made = linked(html, own('"><script>alert(1)</script>', "b>pv", "amp"))
    assert WORD.sub(r"\3", made) == html
    added = [e for e in Shape(made).found if e[1] and e[1][0] == ("class", "hv-word")]  # type: ignore[index]
    rest = [e for e in Shape(made).found if e not in added]
    assert rest == Shape(html).found
    assert plain_words(made) == plain_words(html)


def test_the_words_file_is_a_script_that_no_text_can_end() -> None:
    text = "</script><!-- & \u2028 \u2029 é 'x' \"y\" \\u003c"
    made = words_file({"term-b": text, "own-a": "<p>x</p>"}).decode()
    assert made.startswith('window.houvastWords={"own-a":')
    assert made.endswith("};\n")
    assert not re.search(r"[<>&\u2028\u2029]", made)
    body = made.removeprefix("window.houvastWords=").removesuffix(";\n")
    assert json.loads(body) == {"own-a": "<p>x</p>", "term-b": text}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Iets wat je leert.", "<p>Iets wat je leert.</p>"),
        ("“Ik” is 'ik' - of niet? 3 + 4 = 7!", "<p>“Ik” is 'ik' - of niet? 3 + 4 = 7!</p>"),
        ("a < b & c", "<p>a &lt; b &amp; c</p>"),
        ("**vet**", "<p><strong>vet</strong></p>"),
        ("een\n\ntwee", "<p>een</p>\n<p>twee</p>"),
        ("- x", "<ul>\n<li>x</li>\n</ul>"),
        ("[x](javascript:alert(1))", "<p>x</p>"),
        ("[x](other.html) [y](mailto:a@b.nl)", "<p>x y</p>"),
        ("![x](https://x.nl/p.png)", "<p></p>"),
        ("<script>", "<p>&lt;script&gt;</p>"),
        ("[" * 4000, f"<p>{'[' * 4000}</p>"),
    ],
)
def test_texts_of_the_glossary_are_short_markdown(text: str, expected: str) -> None:
    assert sentences(text) == expected


def test_a_link_in_a_text_of_the_glossary() -> None:
    assert 'href="https://x.nl/a?b=1&amp;c=2"' in sentences("Zie https://x.nl/a?b=1&c=2.")


def shared_texts() -> Iterator[str]:
    for made in read_shared(Workspace(BUILTIN)).glossary.terms:
        for words in filter(None, (made.nl, made.en)):
            yield from filter(None, (words.explanation, words.definition, words.example))


def test_plain_text_is_the_same_by_the_short_way() -> None:
    for text in shared_texts():
        assert plain_words(sentences(text)) == plain_words(foreign_html(text)), text


@pytest.fixture(scope="module", params=["korenbloem", "lichtdraad"])
def site(request: pytest.FixtureRequest) -> Site:
    """An example handbook as compose makes it."""
    workspace = find_workspace(Path(__file__).parents[2])
    assert workspace
    made = check(workspace, request.param, read_shared(workspace), dt.date(2027, 1, 1)).site
    assert made
    return made


def html_of(page: Page) -> list[str]:
    return [page.opening, *(section.html for section in page.sections)]


def test_in_a_handbook_every_link_leads_to_an_entry(site: Site) -> None:
    shared_ids = set()
    for language in site.languages:
        pages = [page for page in site.pages if page.language == language]
        words = "".join("".join(html_of(page)) for page in pages if page.path == "glossary.md")
        prefix = site.prefix(language)
        script = site.files[f"{prefix}words.js"].decode()
        explained = json.loads(script.removeprefix("window.houvastWords=").removesuffix(";\n"))
        used = set()
        for page in pages:
            up = "../" * page.path.count("/")
            for html in html_of(page):
                seen = [keys for _, keys, _ in WORD.findall(html)]
                assert len(seen) == len(set(seen))
                for address, keys, _ in WORD.findall(html):
                    to = "" if page.path == "glossary.md" else f"{up}glossary.html"
                    assert address == f"{to}#{keys.split()[0]}"
                    used |= {*keys.split()}
        assert used
        assert explained.keys() == used
        assert all(words.count(f'id="{key}"') == 1 for key in used)
        shared_ids |= {key.removeprefix("term-") for key in used if key.startswith("term-")}
    assert site.terms == shared_ids


def test_links_are_no_part_of_what_search_finds_and_of_reading_time(site: Site) -> None:
    for page in site.pages:
        for html in html_of(page):
            assert plain_words(html) == plain_words(WORD.sub(r"\3", html))


def test_search_has_an_entry_for_each_word(site: Site) -> None:
    for language in site.languages:
        written = site.files[f"{site.prefix(language)}search-data.js"].decode()
        index = json.loads(written.partition("=")[2].rstrip(";\n"))
        docs = {doc["url"]: doc for doc in index["docs"]}
        assert len(docs) == len(index["docs"])
        page = next(p for p in site.pages if (p.path, p.language) == ("glossary.md", language))
        for anchor in re.findall(
            r'<section class="hv-term[^"]*" id="([^"]+)"', "".join(html_of(page))
        ):
            assert docs[f"glossary.html#{anchor}"]["text"]
        goal = docs["glossary.html#term-leerdoel"]
        assert goal["title"] == ("leerdoel" if language == "nl" else "learning goal")
        assert "leerdoelen" in goal["hidden"]
        # Around the entries only the sentences above them are found.
        others = [d for d in docs if d.startswith("glossary.html") and "#own-" not in d]
        others = [d for d in others if "#term-" not in d]
        assert len(others) > 2
        assert max(len(docs[other]["text"]) for other in others) < 1000


def test_the_explanation_of_an_own_word_may_hold_links_and_no_pictures(tmp_path: Path) -> None:
    garage(tmp_path).write_text(
        "organisation: {name: Garage, about: Wij hebben een brug.}\n"
        "contacts: [{id: kees, role: monteur}]\n"
        "help: {ladder: [{after: 5 minuten, who: kees, how: roep}]}\n"
        "glossary: [{term: brug, explanation: '<b>x</b> [hulp](who/stuck.md) ![p](p.png)'}]\n",
        "utf-8",
    )
    workspace = find_workspace(tmp_path)
    assert workspace
    made = check(workspace, "garage", read_shared(workspace), dt.date(2027, 1, 1))
    assert {f.name for f in made.findings if f.name.startswith("missing")} >= {"missing-file"}
    picture = tmp_path / "content/organisations/garage/p.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1")
    made = check(workspace, "garage", read_shared(workspace), dt.date(2027, 1, 1))
    assert made.site, made.findings
    script = made.site.files["words.js"].decode()
    entry = json.loads(script.removeprefix("window.houvastWords=").removesuffix(";\n"))["own-brug"]
    assert "&lt;b&gt;x&lt;/b&gt;" in entry
    assert 'href="who/stuck.html"' in entry
    assert "<img" not in entry


def test_thousands_of_terms_that_begin_alike_are_no_problem() -> None:
    forms = Forms((f"t{n}", [f"plan {n}", f"plan {n} van {n}"]) for n in range(3000))
    text = "plan 7 van 7, plan 8 van 9 " * 500
    assert [f.keys[0] for f in forms.find(text)] == ["t7", "t8"] * 500
