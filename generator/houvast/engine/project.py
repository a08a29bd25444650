"""A site as an ordinary MkDocs project: sources, theme and `mkdocs.yml`.

Why: this is the exit for whoever wants to leave, the oracle for the fast way, and the road to
another engine. The project needs MkDocs and its theme, and no Houvast. The theme's templates print
names and titles as they are, so all text in the settings is escaped for HTML here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from pathlib import Path
from typing import Any

import yaml

from houvast.compose import Page, Section, Site, page_url
from houvast.compose.menu import STUCK

__all__ = ["heading", "write_project"]

_LANGUAGES = {"nl": "Nederlands", "en": "English"}
_README = """\
# {name}

This is an ordinary MkDocs project. It needs `mkdocs` and `mkdocs-material`, nothing else:

    pip install "mkdocs>=1.6.1,<2" "mkdocs-material>=9.8,<10"
    mkdocs build --strict
"""


def write_project(site: Site, out: Path) -> None:
    """The project in `out`, which must be empty or not there."""
    for name, data in _project_files(site):
        path = out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def _project_files(site: Site) -> Iterator[tuple[str, bytes]]:
    yield "mkdocs.yml", _yaml(_settings(site)).encode()
    yield "README.md", _README.format(name=site.slug).encode()
    editions: dict[str, dict[str, str]] = {}
    for page in site.pages:
        editions.setdefault(page.path, {})[page.language] = page_url(site.place(page))
    for page in site.pages:
        others = {code: url for code, url in editions[page.path].items() if code != page.language}
        yield f"docs/{site.place(page)}", _source(page, site, others).encode()
    for name, data in site.files.items():
        yield f"docs/{name}", data
    for name, data in site.theme.items():
        yield f"theme/{name}", data


def _yaml(settings: Any) -> str:
    return yaml.safe_dump(settings, allow_unicode=True, sort_keys=False, width=100)


def _settings(site: Site) -> dict[str, Any]:
    return {
        "site_name": escape(site.name),
        **({"site_url": site.url} if site.url else {}),
        "use_directory_urls": False,
        "theme": {
            "name": "material",
            "custom_dir": "theme",
            "language": site.first,
            "font": False,
            "favicon": "assets/houvast/icon.svg",
            "features": ["search.highlight", "toc.follow"],
        },
        "markdown_extensions": ["attr_list", {"toc": {"toc_depth": "2-3"}}],
        "plugins": [],
        "validation": {"nav": {"omitted_files": "warn"}, "links": {"unrecognized_links": "warn"}},
        "nav": list(_menu(site)),
        **({"not_in_nav": "\n".join(site.outside)} if site.outside else {}),
        "extra": {
            "generator": False,
            "houvast": {
                "first": site.first,
                **({"public": True} if site.public else {}),
                "initial": escape(site.initial),
                "logo": site.logo,
                "version": site.version,
                "languages": {
                    language: {
                        "name": _LANGUAGES[language],
                        "home": site.prefix(language) + "index.html",
                        "prefix": site.prefix(language),
                        "stuck": _stuck(site, language),
                        "texts": {k: escape(v) for k, v in site.texts[language].items()},
                        "about": escape(site.about[language]),
                    }
                    for language in site.languages
                },
            },
        },
    }


def _stuck(site: Site, language: str) -> str:
    """The address of the page that helps whoever is stuck; "" where there is none."""
    there = any(page.path == STUCK and page.language == language for page in site.pages)
    return page_url(site.prefix(language) + STUCK) if there else ""


def _menu(site: Site) -> Iterator[dict[str, Any]]:
    """The first language at the top; each further one under its code, chosen by the theme."""
    for language in site.languages:
        titles = {page.path: escape(page.menu) for page in site.pages if page.language == language}
        groups: list[dict[str, Any]] = [
            {
                escape(group.title): [
                    {titles[path]: site.prefix(language) + path} for path in group.paths
                ]
            }
            for group in site.menus[language]
        ]
        if language == site.first:
            yield from groups
        else:
            yield {language: groups}


def _source(page: Page, site: Site, others: Mapping[str, str]) -> str:
    """The page as Markdown; `others` are the addresses of its other languages."""
    meta = {
        "title": escape(page.title),
        "description": escape(page.lead or site.about[page.language]),
        "lang": page.language,
        "read": page.read,
        "minutes": page.minutes,
        "others": dict(others),
    }
    head = f"---\n{_yaml(meta)}---\n\n"
    lead = f'<p class="hv-lead">{escape(page.lead)}</p>\n' if page.lead else ""
    lead = page.printed + lead + page.contents
    parts = [
        heading(1, page.title, "top"),
        *_block(lead + page.opening, page.words_in),
    ]
    for section in page.sections:
        parts += _section(section, page.words_in)
    return head + "\n\n".join(parts) + "\n"


def _section(section: Section, language: str) -> Iterable[str]:
    yield heading(section.level, section.title, section.id)
    yield from _block(section.html, language)


def _block(html: str, language: str) -> Iterable[str]:
    mark = f' lang="{language}"' if language else ""
    if html.strip():
        yield f'<div class="hv-block"{mark}>\n{html.strip()}\n</div>'


def heading(level: int, title: str, name: str) -> str:
    """A heading as Markdown, with its id. `title` is data: it is shown exactly as it is."""
    return f"{'#' * level} {_literal(title)} {{#{name}}}"


def _literal(text: str) -> str:
    """Text that Markdown and HTML both take as it is: what could mean something is an entity."""
    plain = " ".join(text.split())
    return re.sub(r"[^\w\s,;?’‘“”–—…€é-]", lambda m: f"&#{ord(m[0])};", plain).replace("_", "&#95;")
