"""A handbook to send by mail: it is unpacked everywhere, and it is the same file each time."""

from __future__ import annotations

import os
import re
import zipfile
from pathlib import Path, PurePosixPath

from conftest import Run
from houvast.release import write_archive
from houvast.workspace import find_workspace

ODD = """\
organisation: {name: 'A/B <b>"C:\\x"</b> & zonen 🎉', languages: [nl, en]}
contacts:
  - {id: con, role: chef, name: Con, reach: {phone: 06 12 34 56 78}}
internship:
  title: Stage
  periods: [{name: AUX, starts: 2027-02-01, ends: 2027-06-25}]
rhythm: [{what: weekstart, when: maandag 09:00, every: week, who: con}]
pages: [{file: nul.md, title: Nul}]
"""
DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)


def test_it_can_be_unpacked_on_every_computer(houvast: Run, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: Test\nplugins:\n  - houvast\n", "utf-8")
    place = tmp_path / "content" / "organisations" / "odd"
    place.mkdir(parents=True)
    (place / "handbook.yml").write_text(ODD, "utf-8")
    (place / "nul.md").write_text("# Nul\n\nTekst.\n", "utf-8")
    done = houvast("build", "--zip", cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    made = tmp_path / "site" / "odd.zip"
    assert "odd.zip" in done.stdout.replace("\n", "")
    with zipfile.ZipFile(made) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        begin = archive.read(names[0]).decode()
        assert {(one.create_system, one.date_time[0]) for one in archive.infolist()} == {(3, 1980)}
    assert {"odd/contacts/con_.vcf", "odd/calendar/aux_.ics", "odd/own/nul_.html"} <= set(names)
    assert len({name.casefold() for name in names}) == len(names)
    for name in names:
        assert name.isascii() and len(name) < 120 and not re.search(r'[<>:"\\|?*]', name)
        assert not [part for part in PurePosixPath(name).parts if DEVICE.fullmatch(part)], name
    # One page beside the folder, in the language of the handbook, leads to the handbook.
    assert [name for name in names if "/" not in name] == ["Begin hier.html"] == names[:1]
    assert '<html lang="nl">' in begin and 'href="odd/index.html"' in begin
    assert "odd/index.html" in names
    assert "<b>" not in begin and "&lt;b&gt;" in begin

    before = made.read_bytes()
    for path in (tmp_path / "site" / "odd").rglob("*.html"):
        os.utime(path, (0, 0))
    workspace = find_workspace(tmp_path)
    assert workspace is not None
    assert write_archive(tmp_path / "site" / "odd", workspace.catalogues) == made
    assert made.read_bytes() == before
