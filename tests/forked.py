"""The command line in a process of its own, copied from one that has already imported everything.

Why: a person starts Houvast now and then, the tests some hundreds of times, and half of each time
goes into importing libraries. A copy (`fork`) has its own folder, variables, output and end, and
what Houvast does in it is the same. Whatever could make the start differ gets a real start: another
locale, a width, a hash seed, any variable that is not Houvast's own.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

__all__ = ["Forked", "started"]

Variables = tuple[tuple[str, str], ...]
# What Houvast itself reads, each time that it runs.
_READ_EACH_TIME = ("HOUVAST_", "SOURCE_DATE_EPOCH")


class Forked:
    """Runs `python -m houvast`; each call answers as `subprocess.run` does, with text.

    A process is kept for variables that come a second time.
    """

    def __init__(self) -> None:
        self._kept: dict[Variables, subprocess.Popen[str] | None] = {}

    def run(
        self, arguments: Sequence[str], cwd: Path, environment: Mapping[str, str], timeout: int
    ) -> subprocess.CompletedProcess[str]:
        """The command, ended; `environment` is all of its variables."""
        variables = _lasting(environment)
        if sys.platform != "linux" or variables not in self._kept:
            self._kept[variables] = None
            return started(arguments, cwd, environment, timeout)
        with tempfile.TemporaryDirectory() as folder:
            outputs = [Path(folder, name) for name in ("out", "err")]
            for output in outputs:
                output.touch()
            request = {
                "arguments": list(arguments),
                "cwd": str(cwd),
                "environment": dict(environment),
                "timeout": timeout,
                "outputs": [str(output) for output in outputs],
            }
            code = self._asked(variables, request)
            said = [output.read_text("utf-8") for output in outputs]
        return subprocess.CompletedProcess(list(arguments), code, *said)

    def close(self) -> None:
        """Ends the processes that were kept."""
        for kept in filter(None, self._kept.values()):
            kept.kill()
            kept.communicate()
        self._kept.clear()

    def _asked(self, variables: Variables, request: Mapping[str, object]) -> int:
        kept = self._kept[variables]
        if kept is None:
            kept = self._kept[variables] = subprocess.Popen(
                [sys.executable, str(Path(__file__).with_name("forking.py"))],
                env=dict(variables),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
        assert kept.stdin is not None and kept.stdout is not None
        kept.stdin.write(json.dumps(request) + "\n")
        kept.stdin.flush()
        answer = kept.stdout.readline()
        assert answer, "the process that is copied has ended"
        return int(answer)


def started(
    arguments: Sequence[str], cwd: Path, environment: Mapping[str, str], timeout: int
) -> subprocess.CompletedProcess[str]:
    """The same command, really started."""
    return subprocess.run(
        [sys.executable, "-m", "houvast", *arguments],
        cwd=cwd,
        env=dict(environment),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=timeout,
        check=False,
    )


def _lasting(environment: Mapping[str, str]) -> Variables:
    """The variables that something may read when it is imported."""
    unread = (*_READ_EACH_TIME, "PYTEST_CURRENT_TEST")
    return tuple(sorted(item for item in environment.items() if not item[0].startswith(unread)))
