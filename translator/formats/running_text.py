"""The running text of a document, for telling its language."""

from __future__ import annotations

from collections.abc import Iterable

from translator import marks
from translator.types import Block

_SAMPLE = 8_000
"""Characters of running text looked at to tell the language."""


def running_text(blocks: Iterable[Block]) -> str:
    """Return the first characters of the blocks' text."""
    parts: list[str] = []
    length = 0
    for block in blocks:
        parts.append(marks.strip(block.text))
        length += len(parts[-1])
        if length >= _SAMPLE:
            break
    return "\n".join(parts)[:_SAMPLE]
