"""An organisation's text is data: what is typed is shown, and nothing else happens."""

from __future__ import annotations

import time
from html.parser import HTMLParser

import pytest

from houvast.compose.links import Destinations, Foreign
from houvast.compose.prose import foreign_html, plain_words
from houvast.finding import Span

HERE = Span("organisation.yml", 3, 5)
PAGES = {"who/stuck.md": "stuck.html", "own/route.md": "route.html"}


def rendered(source: str, *, headings: bool = False) -> tuple[str, list[str]]:
    foreign = Foreign({}, HERE)
    to = Destinations(
        PAGES.get, lambda name: f"pictures/{name}" if name == "ok.png" else None, frozenset({"a"})
    )
    html = foreign.html(source, to, headings=headings)
    return html, [finding.name for finding in foreign.findings]


class Elements(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](  javascript:alert(1))",
    "[a]\n\n[a]: javascript:alert(1)",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:msgbox)",
    "[x](file:///etc/passwd)",
    "[x](//evil.example)",
    "[x](/absolute)",
    "[x](../../other/secret.html)",
    "[x](https://user:secret@example.org)",
    "[x](mailto:a@example.org?bcc=b@example.org)",
    "![x](https://tracker.example/p.gif)",
    "![x](../other/p.png)",
    "# Kop { onclick=alert(1) }",
    "[x](https://example.org){: onmouseover=alert(1) style=position:fixed }",
    "{: #main .admin }",
    "```py onclick=alert(1)\nx\n```",
    "</div></main><h1>outside</h1>",
    "<iframe src=https://evil.example></iframe>",
    "<form action=https://evil.example><input></form>",
    "<base href=https://evil.example>",
    '*[HTML]: "><script>alert(1)</script>\n\nHTML',
    '!!! note "<script>alert(1)</script>"\n    x',
    '--8<-- ".git/config"',
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{% include 'x' %}",
]


@pytest.mark.parametrize("headings", [False, True])
@pytest.mark.parametrize("source", HOSTILE)
def test_hostile_text_makes_only_harmless_elements(source: str, headings: bool) -> None:
    html, _ = rendered(f"voor\n\n{source}\n\nna", headings=headings)
    allowed = {"p", "a", "code", "pre", "strong", "em", "h3", "h4", "ul", "ol", "li", "img"}
    for tag, attributes in Elements(html).found:
        assert tag in allowed
        assert set(attributes) <= {"href", "rel", "src", "alt", "title", "loading"}
        address = attributes.get("href") or attributes.get("src") or ""
        assert address.startswith(("https://", "http://", "mailto:", "pictures/")) or not address
        assert "bcc" not in address
        assert "@example.org" not in address or address.startswith("mailto:")
    words = plain_words(html)
    assert words.startswith("voor")
    assert words.endswith("na")


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("[x](javascript:alert(1))", "broken-link"),
        ("[x](//evil.example)", "broken-link"),
        ("[x](who/nobody.md)", "broken-link"),
        ("[x](#nowhere)", "broken-link"),
        ("![x](https://tracker.example/p.gif)", "broken-picture"),
        ("![x](gone.png)", "broken-picture"),
    ],
)
def test_a_link_that_leads_nowhere_is_told(source: str, name: str) -> None:
    html, names = rendered(source)
    assert names == [name]
    assert "href" not in html
    assert "src" not in html


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("[x](https://example.org/a?b=1&c=2)", 'href="https://example.org/a?b=1&amp;c=2"'),
        ("zie https://example.org/x.", 'href="https://example.org/x"'),
        ("mail a.b@example.org", 'href="mailto:a.b@example.org"'),
        ("[bel](tel:+31850000011)", 'href="tel:+31850000011"'),
        ("[hulp](who/stuck.md#ladder)", 'href="stuck.html#ladder"'),
        ("[hulp](who/stuck.html)", 'href="stuck.html"'),
        ("[hier](#a)", 'href="#a"'),
        ("![Deur](ok.png)", 'src="pictures/ok.png"'),
        ("**vet** en *schuin*", "<strong>vet</strong> en <em>schuin</em>"),
        ("een < twee & drie", "een &lt; twee &amp; drie"),
        ("- een\n- twee", "<li>een</li>"),
    ],
)
def test_ordinary_text_works(source: str, expected: str) -> None:
    html, names = rendered(source)
    assert expected in html
    assert not names


def test_a_heading_in_a_short_text_is_no_heading() -> None:
    html, _ = rendered("# Groot\n\ntekst")
    assert html == "<p><strong>Groot</strong></p>\n<p>tekst</p>"


def test_headings_of_an_own_page_stay_below_those_of_the_page() -> None:
    html, _ = rendered("Kop\n===\n\n### Drie\n\n##### Vijf", headings=True)
    assert [tag for tag, _ in Elements(html).found] == ["h3", "h3", "h4"]


@pytest.mark.parametrize(
    "source",
    [
        "[" * 200,
        "![" * 199,
        "> " * 2000,
        "*" * 4000,
        "`" * 4000,
        "**a*" * 1000,
        "\n".join("  " * n + "- x" for n in range(85)),
        "|a" * 1990 + "\n" + "|-" * 5,
        "https://" * 500,
    ],
)
def test_text_within_the_bounds_cannot_stop_a_build(source: str) -> None:
    """The bounds of the model (4,000 characters, 200 brackets) keep Markdown fast."""
    foreign_html.cache_clear()
    started = time.process_time()
    rendered(source[:4000])
    assert time.process_time() - started < 5
