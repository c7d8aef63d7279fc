"""Another process that reads a PDF and says a line for each page, as long as it does so in time."""

from __future__ import annotations

import queue
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from translator.errors import InputError
from translator.errors.error_sentences import because
from translator.system import child_python


@contextmanager
def child_lines(code: str, argument: str, data: bytes, name: str) -> Iterator[ChildLines]:
    """Begin a process, and end it with the block.

    Args:
        code: What it runs; its ``sys.argv[1]`` is the argument.
        argument: Handed on.
        data: The PDF, for its standard input.
        name: Of the PDF, for messages.

    Raises:
        InputError: the system lets no other process begin.
    """
    try:
        process = subprocess.Popen(
            child_python.with_code(code, argument),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=False,
            env=child_python.environment(PYTHONIOENCODING="utf-8"),
        )
    except OSError as error:
        raise InputError("document.unreadable", name=name, why=because(error)) from error
    with process:
        try:
            yield ChildLines(process, data)
        finally:
            process.kill()


class ChildLines:
    """What the other process says, line by line, if it does so in time."""

    def __init__(self, process: subprocess.Popen[bytes], data: bytes) -> None:
        self._said: queue.Queue[bytes | None] = queue.Queue(maxsize=64)
        for work in ((self._give, process.stdin, data), (self._take, process.stdout)):
            threading.Thread(target=work[0], args=work[1:], daemon=True).start()

    def next(self, seconds: float) -> str | None:
        """Return the next line; None: there is no more.

        Raises:
            queue.Empty: it does not come in time.
        """
        line = self._said.get(timeout=seconds)
        return None if line is None else line.decode("utf-8")

    @staticmethod
    def _give(pipe: IO[bytes], data: bytes) -> None:
        try:
            with pipe:
                pipe.write(data)
        except OSError:
            pass  # it has ended: what it did not say tells

    def _take(self, pipe: IO[bytes]) -> None:
        for line in pipe:
            self._said.put(line)
        self._said.put(None)
