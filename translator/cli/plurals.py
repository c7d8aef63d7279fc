"""Numbers with their nouns."""

from __future__ import annotations


def counted(number: int, one: str) -> str:
    """Return ``1 segment`` or ``2 segments``; for nouns that take an s."""
    return f"{number} {one}" if number == 1 else f"{number} {one}s"
