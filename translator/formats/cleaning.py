"""A target made ready for writing: one line, and only such marks as can be written."""

from __future__ import annotations

import re

from translator import marks
from translator.types import Block

_NEWLINE = re.compile(r"(?<![^\S\u3000])[^\S\u3000\r\n]*[\r\n]\s*")
_EAST = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")


def clean(target: str, block: Block) -> str:
    """Return a target on one line with only such marks as can be written.

    Line ends become a space, nothing between Chinese characters; marks the block does not
    have, and pairs that are not whole or cross another, go.
    """
    target = _NEWLINE.sub(_joint, target).strip()
    known = {marks.atom(item.id) for item in block.inline if not item.paired}
    pairs = {item.id for item in block.inline if item.paired}
    drop: set[int] = set()
    stack: list[tuple[int, int]] = []
    for found in marks.MARK.finditer(target):
        mark, role = found.group(), marks.role(found.group())
        number = marks.index(mark)
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
