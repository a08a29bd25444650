"""The page that lists the handbooks: plain HTML that needs nothing else.

Why: whoever opens the site sees every handbook at once, also without JavaScript, on any host.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from houvast.release.manifest import Entry
from houvast.texts import Texts

__all__ = ["index_html"]

_STYLE = """\
:root{color-scheme:light dark;--paper:#fffdf9;--ink:#22252b;--mut:#5c6270;--line:#e7ddcd}
@media (prefers-color-scheme:dark){
  :root{--paper:#181613;--ink:#f1ece4;--mut:#b3aca0;--line:#3a3228}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1.125rem/1.5 system-ui,sans-serif}
main{max-width:44rem;margin:0 auto;padding:2rem 1.125rem 4rem}
h1{font-size:1.8rem;line-height:1.2;margin:1rem 0 .25rem}
.lead{color:var(--mut);margin:0 0 1.5rem}
ul{list-style:none;margin:0;padding:0;display:grid;gap:.75rem}
li{border:1px solid var(--line);border-left:.5rem solid var(--c);border-radius:1rem;padding:1rem}
a{color:inherit;font-weight:700;font-size:1.25rem;text-underline-offset:.2em}
li a+a{font-weight:400;font-size:1rem}
p{margin:.25rem 0 0;color:var(--mut)}
.more{display:flex;gap:1rem;flex-wrap:wrap;align-items:baseline}
"""


def index_html(entries: Mapping[str, Entry], name: str, texts: Texts) -> bytes:
    """The list of `entries` in the language of `texts`; `name` is the name of the whole site."""
    title = escape(name or texts("index.title"))
    order = sorted(entries, key=lambda slug: (entries[slug].name.casefold(), slug))
    items = "\n".join(_item(slug, entries[slug], texts) for slug in order)
    nothing = f'<p class="lead">{escape(texts("index.empty"))}</p>'
    body = f"<ul>\n{items}\n</ul>" if entries else nothing
    return f"""<!doctype html>
<html lang="{texts.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>{title}</title>
<link rel="icon" href="data:,">
<style>
{_STYLE}</style>
</head>
<body>
<main>
<h1>{title}</h1>
<p class="lead">{escape(texts("index.lead"))}</p>
{body}
</main>
</body>
</html>
""".encode()


def _item(slug: str, entry: Entry, texts: Texts) -> str:
    first, *others = entry.languages
    also = "".join(
        f' <a href="{slug}/{language}/index.html" lang="{language}" hreflang="{language}">'
        f"{escape(texts(f'index.in.{language}'))}</a>"
        for language in others
    )
    about = f'<p lang="{first}">{escape(entry.about)}</p>' if entry.about else ""
    return (
        f'<li style="--c:{escape(entry.colour)}"><span class="more">'
        f'<a href="{slug}/index.html" lang="{first}" hreflang="{first}">{escape(entry.name)}</a>'
        f"{also}</span>{about}</li>"
    )
