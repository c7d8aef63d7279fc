"""Put marks back into a target that was translated without them.

The last way before giving up: an engine that drops ``[text](#1)`` translates the bare
sentence well, and the words of a link, translated alone, are usually found in it again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from translator import placeholders
from translator.types import Inline

_DISPENSABLE = frozenset(
    {"emphasis", "strong", "strikethrough", "span", "subscript", "superscript"}
)
"""Pairs that may be dropped, with a finding; a link's address may not."""
_WORD_EDGE = re.compile(r"(?<=\s)|(?=\s)|(?<=[^\x00-\x7f])")


@dataclass(frozen=True, kw_only=True, slots=True)
class Placed:
    """A target with its marks, and the marks that had to be left out."""

    text: str
    dropped: tuple[str, ...]


def insides(text: str) -> dict[str, str]:
    """Return the plain text between each opening mark and its partner, by opening mark."""
    result: dict[str, str] = {}
    for mark in placeholders.MARK.findall(text):
        closed = (
            placeholders.closing(placeholders.index(mark))
            if placeholders.role(mark) == "open"
            else ""
        )
        if closed and closed in text:
            inner = text[text.index(mark) + 1 : text.index(closed)]
            result[mark] = placeholders.strip(inner).strip()
    return result


def place(
    source: str, target: str, inner_targets: Mapping[str, str], table: Mapping[str, Inline]
) -> Placed:
    """Put every mark of the source into a bare target.

    Args:
        source: The core of the segment, with marks.
        target: Its translation without any mark.
        inner_targets: Opening mark → translation of what it encloses.
        table: ``marks.table`` of the block.
    """
    inner = insides(source)
    spans: list[tuple[int, int, str]] = []
    appended: list[str] = []
    dropped: list[str] = []
    folded = target.casefold()
    if len(folded) != len(target):  # ß and its like: offsets would not fit
        folded = target
    for mark, text in sorted(inner.items(), key=lambda pair: -len(pair[1])):
        wanted = [_trim(inner_targets.get(mark, "")), text]
        found = _find(folded, [form.casefold() for form in wanted if form], spans)
        closed = placeholders.closing(placeholders.index(mark))
        if found:
            spans.append((*found, mark))
        elif table[mark].kind in _DISPENSABLE:
            dropped += [mark, closed]
        else:
            appended.append(f"{mark}{wanted[0] or text}{closed}")
    result = _insert(target, spans)
    result = _insert_atoms(source, result, set(inner))
    if appended:
        result = f"{result} ({', '.join(appended)})"
    return Placed(text=result, dropped=tuple(dropped))


def _trim(text: str) -> str:
    return text.strip(" \t.。,，;；:：!！?？\"“”'‘’")


def _find(
    target: str, forms: Sequence[str], taken: Sequence[tuple[int, int, str]]
) -> tuple[int, int] | None:
    """Find a form as whole words in a part of the target that is free or nests cleanly."""
    for form in forms:
        for found in re.finditer(rf"(?<![A-Za-z0-9]){re.escape(form)}(?![A-Za-z0-9])", target):
            start, end = found.span()
            if all(
                end <= left or start >= right or (start >= left and end <= right)
                for left, right, _ in taken
            ) and (start, end) not in {(left, right) for left, right, _ in taken}:
                return start, end
    return None


def _insert(target: str, spans: Sequence[tuple[int, int, str]]) -> str:
    inserts: list[tuple[int, int, int, str]] = []
    for start, end, mark in spans:
        size = end - start
        # At one place: inner marks close first, outer ones open first.
        inserts.append((start, 1, -size, mark))
        inserts.append((end, 0, size, placeholders.closing(placeholders.index(mark))))
    result, at = "", 0
    for position, _, _, mark in sorted(inserts):
        result += target[at:position] + mark
        at = position
    return result + target[at:]


def _insert_atoms(source: str, target: str, opened: set[str]) -> str:
    """Put each missing mark at the same relative place, at the edge of a word."""
    paired = opened | {placeholders.closing(placeholders.index(mark)) for mark in opened}
    plain_length = max(1, len(placeholders.strip(source)))
    for found in placeholders.MARK.finditer(source):
        mark = found.group()
        if mark in paired or mark in target:
            continue
        share = len(placeholders.strip(source[: found.start()])) / plain_length
        edges = [edge.start() for edge in _WORD_EDGE.finditer(target)] + [0, len(target)]
        position = min(edges, key=lambda edge: abs(edge - share * len(target)))
        target = target[:position] + mark + target[position:]
    return target
