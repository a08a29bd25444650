"""The order of the pages: grouped by the intern's questions, not by the organisation's chart.

Why: a page of a workspace's own finds its group by its folder, so adding a page is adding a file.
"""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["GLOSSARY", "GROUPS", "STUCK", "WELCOME", "group_of", "in_menu_order"]

WELCOME = "index.md"
STUCK = "who/stuck.md"
GLOSSARY = "glossary.md"

GROUPS: dict[str, tuple[str, ...]] = {
    "start": (
        WELCOME,
        "start/before-day-one.md",
        "start/first-week.md",
        "start/practical.md",
    ),
    "who": ("who/people.md", STUCK, "who/when-something-is-wrong.md"),
    "together": ("together/rhythm.md", "together/feedback.md", "together/programme.md"),
    "how": (
        "how/done.md",
        "how/mistakes.md",
        "how/questions.md",
        "how/decisions.md",
        "how/customs.md",
        "how/tasks.md",
        "how/learning.md",
        "how/safety.md",
        "how/agreements.md",
    ),
    "agree": ("agree/expectations.md", "agree/start-conversation.md", "agree/looking-back.md"),
    "words": (GLOSSARY,),
    "supervisors": (
        "supervisors/promised.md",
        "supervisors/wednesday.md",
        "supervisors/quarter.md",
    ),
}
"""The groups in the order of the menu, each with its pages in order."""

_PLACE = {
    path: (group, place) for group, paths in GROUPS.items() for place, path in enumerate(paths)
}


def group_of(path: str) -> str:
    """The group of a page: the one that it is listed in, else the one of its folder."""
    if path in _PLACE:
        return _PLACE[path][0]
    folder = path.split("/", maxsplit=1)[0] if "/" in path else ""
    return folder if folder in GROUPS else "how"


def in_menu_order(paths: Iterable[str]) -> list[str]:
    """The paths as they stand in the menu; pages that are not listed come last in their group."""
    order = list(GROUPS)

    def key(path: str) -> tuple[int, int, str]:
        return order.index(group_of(path)), _PLACE.get(path, ("", 999))[1], path

    return sorted(paths, key=key)
