"""What the documentation says is true: commands run, links lead somewhere, paths exist."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest

from conftest import ROOT, clean_environment

BIN = Path(sys.executable).parent
FENCE = re.compile(r"^( *)(```+)(\w*) *\n(.*?)^\1\2 *$", re.MULTILINE | re.DOTALL)
INSTALLING = ("make ", "python3 -m venv ", ".venv/bin/python -m pip ")
SERVING = ("houvast serve", "mkdocs serve")


def repository_files() -> list[str]:
    """What is in the repository, or would be after `git add`; paths with forward slashes."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode != 0:
        pytest.skip("the checkout is not a git repository")
    names = sorted(set(listed.stdout.split("\0")) - {""})
    return [name for name in names if (ROOT / name).is_file()]


@pytest.fixture(scope="session")
def tracked() -> list[str]:
    return repository_files()


def documents() -> list[str]:
    pages = sorted((ROOT / "docs").rglob("*.md"))
    return ["README.md", *(page.relative_to(ROOT).as_posix() for page in pages)]


def written() -> list[str]:
    """The pages that a person writes; the others are made by `make docs`."""
    return [name for name in documents() if not re.match(r"docs/(yaml|rules)\b", name)]


def text_of(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def blocks(name: str, kind: str) -> list[str]:
    """The fenced blocks of a kind, without the indentation of the fence."""
    return [
        re.sub(rf"^{found[1]}", "", found[4], flags=re.MULTILINE)
        for found in FENCE.finditer(text_of(name))
        if found[3] == kind
    ]


def commands(block: str) -> list[str]:
    """The commands of a block; a line that ends in a backslash goes on."""
    lines = (line.strip() for line in block.replace("\\\n", " ").splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def with_commands() -> list[str]:
    return [name for name in documents() if blocks(name, "sh")]


def variables(copy: Path) -> dict[str, str]:
    """The environment of a person who has activated the environment of `copy`."""
    path = f"{BIN}{os.pathsep}{os.environ.get('PATH', '')}"
    made = clean_environment(PATH=path, PYTHONPATH=str(copy / "generator"))
    # The tests may themselves be run by make.
    return {key: value for key, value in made.items() if not key.startswith(("MAKE", "MFLAGS"))}


def copied(tracked: list[str], place: Path) -> Path:
    for name in tracked:
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, place / name)
        shutil.copymode(ROOT / name, place / name)
    return place


@pytest.fixture
def checkout(tracked: list[str], tmp_path: Path) -> Path:
    """A fresh copy of the checkout, with one of the example handbooks.

    That all of them become websites is seen elsewhere.
    """
    left_out = ("lichtdraad", "zonnehof", "zonnehof-nacht")
    folders = tuple(f"content/organisations/{slug}/" for slug in left_out)
    kept = [name for name in tracked if not name.startswith(folders)]
    assert len(kept) < len(tracked)
    return copied(kept, tmp_path / "checkout")


def run(command: str, folder: Path, checkout: Path, timeout: int = 180) -> str:
    done = subprocess.run(
        ["bash", "-euc", command],
        cwd=folder,
        env=variables(checkout),
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    return done.stdout


def asked(address: str, server: subprocess.Popen[bytes]) -> str:
    """The page at `address`, as soon as the server gives it."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    until = time.monotonic() + 90
    while True:
        assert server.poll() is None, f"the server stopped: {server.args!r}"
        try:
            with opener.open(address, timeout=10) as answer:
                return str(answer.read().decode("utf-8"))
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            assert time.monotonic() < until, f"no page at {address}"
            time.sleep(0.2)


def served(command: str, folder: Path, checkout: Path) -> None:
    """Starts a preview at a free port, asks for its first page, and stops it as Ctrl+C does."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = shlex.split(command)
    place = "/".join(["", *words[2:], "index.html"])
    ours = words[0] == "houvast"
    words += ["--port", str(port)] if ours else ["--dev-addr", f"127.0.0.1:{port}"]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(
        [str(BIN / words[0]), *words[1:]],
        cwd=folder,
        env=variables(checkout),
        stdout=quiet,
        stderr=quiet,
    ) as server:
        try:
            assert "<h1" in asked(f"http://127.0.0.1:{port}{place}", server)
        finally:
            server.send_signal(signal.SIGINT)
            try:
                server.wait(timeout=30)
            finally:
                server.kill()


@pytest.mark.parametrize("name", with_commands())
def test_every_command_runs(name: str, checkout: Path) -> None:
    """Block by block, in the order of the page; each block begins in the checkout."""
    (checkout / ".venv").symlink_to(sys.prefix)
    for block in blocks(name, "sh"):
        folder = checkout
        for command in commands(block):
            if command.startswith(INSTALLING):
                continue  # compared with the Makefile below
            if command.startswith("cd "):
                folder = folder / command.removeprefix("cd ")
                assert folder.is_dir(), command
            elif command.startswith(SERVING):
                served(command, folder, checkout)
            else:
                run(command, folder, checkout)


def plan(target: str, checkout: Path) -> list[str]:
    """The commands that make would run, each as its words without what only keeps it quiet."""
    planned = run(f"make -n {target}", checkout, checkout).replace("\\\n", " ")
    return [plainly(line) for line in planned.splitlines() if line.strip()]


def plainly(command: str) -> str:
    quiet = ("-q", "--quiet", "--disable-pip-version-check", "--no-input")
    words = shlex.split(command, comments=True)
    return " ".join(word.removeprefix("./") for word in words if word not in quiet)


def make_targets() -> list[str]:
    return [
        command.split()[1]
        for name in with_commands()
        for block in blocks(name, "sh")
        for command in commands(block)
        if command.startswith("make ")
    ]


def test_every_make_target_is_there(checkout: Path) -> None:
    targets = make_targets()
    assert {"handbooks", "test"} <= set(targets)
    for target in targets:
        assert plan(target, checkout), target


def test_the_commands_without_make_are_those_of_the_makefile(checkout: Path) -> None:
    block = next(block for block in blocks("README.md", "sh") if "pip install" in block)
    planned = plan("handbooks", checkout)
    at = -1
    for command in commands(block):
        assert plainly(command) in planned, f"{command}\nmake runs:\n" + "\n".join(planned)
        assert planned.index(plainly(command)) > at, f"{command} is in another order"
        at = planned.index(plainly(command))


@pytest.mark.network
def test_make_handbooks_in_a_fresh_checkout(checkout: Path) -> None:
    made = {key: value for key, value in variables(checkout).items() if key != "PYTHONPATH"}
    made |= {"PATH": os.environ["PATH"], "PIP_NO_COMPILE": "1"}
    done = subprocess.run(
        ["make", "handbooks"],
        cwd=checkout,
        env=made,
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    index = (checkout / "site" / "index.html").read_text("utf-8")
    for folder in (checkout / "content" / "organisations").iterdir():
        if folder.is_dir():
            assert f'href="{folder.name}/index.html"' in index


def test_the_page_of_the_readme_becomes_a_page(checkout: Path) -> None:
    """The example for a page of one's own, in the workspace that the README makes."""
    (example,) = blocks("README.md", "markdown")
    (name,) = re.findall(r"`(content/handbook/en/\S+\.md)` is a new page", text_of("README.md"))
    title = re.search(r"^title: (.*)$", example, re.MULTILINE)
    assert title is not None
    run("houvast init mine --name bakery --language en", checkout, checkout)
    page = checkout / "mine" / name
    page.parent.mkdir(parents=True)
    page.write_text(example, "utf-8")
    labels = checkout / "mine" / "content" / "labels" / "en"
    labels.mkdir(parents=True)
    (labels / "ours.yml").write_text("site:\n  group:\n    how: So it goes here\n", "utf-8")
    run("houvast build", checkout / "mine", checkout)
    made = PurePosixPath(name).relative_to("content/handbook/en").with_suffix(".html")
    html = (checkout / "mine" / "site" / "bakery" / made).read_text("utf-8")
    assert f"<title>{title[1]} " in html
    assert "So it goes here" in html


# --- links, anchors, paths ---


def prose(name: str) -> str:
    """A page without its fenced and indented blocks."""
    text = FENCE.sub("", text_of(name))
    return re.sub(r"(?<=\n\n)(?: {4}.*\n)+", "", text)


def anchors(name: str) -> set[str]:
    """The ids of a page, as GitHub makes them of the headings, and those that are written."""
    text = FENCE.sub("", text_of(name))
    found = set(re.findall(r'<a (?:id|name)="([^"]+)"', text))
    for heading in re.findall(r"^#{1,6} +(.+?) *#*$", text, re.MULTILINE):
        plain = re.sub(r"<[^>]+>|[`*]", "", re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", heading))
        slug = re.sub(r"[^\w\- ]", "", plain.strip().lower()).replace(" ", "-")
        number = 0
        while (unique := f"{slug}-{number}" if number else slug) in found:
            number += 1
        found.add(unique)
    return found


def links(name: str) -> Iterator[str]:
    text = re.sub(r"`[^`\n]*`", "", prose(name))
    yield from re.findall(r"\]\(([^)\s]+)\)", text)
    yield from re.findall(r'(?:src|href)="([^"]+)"', text)


@pytest.mark.parametrize("name", [*documents(), "CHANGELOG.md"])
def test_every_link_leads_somewhere(name: str, tracked: list[str]) -> None:
    for link in links(name):
        if re.match(r"https?:|mailto:", link):
            continue
        path, _, anchor = link.partition("#")
        target = os.path.normpath(Path(name).parent / path) if path else name
        assert target in tracked or (ROOT / target).is_dir(), f"{name}: {link}"
        if anchor and target.endswith(".md"):
            assert anchor in anchors(target), f"{name}: {link}"


# What commands write, and an example of a page that is not there yet.
MADE = (
    *("site/", ".venv/", "content/handbook/en/how/radio.md", "handbooks.json"),
    *("glossary/sources.yml", "glossary/sources/", "latest.json", "v1.4.0/", "v<version>/"),
    *("term-<id>.html", "glossary.yml", "glossary.json", "changes.json"),
)
FILE = re.compile(r"[\w.<>*-]+\.(?:py|md|yml|toml|json|html|xml|css|js|txt|lock|woff2|png)")
PATH = re.compile(r"(?:[\w.<>*-]+/)+[\w.<>*-]*")


@pytest.mark.parametrize("name", [*written(), "CHANGELOG.md"])
def test_every_path_is_there(name: str, tracked: list[str]) -> None:
    folders = {f"{parent}/" for path in tracked for parent in PurePosixPath(path).parents}
    for path in re.findall(r"`([^`\n]+)`", prose(name)):
        if path.startswith(MADE) or not (FILE.fullmatch(path) or PATH.fullmatch(path)):
            continue
        shape = re.sub(r"<[^>]+>|\*", "\0", path)
        pattern = re.escape(shape).replace("\0", "[^/]+")
        # A name may stand alone, and a template may be named from the theme's folder.
        found = any(re.fullmatch(f"(?:.*/)?{pattern}/?", each) for each in {*tracked, *folders})
        assert found, f"{name}: {path}"


def test_every_decision_is_listed() -> None:
    folder = ROOT / "docs" / "decisions"
    pages = sorted(page.name for page in folder.glob("[0-9]*.md"))
    assert sorted(links("docs/decisions/README.md")) == pages
    for number, page in enumerate(pages, 1):
        text = (folder / page).read_text("utf-8")
        assert page.startswith(f"{number:04}-")
        assert text.startswith(f"# {number}. ")
        heads = re.findall(r"^## (.+)$", text, re.MULTILINE)
        assert heads == ["Context", "Decision", "Consequence"]


def test_the_picture_is_small() -> None:
    assert (ROOT / "docs" / "images" / "welcome.png").stat().st_size < 150_000


def test_no_file_names_this_machine(tracked: list[str]) -> None:
    """A path of whoever made it says nothing to anybody else."""
    places = [r"/home/[a-z][\w.-]*/", r"/Users/[A-Za-z][\w.-]*/"]
    if len(ROOT.parts) > 2:
        places += [rf"(?<![\w.]){re.escape(str(ROOT))}\b"]
    search = re.compile("|".join(places).encode())
    for name in tracked:
        found = search.search((ROOT / name).read_bytes())
        assert found is None, f"{name}: {found[0]!r}"
