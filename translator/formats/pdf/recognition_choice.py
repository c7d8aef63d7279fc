"""Whether pages that are pictures may be read; known without what reads them."""

from __future__ import annotations

_allowed = True


def choose_recognition(allowed: bool) -> None:
    """Have pages that are pictures read from now on in this process, or not."""
    global _allowed  # a setting of the process, as the settings file is
    _allowed = allowed


def may_recognise() -> bool:
    """Say whether a person's settings allow it."""
    return _allowed
