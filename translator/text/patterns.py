"""One regular expression for many words, in a time that hardly grows with their number.

An alternation of a thousand words is tried word by word at every character. As a tree (一 then
些, 样 or 直) only those are tried that begin as the text does.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable


def one_of(words: Iterable[str]) -> str:
    """Return an expression that matches the longest of some words at a position.

    Args:
        words: As they are written; empty ones are left out.

    Returns:
        A group without a number; it matches nothing where there are no words.
    """
    chosen = sorted({word for word in words if word})
    return _tree(chosen) if chosen else "(?!)"


def _tree(words: list[str]) -> str:
    """Return the expression for sorted, different words; one of them may be empty."""
    following: dict[str, list[str]] = defaultdict(list)
    for word in words:
        if word:
            following[word[0]].append(word[1:])
    branches = [re.escape(first) + _tail(rest) for first, rest in following.items()]
    optional = "?" if "" in words else ""
    if len(branches) == 1 and not optional:
        return f"(?:{branches[0]})"
    return f"(?:{'|'.join(branches)}){optional}"


def _tail(words: list[str]) -> str:
    """Return what follows a character: nothing, one word, or a tree."""
    if words == [""]:
        return ""
    return re.escape(words[0]) if len(words) == 1 else _tree(words)
