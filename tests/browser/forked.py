"""Servers of the reader that begin as forks of one process, which has imported what they need.

To import Streamlit, our pages and what they stand on takes a server more than a second, and the
tests start dozens. Python's own fork server does it once in a process of pytest
(https://docs.python.org/3/library/multiprocessing.html#contexts-and-start-methods). What a server
is told it is told afterwards: each has an environment, arguments and a home of its own.
"""

from __future__ import annotations

import atexit
import multiprocessing
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from multiprocessing.connection import Connection
from pathlib import Path

POSSIBLE = sys.platform == "linux"
"""Elsewhere a fork without a new program is not there, or not safe."""
_ROOT = Path(__file__).resolve().parents[2]
_WARM = f"{__package__}.warm_imports"


class Forked:
    """A server, with what a test needs of ``subprocess.Popen``.

    Args:
        code: Python to run.
        words: Its ``sys.argv[1:]``.
        environment: All its variables.
    """

    def __init__(self, code: str, words: Sequence[str], environment: Mapping[str, str]) -> None:
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload([_WARM])
        here, there = context.Pipe(duplex=False)
        given = (code, list(words), dict(environment), there)
        self._process = context.Process(target=_run, args=given)
        self._process.start()
        there.close()  # or what it prints would never end
        self.stdout = os.fdopen(os.dup(here.fileno()), encoding="utf-8")
        here.close()

    def send_signal(self, number: int) -> None:
        """Send it a signal."""
        if self._process.pid is not None and self._process.is_alive():
            os.kill(self._process.pid, number)

    def wait(self, timeout: float | None = None) -> None:
        """Wait until it has ended; raise as ``Popen.wait`` if it has not."""
        self._process.join(timeout)
        if self._process.exitcode is None:
            raise subprocess.TimeoutExpired("a forked server", timeout or 0)

    def kill(self) -> None:
        """Kill it."""
        self._process.kill()


def _run(code: str, words: list[str], environment: dict[str, str], out: Connection) -> None:
    """Run the code as a program of its own would."""
    for number in (1, 2):
        os.dup2(out.fileno(), number)
    out.close()
    # Anew: those that were inherited believe that they write to a file, and the command asks them.
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8", buffering=1, closefd=False)  # noqa: SIM115
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(_ROOT)
    sys.argv[:] = ["-c", *words]
    try:
        exec(code, {"__name__": "__main__"})
    finally:
        atexit._run_exitfuncs()  # multiprocessing ends its processes without
