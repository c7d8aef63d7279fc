"""A file that is given is read once, and a page that takes long is named while it is read."""

from __future__ import annotations

import hashlib
import threading
import time
from collections import OrderedDict
from collections.abc import Callable

import streamlit as st

from translator.application import Original, read_bytes
from translator.errors import TranslatorError
from ui.i18n.strings import say, time_left

_MOST = 24
"""Documents that are kept, each with its bytes; the one asked for longest ago goes first."""


class ReadFiles:
    """What was read of files, for every session of this process."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, ...], Original] = OrderedDict()
        self._lock = threading.Lock()

    def read(
        self,
        data: bytes,
        *,
        name: str,
        encoding: str | None,
        address: str,
        tell: Callable[[int, int], None],
    ) -> Original:
        """Return what a file holds; raises as ``read_bytes``, whose arguments these are."""
        key = (hashlib.sha256(data).hexdigest(), name, encoding or "", address)
        with self._lock:
            if (found := self._kept.get(key)) is not None:
                self._kept.move_to_end(key)
                return found
        # Two sessions that bring the same file may both read it: nobody waits for another's scans.
        made = read_bytes(data, name=name, encoding=encoding, address=address, tell=tell)
        with self._lock:
            self._kept[key] = made
            while len(self._kept) > _MOST:
                self._kept.popitem(last=False)
        return made


class PageBar:
    """A bar that is there from the first page that takes long: which one it is, the time left.

    Args:
        draw: Shows how far it is, 0 to 1, with words.
    """

    def __init__(self, draw: Callable[[float, str], object]) -> None:
        self._draw = draw
        self._first = 0
        self._began = 0.0

    def __call__(self, page: int, total: int) -> None:
        """Show that a page is about to be read; from 1, of all that take long."""
        now = time.monotonic()
        if not self._first:
            self._first, self._began = page, now
        read = page - self._first
        words = say("open.page", page=page, total=total)
        if read:
            left = time_left((now - self._began) / read * (total - page + 1))
            words = say("open.page-left", page=page, total=total, left=left)
        self._draw((page - 1) / total, words)


_files = st.cache_resource(show_spinner=False)(ReadFiles)


def read_given(
    data: bytes, *, name: str, encoding: str | None = None, address: str = ""
) -> Original:
    """Read a file a person gave, and show that it is read where that takes a while.

    Args:
        data: The whole file.
        name: Its name, whose suffix tells the format.
        encoding: Python codec name; None: detected.
        address: Where on the web it comes from; empty: from elsewhere.

    Raises:
        TranslatorError: it cannot be read.
    """
    place = st.empty()
    bar = PageBar(lambda part, words: place.progress(part, text=words))
    try:
        with st.spinner(say("open.reading")):
            found: Original = _files().read(
                data, name=name, encoding=encoding, address=address, tell=bar
            )
    except TranslatorError:
        place.empty()
        raise
    place.empty()
    return found
