"""A segment's text as XLIFF writes it: what is carried over becomes inline codes.

Every mark is a code whose ``id`` says which one it is (``a1``: the first atomic mark of the block,
``p1``: its first pair), the same on both sides, so that what comes back is put in its place by
its ids alone. Only the end of a line that means nothing is written as text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from translator import placeholders
from translator.text.characters import xml_text
from translator.text.joining import joiner_at
from translator.types import Block, Inline

ATOMIC, PAIRED = "a", "p"
"""What the id of a code begins with."""


@dataclass(frozen=True, slots=True)
class Text:
    """Characters between marks."""

    text: str


@dataclass(frozen=True, slots=True)
class Code:
    """One mark."""

    role: str
    """``atom``; ``open`` and ``close`` of a pair that stands in this text, well nested;
    ``begin`` and ``end`` of one that does not."""
    id: str
    item: Inline
    copies: str = ""
    """Id of the code this one repeats: ids are written once."""


Part = Text | Code


def code_id(mark: str) -> str:
    """Return the id of a mark's code."""
    kind = ATOMIC if placeholders.role(mark) == "atom" else PAIRED
    return f"{kind}{placeholders.index(mark) + 1}"


def mark_of(code: str, role: str) -> str:
    """Return the mark of a code; empty where no code of ours has this id.

    Args:
        code: Its id.
        role: ``atom``, ``open`` or ``close``.
    """
    kind, number = code[:1], code[1:]
    known = number.isascii() and number.isdigit() and len(number) < 6
    if not known or not 0 < int(number) <= placeholders.RANGE:
        return ""
    make = {
        (ATOMIC, "atom"): placeholders.atom,
        (PAIRED, "open"): placeholders.opening,
        (PAIRED, "close"): placeholders.closing,
    }.get((kind, role))
    return make(int(number) - 1) if make else ""


def parts(text: str, block: Block) -> Iterator[Part]:
    """Yield a segment's text and its marks, in order.

    Args:
        text: Source or target.
        block: Of the segment.
    """
    known = placeholders.table(block)
    nested = _nested(text)
    used: Counter[str] = Counter()
    cursor = 0
    for found in placeholders.MARK.finditer(text):
        if found.start() > cursor:
            yield Text(text[cursor : found.start()])
        cursor = found.end()
        item = known[found.group()]
        if item.kind == "softbreak":
            if between := joiner_at(text, found.start(), found.end()):
                yield Text(between)
            continue
        yield _code(found.group(), item, found.start() in nested, used)
    if cursor < len(text):
        yield Text(text[cursor:])


def whole_pairs(side: Iterable[str]) -> frozenset[str]:
    """Return the ids of the pairs that a block's segments together hold: begun, then ended.

    Args:
        side: Its sources or its targets, in order.
    """
    places: dict[str, list[int]] = {}
    for at, mark in enumerate(mark for text in side for mark in placeholders.MARK.findall(text)):
        places.setdefault(mark, []).append(at)
    found = set()
    for mark, begins in places.items():
        if placeholders.role(mark) == "open" and len(begins) == 1:
            ends = places.get(placeholders.closing(placeholders.index(mark)), [])
            if len(ends) == 1 and ends[0] > begins[0]:
                found.add(code_id(mark))
    return frozenset(found)


def _code(mark: str, item: Inline, nested: bool, used: Counter[str]) -> Code:
    role, code = placeholders.role(mark), code_id(mark)
    if role != "atom" and not nested:
        role = "begin" if role == "open" else "end"
    if role in ("close", "end"):
        return Code(role, code, item)
    used[code] += 1
    if used[code] == 1:
        return Code(role, code, item)
    return Code(role, f"{code}-{used[code]}", item, copies=code)


def _nested(text: str) -> Mapping[int, int]:
    """Return where the marks of pairs stand that hold one another properly, each once.

    Returns:
        Place of a mark → place of its other half.
    """
    places: dict[int, int] = {}
    once = {mark for mark, number in placeholders.count(text).items() if number == 1}
    stack: list[tuple[str, int]] = []
    waiting: set[str] = set()
    for found in placeholders.MARK.finditer(text):
        mark, role = found.group(), placeholders.role(found.group())
        if mark not in once or role == "atom":
            continue
        if role == "open":
            stack.append((mark, found.start()))
            waiting.add(mark)
            continue
        opening = placeholders.opening(placeholders.index(mark))
        if opening not in waiting:
            continue
        # What was opened since and is not closed stands across this pair.
        while stack[-1][0] != opening:
            waiting.remove(stack.pop()[0])
        start = stack.pop()[1]
        waiting.remove(opening)
        places[start], places[found.start()] = found.start(), start
    return places


def handed(text: str, block: Block) -> str:
    """Return a segment's text as it comes back when nobody changed it: marks where codes stood.

    Args:
        text: Source or target.
        block: Of the segment.
    """
    known = placeholders.table(block)

    def left(found: re.Match[str]) -> str:
        mark = found.group()
        if known[mark].kind != "softbreak":
            return mark
        return joiner_at(text, found.start(), found.end())

    return xml_text(placeholders.MARK.sub(left, text)).strip()
