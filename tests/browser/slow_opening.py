"""A reader that takes long to open an article, as on a machine with much else to do."""

from __future__ import annotations

import time

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
