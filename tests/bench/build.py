"""How long `houvast build` takes, beside plain MkDocs on the same handbooks: `make bench`.

The figures are ratios within one run on one machine: the handbooks of this repository, made by
`houvast build` into an empty folder, made again when nothing has changed, and made by one
`mkdocs build` for each staged project. Wall time in seconds, memory in MiB of the largest process.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]
ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
RUNS = 5


def measured(*command: str, cwd: Path) -> tuple[float, float]:
    """Wall seconds and MiB of one process, by the operating system's own account."""
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", *command], cwd=cwd, env=ENVIRONMENT, stdout=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return time.perf_counter() - started, usage.ru_maxrss / 1024


def main() -> None:
    """Runs everything in turn and prints medians and ratios."""
    slugs = sorted(p.name for p in (ROOT / "content/organisations").iterdir() if p.is_dir())
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        for slug in slugs:
            measured("houvast", "stage", slug, "--out", str(work / slug), cwd=ROOT)

        def plain() -> tuple[float, float]:
            each = [measured("mkdocs", "build", "-q", cwd=work / slug) for slug in slugs]
            return sum(seconds for seconds, _ in each), max(memory for _, memory in each)

        number = iter(range(RUNS + 1))
        last = work / "site-0"

        def fresh() -> tuple[float, float]:
            nonlocal last
            last = work / f"site-{next(number)}"
            return measured("houvast", "build", "--out", str(last), cwd=ROOT)

        def unchanged() -> tuple[float, float]:
            return measured("houvast", "build", "--out", str(last), cwd=ROOT)

        ways: dict[str, Callable[[], tuple[float, float]]] = {
            "mkdocs build, each": plain,
            "houvast build": fresh,
            "houvast build, unchanged": unchanged,
        }
        for way in ways.values():
            way()  # not counted: fills the caches of the disk
        taken: dict[str, list[tuple[float, float]]] = {name: [] for name in ways}
        for _ in range(RUNS):
            for name, way in ways.items():
                taken[name].append(way())
    base = taken["mkdocs build, each"]
    print(
        f"{len(slugs)} handbooks, medians of {RUNS} runs, ratios to plain MkDocs in the same round"
    )
    for name, runs in taken.items():
        seconds = statistics.median(s for s, _ in runs)
        memory = statistics.median(m for _, m in runs)
        ratio = statistics.median(s / b for (s, _), (b, _) in zip(runs, base, strict=True))
        more = statistics.median(m / b for (_, m), (_, b) in zip(runs, base, strict=True))
        print(f"{name:26} {seconds:6.2f} s  ×{ratio:4.2f}   {memory:6.0f} MiB  ×{more:4.2f}")


if __name__ == "__main__":
    main()
