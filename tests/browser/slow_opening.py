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
    """Take long until the run of the article begins: the page before is still the one there is.

    Without ``left_pages.unless_left_meanwhile`` the article is blank then.
    """
    wanted, intend = navigation.wanted, PagesManager.set_script_intent
    led: list[int] = []

    def noted() -> int | None:
        job_id = wanted()
        if job_id is not None:
            led.append(job_id)
        return job_id

    def slowly(pages: PagesManager, page_script_hash: str, page_name: str) -> None:
        if led:
            led.clear()
            time.sleep(_SECONDS)
        intend(pages, page_script_hash, page_name)

    navigation.wanted = noted
    PagesManager.set_script_intent = slowly  # type: ignore[assignment, method-assign]
