"""The staged projects, built by other engines: the same words and the same ids on every page?

    python tests/engines/compare.py [--work .engines] [--fresh]

Why: MkDocs 1.x has no maintainer, so the road to another engine must stay open. What plain MkDocs
makes of a staged project, with the versions of `requirements.lock`, is the measure. ProperDocs and
Zensical build the same files with their newest versions that install, each in an environment of
its own. On every page the whole `<article>` is compared, our theme's own lines included: its words
in order, and its ids in order. Ends with 1 on any difference.

The environments stay in `--work`, for the next run; `--fresh` makes them again, for newer versions.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from articles import Pages, compare, pages

ROOT = Path(__file__).parents[2]
LOCK = ROOT / "requirements.lock"
ORGANISATIONS = ROOT / "content" / "organisations"


@dataclass(frozen=True)
class Engine:
    """`packages` are what pip installs, the engine first; `build` is the command that builds."""

    name: str
    packages: tuple[str, ...]
    build: tuple[str, ...]
    locked: bool = False


@dataclass(frozen=True)
class Allowance:
    """An id that an engine's own templates put in the article, and why that does no harm."""

    engine: str
    id: str
    reason: str


MEASURE = Engine(
    "mkdocs", ("mkdocs", "mkdocs-material"), ("-m", "mkdocs", "build", "--strict"), locked=True
)
ENGINES = (
    # The theme is Material's own package: ProperDocs finds it as MkDocs does.
    Engine(
        "properdocs",
        ("properdocs", "mkdocs-material"),
        ("-m", "properdocs", "build", "--strict", "--config-file", "mkdocs.yml"),
    ),
    # Brings its own port of Material, and runs our theme on top of that.
    Engine("zensical", ("zensical",), ("-m", "zensical", "build", "--strict", "--clean")),
)
ALLOWANCES = (
    Allowance(
        "zensical",
        "__skip",
        "the target of its skip link, an empty element; Material links to the first heading",
    ),
)


def allowed(engine: Engine) -> tuple[Allowance, ...]:
    return tuple(one for one in ALLOWANCES if one.engine == engine.name)


def environment(engine: Engine, work: Path, *, fresh: bool) -> Path:
    """The Python of an engine's own environment, made when it is not there or the lock changed."""
    place = work / "venv" / engine.name
    python = place / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    done = place / "complete"
    pins = "".join(_pins()) if engine.locked else ""
    if fresh or not done.is_file() or done.read_text("utf-8") != pins:
        shutil.rmtree(place, ignore_errors=True)
        venv.create(place, with_pip=True)
        constraints = place / "constraints.txt"
        constraints.write_text(pins, "utf-8")
        pip = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check")
        run(python, *pip, "--constraint", constraints, *engine.packages)
        constraints.rename(done)
    return python


def _pins() -> Iterator[str]:
    """The versions of the lock without their hashes: constraints for the few that are needed."""
    for line in LOCK.read_text("utf-8").splitlines():
        if "==" in line and not line.startswith((" ", "#")):
            yield line.removesuffix("\\").rstrip() + "\n"


def versions(engine: Engine, python: Path) -> str:
    """The versions that are installed and, if there is a newer one, why it is not that one."""
    asked = f"from importlib.metadata import version as v; print(*map(v, {engine.packages!r}))"
    installed = run(python, "-c", asked).split()
    told = ", ".join(f"{n} {v}" for n, v in zip(engine.packages, installed, strict=True))
    if engine.locked:
        return f"{told} (requirements.lock)"
    pip = ("-m", "pip", "--disable-pip-version-check")
    listed = try_run(python, *pip, "index", "versions", engine.name)
    newest = re.search(rf"^{re.escape(engine.name)} \(([^)]+)\)", listed.stdout, re.MULTILINE)
    if newest is None:
        return f"{told} (the registry tells no newest version)"
    if newest[1] == installed[0]:
        return f"{told} (the newest)"
    tried = try_run(python, *pip, "install", "--dry-run", f"{engine.name}=={newest[1]}")
    if tried.returncode == 0:
        return f"{told} ({newest[1]} is out: --fresh takes it)"
    why = [line for line in tried.stderr.splitlines() if line.startswith("ERROR: ")]
    return f"{told} ({newest[1]} does not install: {why[-1][7:] if why else 'pip refuses it'})"


def build(engine: Engine, python: Path, project: Path, work: Path) -> Path:
    """The site, built in a copy of the project. Raises RuntimeError with what the engine said."""
    place = work / engine.name / project.name
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(project, place)
    run(python, *engine.build, cwd=place)
    return place / "site"


def run(*command: str | Path, cwd: Path = ROOT) -> str:
    """What a command says. Raises RuntimeError with its last lines when it fails."""
    done = try_run(*command, cwd=cwd)
    if done.returncode:
        said = [line for line in (done.stdout + done.stderr).splitlines() if line.strip()]
        told = " ".join(map(str, command[1:]))
        raise RuntimeError("\n      ".join([f"{told}: ended with {done.returncode}", *said[-6:]]))
    return done.stdout


def try_run(*command: str | Path, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Runs a command; nothing of the person who runs it decides what an engine makes."""
    dropped = ("PYTHON", "HOUVAST_", "SOURCE_DATE_EPOCH", "FORCE_COLOR")
    kept = {k: v for k, v in os.environ.items() if not k.startswith(dropped)}
    return subprocess.run(
        command,
        cwd=cwd,
        env={**kept, "NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=900,
        check=False,
    )


def say(line: str = "") -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def measure(python: Path, work: Path) -> dict[str, Pages]:
    """Every example handbook, staged, and its pages as plain MkDocs makes them."""
    shutil.rmtree(work / "staged", ignore_errors=True)
    expected = {}
    for slug in sorted(path.name for path in ORGANISATIONS.iterdir() if path.is_dir()):
        project = work / "staged" / slug
        run(sys.executable, "-m", "houvast", "stage", slug, "--out", project)
        expected[slug] = pages(build(MEASURE, python, project, work))
        if not expected[slug]:
            raise RuntimeError(f"{slug} has no pages")
    if not expected:
        raise RuntimeError("there is no example handbook")
    return expected


def compare_engine(engine: Engine, python: Path, work: Path, expected: dict[str, Pages]) -> bool:
    """Builds and compares every handbook, one line each. Whether all is equal."""
    good = True
    for slug, wanted in expected.items():
        line = f"{engine.name:<12} {slug:<20} {len(wanted):>5} "
        try:
            got = pages(build(engine, python, work / "staged" / slug, work))
        except RuntimeError as problem:
            say(f"{line} not built\n    {problem}")
            good = False
            continue
        result = compare(wanted, got, [one.id for one in allowed(engine)])
        say(f"{line}{result.equal:>6} {len(result.different):>10}")
        if result.different:
            say(f"    {result.different[0]}")
            good = False
        for one in allowed(engine):
            say(f"    allowed on {result.used[one.id]} pages: id “{one.id}”, {one.reason}")
            if not result.used[one.id]:
                say("    It is on no page any more: take that allowance out.")
                good = False
    return good


def main() -> int:
    """0: all is equal; 1: something differs; 2: it could not be compared."""
    given = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    given.add_argument("--work", type=Path, default=ROOT / ".engines", help="where all is built")
    given.add_argument("--fresh", action="store_true", help="make the environments again")
    options = given.parse_args()
    work: Path = options.work.resolve()
    try:
        pythons = {e: environment(e, work, fresh=options.fresh) for e in (MEASURE, *ENGINES)}
        for engine, python in pythons.items():
            say(f"{engine.name}: {versions(engine, python)}")
        expected = measure(pythons[MEASURE], work)
    except RuntimeError as problem:
        say(f"Nothing could be compared. {problem}")
        return 2
    say(f"\n{'engine':<12} {'handbook':<20} {'pages':>5} {'equal':>6} {'different':>10}")
    equal = [compare_engine(e, pythons[e], work, expected) for e in ENGINES]
    say("\nEvery page has the same words and ids." if all(equal) else "\nThere are differences.")
    return int(not all(equal))


if __name__ == "__main__":
    raise SystemExit(main())
