"""Put placeholders back into a target that was translated without them.

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
class Reinserted:
    """A target with its placeholders, and those that had to be left out."""

    text: str
    dropped: tuple[str, ...]


def enclosed_texts(text: str) -> dict[str, str]:
    """Return the plain text that each pair of placeholders encloses, by the opening one."""
    result: dict[str, str] = {}
    for placeholder in placeholders.MARK.findall(text):
        closed = (
            placeholders.closing(placeholders.index(placeholder))
            if placeholders.role(placeholder) == "open"
            else ""
        )
        if closed and closed in text:
            inner = text[text.index(placeholder) + 1 : text.index(closed)]
            result[placeholder] = placeholders.strip(inner).strip()
    return result


def reinsert(
    source: str, target: str, inner_targets: Mapping[str, str], table: Mapping[str, Inline]
) -> Reinserted:
    """Put every placeholder of the source into a bare target.

    Args:
        source: The text of the segment, with placeholders.
        target: Its translation without any of them.
        inner_targets: Opening placeholder → translation of what it encloses.
        table: ``placeholders.table`` of the block.
    """
    inner = enclosed_texts(source)
    spans: list[tuple[int, int, str]] = []
    appended: list[str] = []
    dropped: list[str] = []
    folded = target.casefold()
    if len(folded) != len(target):  # ß and its like: offsets would not fit
        folded = target
    for placeholder, text in sorted(inner.items(), key=lambda pair: -len(pair[1])):
        wanted = [_trim(inner_targets.get(placeholder, "")), text]
        found = _find(folded, [form.casefold() for form in wanted if form], spans)
        closed = placeholders.closing(placeholders.index(placeholder))
        if found:
            spans.append((*found, placeholder))
        elif table[placeholder].kind in _DISPENSABLE:
            dropped += [placeholder, closed]
        else:
            appended.append(f"{placeholder}{wanted[0] or text}{closed}")
    result = _insert(target, spans)
    result = _insert_atoms(source, result, set(inner))
    if appended:
        result = f"{result} ({', '.join(appended)})"
    return Reinserted(text=result, dropped=tuple(dropped))


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
    for start, end, placeholder in spans:
        size = end - start
        # At one place: inner ones close first, outer ones open first.
        inserts.append((start, 1, -size, placeholder))
        inserts.append((end, 0, size, placeholders.closing(placeholders.index(placeholder))))
    result, at = "", 0
    for position, _, _, placeholder in sorted(inserts):
        result += target[at:position] + placeholder
        at = position
    return result + target[at:]


def _insert_atoms(source: str, target: str, opened: set[str]) -> str:
    """Put each missing placeholder at the same relative place, at the edge of a word."""
    paired = opened | {
        placeholders.closing(placeholders.index(placeholder)) for placeholder in opened
    }
    plain_length = max(1, len(placeholders.strip(source)))
    for found in placeholders.MARK.finditer(source):
        placeholder = found.group()
        if placeholder in paired or placeholder in target:
            continue
        share = len(placeholders.strip(source[: found.start()])) / plain_length
        edges = [edge.start() for edge in _WORD_EDGE.finditer(target)] + [0, len(target)]
        position = min(edges, key=lambda edge: abs(edge - share * len(target)))
        target = target[:position] + placeholder + target[position:]
    return target
