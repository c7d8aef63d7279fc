"""The pages of a PDF, read in a process apart that is watched."""

from __future__ import annotations

import json
import queue
from dataclasses import dataclass

from translator.errors import FormatError
from translator.formats.pdf.child_lines import ChildLines, child_lines
from translator.formats.pdf.laid_page import LaidPage

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
    with child_lines(_CODE, str(MOST_PAGES), data, name) as lines:
        return _received(lines, name)


def _received(lines: ChildLines, name: str) -> Pages:
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
