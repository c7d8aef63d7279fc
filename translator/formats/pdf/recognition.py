"""Pages that are pictures, read by character recognition where it is installed and allowed.

It is RapidOCR, which ``pip install 'duizhao[ocr]'`` brings with its models, and runs in a process
apart. What it read of a file is kept: the next time the file is opened nothing is read again.
"""

from __future__ import annotations

import hashlib
import queue
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from importlib import util

from translator.formats.base import Tell
from translator.formats.pdf.child_lines import ChildLines, child_lines
from translator.formats.pdf.recognised_page import RecognisedPage
from translator.formats.pdf.recognition_choice import may_recognise
from translator.system import kept_pages
from translator.system.structured_text import json_of

MOST_PAGES = 300
"""Of a file that are read so; they take about an hour."""
LONGEST_PAGE = 180.0
"""Seconds for one page, which takes 5 to 20 where nothing else is to do."""
_START = 120.0
"""Seconds in which the models are loaded, on a machine that is busy."""
_FAILURES = 3
"""Pages that may fail before the rest is left."""
_KEPT_EVERY = 10
"""Pages after which what was read is kept, for whoever stops."""
_WAY = 1
"""Number of the way pages are read; another one does not count what this one kept."""
_CODE = (
    "import sys; sys.stdout.reconfigure(newline='\\n'); "
    "from translator.formats.pdf.recognition_process import serve; serve(sys.argv[1])"
)


class Ability(StrEnum):
    """Whether pictures can be read."""

    READY = "ready"
    OFF = "off"
    """A person's settings do not allow it."""
    MISSING = "missing"
    """It is not installed."""
    UNUSABLE = "unusable"
    """It is installed, and does not begin."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Recognition:
    """What came of the pages that are pictures."""

    ability: Ability
    pages: tuple[RecognisedPage, ...] = ()
    failed: tuple[int, ...] = ()
    """Pages that could not be read, from 1."""
    beyond: tuple[int, ...] = ()
    """Pages that were not tried, because there are too many."""


def ability() -> Ability:
    """Say whether pictures can be read, as far as can be told without trying."""
    if not may_recognise():
        return Ability.OFF
    installed = all(util.find_spec(name) for name in ("rapidocr", "onnxruntime", "cv2"))
    return Ability.READY if installed else Ability.MISSING


def _made_by() -> str:
    """Return what reads pictures, so that what another one read does not count."""
    from importlib import metadata  # it reads e-mail, and takes as long as all the rest here

    return f"{_WAY} rapidocr {metadata.version('rapidocr')}"


def recognise(
    data: bytes, numbers: Sequence[int], name: str, tell: Tell | None = None
) -> Recognition:
    """Read pages that are pictures.

    Args:
        data: The PDF.
        numbers: Of the pages, from 1.
        name: Of the file, for messages.
        tell: Told of each page before it is read.

    Raises:
        InputError: the system lets no other process begin.
    """
    able = ability()
    if able is not Ability.READY or not numbers:
        return Recognition(ability=able)
    work = _Work(data=data, name=name, numbers=numbers[:MOST_PAGES], tell=tell)
    able = work.done()
    return Recognition(
        ability=able,
        pages=tuple(work.found[one] for one in sorted(work.found)),
        failed=tuple(sorted(work.failed)),
        beyond=tuple(numbers[MOST_PAGES:]),
    )


@dataclass(kw_only=True, slots=True)
class _Work:
    """The pages of a file while they are read."""

    data: bytes
    name: str
    numbers: Sequence[int]
    tell: Tell | None
    found: dict[int, RecognisedPage] = field(default_factory=dict)
    failed: list[int] = field(default_factory=list)

    def done(self) -> Ability:
        """Read every page that is not kept; say whether the recognition began."""
        sha256 = hashlib.sha256(self.data).hexdigest()
        made_by = _made_by()
        for number, line in kept_pages.kept(sha256, made_by).items():
            if number in self.numbers and (page := _page_of(line)) is not None:
                self.found[number] = page
        known = len(self.found)
        try:
            while (left := self._left()) and len(self.failed) < _FAILURES:
                argument = ",".join(map(str, left))
                with child_lines(_CODE, argument, self.data, self.name) as lines:
                    if not self._received(lines, left, lambda: self._keep(sha256, made_by)):
                        return Ability.UNUSABLE
        finally:
            if len(self.found) > known:
                self._keep(sha256, made_by)
        self.failed += self._left()
        return Ability.READY

    def _left(self) -> list[int]:
        return [one for one in self.numbers if one not in self.found and one not in self.failed]

    def _received(self, lines: ChildLines, left: Sequence[int], keep: Callable[[], None]) -> bool:
        """Take the pages that a process reads, to the first it fails at; False: it cannot begin."""
        try:
            begun = lines.next(_START)
        except queue.Empty:
            return False
        if begun is None or "ready" not in json_of(begun):
            return False
        for number in left:
            if self.tell is not None:
                self.tell(self.numbers.index(number) + 1, len(self.numbers))
            try:
                line = lines.next(LONGEST_PAGE)
            except queue.Empty:
                line = None
            page = None if line is None else _page_of(line)
            if page is not None:
                self.found[number] = page
            else:
                self.failed.append(number)
            if line is None:
                return True  # it fell, or takes too long: another one goes on with the next page
            if len(self.found) % _KEPT_EVERY == 0:
                keep()
        return True

    def _keep(self, sha256: str, made_by: str) -> None:
        lines = {number: page.line() for number, page in self.found.items()}
        kept_pages.keep(sha256, made_by, lines)


def _page_of(line: str) -> RecognisedPage | None:
    """Return the page a line tells of; None: it tells of none."""
    try:
        return RecognisedPage.of(line)
    except (ValueError, KeyError, TypeError):
        return None
