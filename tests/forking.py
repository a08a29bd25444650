"""A process that has imported Houvast, and goes on in a copy of itself for each command.

Why: see `forked.py`, which starts it. Each line that comes in is a request, each line that goes out
the exit code of the command that was asked for.
"""

from __future__ import annotations

import json
import os
import runpy
import signal
import sys
from typing import Any

import houvast.cli  # noqa: F401 (what every command would import first)


def become(request: dict[str, Any]) -> None:
    """Goes on as the command that is asked for."""
    signal.alarm(request["timeout"])
    places = ((os.devnull, os.O_RDONLY), *((name, os.O_WRONLY) for name in request["outputs"]))
    for number, (place, mode) in enumerate(places):
        opened = os.open(place, mode)
        os.dup2(opened, number)
        os.close(opened)
    os.chdir(request["cwd"])
    os.environ.clear()
    os.environ.update(request["environment"])
    sys.argv = ["houvast", *request["arguments"]]
    runpy.run_module("houvast", run_name="__main__", alter_sys=True)


def main() -> None:
    """Answers requests until there are none."""
    for line in sys.stdin:
        request = json.loads(line)
        copy = os.fork()
        if copy == 0:
            become(request)
            return
        code = os.waitstatus_to_exitcode(os.waitpid(copy, 0)[1])
        sys.stdout.write(f"{code}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
