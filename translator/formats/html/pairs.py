"""Which inline tags of a run belong together, and which are carried over alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from translator.formats.html.elements import KINDS
from translator.formats.html.leaves import Item
from translator.formats.html.tokens import Attribute
from translator.lazy_regex import lazy_regex
from translator.system.references import unescape

_NOTE = lazy_regex(r"\s*[\[(（［〔]?\s*[^\W_]{0,5}\s*\d{0,4}[*†‡§¶^]{0,3}\s*[\])）］〕]?\s*")
_SIGN = lazy_regex(r"[\d*†‡§¶^]|\[\w\]")
_TAG = lazy_regex(r"<[^>]*>")
_LINK = lazy_regex(r"<a[\s>]", re.IGNORECASE)
_REFERENCE = lazy_regex(
    r"""epub:type\s*=\s*["'][^"']*\bnoteref\b|role\s*=\s*["'][^"']*\bdoc-noteref\b""",
    re.IGNORECASE,
)
"""What books say of a link that is a note's number (EPUB Structural Semantics; DPUB-ARIA)."""
_LONGEST_NOTE = 400
"""Characters of source between the tags of a note's number, its link included."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a run: text, or what a mark stands for."""

    role: str
    """text, atom, open or close."""
    start: int
    end: int
    kind: str = ""
    """Of a mark."""
    pair: int = -1
    """Equal in the opening and the closing part of a pair."""
    alts: tuple[Attribute, ...] = ()
    """Alternative texts of the pictures in it."""


@dataclass(slots=True)
class _Entry:
    """An item, or a pair of tags that holds no words, taken as one."""

    item: Item
    partner: int = -1
    """The place of the other tag of its pair; −1: it has none."""
    alts: tuple[Attribute, ...] = ()


def arrange(text: str, items: Sequence[Item]) -> tuple[list[Part], tuple[str, str]]:
    """Return the parts of a run without what stands at its edges and shows nothing.

    Args:
        text: The whole page.
        items: The run.

    Returns:
        The parts, and the tags around all of them that say only how they look.
    """
    entries = _collapsed(text, _paired(items))
    low, high, wrapped = _inside(text, entries)
    return list(_parts(text, entries, low, high)), wrapped


def _paired(items: Sequence[Item]) -> list[_Entry]:
    """Match closing tags with opening ones; crossing ones stay alone."""
    entries = [_Entry(item, alts=(item.alt,) if item.alt else ()) for item in items]
    opened: list[int] = []
    waiting: dict[str, int] = {}
    for index, entry in enumerate(entries):
        name = entry.item.name
        if entry.item.role == "open":
            opened.append(index)
            waiting[name] = waiting.get(name, 0) + 1
        elif entry.item.role == "close" and waiting.get(name):
            other = -1
            while other < 0 or entries[other].item.name != name:
                other = opened.pop()
                waiting[entries[other].item.name] -= 1
            entry.partner, entries[other].partner = other, index
    return entries


def _collapsed(text: str, entries: list[_Entry]) -> list[_Entry]:
    """Make one atom of a pair that holds no words: an icon, a picture, a note's number."""
    kept: list[_Entry] = []
    seen = [0]  # how many things are seen before each entry that is kept
    place: dict[int, int] = {}
    for index, entry in enumerate(entries):
        item = entry.item
        if item.role == "close" and entry.partner >= 0:
            first = place[entry.partner]
            kind = _whole(text, kept[first].item, item, seen[-1] > seen[first])
            if kind:
                alts = tuple(alt for one in kept[first:] for alt in one.alts)
                kind = "image" if alts else kind
                start = kept[first].item.start
                del kept[first:], seen[first + 1 :]
                kept.append(_Entry(Item("atom", start, item.end, item.name, kind), alts=alts))
                seen.append(seen[-1] + (kind == "footnote"))
                continue
            kept[first].partner = len(kept)
            kept.append(_Entry(item, first))
            seen.append(seen[-1])
            continue
        place[index] = len(kept)
        kept.append(_Entry(item, alts=entry.alts))
        seen.append(seen[-1] + _is_seen(text, item))
    return kept


def _is_seen(text: str, item: Item) -> bool:
    if item.role == "text":
        return not unescape(text[item.start : item.end]).isspace()
    return item.role == "atom" and item.kind not in ("hidden", "html", "image", "reading")


def _whole(text: str, first: Item, last: Item, seen: bool) -> str:
    """Return the kind of the atom a pair of tags becomes; empty: it stays a pair."""
    if not seen:
        return "html"
    if last.start - first.end > _LONGEST_NOTE:
        return ""
    inside = text[first.end : last.start]
    if first.name == "sup" and _LINK.search(inside):
        words = unescape(_TAG.sub("", inside))
        return "footnote" if _NOTE.fullmatch(words) and _SIGN.search(words) else ""
    if first.name == "a" and _REFERENCE.search(text, first.start, first.end):
        return "footnote" if _NOTE.fullmatch(unescape(_TAG.sub("", inside))) else ""
    return ""


def _inside(text: str, entries: Sequence[_Entry]) -> tuple[int, int, tuple[str, str]]:
    """Return where the run's own content begins and ends, and the tags that wrap it."""
    low, high = 0, len(entries)
    before = after = ""
    while True:
        while low < high and _outside(text, entries[low]):
            low += 1
        while low < high and _outside(text, entries[high - 1]):
            high -= 1
        if low >= high:
            return low, low, ("", "")
        first, last = entries[low], entries[high - 1]
        if first.item.role != "open" or first.partner != high - 1 or first.item.name in KINDS:
            return low, high, (before, after)
        before += text[first.item.start : first.item.end]
        after = text[last.item.start : last.item.end] + after
        low, high = low + 1, high - 1


def _outside(text: str, entry: _Entry) -> bool:
    """Say whether something at a run's edge need not be in the block."""
    item = entry.item
    if item.role == "text":
        return not _is_seen(text, item)
    if item.role == "atom":
        return item.kind in ("hidden", "hardbreak", "html")
    return entry.partner < 0


def _parts(text: str, entries: Sequence[_Entry], low: int, high: int) -> Iterator[Part]:
    """Yield the parts; pairs that nest without anything between them are one."""
    merged: dict[int, int] = {}
    index = low
    while index < high:
        entry = entries[index]
        item = entry.item
        start, end, role = item.start, item.end, item.role
        kind, pair = item.kind, -1
        if role in ("open", "close") and entry.partner < 0:
            role, kind = "atom", "html"
        elif role == "open":
            pair, kind = index, KINDS.get(item.name, "span")
            while _nests(entries, index):
                index += 1
                end = entries[index].item.end
                inner = KINDS.get(entries[index].item.name, "span")
                kind = min(kind, inner, key=_rank)
            merged[entries[index].partner] = pair
            merged[entries[pair].partner] = pair
        elif role == "close":
            pair = merged[index]
            index = max(index, entries[pair].partner)
            end = entries[index].item.end
        elif kind == "hidden":
            kind = "html"
        yield Part(role, start, end, kind, pair, entry.alts)
        index += 1


def _nests(entries: Sequence[_Entry], index: int) -> bool:
    """Say whether the next tag opens and closes right inside the one at this place."""
    following = entries[index + 1]
    return following.item.role == "open" and following.partner == entries[index].partner - 1


_RANKS = ("link", "ruby", "strong", "emphasis", "strikethrough", "superscript", "subscript")


def _rank(kind: str) -> int:
    return _RANKS.index(kind) if kind in _RANKS else len(_RANKS)
