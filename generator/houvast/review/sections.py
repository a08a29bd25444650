"""How much of a handbook is filled.

Why: who has written a name and one contact needs a beginning, not a list of what is missing.
"""

from __future__ import annotations

from houvast.model.handbook import Document, Handbook, Path

__all__ = ["filled", "is_thin", "is_written", "nearest_written"]

FEW = 3
_NO_GUIDANCE = frozenset(
    {
        "extends",
        "organisation",
        "internship",
        "contacts",
        "calendar",
        "glossary",
        "pages",
        "supervisors",
        "review",
    }
)


def is_written(document: Document, section: str) -> bool:
    """Whether there is anything in a section."""
    default = Document.model_fields[section].get_default(call_default_factory=True)
    return bool(getattr(document, section) != default)


def filled(document: Document) -> tuple[str, ...]:
    """The sections with guidance for the intern that have something in them."""
    names = (name for name in Document.model_fields if name not in _NO_GUIDANCE)
    return tuple(name for name in names if is_written(document, name))


def is_thin(handbook: Handbook) -> bool:
    """Whether the handbook has only just begun: fewer than three sections with guidance."""
    return len(filled(handbook.document)) < FEW


def nearest_written(handbook: Handbook, *paths: Path) -> Path:
    """The first of `paths` that was written, or else the last of them."""
    return next((path for path in paths if path in handbook.places), paths[-1])
