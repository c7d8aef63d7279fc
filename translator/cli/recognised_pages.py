"""Pages of a document that are pictures: how far they are read, and what to look at afterwards."""

from __future__ import annotations

import time
from collections.abc import Callable

from translator.cli.display import in_words
from translator.cli.plurals import counted
from translator.types import Document

_EVERY = 20.0
"""Seconds between two lines."""
_MOST = 8
"""Remarks that are said; a report has all of them."""
_KINDS = ("page-recognised", "page-upright", "page-failed", "page-beyond", "page-zeros",
          "page-unsure")  # fmt: skip
"""Of what a document tells, said aloud; what matters more comes first."""


class PagesRead:
    """Says which page of a document is being read, where that takes long.

    Args:
        shown: What messages call the document.
        say: Tells a person something.
    """

    def __init__(self, shown: str, say: Callable[[str], None]) -> None:
        self._shown = shown
        self._say = say
        self._first = 0
        self._began = self._said = 0.0

    def __call__(self, page: int, total: int) -> None:
        """Take note that a page is about to be read; from 1, of all that are pictures."""
        now = time.monotonic()
        if not self._first:
            self._first, self._began, self._said = page, now, now
            pages = counted(total - page + 1, "page")
            self._say(f"{self._shown}: {pages} without text to be recognised, which takes a while")
        elif now - self._said >= _EVERY:
            self._said = now
            left = (now - self._began) / (page - self._first) * (total - page + 1)
            self._say(f"{self._shown}: page {page} of {total}, {in_words(left)} left")


def tell_recognised(document: Document, shown: str, say: Callable[[str], None]) -> None:
    """Say that pages were read as pictures, and what of them a person has to look at.

    Args:
        document: As it was read.
        shown: What messages call it.
        say: Tells a person something.
    """
    found = [str(one.reason) for kind in _KINDS for one in document.skipped if one.kind == kind]
    for reason in found[:_MOST]:
        say(f"{shown}: {reason}")
    if len(found) > _MOST:
        say(f"{shown}: and {len(found) - _MOST} remarks more; --report tells them")
