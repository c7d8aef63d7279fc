"""The pages of a PDF, read in a process apart that is watched."""

from __future__ import annotations

import json
import queue
import subprocess
import threading
from dataclasses import dataclass
from typing import IO

from translator.errors import FormatError, InputError
from translator.errors.error_sentences import because
from translator.formats.pdf.laid_page import LaidPage
from translator.system import child_python

MOST_PAGES = 5_000
LARGEST = 100_000_000
"""Bytes."""
LONGEST_PAGE = 7.0
"""Seconds for one page, and for opening the file; a page of a book takes a tenth of one."""
_START = 20.0
"""Seconds in which a process begins, on a machine that is busy."""
_CODE = (
    "from translator.formats.pdf.pdfium_process import serve; "
    "import sys; print(flush=True); serve(int(sys.argv[1]))"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Pages:
    """What a file holds."""

    title: str
    """As its properties say."""
    laid: tuple[LaidPage, ...]
    broken: tuple[int, ...]
    """Pages that cannot be read, from 1."""


def read_pages(data: bytes, name: str) -> Pages:
    """Read the pages of a PDF.

    Raises:
        FormatError: it is too large, broken, locked with a password, or takes too long.
        InputError: the system lets no other process begin.
    """
    if len(data) > LARGEST:
        raise FormatError("pdf.too-large", name=name, most=LARGEST // 1_000_000)
    try:
        process = subprocess.Popen(
            child_python.with_code(_CODE, str(MOST_PAGES)),
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
            return _received(_Lines(process, data), name)
        finally:
            process.kill()


class _Lines:
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


def _received(lines: _Lines, name: str) -> Pages:
    laid: list[LaidPage] = []
    broken: list[int] = []
    page = 0
    try:
        begun = lines.next(_START)
        head = lines.next(LONGEST_PAGE) if begun is not None else None
        if head is None:
            raise FormatError("pdf.broken", name=name)
        said = json.loads(head)
        if said.get("fault") == "locked":
            raise FormatError("pdf.locked", name=name)
        if "fault" in said:
            raise FormatError("pdf.broken", name=name)
        if said["pages"] > MOST_PAGES:
            raise FormatError("pdf.too-many-pages", name=name, most=MOST_PAGES)
        for page in range(1, said["pages"] + 1):
            line = lines.next(LONGEST_PAGE)
            if line is None:
                raise FormatError("pdf.too-heavy", name=name, page=page)
            if line.startswith("{"):
                broken.append(page)
            else:
                laid.append(LaidPage.of(line))
    except queue.Empty as error:
        raise FormatError("pdf.too-slow", name=name, page=max(1, page)) from error
    return Pages(title=said["title"], laid=tuple(laid), broken=tuple(broken))
