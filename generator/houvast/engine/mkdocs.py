"""Building HTML with MkDocs, in this process.

Why: the settings and the work are exactly those of plain `mkdocs build` in the staged project, so
the result is the same, byte for byte; only starting Python again for each handbook is saved.
"""

from __future__ import annotations

import logging
import os
import tempfile
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException
from mkdocs.plugins import BasePlugin

from houvast.compose import Site
from houvast.engine.project import write_project

__all__ = ["EngineError", "build_html", "engine_version"]


class EngineError(Exception):
    """The engine refused a site that compose made. That is a bug in Houvast."""


def build_html(site: Site, out: Path, tell: Callable[[], None] = lambda: None) -> None:
    """The HTML of `site` in `out`. Raises EngineError with what the engine said.

    `tell` is called after each page.
    """
    # Material prints a notice about its end of life; docs/decisions tells it honestly.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    with tempfile.TemporaryDirectory(prefix="houvast-") as folder, _Listening() as heard:
        project = Path(folder)
        write_project(site, project)
        try:
            settings, place = str(project / "mkdocs.yml"), str(out.absolute())
            config = load_config(settings, site_dir=place, strict=True)
            config.plugins["houvast-told"] = _Told(tell)
            build(config)
        except (MkDocsException, SystemExit) as problem:
            raise EngineError("\n".join([str(problem), *heard])) from problem


def engine_version() -> str:
    """The versions that decide what the HTML looks like."""
    return f"mkdocs {version('mkdocs')}, mkdocs-material {version('mkdocs-material')}"


class _Told(BasePlugin):  # type: ignore[no-untyped-call, type-arg]
    """Tells that a page was made, and leaves it as it is."""

    def __init__(self, tell: Callable[[], None]) -> None:
        self.tell = tell

    def on_post_page(self, output: str, **_: object) -> str:
        self.tell()
        return output


class _Listening(logging.Handler):
    """Keeps what MkDocs warns of, and keeps it off the terminal."""

    def __enter__(self) -> list[str]:
        self.heard: list[str] = []
        self.logger = logging.getLogger("mkdocs")
        self.before = self.logger.propagate
        self.logger.addHandler(self)
        self.logger.propagate = False
        self.setLevel(logging.WARNING)
        return self.heard

    def __exit__(self, *_: object) -> None:
        self.logger.removeHandler(self)
        self.logger.propagate = self.before

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(record.getMessage())
