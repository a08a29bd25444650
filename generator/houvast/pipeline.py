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
import traceback
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from houvast.compose import Shared, Site, compose
from houvast.engine import build_html, engine_version, write_project
from houvast.finding import Finding, Level, Span, in_order, worst
from houvast.gather import gather
from houvast.glossary import Glossary, read_glossary
from houvast.model import Handbook, key_words, read_handbook
from houvast.release import Release
from houvast.review import review
from houvast.workspace import ORGANISATIONS, Workspace

__all__ = ["Checked", "Published", "build", "check", "read_shared", "stage"]


@dataclass(frozen=True)
class Checked:
    """One handbook, everything that is to be told about it, and the site when it has no errors.

    `texts` are the YAML texts by file, for code frames.
    """

    slug: str
    handbook: Handbook | None
    site: Site | None
    findings: tuple[Finding, ...]
    texts: Mapping[str, str] = field(default_factory=dict)

    @property
    def broken(self) -> bool:
        """Whether an error stops this handbook."""
        return self.site is None


@dataclass(frozen=True)
class Published:
    """What a build did: each handbook checked, and which ones were written anew."""

    checked: tuple[Checked, ...]
    written: tuple[str, ...]
    removed: tuple[str, ...] = ()


def read_shared(workspace: Workspace) -> Shared:
    """What all handbooks share: texts, pages, templates and the glossary, read once."""
    glossary: Glossary = read_glossary(workspace.glossary_files())
    return Shared(
        catalogues=workspace.catalogues,
        pages=workspace.page_texts(),
        blocks=workspace.block_texts(),
        theme=workspace.theme_files(),
        glossary=glossary,
    )


def check(workspace: Workspace, slug: str, shared: Shared, today: dt.date) -> Checked:
    """One handbook as far as it can be made without writing: source, model, review, compose."""
    try:
        return _check(workspace, slug, shared, today)
    except Exception as problem:
        return _failed(Checked(slug, None, None, ()), problem)


def _check(workspace: Workspace, slug: str, shared: Shared, today: dt.date) -> Checked:
    gathered = gather(workspace, slug)
    findings = [*workspace.findings, *workspace.label_findings, *shared.glossary.findings]
    findings += gathered.findings
    handbook, site = None, None
    if gathered.fields is not None:
        words = key_words(*(texts.under("fields") for texts in workspace.catalogues.values()))
        handbook, found = read_handbook(slug, gathered.fields, words)
        findings += [finding for finding in found if not gathered.is_doubtful(finding)]
    if handbook is not None and gathered.whole:
        findings += review(handbook, today)
        url = workspace.settings.site_url
        site, more = compose(handbook, gathered.files, shared, today, url)
        findings += more
    if worst(findings) is Level.ERROR:
        site = None
    return Checked(slug, handbook, site, tuple(in_order(findings)), gathered.texts)


def stage(site: Site, out: Path) -> None:
    """The handbook as an ordinary MkDocs project in `out`."""
    write_project(site, out)


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
                checked = _failed(checked, problem)
            tell(checked)
            done.append(checked)
        removed = release.finish(workspace.slugs)
    return Published(tuple(done), tuple(written), removed)


def _failed(checked: Checked, problem: Exception) -> Checked:
    """A bug of ours that one handbook met: told as a finding, so that the others go on."""
    trace = traceback.extract_tb(problem.__traceback__)
    where = f"{Path(trace[-1].filename).name}:{trace[-1].lineno}" if trace else ""
    values = {"reason": f"{type(problem).__name__}: {problem}", "where": where}
    finding = Finding("not-made", Span(f"{ORGANISATIONS}/{checked.slug}"), values)
    findings = tuple(in_order([*checked.findings, finding]))
    return Checked(checked.slug, checked.handbook, None, findings, checked.texts)
