"""Put placeholders back into a target that was translated without them.

The last way before giving up: an engine that drops ``[text](#1)`` translates the bare
sentence well, and the words of a link, translated alone, are usually found in it again.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from translator import placeholders
from translator.lazy_regex import lazy_regex
from translator.types import Inline

_LATIN = lazy_regex("[A-Za-z0-9]")
_WORD_EDGE = lazy_regex(r"(?<=\s)|(?=\s)|(?<=[^\x00-\x7f])")


@dataclass(frozen=True, kw_only=True, slots=True)
class Reinserted:
    """A target with its placeholders, and those that had to be left out."""

    text: str
    dropped: tuple[str, ...]


def enclosed_texts(text: str) -> dict[str, str]:
    """Return the plain text that each pair of placeholders encloses, by the opening one."""
    result: dict[str, str] = {}
    first: dict[str, int] = {}
    bare = placeholders.strip(text)
    # Where a mark stands in the bare text: so many marks fewer. Nested pairs share their words.
    for marks_before, found in enumerate(placeholders.MARK.finditer(text)):
        first.setdefault(found[0], found.start() - marks_before)
    for placeholder, start in first.items():
        if placeholders.role(placeholder) != "open":
            continue
        closed = placeholders.closing(placeholders.index(placeholder))
        if closed in first:
            result[placeholder] = bare[start : first[closed]].strip()
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
    places = _Places(folded)
    for placeholder, text in sorted(inner.items(), key=lambda pair: -len(pair[1])):
        wanted = [_trim(inner_targets.get(placeholder, "")), text]
        found = places.take([form.casefold() for form in wanted if form])
        closed = placeholders.closing(placeholders.index(placeholder))
        if found:
            spans.append((*found, placeholder))
        elif table[placeholder].kind in placeholders.DISPENSABLE:
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


class _Places:
    """Finds forms as whole words in parts of a target that are free or nest cleanly.

    What was refused or taken once stays so: a form is searched for from where it was last found.
    """

    def __init__(self, target: str) -> None:
        self._target = target
        self._taken: set[tuple[int, int]] = set()
        self._edges: list[int] = []
        self._searched: dict[str, int] = {}

    def take(self, forms: Sequence[str]) -> tuple[int, int] | None:
        """Return the place of the first form that has one, and take it."""
        for form in forms:
            while (span := self._next(form)) is not None:
                self._searched[form] = span[1]
                if self._is_free(*span):
                    self._taken.add(span)
                    for edge in span:
                        insort(self._edges, edge)
                    return span
            self._searched[form] = len(self._target)
        return None

    def _next(self, form: str) -> tuple[int, int] | None:
        """Return where a form stands next as a whole word; a pattern of each would take long."""
        start = self._target.find(form, self._searched.get(form, 0))
        while start >= 0:
            end = start + len(form)
            if not _LATIN.match(self._target, end) and not (
                start and _LATIN.match(self._target, start - 1)
            ):
                return start, end
            start = self._target.find(form, start + 1)
        return None

    def _is_free(self, start: int, end: int) -> bool:
        """Whether a place lies outside each taken one, or inside: no edge of one cuts it."""
        following = bisect_right(self._edges, start)
        cut = following < len(self._edges) and self._edges[following] < end
        return not cut and (start, end) not in self._taken


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
    there = set(placeholders.MARK.findall(target))
    for marks_before, found in enumerate(placeholders.MARK.finditer(source)):
        placeholder = found.group()
        if placeholder in paired or placeholder in there:
            continue
        share = (found.start() - marks_before) / plain_length
        position = _nearest_edge(target, share * len(target))
        target = target[:position] + placeholder + target[position:]
        there.add(placeholder)
    return target


def _nearest_edge(target: str, wanted: float) -> int:
    """Return the edge of a word nearest to a place; of two the first, inner one."""
    below = min(int(wanted), len(target))
    while below > 0 and not _WORD_EDGE.match(target, below):
        below -= 1
    outer = below == 0 and not _WORD_EDGE.match(target, 0)  # the beginning, if all else fails
    last = ceil(2 * wanted) - below  # beyond it nothing is nearer
    above = below + 1
    while above <= min(last, len(target)):
        if above == len(target) or _WORD_EDGE.match(target, above):
            same = above - wanted == wanted - below and outer
            same = same and _WORD_EDGE.match(target, above) is not None
            return above if same or above - wanted < wanted - below else below
        above += 1
    return below
