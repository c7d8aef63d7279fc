"""Marks put back into a sentence that was changed where they cannot be seen.

What was handed over is compared with what came back, word by word. A mark stays between the words
it stood between; where both sides of it were rewritten nobody can say where it belongs.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from translator import placeholders
from translator.lazy_regex import lazy_regex
from translator.types import Block, Inline

_WORD = lazy_regex(r"[A-Za-z0-9\u00c0-\u024f]+(?:['’][A-Za-z]+)*|\s+|.", re.DOTALL)
_SPOKEN = lazy_regex(r"\w")
_MOST = 4_000
"""Words of a sentence that is compared: the time grows with the square."""
Shown = Callable[[str, Inline], str]
"""What stands for a mark: its characters, or the mark itself."""


@dataclass(frozen=True, slots=True)
class _Stood:
    """A mark, and which characters of the shown text stand for it."""

    mark: str
    start: int
    end: int
    gaps: tuple[bool, bool] = (False, False)
    """Whether white space is before and behind it."""


def put_back(handed: str, edited: str, block: Block, *, shown: Shown) -> str | None:
    """Return what came back, with the marks of what was handed over.

    Args:
        handed: The target that was handed over, with marks.
        edited: What it is now.
        block: Of the sentence.
        shown: How a mark was written.

    Returns:
        None: it cannot be said where a mark belongs, or what a mark stands for is gone.
    """
    text, marks = _shown(handed, block, shown)
    old, new = _WORD.findall(text), _WORD.findall(edited)
    if max(len(old), len(new)) > _MOST:
        return None
    moved = _Moved(old, new)
    known = placeholders.table(block)
    placed: list[_Stood] = []
    for stood in marks:
        item = known[stood.mark]
        at = moved.place(stood)
        if at is None and item.kind in placeholders.NOTATIONS and stood.start < stood.end:
            continue  # another character stands there now
        if at is None:
            return None
        placed.append(replace(stood, start=at[0], end=at[1]))
    gone = _empty(placed) - _empty(marks)
    if any(known[mark].kind not in placeholders.DISPENSABLE for mark in gone):
        return None
    written = _written(edited, [one for one in placed if one.mark not in gone])
    # What is kept must read as what came back, whatever the marks stand for.
    return written if written is not None and _shown(written, block, shown)[0] == edited else None


def _shown(handed: str, block: Block, shown: Shown) -> tuple[str, list[_Stood]]:
    """Return what was shown, white space counted once, and where each mark stood in it."""
    known = placeholders.table(block)
    parts: list[str] = []
    length, cursor = 0, 0
    marks: list[_Stood] = []

    def add(words: str) -> None:
        nonlocal length
        words = re.sub(r"\s+", " ", words)
        if words.startswith(" ") and (not parts or parts[-1].endswith(" ")):
            words = words[1:]
        if words:
            parts.append(words)
            length += len(words)

    for found in placeholders.MARK.finditer(handed):
        add(handed[cursor : found.start()])
        cursor, start = found.end(), length
        add(shown(found.group(), known[found.group()]))
        beside = handed[found.start() - 1 : found.start()], handed[cursor : cursor + 1]
        gaps = beside[0].isspace(), beside[1].isspace()
        marks.append(_Stood(found.group(), start, length, gaps))
    add(handed[cursor:])
    text = "".join(parts)
    end = len(text.rstrip())
    return text[:end], [
        replace(one, start=min(one.start, end), end=min(one.end, end)) for one in marks
    ]


class _Moved:
    """Where the characters of one text are in another."""

    def __init__(self, old: list[str], new: list[str]) -> None:
        old_at, new_at = _edges(old), _edges(new)
        self._starts: dict[int, int] = {}
        """Place before a word that stayed → its place now."""
        self._ends: dict[int, int] = {}
        """Place behind a word that stayed → its place now."""
        matcher = SequenceMatcher(None, old, new, autojunk=False)
        last = (0, 0)
        for first, second, size in matcher.get_matching_blocks():
            end = first == len(old) and second == len(new)
            if not end and not any(map(_SPOKEN.search, old[first : first + size])):
                continue  # spaces and full stops are alike everywhere
            if second == last[1]:  # what stood between is gone, and nothing came instead
                for at in range(last[0], first + 1):
                    self._starts[old_at[at]] = self._ends[old_at[at]] = new_at[second]
            for number in range(size):
                self._starts[old_at[first + number]] = new_at[second + number]
                self._ends[old_at[first + number + 1]] = new_at[second + number + 1]
            last = first + size, second + size
        self._starts.setdefault(old_at[-1], new_at[-1])
        self._ends.setdefault(0, 0)

    def place(self, stood: _Stood) -> tuple[int, int] | None:
        """Return where a mark's characters are now; None: they changed, or nobody can say."""
        if stood.start < stood.end:
            return self._whole(stood.start, stood.end)
        before, behind = self._starts.get(stood.start), self._ends.get(stood.start)
        if placeholders.role(stood.mark) == "open":  # what is put in before it stays outside
            found = behind if before is None else before
        else:
            found = before if behind is None else behind
        return None if found is None else (found, found)

    def _whole(self, start: int, end: int) -> tuple[int, int] | None:
        first, last = self._starts.get(start), self._ends.get(end)
        if first is None or last is None or last - first != end - start:
            return None
        return first, last


def _edges(words: list[str]) -> list[int]:
    """Return where each word begins, and the end."""
    found = [0]
    for word in words:
        found.append(found[-1] + len(word))
    return found


def _empty(placed: list[_Stood]) -> set[str]:
    """Return the marks of pairs that hold nothing."""
    opened = {one.mark: one.end for one in placed if placeholders.role(one.mark) == "open"}
    gone: set[str] = set()
    for one in placed:
        partner = placeholders.opening(placeholders.index(one.mark))
        if placeholders.role(one.mark) == "close" and opened.get(partner) == one.start:
            gone |= {one.mark, partner}
    return gone


def _written(edited: str, placed: list[_Stood]) -> str | None:
    """Return the text with its marks in; None: they would stand across one another."""
    parts: list[str] = []
    cursor = 0
    for one in placed:
        if one.start < cursor:
            return None
        before, behind = edited[cursor : one.start], edited[one.end : one.end + 1]
        space = one.start == one.end and placeholders.role(one.mark) == "atom"
        parts += [before, one.mark]
        if space and one.gaps[1] and behind and not behind.isspace():
            parts.append(" ")
        if space and one.gaps[0] and before and not before[-1].isspace():
            parts.insert(-1, " ")
        cursor = one.end
    return "".join([*parts, edited[cursor:]])
