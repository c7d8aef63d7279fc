"""What stands at the edges of emphasis, moved so that CommonMark renders it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from translator import placeholders
from translator.types import Inline

_BRACKETS = {
    "“": "”",
    "‘": "’",
    "「": "」",
    "『": "』",
    "《": "》",
    "（": "）",
    "(": ")",
    "【": "】",
}
_OPENING, _CLOSING = "\U000f4000-\U000f7fff", "\U000f8000-\U000fbfff"
_NESTED = 3
"""Kinds of emphasis that can stand in one another."""


def _is_punctuation(character: str) -> bool:
    return character.isspace() or unicodedata.category(character)[0] in "PS"


def punctuation_outside(target: str, emphasis: Sequence[Inline]) -> str:
    """Move punctuation at the edges of emphasis out of it, so that it renders.

    CommonMark's flanking rules take ``**注意：**请`` for text; ``**注意**：请`` renders. Out of
    marks in marks (``***注意：***``) it moves one after the other.
    """
    for _ in range(_NESTED):
        moved = _moved_outside(target, emphasis)
        if moved == target:
            break
        target = moved
    return target


def _moved_outside(target: str, emphasis: Sequence[Inline]) -> str:
    for item in emphasis:
        opening, closing = placeholders.opening(item.id), placeholders.closing(item.id)
        start, end = target.find(opening), target.find(closing)
        if not 0 <= start < end:
            continue
        inside = target[start + 1 : end]
        first, last = 0, len(inside)
        while first < last and _is_punctuation(inside[first]):
            first += 1
        while last > first and _is_punctuation(inside[last - 1]):
            last -= 1
        core = inside[first:last]
        if not core or any(a in core and b in inside[last:] for a, b in _BRACKETS.items()):
            continue
        moved = inside[:first] + opening + core + closing + inside[last:]
        target = target[:start] + moved + target[end + 1 :]
    return target


def spaces_outside(target: str, emphasis: Sequence[Inline]) -> str:
    """Put a space around emphasis, where punctuation cannot leave it."""
    for item in emphasis:
        opening, closing = placeholders.opening(item.id), placeholders.closing(item.id)
        # Of marks that stand together (``***``) the outermost gets it.
        target = re.sub(rf"(?<=[^\s{_OPENING}]){opening}\s*", f" {opening}", target)
        target = re.sub(rf"\s*{closing}(?=[^\s{_CLOSING}])", f"{closing} ", target)
    return target.strip()
