"""Using the glossary of a school: add it, take what is new, and build without any network."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from fetch.conftest import Ended, School, have, published, term, words, write
from support import files

Call = Callable[..., Ended]

FIRST = words(
    term("klankbord", "Iemand die meedenkt.", see=["elders"]),
    term("stagemap", "Een map."),
    title="Woorden van de Ster",
)
SECOND = words(
    term("klankbord", "Iemand die meedenkt over je werk."),
    term("portfolio", "Wat je laat zien."),
    title="Woorden van de Ster",
)


def star(version: str = "1.0.0", data: bytes = FIRST) -> dict[str, bytes]:
    return published(version, data, "Woorden van de Ster")


def copies(root: Path) -> dict[str, bytes]:
    return files(root / "glossary")


@pytest.mark.parametrize("page", ["", "index.html", "latest.json", "term-klankbord.html?x=1#y"])
def test_the_address_of_any_page_of_the_site_will_do(
    call: Call, garage: Path, school: School, page: str
) -> None:
    address = school.publish("woorden", star())
    typed = address.rstrip("/") if not page else address + page
    done = call("glossary", "add", typed, "--language", "en", cwd=garage)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Woorden van de Ster (en) (version 1.0.0, 2 words)" in done.stdout
    made = copies(garage)
    assert made["sources/woorden-van-de-ster-1.0.0.yml"] == FIRST
    assert f'address: "{address}"'.encode() in made["sources.yml"]
    assert sorted(made) == ["sources.yml", "sources/woorden-van-de-ster-1.0.0.yml"]


def test_add_pull_and_build_without_the_network(call: Call, garage: Path, school: School) -> None:
    address = school.publish("w", star())
    assert call("glossary", "add", address, "--name", "ster", cwd=garage).returncode == 0
    before = copies(garage)
    asked = len(school.asked)
    done = call("build", cwd=garage)
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(school.asked) == asked
    assert "Iemand die meedenkt." in (garage / "site/garage/glossary.html").read_text("utf-8")

    # Nothing new: one question, with the ETag, and not a byte is different.
    for extra in ((), ("--check",)):
        done = call("glossary", "pull", *extra, cwd=garage)
        assert (done.returncode, "nog de nieuwste" in done.stdout) == (0, True), done.stdout
    assert [path for path, _ in school.asked[asked:]] == ["/w/latest.json"] * 2
    assert all("If-None-Match" in headers for _, headers in school.asked[asked:])
    assert copies(garage) == before

    # Something new: --check says so and writes nothing.
    school.publish("w", star("2.0.0", SECOND))
    told = []
    for extra, code in ((("--check",), 1), ((), 0)):
        assert copies(garage) == before
        done = call("glossary", "pull", *extra, cwd=garage)
        assert done.returncode == code, done.stdout + done.stderr
        told.append(done.stdout)
    for out in told:
        assert "- stagemap: is weg" in out
        assert "+ portfolio: is nieuw" in out
        lines = [line.strip() for line in out.splitlines()]
        at = lines.index("~ klankbord (nl): betekent nu iets anders")
        assert "- Iemand die meedenkt." in lines[at : at + 5]
        assert "+ Iemand die meedenkt over je werk." in lines[at : at + 5]
        assert "→ staat in: garage" in lines[at : at + 8]
        assert out.count("staat in: garage") == 1
    assert "versie 2.0.0 er, en jullie hebben 1.0.0" in told[0]
    assert "van versie 1.0.0 naar 2.0.0" in told[1]
    made = copies(garage)
    assert sorted(made) == ["sources.yml", "sources/ster-2.0.0.yml"]
    assert made["sources/ster-2.0.0.yml"] == SECOND


def test_a_copy_that_is_gone_or_changed(call: Call, garage: Path, school: School) -> None:
    address = school.publish("w", star())
    have(garage, ("ster", address, "1.0.0", FIRST))
    copy = garage / "glossary/sources/ster-1.0.0.yml"
    before = copies(garage)

    copy.write_bytes(FIRST.replace(b"\n", b"\r\n"))  # as git does it on Windows
    assert call("check", cwd=garage).returncode == 0
    copy.write_bytes(FIRST.replace(b"meedenkt", b"meepraat"))
    done = call("check", cwd=garage)
    assert done.returncode == 1 and "HV513  glossary/sources.yml:3" in done.stdout
    done = call("glossary", "pull", "--check", cwd=garage)
    assert done.returncode == 1 and "HV513" in done.stdout
    assert b"meepraat" in copy.read_bytes()
    done = call("glossary", "pull", cwd=garage)
    assert done.returncode == 0 and "weer zoals hij gepubliceerd is" in done.stdout
    assert copies(garage) == before

    copy.unlink()
    for command, code in ((("check",), 1), (("build",), 1), (("glossary", "pull", "--check"), 1)):
        done = call(*command, cwd=garage)
        assert done.returncode == code and "HV512" in done.stdout, done.stdout
        assert "HV502" not in done.stdout
    assert call("glossary", "pull", "ster", cwd=garage).returncode == 0
    assert copies(garage) == before


def test_a_folder_and_a_file_of_a_colleague(call: Call, garage: Path) -> None:
    school = write(garage.parent / "school", star())
    file = garage.parent / "los.yml"
    file.write_bytes(words(term("kantine", "Hier eet je."), title="Los"))
    deep = garage / "content"
    for typed in ("../../school", str(file)):
        done = call("glossary", "add", typed, cwd=deep)
        assert done.returncode == 0, done.stdout + done.stderr
    listed = (garage / "glossary/sources.yml").read_text("utf-8")
    assert 'address: "../school"' in listed and 'address: "../los.yml"' in listed
    first, second = sorted(path.name for path in (garage / "glossary/sources").iterdir())
    assert first.startswith("los-") and second == "woorden-van-de-ster-1.0.0.yml"

    assert call("glossary", "pull", "--check", cwd=garage).returncode == 0
    file.write_bytes(words(term("kantine", "Hier eten jullie."), title="Los"))
    write(school, star("1.0.1", FIRST + b"# x\n"))
    assert call("glossary", "pull", "--check", cwd=garage).returncode == 1
    done = call("glossary", "pull", cwd=deep)
    assert done.returncode == 0 and "kantine (nl): betekent nu iets anders" in done.stdout
    after = sorted(path.name for path in (garage / "glossary/sources").iterdir())
    assert len(after) == 2 and after[0] != first and after[1] == "woorden-van-de-ster-1.0.1.yml"

    done = call("glossary", "remove", "los", cwd=garage)
    assert done.returncode == 0, done.stderr
    assert [p.name for p in (garage / "glossary/sources").iterdir()] == [after[1]]
    assert call("glossary", "remove", "woorden-van-de-ster", cwd=garage).returncode == 0
    assert copies(garage) == {}


def test_what_a_school_publishes_is_what_an_organisation_pulls(
    call: Call, garage: Path, school: School, tmp_path: Path
) -> None:
    place, out = tmp_path / "ster", tmp_path / "web"
    write(place, {"mkdocs.yml": b"site_name: x\nplugins:\n  - houvast\n"})

    def publishes(data: bytes) -> None:
        write(place, {"glossary/woorden.yml": data})
        done = call("glossary", "publish", "--out", str(out), cwd=place)
        assert done.returncode == 0, done.stdout + done.stderr
        school.publish("w", files(out))

    publishes(FIRST.replace(b"see: [elders]", b""))
    done = call("glossary", "add", f"{school.address}/w/index.html", cwd=garage)
    assert done.returncode == 0, done.stdout + done.stderr
    publishes(SECOND)
    assert call("glossary", "pull", "--check", cwd=garage).returncode == 1
    done = call("glossary", "pull", cwd=garage)
    assert done.returncode == 0 and "van versie 1.0.0 naar 2.0.0" in done.stdout, done.stdout
    assert "- stagemap: is weg" in done.stdout and "staat in: garage" in done.stdout
    (copy,) = (garage / "glossary/sources").iterdir()
    assert copy.read_bytes() == (out / "v2.0.0/glossary.yml").read_bytes()
    assert call("check", cwd=garage).returncode == 0


def test_the_order_decides_and_overlaps_are_shown(call: Call, garage: Path) -> None:
    one = words(term("klankbord", "Zegt de ene school."), term("borrel", "Vrijdag."), title="Een")
    two = words(term("klankbord", "Zegt de andere."), term("borrel", "Donderdag."), title="Twee")
    have(garage, ("een", "../een", "1.0.0", one), ("twee", "../twee", "1.0.0", two))
    page = garage / "site/garage/glossary.html"

    def shown() -> tuple[str, str]:
        done = call("check", cwd=garage)
        assert done.returncode == 0, done.stdout
        assert call("build", cwd=garage).returncode == 0
        return done.stdout, page.read_text("utf-8")

    out, html = shown()
    assert out.count("HV508") == 1
    assert "2 woorden staan in twee lijsten, met een andere uitleg: borrel, klankbord." in out
    assert "Wat een zegt, telt" in out
    assert "Zegt de ene school." in html and "Zegt de andere." not in html

    have(garage, ("twee", "../twee", "1.0.0", two), ("een", "../een", "1.0.0", one))
    out, html = shown()
    assert "Wat twee zegt, telt" in out
    assert "Zegt de andere." in html and "Zegt de ene school." not in html

    own = words(term("klankbord", "Zeggen wij."))
    (garage / "glossary/eigen.yml").write_bytes(own.split(b"\n", 2)[2])
    out, html = shown()
    assert out.count("HV508") == 3
    assert "Het woord “klankbord” staat in jullie eigen lijst én in die van twee" in out
    assert "Zeggen wij." in html and "Zegt de andere." not in html


def test_what_is_wrong_within_a_copy_is_for_the_school(call: Call, garage: Path) -> None:
    bare = b"terms:\n  - {id: klankbord, nl: {term: klankbord}, see: [elders]}\n"
    have(garage, ("ster", "../ster", "1.0.0", bare))
    done = call("check", "--format", "concise", cwd=garage)
    assert done.returncode == 0 and "HV50" not in done.stdout
    have(garage, ("ster", "../ster", "1.0.0", b"terms:\n  - {id: x, naam: y}\n  - {id: X}\n"))
    done = call("check", "--format", "concise", cwd=garage)
    assert done.returncode == 1
    told = [line for line in done.stdout.splitlines() if "glossary/" in line]
    assert len(told) == 1 and "HV515" in told[0] and told[0].startswith("glossary/sources.yml:3")


LISTS = [
    (b"sources:\n  - {name: x, address: y, sha256: z}\n", "HV511"),
    (b"sources:\n  - {name: houvast, address: y, sha256: %s}\n", "HV511"),
    (b"sources:\n  - {name: x, address: y, sha256: %s, version: '1.0'}\n", "HV511"),
    (b"sources:\n  - {name: ../x, address: y, sha256: %s}\n", "HV237"),
    (b"sources:\n  - {name: x, address: y, sha256: %s, merk: z}\n", "HV201"),
    (b"sources:\n  - {name: x, address: y}\n", "HV202"),
    (
        b"sources:\n  - {name: x, address: y, sha256: %s}\n  - {name: x, address: z, sha256: %s}\n",
        "",
    ),
    (b"sources: [\n", "HV182"),
    (b"lijsten: []\n", "HV201"),
    (b"\xff\xfe\x00", "HV1"),
]


@pytest.mark.parametrize(("text", "code"), LISTS, ids=range(len(LISTS)))
def test_a_list_that_somebody_broke(call: Call, garage: Path, text: bytes, code: str) -> None:
    text = text.replace(b"%s", b"0" * 64)
    write(garage, {"glossary/sources.yml": text})
    done = call("glossary", "pull", cwd=garage)
    assert done.returncode == 1 and (code or "HV511") in done.stdout, done.stdout + done.stderr
    assert "glossary/sources.yml" in done.stdout and "{" not in done.stdout.split("→")[-1]
    assert copies(garage) == {"sources.yml": text}


WRONG = [
    (["add"], "URL|PATH"),
    (["add", "woorden.school.example"], "https://woorden.school.example"),
    (["add", "../ster", "--name", "De Ster"], "--name de-ster"),
    (["add", "../ster", "--name", "houvast"], "--name school"),
    (["add", "../ster", "--name", "ster"], "“ster”"),
    (["add", "../al"], "houvast glossary pull ster"),
    (["add", "glossary/eigen.yml"], "glossary"),
    (["pull", "stre"], "ster"),
    (["pull", "iets-anders"], "ster"),
    (["remove", "iets-anders"], "ster"),
    (["remove"], "NAME"),
]


@pytest.mark.parametrize(("argv", "told"), WRONG, ids=lambda value: str(value)[:30])
def test_wrong_use(call: Call, garage: Path, argv: list[str], told: str) -> None:
    write(garage.parent / "ster", star())
    have(garage, ("ster", "../al", "1.0.0", FIRST))
    before = files(garage)
    done = call("glossary", *argv, cwd=garage)
    assert done.returncode == 2, done.stdout + done.stderr
    assert done.stdout == "" and told in done.stderr and "{" not in done.stderr
    assert files(garage) == before


def test_nothing_added_yet(call: Call, garage: Path) -> None:
    for extra in ((), ("--check",)):
        done = call("glossary", "pull", *extra, cwd=garage)
        assert done.returncode == 0 and "houvast glossary add https://" in done.stdout
    assert not (garage / "glossary").exists()


def test_a_place_that_cannot_be_written(call: Call, garage: Path) -> None:
    write(garage.parent / "ster", star())
    (garage / "glossary").write_bytes(b"van mij")
    done = call("glossary", "add", "../ster", cwd=garage)
    assert done.returncode == 70 and "Traceback" not in done.stderr
    assert (garage / "glossary").read_bytes() == b"van mij"
