"""How two texts are joined: with a space, or, where Chinese characters meet, without."""

from __future__ import annotations

import re

from translator import placeholders

_WIDE = re.compile(
    "[\u2e80-\u303f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"
    "\U00020000-\U000323af]"
)
"""Characters that are written without spaces between them."""
_SOME_LETTER = "a"


def joiner(before: str, after: str) -> str:
    """Return what joins two texts: nothing where Chinese characters meet, else a space."""
    left, right = placeholders.strip(before)[-1:], placeholders.strip(after)[:1]
    if not left or not right or left.isspace() or right.isspace():
        return ""
    return "" if _WIDE.match(left) or _WIDE.match(right) else " "


def line_joiner(before: str, after: str) -> str:
    """Return what stands for the end of a line between two parts of a text.

    Where the line ends with the sentence, another sentence follows.
    """
    return joiner(before, after if placeholders.strip(after) else _SOME_LETTER)
