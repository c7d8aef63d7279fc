"""A text with its line ends made equal, and the way back to the original's offsets."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from translator import placeholders
from translator.lazy_regex import lazy_regex
from translator.types import Block

_SAMPLE = 8_000
"""Characters of running text looked at to tell the language."""


def running_text(blocks: Iterable[Block]) -> str:
    """Return the first characters of the blocks' text."""
    parts: list[str] = []
    length = 0
    for block in blocks:
        parts.append(placeholders.strip(block.text))
        length += len(parts[-1])
        if length >= _SAMPLE:
            break
    return "\n".join(parts)[:_SAMPLE]


_NEWLINE = lazy_regex(r"(?<![^\S\u3000])[^\S\u3000\r\n]*[\r\n]\s*")
_EAST = lazy_regex("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")


def clean(target: str, block: Block) -> str:
    """Return a target on one line with only such marks as can be written.

    Line ends become a space, nothing between Chinese characters; marks the block does not
    have, and pairs that are not whole or cross another, go.
    """
    target = _NEWLINE.sub(_joint, target).strip()
    known = {placeholders.atom(item.id) for item in block.inline if not item.paired}
    pairs = {item.id for item in block.inline if item.paired}
    drop: set[int] = set()
    stack: list[tuple[int, int]] = []
    for found in placeholders.MARK.finditer(target):
        mark, role = found.group(), placeholders.role(found.group())
        number = placeholders.index(mark)
        if (role == "atom" and mark not in known) or (role != "atom" and number not in pairs):
            drop.add(found.start())
        elif role == "open":
            stack.append((number, found.start()))
        elif role == "close":
            if stack and stack[-1][0] == number:
                stack.pop()
            else:
                drop.add(found.start())
    drop.update(position for _, position in stack)
    if not drop:
        return target
    return "".join(part for at, part in enumerate(target) if at not in drop).strip()


def _joint(found: re.Match[str]) -> str:
    before, after = found.string[: found.start()][-1:], found.string[found.end() :][:1]
    return "" if _EAST.match(before) and _EAST.match(after) else " "


ADDRESS = lazy_regex(r"(?:https?|ftp)://[A-Za-z0-9\-._~:/?#@!$&'()+,;=%{}^]+", re.ASCII)
"""Matches an address; it ends at the first character that is not ASCII."""


def trim_address(address: str) -> str:
    """Return a bare address without the punctuation that belongs to the sentence."""
    while address:
        last = address[-1]
        if last in ".,;:!?'_~" or (last == ")" and address.count(")") > address.count("(")):
            address = address[:-1]
        else:
            break
    return address


def web_address(bare: str) -> str:
    """Return where an address leads that stands in a text as it is."""
    if ":" not in bare and "@" in bare:
        return f"mailto:{bare}"
    return f"https://{bare}" if bare.startswith("www.") else bare


_RETURN = lazy_regex(r"\r\n?")


class SourceText:
    """The original text beside the one a parser sees.

    ``normal`` has a line feed for every line end and U+FFFD for NUL, as CommonMark asks;
    ``original`` is never changed.
    """

    def __init__(self, original: str) -> None:
        self.original = original
        self.normal = _RETURN.sub("\n", original).replace("\0", "\ufffd")
        # In the normal text: where each line end stands that is two characters long.
        self._doubled = [
            found.start() - count for count, found in enumerate(re.finditer("\r\n", original))
        ]
        self._starts = [0, *(found.end() for found in re.finditer("\n", self.normal))]

    @property
    def newline(self) -> str:
        """The line end the text uses first; a line feed where it has none."""
        found = re.search(r"\r\n?|\n", self.original)
        if not found or (found.group() == "\r" and "\n" in self.original):
            return "\n"  # a return put before a line feed would become one line end with it
        return found.group()

    def offset(self, position: int) -> int:
        """Return the original offset of a position in the normal text."""
        if not self._doubled:
            return position
        return position + bisect_left(self._doubled, position)

    def slice(self, start: int, end: int) -> str:
        """Return the original characters of a span of the normal text."""
        return self.original[self.offset(start) : self.offset(end)]

    def line(self, position: int) -> int:
        """Return the index of the line (from 0) a position in the normal text is on."""
        return bisect_right(self._starts, position) - 1

    def line_start(self, line: int) -> int:
        """Return where a line begins in the normal text; the end for a line beyond it."""
        return self._starts[line] if line < len(self._starts) else len(self.normal)

    def lines(self) -> int:
        """Return how many lines there are."""
        return len(self._starts)
