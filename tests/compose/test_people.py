"""Contacts: each has an address of its own, also when two say the same."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from houvast.pipeline import check, read_shared
from houvast.workspace import find_workspace
from support import garage


def test_two_contacts_that_say_the_same_have_two_addresses(tmp_path: Path) -> None:
    garage(tmp_path).write_text("organisation: Garage\ncontacts: [buddy, buddy]\n", "utf-8")
    workspace = find_workspace(tmp_path)
    assert workspace
    made = check(workspace, "garage", read_shared(workspace), dt.date(2027, 1, 1))
    assert made.site
    people = next(page for page in made.site.pages if page.path == "who/people.md")
    html = "".join(section.html for section in people.sections)
    assert html.count('id="contact-buddy"') == 1
    assert html.count('id="contact-buddy-2"') == 1


def test_after_with_the_intern_is_called_otherwise(tmp_path: Path) -> None:
    garage(tmp_path).write_text(
        "organisation: Garage\ncontacts: [{id: kees, role: monteur}]\n"
        "rhythm: [{what: start, when: maandag 8:00, who: [jij, kees]}]\n",
        "utf-8",
    )
    workspace = find_workspace(tmp_path)
    assert workspace
    made = check(workspace, "garage", read_shared(workspace), dt.date(2027, 1, 1))
    assert made.site
    rhythm = next(page for page in made.site.pages if page.path == "together/rhythm.md")
    assert any("met jou en" in section.html for section in rhythm.sections)
