"""The engine: HTML of a site. MkDocs with Material, and nothing that only they can read."""

from houvast.engine.mkdocs import EngineError, build_html, engine_version
from houvast.engine.project import write_project
from houvast.engine.serve import Preview

__all__ = ["EngineError", "Preview", "build_html", "engine_version", "write_project"]
