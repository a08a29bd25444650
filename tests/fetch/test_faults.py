"""Everything that can go wrong on the way: one clear message each, and what was there stays."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
import trustme

from conftest import Run, clean_environment
from fetch.conftest import Answer, Handler, School, found, have, published, term, words
from support import files, free_port

SHORT, LONG = "1", "60"  # seconds; short only where it is to be too short
GIGABYTE = 1_000_000_000
OLD = words(term("klankbord", "Iemand die meedenkt, zoals het was."))
PROXY = {"HTTP_PROXY": "http://127.0.0.1:9", "HTTPS_PROXY": "http://127.0.0.1:9"}


def after(status: int, **headers: str) -> Answer:
    return lambda handler: handler.whole(b"", status, **headers)


def page(handler: Handler) -> None:
    handler.whole(b"<!doctype html><title>Even geduld</title>", Content_Type="text/html")


def half(data: bytes, *, told: bool) -> Answer:
    """A body that stops in the middle, of which the length was told before or not."""

    def answer(handler: Handler) -> None:
        handler.head(**({"Content-Length": str(len(data))} if told else {}))
        handler.more(data[: len(data) // 2])

    return answer


def endless(handler: Handler) -> None:
    handler.head()
    for _ in range(GIGABYTE // 65536):
        handler.more(b"#" * 65536)


def declared(handler: Handler) -> None:
    handler.head(Content_Length=str(GIGABYTE))
    for _ in range(GIGABYTE // 65536):
        handler.more(b"#" * 65536)


def drip(handler: Handler) -> None:
    handler.head()
    for _ in range(600):
        handler.more(b" ")
        time.sleep(0.1)


def drip_headers(handler: Handler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    for _ in range(600):
        handler.more(b"a")
        time.sleep(0.1)


def silent(handler: Handler) -> None:
    time.sleep(60)


def bomb(handler: Handler) -> None:
    handler.whole(gzip.compress(b" " * 50_000_000), Content_Encoding="gzip")


def hang_up(handler: Handler) -> None:
    handler.connection.close()


def garbage(handler: Handler) -> None:
    handler.wfile.write(b"dit is geen http\r\n\r\n")


def files_of_fault(school: School, elsewhere: School) -> dict[str, tuple[str, object]]:
    """By name: what must be told, and the files that the school then has."""
    good = published("1.1.0")
    latest, path = good["latest.json"], "v1.1.0/glossary.yml"

    def latest_is(answer: object) -> dict[str, object]:
        return {**good, "latest.json": answer}

    def words_are(answer: object) -> dict[str, object]:
        return {**good, path: answer}

    def described(**other: object) -> dict[str, bytes]:
        return {**good, "latest.json": json.dumps({**json.loads(latest), **other}).encode()}

    file = json.loads(latest)["files"][path]
    wrong = words().replace(b"explanation", b"explanatoin")
    return {
        "niets": ("Op {a}latest.json staat niets", {}),
        "weg": ("staat niets", latest_is(after(410))),
        "storing": ("code 500", latest_is(after(500))),
        "verhuisd": (
            f"stuurt door naar een andere plek: {elsewhere.address}/latest.json",
            latest_is(after(302, Location=f"{elsewhere.address}/latest.json")),
        ),
        "naar-http": (
            "naar een andere plek: http://example.org/",
            latest_is(after(301, Location="http://example.org/")),
        ),
        "rondje": ("steeds weer door", latest_is(after(302, Location="latest.json"))),
        "nergens-heen": ("steeds weer door", latest_is(after(302))),
        "webpagina": ("een webpagina in plaats van", latest_is(page)),
        "webpagina-woorden": ("glossary.yml staat een webpagina", words_are(page)),
        "half": ("kwam maar voor een deel binnen", latest_is(half(latest, told=True))),
        "half-stil": ("kwam maar voor een deel binnen", latest_is(half(latest, told=False))),
        "half-leeg": ("kwam maar voor een deel binnen", latest_is(b"")),
        "half-woorden": ("glossary.yml kwam maar", words_are(half(good[path], told=True))),
        "half-woorden-stil": ("glossary.yml kwam maar", words_are(half(good[path], told=False))),
        "andere-woorden": ("het controlegetal klopt niet", words_are(good[path] + b"\n# x\n")),
        "geen-woorden": ("glossary.yml staat niets", words_are(after(404))),
        "geen-json": ("staat geen woordenlijst van Houvast", latest_is(b"{'houvast': 1}")),
        "diep": ("staat geen woordenlijst van Houvast", latest_is(b"[" * 60_000 + b"]" * 5)),
        "andere-json": ("staat geen woordenlijst van Houvast", latest_is(b'{"name": "x"}')),
        "lijst": ("staat geen woordenlijst van Houvast", latest_is(b"[1, 2]")),
        "groot-getal": ("staat geen woordenlijst", latest_is(b'{"a": ' + b"9" * 6000 + b"}")),
        "andere-vorm": ("een andere versie van Houvast (vorm 2", described(format=2)),
        "geen-bestanden": ("klopt iets niet, bij “files”", described(files=7)),
        "pad": ("vreemde naam: “../../x”", described(files={path: file, "../../x": file})),
        "pad-schijf": ("vreemde naam: “C:\\x”", described(files={path: file, "C:\\x": file})),
        "ontbreekt": ("ontbreekt het bestand met de woorden", described(files={})),
        "rare-versie": ("“../1.1.0” als versie", described(version="../1.1.0")),
        "grote-versie": ("als versie", described(version="1.1." + "9" * 5000)),
        "ouder": ("staat versie 0.9.0, en jullie hebben al 1.0.0", published("0.9.0")),
        "veranderd": ("Versie 1.0.0 op {a} is veranderd", published("1.0.0")),
        "onleesbaar": ("Fouten: 1, de eerste op regel", published("1.1.0", wrong)),
        "leeg": ("geen enkel woord", published("1.1.0", b"terms: []\n")),
        "reus": ("groter dan een woordenlijst kan zijn (hoogstens 4 MB)", words_are(declared)),
        "reus-stil": ("groter dan een woordenlijst kan zijn", words_are(endless)),
        "reus-vooraf": ("hoogstens 64 KB", latest_is(endless)),
        "ingepakt": ("stuurt {a}latest.json ingepakt", latest_is(bomb)),
        "hangt-op": ("antwoordt niemand", latest_is(hang_up)),
        "geen-http": ("is geen website", latest_is(garbage)),
    }


@pytest.mark.parametrize("language", ["nl", "en"])
def test_each_fault_has_one_message_and_changes_nothing(
    houvast: Run, garage: Path, school: School, other_school: School, language: str
) -> None:
    faults = files_of_fault(school, other_school)
    other_school.publish("", published("1.1.0"))
    sources = []
    told = {}
    for name, (words_told, answers) in faults.items():
        address = school.publish(name, answers)  # type: ignore[arg-type]
        sources.append((name, address, "1.0.0", OLD))
        told[name] = words_told.replace("{a}", address)
    closed = f"http://127.0.0.1:{free_port()}/"
    for name, address, words_told in (
        ("dicht", closed, f"Op {closed}latest.json antwoordt niemand"),
        ("onveilig", "http://woorden.example.org/", "is geen beveiligd adres"),
        ("wachtwoord", "https://ik:geheim@example.org/", "een naam of een wachtwoord"),
        ("geen-adres", "ftp://example.org/", "is geen adres waar"),
        ("geen-tls", school.address.replace("http:", "https:") + "/", "geen beveiligde verbinding"),
        ("pad-weg", "../weg", "../weg/latest.json is er niet op deze computer"),
        ("bestand-weg", "../weg.yml", "../weg.yml is er niet op deze computer"),
    ):
        sources.append((name, address, "1.0.0", OLD))
        told[name] = words_told
    have(garage, *sources)
    before = files(garage)
    done = houvast(
        *("glossary", "pull", "--language", language),
        cwd=garage,
        HOUVAST_FETCH_SECONDS=LONG,
        COLUMNS="4000",
        **PROXY,
    )
    assert done.returncode == 1, done.stdout + done.stderr
    assert done.stderr == ""
    messages = found(done.stdout)
    assert sorted(messages) == sorted(told)
    if language == "nl":
        assert {name: messages[name] for name in told if told[name] not in messages[name]} == {}
    assert all("{" not in message and "→" in message for message in messages.values())
    assert "geheim" not in "".join(messages[name].split("name: ")[0] for name in messages)
    assert files(garage) == before
    assert not other_school.asked
    # What would not end was not taken in: a few buffers at most beyond the limit.
    for name, most in (("reus", 0), ("reus-stil", 4_194_304), ("reus-vooraf", 65_536)):
        place = "latest.json" if name == "reus-vooraf" else "v1.1.0/glossary.yml"
        assert school.sent[f"/{name}/{place}"] < most + 12_000_000


@pytest.mark.parametrize("language", ["nl", "en"])
def test_who_is_too_slow(houvast: Run, garage: Path, school: School, language: str) -> None:
    """Each of them goes on for a minute, and no pause between two bytes is long."""
    good = published("1.1.0")
    faults: dict[str, dict[str, bytes | Answer]] = {
        "druppels": {**good, "latest.json": drip},
        "druppels-vooraf": {**good, "latest.json": drip_headers},
        "stil": {**good, "latest.json": silent},
    }
    addresses = [(name, school.publish(name, answers)) for name, answers in faults.items()]
    have(garage, *((name, address, "1.0.0", OLD) for name, address in addresses))
    before = files(garage)
    began = time.monotonic()
    done = houvast(
        *("glossary", "pull", "--language", language),
        cwd=garage,
        HOUVAST_FETCH_SECONDS=SHORT,
        COLUMNS="4000",
    )
    assert time.monotonic() - began < 55
    assert done.returncode == 1 and done.stderr == "", done.stdout + done.stderr
    messages = found(done.stdout)
    assert sorted(messages) == sorted(faults)
    words_told = {"nl": "was na 1 seconden nog niet binnen", "en": "was not here after 1 seconds"}
    assert all(words_told[language] in message for message in messages.values())
    assert files(garage) == before


def test_a_password_is_never_shown(houvast: Run, garage: Path) -> None:
    address = "https://ik:geheim@woorden.example.org/"
    done = houvast("glossary", "add", address, "--language", "nl", cwd=garage, COLUMNS="300")
    assert done.returncode == 1 and "een naam of een wachtwoord" in done.stdout
    assert "geheim" not in done.stdout + done.stderr and not (garage / "glossary").exists()


def test_one_that_fails_does_not_hold_up_the_others(
    houvast: Run, garage: Path, school: School
) -> None:
    have(
        garage,
        ("eerste", school.publish("eerste", published("1.1.0")), "1.0.0", OLD),
        ("stuk", school.publish("stuk", {}), "1.0.0", OLD),
        ("laatste", school.publish("laatste", published("2.0.0")), "1.0.0", OLD),
    )
    done = houvast("glossary", "pull", "--language", "en", cwd=garage, COLUMNS="200")
    assert done.returncode == 1
    assert list(found(done.stdout)) == ["stuk"]
    copies = {path.name: path.read_bytes() for path in (garage / "glossary/sources").iterdir()}
    assert copies == {
        "eerste-1.1.0.yml": words(),
        "stuk-1.0.0.yml": OLD,
        "laatste-2.0.0.yml": words(),
    }
    listed = (garage / "glossary/sources.yml").read_text("utf-8")
    first, middle, last = listed.split("- name: ")[1:]
    assert first.startswith("eerste\n") and 'version: "1.1.0"' in first
    assert middle.startswith("stuk\n") and 'version: "1.0.0"' in middle
    assert last.startswith("laatste\n") and 'version: "2.0.0"' in last


def test_only_who_is_trusted(
    houvast: Run, garage: Path, safe_school: School, authority: trustme.CA, tmp_path: Path
) -> None:
    safe_school.answers["/x/latest.json"] = after(302, Location="/y/latest.json")
    safe_school.publish("y", published())
    safe_school.publish("x", {"v1.0.0/glossary.yml": words()})
    before = files(garage)
    address = f"{safe_school.address}/x/index.html"
    done = houvast("glossary", "add", address, "--language", "nl", cwd=garage, COLUMNS="300")
    assert done.returncode == 1
    assert "HV514" in done.stdout and "het certificaat klopt niet" in done.stdout
    assert files(garage) == before
    nobody = {"SSL_CERT_FILE": str(tmp_path / "weg.pem")}
    done = houvast("glossary", "add", address, "--language", "nl", cwd=garage, **nobody)
    assert done.returncode == 1 and "SSL_CERT_FILE" in done.stdout
    assert files(garage) == before
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    trusted = {"SSL_CERT_FILE": str(tmp_path / "ca.pem")}
    done = houvast("glossary", "add", address, "--language", "nl", cwd=garage, **trusted)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (garage / "glossary/sources/woorden-1.0.0.yml").read_bytes() == words()
    headers = safe_school.asked[0][1]
    assert headers["User-Agent"].startswith("houvast/")
    assert headers["Accept-Encoding"] == "identity"
    assert "Cookie" not in headers and "Authorization" not in headers


@pytest.mark.parametrize("kind", ["hangs", "fails"])
def test_a_name_that_cannot_be_looked_up(kind: str, garage: Path, tmp_path: Path) -> None:
    """The system's own lookup cannot be made to hang from outside, so it is replaced."""
    act = "time.sleep(120)" if kind == "hangs" else "raise socket.gaierror(-2, 'unknown')"
    program = (
        "import socket, time\n"
        f"def look(*_, **__):\n    {act}\n"
        "socket.getaddrinfo = look\n"
        "from houvast.cli import main\nmain()\n"
    )
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", program, "glossary", "add", "https://woorden.example.org"],
        cwd=garage,
        env=clean_environment(
            HOUVAST_FETCH_SECONDS=SHORT if kind == "hangs" else LONG,
            COLUMNS="300",
            HOUVAST_LANGUAGE="nl",
            NO_PROXY="*",
        ),
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert time.monotonic() - began < 55
    assert done.returncode == 1, done.stdout + done.stderr
    assert ("na 1 seconden" if kind == "hangs" else "niet te vinden") in done.stdout
    assert not (garage / "glossary").exists()
