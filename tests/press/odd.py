"""Handbooks at the edge: one that says nearly nothing, one in which everything is too long."""

from __future__ import annotations

from typing import Any

__all__ = ["EMPTY", "FULL", "LONG"]

LONG = "Dit is een heel lange zin die maar niet ophoudt, zoals mensen ze soms typen. " * 3
WORD = "Rijksuniversiteitsbibliotheekmedewerkersopleidingscentrum"
MANY = [LONG] * 8
NUMBER = {"phone": "+31 38 123 45 67"}

EMPTY: dict[str, Any] = {
    "organisation": {"name": "Kees", "languages": ["en", "nl"]},
    "contacts": [{"role": "monteur"}],
}

FULL: dict[str, Any] = {
    "organisation": {"name": f"{WORD} {LONG}"[:150], "languages": ["nl"]},
    "internship": {
        "title": LONG[:150],
        "periods": [
            {"name": LONG[:80], "starts": f"2027-0{n}-01", "ends": f"2027-0{n + 2}-15"}
            for n in (1, 4, 7)
        ],
        "hours": {"days": ["mon", "tue"], "from": "06:00", "to": "14:30", "breaks": LONG},
    },
    "contacts": [
        {
            "id": f"c{n}",
            "role": LONG[:120],
            "name": f"{WORD} {n} {LONG[:60]}",
            "at": "school" if n > 4 else "here",
            "available": LONG,
            "helps_with": MANY,
            **({"reach": NUMBER} if n % 2 else {}),
        }
        for n in range(8)
    ],
    "help": {
        "ladder": [{"after": LONG[:80], "who": [f"c{n}"], "how": LONG} for n in range(5)],
        "backup": ["c1", "c2"],
        "nothing_to_do": MANY,
    },
    "before_day_one": {
        "arrive": {
            "when": LONG[:120],
            "where": LONG,
            "who": ["c1", "c0", "c3"],
            "lunch": LONG,
            "wear": LONG,
            "bring": [{"what": LONG[:90]}] * 8,
            "late": LONG,
        }
    },
    "absence": {
        "sick": {"tell": ["c1", "c3", "c5"], "how": LONG, "before": "07:00"},
        "late": {"tell": ["c0"], "how": LONG},
    },
    "place": {"address": LONG, "access": LONG},
    "rhythm": [
        {"what": f"{n} {LONG[:70]}", "when": "maandag 10:00", "every": "week", "where": LONG}
        for n in range(12)
    ],
    "mistakes": {
        "normal": [{"mistake": f"{n} {LONG}"} for n in range(8)],
        "stop": [{"what": LONG[:100], "then": LONG}] * 4,
    },
    "safety": {"emergency": LONG, "assembly_point": LONG, "aed": LONG, "first_aiders": ["c1"]},
    "customs": [{"rule": f"{n} {LONG[:120]}"} for n in range(9)],
    "glossary": [{"term": f"{WORD}{n}", "explanation": LONG} for n in range(9)],
    "learning": {
        "goals": MANY,
        **{
            name: {"state": "present", "how": LONG}
            for name in ("involvement", "experiment", "support", "variety", "autonomy")
        },
    },
    "expectations": {f"of_{who}": MANY for who in ("intern", "organisation", "school")},
    "feedback": {"moments": [{"what": f"{n} {LONG}", "when": LONG} for n in range(20)]},
}
