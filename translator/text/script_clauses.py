"""Clauses: pieces of a text that no phrase of OpenCC reaches out of."""

from __future__ import annotations

import re

_MARKS = "，。！？；：、"

BOUNDARY = re.compile(rf"[\s{_MARKS}]")
"""What no phrase of OpenCC holds: none goes over it."""

COMPATIBILITY = "\uf900-\ufaff\U0002f800-\U0002fa1f"
"""Compatibility ideographs, as the inside of a class: OpenCC makes others of them first."""


def clause_around(text: str, place: int, done: int) -> tuple[int, int]:
    """Return where the clause around a place starts and ends.

    Args:
        text: The text.
        place: Where a character of the clause stands.
        done: The clause starts here at the earliest.
    """
    start = place
    while start > done and (before := text[start - 1]) not in _MARKS and not before.isspace():
        start -= 1
    end = BOUNDARY.search(text, place)
    return start, end.start() if end else len(text)
