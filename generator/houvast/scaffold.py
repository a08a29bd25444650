"""The first files: an organisation's folder, or a whole workspace.

Why: an empty page is the hardest one. What is written here passes `houvast check` as it is, shows
by example what can be said, and is in the language of who will write on.

The files come from `content/scaffold`, where a workspace may lay its own over ours. `dot-` at the
beginning of a name stands for a dot, because hidden files get lost on the way into a package.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path

from houvast import __version__
from houvast.model.schema import handbook_schema
from houvast.texts import Texts
from houvast.workspace import ORGANISATIONS, Workspace

__all__ = ["SCHEMA", "organisation_files", "schema_text", "workspace_files", "write_files"]

SCHEMA = f"{ORGANISATIONS}/handbook.schema.json"
_ENDINGS = (".yml", ".yaml", ".md", ".json", "-gitignore")


def organisation_files(
    source: Workspace, slug: str, texts: Texts, today: dt.date
) -> dict[str, str]:
    """The files of a new organisation, by path in the workspace, with the schema beside them.

    `source` is where the examples come from; dates in them lie in the year after `today`.
    """
    values = {
        "slug": slug,
        "name": slug.replace("-", " ").title(),
        "year": str(today.year + 1),
        "today": today.isoformat(),
    }
    found = source.shared(f"content/scaffold/organisation/{texts.language}", _ENDINGS)
    files = {
        f"{ORGANISATIONS}/{slug}/{name}": _filled(path, values) for name, path in found.items()
    }
    return {**files, SCHEMA: schema_text(texts)}


def workspace_files(source: Workspace, slug: str, texts: Texts, today: dt.date) -> dict[str, str]:
    """The files of a workspace with one organisation, by path."""
    values = {"slug": slug, "version": __version__}
    files: dict[str, str] = {}
    for part in ("both", texts.language):
        for name, path in source.shared(f"content/scaffold/workspace/{part}", _ENDINGS).items():
            files[_dotted(name)] = _filled(path, values)
    return files | organisation_files(source, slug, texts, today)


def schema_text(texts: Texts) -> str:
    """The JSON Schema of an organisation's YAML, with help in the language of `texts`."""
    return json.dumps(handbook_schema(texts), ensure_ascii=False, indent=2) + "\n"


def write_files(root: Path, files: Mapping[str, str]) -> list[str]:
    """Writes the files below `root` and gives their paths; one that is the same is left alone."""
    written = []
    for name, text in sorted(files.items()):
        path = root / name
        data = text.encode()
        if path.is_file() and path.read_bytes() == data:
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        written.append(name)
    return written


def _dotted(name: str) -> str:
    parts = name.split("/")
    return "/".join(f".{p.removeprefix('dot-')}" if p.startswith("dot-") else p for p in parts)


def _filled(path: Path, values: Mapping[str, str]) -> str:
    text = path.read_text("utf-8")
    for name, value in values.items():
        text = text.replace(f"@{name}@", value)
    return text
