"""A reader that takes long to open an article, as on a machine with much else to do."""

from __future__ import annotations

import time

from streamlit.runtime.pages_manager import PagesManager

from ui import navigation

_SECONDS = 4.0
"""Longer than a page waits before it sends again what was not answered."""


def slow_down() -> None:
    """Take long where an article is shown."""
    note = navigation.is_open

    def slowly(job_id: int) -> None:
        time.sleep(_SECONDS)
        note(job_id)

    navigation.is_open = slowly


def begin_late() -> None:
    """Take long until the run of another page begins: the one before is still the one there is."""
    intend = PagesManager.set_script_intent

    def slowly(pages: PagesManager, page: str, name: str) -> None:
        if page and pages.intended_page_script_hash not in (None, page):
            time.sleep(_SECONDS)
        intend(pages, page, name)

    PagesManager.set_script_intent = slowly  # type: ignore[assignment, method-assign]
