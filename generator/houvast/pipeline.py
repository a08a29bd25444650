"""The way of the data, from an organisation's YAML to a handbook that can be read.

    organisation YAML ─ source ─▶ nodes with places ─ model ─▶ Handbook ─ review ─▶ findings
    shared content, glossary ──────────────────────────────────────┐  │
                                                                   ▼  ▼
                        compose ─▶ Site (plain data) ─ engine ─▶ HTML ─ release ─▶ published

This is the only module that knows the order. Every stage returns values and findings; only errors
stop a handbook. Nothing here prints, formats, or decides what a page looks like.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from pathlib import Path

from houvast.compose import Shared, compose
from houvast.engine import build_html, engine_version
from houvast.finding import Level, in_order, worst
from houvast.gather import gather
from houvast.model import key_words, read_handbook
from houvast.release import Release
from houvast.results import Checked, Published, failed
from houvast.review import review
from houvast.workspace import Workspace

__all__ = ["build", "check", "read_shared"]


def read_shared(workspace: Workspace) -> Shared:
    """What all handbooks share, read once: texts, pages, templates, theme and glossary."""
    return Shared(
        catalogues=workspace.catalogues,
        pages=workspace.page_texts(),
        blocks=workspace.block_texts(),
        theme=workspace.theme_files(),
        glossary=workspace.glossary(),
    )


def check(workspace: Workspace, slug: str, shared: Shared, today: dt.date) -> Checked:
    """One handbook as far as it goes without writing: source, model, review, compose."""
    try:
        return _check(workspace, slug, shared, today)
    except Exception as problem:
        return failed(Checked(slug), problem)


def _check(workspace: Workspace, slug: str, shared: Shared, today: dt.date) -> Checked:
    gathered = gather(workspace, slug)
    findings = [*workspace.findings, *workspace.label_findings, *shared.glossary.findings]
    findings += gathered.findings
    handbook, site = None, None
    if gathered.fields is not None:
        words = key_words(*(texts.under("fields") for texts in shared.catalogues.values()))
        handbook, found = read_handbook(slug, gathered.fields, words)
        findings += [finding for finding in found if not gathered.is_doubtful(finding)]
    if handbook is not None and gathered.whole:
        # What an error took out of a part may be just what the review would miss there.
        errors = [finding.span for finding in findings if finding.level is Level.ERROR]
        found = tuple(f for f in review(handbook, today) if not any(map(f.span.holds, errors)))
        findings += found
        url = workspace.settings.site_url
        site, more = compose(handbook, gathered.files, shared, today, url)
        findings += more
    made = None if worst(findings) is Level.ERROR else site
    return Checked(slug, handbook, made, tuple(in_order(findings)), gathered.texts)


def build(
    workspace: Workspace,
    slugs: Iterable[str],
    out: Path,
    today: dt.date,
    tell: Callable[[Checked], None] = lambda _: None,
) -> Published:
    """Every handbook in `slugs` as HTML below `out`; a broken one keeps its earlier output.

    `tell` is called as soon as a handbook has been checked and made.
    """
    shared = read_shared(workspace)
    done: list[Checked] = []
    written: list[str] = []
    texts = shared.catalogues[workspace.settings.language or "nl"]
    with Release(out, workspace.settings.site_name, texts, engine_version()) as release:
        for slug in slugs:
            checked = check(workspace, slug, shared, today)
            try:
                if checked.site is not None and release.put(checked.site, build_html):
                    written.append(slug)
            except Exception as problem:
                checked = failed(checked, problem)
            tell(checked)
            done.append(checked)
        removed = release.finish(workspace.slugs)
    return Published(tuple(done), tuple(written), removed)
