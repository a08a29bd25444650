"""The plugin for plain MkDocs: `mkdocs serve` and `mkdocs build` show one handbook.

Why: who knows MkDocs needs no other command. The plugin is thin: the handbook is made by the same
pipeline, written out as an ordinary project, and MkDocs is told to build that project.
"""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path
from typing import Any

from mkdocs.config import config_options, load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, get_plugin_logger

from houvast.engine import write_project
from houvast.finding import Level
from houvast.pipeline import check, read_shared
from houvast.report import PLAIN
from houvast.workspace import Workspace, find_workspace

__all__ = ["HouvastPlugin"]

log = get_plugin_logger("houvast")


class Options(Config):  # type: ignore[no-untyped-call]
    """The settings of the plugin in `mkdocs.yml`."""

    handbook = config_options.Type(str, default="")
    language = config_options.Choice(("nl", "en"), default="nl")


class HouvastPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]
    """Shows the handbook that `handbook` names, or the first."""

    def __init__(self) -> None:
        self.folder: tempfile.TemporaryDirectory[str] | None = None
        self.workspace: Workspace | None = None

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Replaces sources, theme and menu by those of the handbook."""
        root = Path(config.config_file_path).parent
        workspace = self.workspace = find_workspace(root) or Workspace(root)
        slug = self.config.handbook or next(iter(workspace.slugs), "")
        texts = workspace.catalogues[self.config.language]
        if slug not in workspace.slugs:
            raise PluginError(texts("command.no-such-handbook", slug=slug))
        checked = check(workspace, slug, read_shared(workspace), dt.date.today())
        for finding in checked.findings:
            level = log.error if finding.level is Level.ERROR else log.info
            level(PLAIN["concise"]([finding], texts, checked.texts).strip())
        if checked.site is None:
            raise PluginError(texts("command.broken", slug=slug))
        if self.folder is not None:
            self.folder.cleanup()
        self.folder = tempfile.TemporaryDirectory(prefix="houvast-")
        project = Path(self.folder.name)
        write_project(checked.site, project)
        made = load_config(str(project / "mkdocs.yml"), site_dir=config.site_dir)
        kept: dict[str, Any] = {
            "plugins": config.plugins,
            "config_file_path": config.config_file_path,
        }
        for key in ("site_url", "dev_addr", "strict"):
            kept[key] = config[key]
        for key, value in made.items():
            if key not in kept and key != "site_dir":
                config[key] = value
        return config

    def on_serve(self, server: LiveReloadServer, /, **_: Any) -> LiveReloadServer:
        """Watches everything that the handbook is made of."""
        for path in self.workspace.watched() if self.workspace else ():
            server.watch(str(path))
        return server

    def on_shutdown(self) -> None:
        """Removes the project that was written out."""
        if self.folder is not None:
            self.folder.cleanup()
            self.folder = None
