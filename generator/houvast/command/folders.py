"""What was typed, as a handbook or a folder; and why it cannot be used, if it cannot.

Why: a command must know before it begins whether it can finish. Nothing of somebody else is ever
overwritten: a folder that holds anything that Houvast did not make is refused.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from houvast.command.usage import WrongUse, near
from houvast.model.values import slug_of
from houvast.release.manifest import NAME as MANIFEST
from houvast.release.versions import LATEST
from houvast.workspace import CONFIG, ORGANISATIONS, Workspace, bad_slug

__all__ = [
    "chosen",
    "empty_folder",
    "glossary_folder",
    "new_slug",
    "publish_folder",
    "workspace_folder",
]

_OURS = ".houvast-"
_SOURCES = ("content", "glossary", "site_templates", ".git", ".github")


def chosen(workspace: Workspace, typed: Sequence[str]) -> tuple[str, ...]:
    """The handbooks that were named, each once; all of them when none was named."""
    found: dict[str, None] = {}
    for word in typed:
        slug = _as_slug(word)
        if slug not in workspace.slugs:
            if meant := near(slug, workspace.slugs):
                raise WrongUse("unknown-handbook-near", slug=word, near=meant)
            if not workspace.slugs:
                raise WrongUse("unknown-handbook-none", slug=word, folder=ORGANISATIONS)
            raise WrongUse("unknown-handbook", slug=word, known=", ".join(workspace.slugs))
        found[slug] = None
    return tuple(found) or workspace.slugs


def _as_slug(word: str) -> str:
    """A name, or what a shell makes of it when it completes the name of the folder."""
    plain = word.replace("\\", "/").rstrip("/")
    return plain.rpartition("/")[2] if "/" in plain else plain


def new_slug(workspace: Workspace, slug: str) -> str:
    """A name for a folder that is not there yet."""
    check_slug(slug)
    if (workspace.root / ORGANISATIONS / slug).exists():
        raise WrongUse("slug-taken", slug=slug, folder=f"{ORGANISATIONS}/{slug}")
    return slug


def check_slug(slug: str) -> None:
    """Whether a name can be the address of a handbook."""
    if bad_slug(slug):
        better = slug_of(slug)[:60].strip("-")
        if better and not bad_slug(better):
            raise WrongUse("bad-slug-better", slug=slug, better=better)
        raise WrongUse("bad-slug", slug=slug)


def publish_folder(workspace: Workspace, out: Path | None) -> Path:
    """Where the site goes, as an absolute path: not among the sources, nothing in it but ours."""
    folder = workspace.root / "site" if out is None else out
    _refuse_sources(workspace, folder)
    _usable(folder)
    if folder.is_dir() and not _published(folder):
        raise WrongUse("out-not-ours", folder=str(folder))
    return folder.absolute()


def glossary_folder(workspace: Workspace, out: Path) -> Path:
    """Where a published glossary goes: not among the sources, nothing there or a glossary of ours.

    The folder is swapped as a whole, so we must be able to write beside it.
    """
    folder = out.resolve()
    _refuse_sources(workspace, folder)
    _usable(folder)
    _usable(folder.parent)
    if folder.is_dir() and any(folder.iterdir()) and not (folder / LATEST).is_file():
        raise WrongUse("out-not-ours", folder=str(out))
    return folder


def empty_folder(workspace: Workspace, out: Path) -> Path:
    """A folder for something new, as an absolute path: not there yet, or empty."""
    _refuse_sources(workspace, out)
    _usable(out)
    if out.is_dir() and any(out.iterdir()):
        raise WrongUse("out-not-empty", folder=str(out))
    return out.absolute()


def workspace_folder(folder: Path, names: Sequence[str]) -> Path:
    """A folder for a workspace. What begins with a dot may be there, such as `.git`."""
    _usable(folder)
    if folder.is_dir():
        there = {path.name for path in folder.iterdir()}
        taken = {name.partition("/")[0] for name in names}
        if (folder / CONFIG).exists():
            raise WrongUse("init-again", folder=str(folder))
        if any(name[0] != "." or name in taken for name in there):
            raise WrongUse("init-not-empty", folder=str(folder))
    return folder


def _published(folder: Path) -> bool:
    names = [path.name for path in folder.iterdir()]
    return not names or MANIFEST in names or any(name.startswith(_OURS) for name in names)


def _refuse_sources(workspace: Workspace, folder: Path) -> None:
    where, root = folder.resolve(), workspace.root.resolve()
    if root.is_relative_to(where):
        raise WrongUse("out-is-workspace", folder=str(folder))
    if any(where.is_relative_to(root / name) for name in _SOURCES):
        raise WrongUse("out-in-sources", folder=str(folder))


def _usable(folder: Path) -> None:
    """Whether it is a folder, or can become one, that we may write in."""
    there = next(p for p in (folder, *folder.absolute().parents) if os.path.lexists(p))
    if not there.is_dir():
        raise WrongUse("out-is-file", folder=str(there))
    if not os.access(there, os.W_OK | os.X_OK):
        raise WrongUse("out-not-writable", folder=str(there))
