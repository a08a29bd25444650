"""Schools on this computer: published glossaries, and servers that do everything wrong."""

from __future__ import annotations

import http.server
import json
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import trustme

from houvast.cli import run
from houvast.glossary import About, Term
from houvast.glossary.sources import AddedSource, sources_yaml
from houvast.glossary.writing import glossary_yaml

HEAD = "# Lijsten van anderen.\n"
TERM = {"id": "klankbord", "nl": {"term": "klankbord", "explanation": "Iemand die meedenkt."}}


def term(name: str, explanation: str, **more: Any) -> dict[str, Any]:
    """A term as a school writes it."""
    return {"id": name, "nl": {"term": name, "explanation": explanation}, **more}


def words(*terms: Mapping[str, Any], title: str = "Woorden") -> bytes:
    """The file `glossary.yml` with these terms."""
    made = [Term.model_validate(one) for one in terms or (TERM,)]
    return glossary_yaml(made, About.model_validate({"title": title}))


def published(
    version: str = "1.0.0", data: bytes | None = None, title: str = "Woorden", **other: Any
) -> dict[str, bytes]:
    """The files of a published glossary by path; `other` changes fields of `latest.json`."""
    data = words(title=title) if data is None else data
    path = f"v{version}/glossary.yml"
    latest = {
        "houvast": "glossary",
        "format": 1,
        "title": {"nl": title, "en": f"{title} (en)"},
        "version": version,
        "date": "2027-02-01",
        "files": {path: {"sha256": sha256(data).hexdigest(), "size": len(data)}},
        "versions": [version],
    }
    return {"latest.json": json.dumps({**latest, **other}).encode(), path: data}


def write(folder: Path, files: Mapping[str, bytes]) -> Path:
    """The files below a folder."""
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


Answer = Callable[["Handler"], None]


@dataclass
class School:
    """A server: what it answers by path, what it was asked, how many bytes it sent."""

    address: str = ""
    answers: dict[str, bytes | Answer] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    sent: dict[str, int] = field(default_factory=dict)

    def publish(self, path: str, files: Mapping[str, bytes | Answer]) -> str:
        """Puts files below a path; gives the address."""
        self.answers |= {f"/{path}/{name}": answer for name, answer in files.items()}
        return f"{self.address}/{path}/"


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers as the school says; what is not there is a 404."""

    school: School

    def do_GET(self) -> None:
        self.school.asked.append((self.path, dict(self.headers.items())))
        answer = self.school.answers.get(self.path)
        try:
            if callable(answer):
                answer(self)
            elif answer is None:
                self.send_error(404)
            else:
                self.whole(answer)
        except OSError:
            pass  # the other side hung up
        self.close_connection = True

    def whole(self, data: bytes, status: int = 200, **headers: str) -> None:
        """A proper answer, with an ETag that is honoured."""
        etag = f'"{sha256(data).hexdigest()[:16]}"'
        if self.headers.get("If-None-Match") == etag:
            self.send_response(304)
            self.end_headers()
            return
        self.head(status, **{"Content-Length": str(len(data)), "ETag": etag, **headers})
        self.more(data)

    def head(self, status: int = 200, **headers: str) -> None:
        """The status and headers only."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()

    def more(self, data: bytes) -> None:
        """A piece of the body; counted."""
        self.wfile.write(data)
        self.wfile.flush()
        self.school.sent[self.path] = self.school.sent.get(self.path, 0) + len(data)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


def _serve(context: ssl.SSLContext | None = None) -> Iterator[School]:
    school = School()
    handler = type("OfSchool", (Handler,), {"school": school})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        if context:
            server.socket = context.wrap_socket(
                server.socket, server_side=True, do_handshake_on_connect=False
            )
            server.handle_error = lambda *_: None  # type: ignore[method-assign]
        scheme = "https" if context else "http"
        host = "localhost" if context else "127.0.0.1"
        school.address = f"{scheme}://{host}:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        yield school
        server.shutdown()


@pytest.fixture
def school() -> Iterator[School]:
    """A server over HTTP on this computer."""
    yield from _serve()


@pytest.fixture
def other_school() -> Iterator[School]:
    """Another one, at another port."""
    yield from _serve()


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    """Who signs the certificates of our schools."""
    return trustme.CA()


@pytest.fixture
def safe_school(authority: trustme.CA) -> Iterator[School]:
    """A server over HTTPS, trusted by who trusts `authority`."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)
    yield from _serve(context)


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    returncode: int
    stdout: str
    stderr: str


@pytest.fixture
def call(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Ended]:
    """The command line in this process, wide enough for any line: the same code, only quicker."""
    for name in ("LANG", "LC_ALL", "GITHUB_ACTIONS", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "300")

    def called(*argv: str, cwd: Path) -> Ended:
        monkeypatch.chdir(cwd)
        capsys.readouterr()
        code = run(argv, {"HOUVAST_LANGUAGE": "nl", "HOUVAST_FETCH_SECONDS": "30"})
        told = capsys.readouterr()
        return Ended(code, told.out, told.err)

    return called


@pytest.fixture
def garage(tmp_path: Path) -> Path:
    """A small workspace with one handbook, whose text has a word of the school in it."""
    root = tmp_path / "garage"
    write(
        root,
        {
            "mkdocs.yml": b"site_name: x\ndocs_dir: content\nplugins:\n  - houvast\n",
            "content/organisations/garage/handbook.yml": (
                b"organisation: Garage Kees\ncontacts:\n  - role: monteur\n"
                b"customs:\n  - rule: Loop even langs bij je klankbord.\n"
            ),
        },
    )
    return root


def have(root: Path, *sources: tuple[str, str, str, bytes]) -> None:
    """Makes sources part of a workspace: name, address, version and copy."""
    listed = [
        AddedSource.model_validate(
            {
                "name": name,
                "address": address,
                "version": version,
                "sha256": sha256(data).hexdigest(),
            }
        )
        for name, address, version, data in sources
    ]
    copies = {one.copy_label: data[3] for one, data in zip(listed, sources, strict=True)}
    write(root, {"glossary/sources.yml": sources_yaml(listed, HEAD), **copies})


def found(output: str) -> dict[str, str]:
    """What is told with a code, by the name of the source whose line is shown."""
    blocks = [block for block in output.split("\n\n") if " HV5" in block]
    by_name = {}
    for block in blocks:
        (name,) = {line.split("name: ")[1] for line in block.splitlines() if "name: " in line}
        assert name.strip() not in by_name
        by_name[name.strip()] = " ".join(block.split())
    return by_name
