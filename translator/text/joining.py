"""How two texts are joined: with a space, or, where Chinese characters meet, without."""

from __future__ import annotations

from translator import placeholders
from translator.lazy_regex import lazy_regex

_WIDE = lazy_regex(
    "[\u2e80-\u303f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"
    "\U00020000-\U000323af]"
)
"""Characters that are written without spaces between them."""
_SOME_LETTER = "a"
_NO_MARK = lazy_regex("[^\U000f0000-\U000fbfff]")


def joiner(before: str, after: str) -> str:
    """Return what joins two texts: nothing where Chinese characters meet, else a space."""
    return _between(_before(before, len(before)), _after(after, 0))


def _between(left: str, right: str) -> str:
    if not left or not right or left.isspace() or right.isspace():
        return ""
    return "" if _WIDE.match(left) or _WIDE.match(right) else " "


def line_joiner(before: str, after: str) -> str:
    """Return what stands for the end of a line between two parts of a text.

    Where the line ends with the sentence, another sentence follows.
    """
    return joiner(before, after if placeholders.strip(after) else _SOME_LETTER)


def joiner_at(text: str, start: int, end: int) -> str:
    """Return what joins the parts of a text before and behind a place, as ``joiner`` does.

    Only the characters next to the place are looked at: a paragraph may have thousands of lines.
    """
    return _between(_before(text, start), _after(text, end))


def line_joiner_at(text: str, start: int, end: int) -> str:
    """Return what stands for the end of a line at a place in a text, as ``line_joiner``."""
    return _between(_before(text, start), _after(text, end) or _SOME_LETTER)


def _before(text: str, end: int) -> str:
    """Return the last character before a place that is no mark, or nothing."""
    while end > 0 and placeholders.MARK.match(text, end - 1):
        end -= 1
    return text[end - 1 : end] if end else ""


def _after(text: str, start: int) -> str:
    """Return the first character from a place on that is no mark, or nothing."""
    found = _NO_MARK.search(text, start)
    return found[0] if found else ""
