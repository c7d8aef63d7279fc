"""From the pieces of a paragraph to a text with as few marks as will do.

Office programs cut a sentence into runs for reasons no reader sees: an editing session, a
spelling mistake, the script of a word. Runs that look alike are one text. What most of a
paragraph looks like is no mark, so that only what stands out is one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace

from translator import placeholders
from translator.formats.office.pieces import PLAIN, Look, Paragraph, Piece
from translator.formats.source.source_text import ADDRESS, trim_address, web_address
from translator.types import Inline

LETTER = re.compile(r"[^\W\d_]")
"""What a text must have to be translated."""
_OUTSIDE = frozenset(("hardbreak", "image", "html", "footnote", "character"))
"""Kinds of atoms that need not be in a text at whose edge they stand."""
_CITED = re.compile(r"\s*[\[［【(（][\d,，、;；\s~\-–—]+[\]］】)）]\s*")
"""A number in superscript that stands for a note or a source: [1], [2-5]."""
_SPECIAL = re.compile(rf"(?P<address>{ADDRESS.pattern})|(?P<mark>{placeholders.MARK.pattern})")
_MOST = placeholders.RANGE - 8
_LOOKED_AT = 2_000
"""Characters of a text whose letters are counted."""
_LETTERS_COUNT = 10
"""Times a letter counts more than a digit or a sign where it is asked what most text looks like."""


def arrange(pieces: Sequence[Piece], text: str, *, entry: bool = False) -> Paragraph:
    """Make a text with marks of a paragraph's pieces.

    Args:
        pieces: In order; each opening piece has its closing one.
        text: The part they were read from.
        entry: Whether it is a heading or an entry of a table of contents: numbers that a tab
            parts from it are no words of it.
    """
    split = list(_split(pieces))
    low, high = _edges(split)
    before, core, after = split[:low], split[low:high], split[high:]
    lead = _trim(core)
    before, core, after = _unwrapped(before, core, after)
    if entry:
        low, high = _without_numbers(core)
        before, core, after = [*before, *core[:low]], core[low:high], [*core[high:], *after]
    maker = _Maker(core, text)
    if maker.most() > _MOST:
        maker.forget_looks()
    if maker.most() > _MOST:
        return Paragraph(before=(), core=tuple(split), after=(), full=True)
    maker.make()
    return Paragraph(
        before=tuple(before),
        core=tuple(core),
        after=tuple(after),
        lead=lead,
        text="".join(maker.written),
        inline=tuple(maker.inline),
        atoms=maker.atoms,
        pairs=maker.pairs,
        bases=maker.bases,
    )


def _split(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Cut addresses and characters that would be marks out of texts."""
    for piece in pieces:
        if piece.role != "text":
            yield piece
            continue
        if piece.look.kind == "superscript" and _CITED.fullmatch(piece.shown):
            yield replace(piece, role="atom", kind="footnote", words=True)
            continue
        cursor = 0
        text = piece.shown
        for found in _SPECIAL.finditer(text) if "://" in text or _has_mark(text) else ():
            stop = found.end()
            address = ""
            if found["address"]:
                address = trim_address(found["address"])
                stop = found.start() + len(address)
                if not address:
                    continue
            if cursor < found.start():
                yield replace(piece, shown=text[cursor : found.start()])
            kind = "autolink" if address else "character"
            yield replace(
                piece, role="atom", kind=kind, shown=text[found.start() : stop], words=True,
                display="address" if address else "text", address=web_address(address),
            )  # fmt: skip
            cursor = stop
        if not cursor:
            yield piece
        elif cursor < len(text):
            yield replace(piece, shown=text[cursor:])


def _has_mark(text: str) -> bool:
    return placeholders.MARK.search(text) is not None


def _outside(piece: Piece) -> bool:
    if piece.role == "text":
        return not piece.shown.strip()
    return piece.role == "anchor" or (piece.role == "atom" and piece.kind in _OUTSIDE)


def _edges(pieces: Sequence[Piece]) -> tuple[int, int]:
    """Return where the text begins and ends; pairs stay whole on one side of each edge."""
    partner = _partners(pieces)
    low, high = 0, len(pieces)
    while low < high:
        if _outside(pieces[low]):
            low += 1
        elif pieces[low].role == "open":
            other = partner[low]
            if all(_outside(one) or one.role in ("open", "close") for one in pieces[low:other]):
                low = other + 1  # a pair around nothing that is read
            else:
                break
        else:
            break
    while high > low:
        if _outside(pieces[high - 1]):
            high -= 1
        elif pieces[high - 1].role == "close":
            other = partner[high - 1]
            if all(_outside(one) or one.role in ("open", "close") for one in pieces[other:high]):
                high = other
            else:
                break
        else:
            break
    return low, max(low, high)


def _without_numbers(pieces: Sequence[Piece]) -> tuple[int, int]:
    """Return the edges of a text without what a tab parts from it and has no letters."""
    low, high = 0, len(pieces)
    tabs = [at for at in range(low, high) if pieces[at].shown == "\t"]
    for at in tabs:
        if all(_wordless(one) for one in pieces[low:at]):
            low = at + 1
    for at in reversed(tabs):
        if at >= low and all(_wordless(one) for one in pieces[at:high]):
            high = at
    while low < high and _outside(pieces[low]):
        low += 1
    return low, high


def _wordless(piece: Piece) -> bool:
    """Say whether a piece is no word and no side of a pair."""
    return piece.role not in ("open", "close") and LETTER.search(piece.shown) is None


def _partners(pieces: Sequence[Piece]) -> dict[int, int]:
    opened: dict[int, int] = {}
    partner: dict[int, int] = {}
    for at, piece in enumerate(pieces):
        if piece.role == "open":
            opened[piece.pair] = at
        elif piece.role == "close":
            partner[at] = opened[piece.pair]
            partner[opened[piece.pair]] = at
    return partner


def _trim(core: list[Piece]) -> str:
    """Take white space off both ends; return what the text began with."""
    lead = ""
    texts = [at for at, piece in enumerate(core) if piece.role in ("text", "atom")]
    if texts and core[texts[0]].role == "text":
        piece = core[texts[0]]
        kept = piece.shown.lstrip()
        lead = piece.shown[: len(piece.shown) - len(kept)]
        if lead:
            core[texts[0]] = replace(piece, shown=kept)
    if texts and core[texts[-1]].role == "text":
        piece = core[texts[-1]]
        if piece.shown[-1:].isspace():
            core[texts[-1]] = replace(piece, shown=piece.shown.rstrip())
    return lead


def _unwrapped(
    before: list[Piece], core: list[Piece], after: list[Piece]
) -> tuple[list[Piece], list[Piece], list[Piece]]:
    """Take pairs around the whole text out of it, with what stands at their inner edges."""
    while core and core[0].role == "open" and core[-1].role == "close":
        if core[0].pair != core[-1].pair:
            break
        inside = core[1:-1]
        low, high = _edges(inside)
        before = [*before, core[0], *inside[:low]]
        after = [*inside[high:], core[-1], *after]
        core = inside[low:high]
    return before, core, after


class _Maker:
    """Gives the pieces of one text their marks."""

    def __init__(self, core: list[Piece], text: str) -> None:
        self._core = core
        self._text = text
        self._scopes = self._scoped()
        self.bases: dict[int, Look] = self._bases()
        """By the number of the pair of pieces; ``make`` puts the ids of marks in its place."""
        self._settle_looks()
        self.written: list[str] = []
        self.inline: list[Inline] = []
        self.atoms: dict[int, Piece] = {}
        self.pairs: dict[int, tuple[Piece, Piece] | Look] = {}

    def most(self) -> int:
        """Return how many marks there can be at the most."""
        looks = 0
        last: tuple[int, object] | None = None
        for piece, scope in zip(self._core, self._scopes, strict=True):
            if piece.role == "text":
                now = (scope, piece.look.key)
                looks += now != last and piece.look.key != self.bases[scope].key
                last = now
        return looks + sum(piece.role in ("atom", "open") for piece in self._core)

    def forget_looks(self) -> None:
        """Have all text of a scope look the same."""
        for piece, scope in zip(self._core, self._scopes, strict=True):
            if piece.role == "text":
                piece.look = self.bases[scope]

    def _scoped(self) -> list[int]:
        """Return for each piece the pair of pieces it stands in; −1: in none."""
        scopes: list[int] = []
        stack = [-1]
        for piece in self._core:
            if piece.role == "close":
                stack.pop()
            scopes.append(stack[-1])
            if piece.role == "open":
                stack.append(piece.pair)
        return scopes

    def _settle_looks(self) -> None:
        """Have white space look like the text beside it: on both sides, or as most text does."""
        texts: dict[int, list[Piece]] = {}
        for piece, scope in zip(self._core, self._scopes, strict=True):
            if piece.role == "text":
                texts.setdefault(scope, []).append(piece)
        for scope, found in texts.items():
            base = self.bases[scope]
            filled = [at for at, piece in enumerate(found) if piece.shown.strip()]
            for at, piece in enumerate(found):
                if piece.shown.strip() or not filled:
                    continue
                next_at = bisect_left(filled, at)
                around = [found[one].look for one in filled[max(next_at - 1, 0) : next_at + 1]]
                alike = next((one for one in around if one.key == base.key), around[0])
                same = len({one.key for one in around}) == 1
                piece.look = around[0] if same else alike

    def _bases(self) -> dict[int, Look]:
        """Return what most of the text in each scope looks like."""
        texts: dict[int, list[Piece]] = {-1: []}
        for piece, scope in zip(self._core, self._scopes, strict=True):
            if piece.role == "open":
                texts.setdefault(piece.pair, [])
            elif piece.role == "text":
                texts[scope].append(piece)
        return {scope: _most_common(found) for scope, found in texts.items()}

    def make(self) -> None:
        """Write the text and note what each mark stands for."""
        opened: dict[int, int] = {}
        by_pair: dict[int, int] = {}
        current: tuple[int, Look] | None = None  # id of the pair of looks that is open
        scopes = [-1]
        ends = self._last_alike()
        for at, piece in enumerate(self._core):
            if piece.role == "anchor":
                continue
            base = self.bases[scopes[-1]]
            if current is not None and piece.role in ("text", "open", "close"):
                same = piece.role == "text" and _same(piece.look, current[1])
                if not same:
                    self.written.append(placeholders.closing(current[0]))
                    current = None
            if piece.role == "text":
                if current is None and not _same(piece.look, base):
                    number = self._new(piece.look.kind)
                    self.pairs[number] = piece.look
                    self.written.append(placeholders.opening(number))
                    current = (number, piece.look)
                self.written.append(piece.shown)
            elif piece.role == "atom":
                number = len(self.inline)
                self.inline.append(_atom(number, piece, self._text))
                self.atoms[number] = piece
                self.written.append(placeholders.atom(number))
            elif piece.role == "open":
                number = self._new(piece.kind, piece.address, self._text[piece.start : piece.end])
                opened[piece.pair], by_pair[piece.pair] = at, number
                scopes.append(piece.pair)
                self.written.append(placeholders.opening(number))
            else:
                number = by_pair[piece.pair]
                self.pairs[number] = (self._core[opened[piece.pair]], piece)
                scopes.pop()
                self.written.append(placeholders.closing(number))
            if current is not None and at in ends:
                self.written.append(placeholders.closing(current[0]))
                current = None
        self.bases = {by_pair.get(pair, -1): look for pair, look in self.bases.items()}

    def _last_alike(self) -> frozenset[int]:
        """Return the places of texts after which the next text looks otherwise, or none comes."""
        ends: set[int] = set()
        before: tuple[int, Look] | None = None
        for at, piece in enumerate(self._core):
            if piece.role in ("open", "close") and before is not None:
                ends.add(before[0])
                before = None
            elif piece.role == "text":
                if before is not None and not _same(before[1], piece.look):
                    ends.add(before[0])
                before = (at, piece.look)
        if before is not None:
            ends.add(before[0])
        return frozenset(ends)

    def _new(self, kind: str, address: str = "", source: str = "") -> int:
        number = len(self.inline)
        self.inline.append(Inline(id=number, kind=kind, source=source, closing="", address=address))
        return number


def _most_common(pieces: Sequence[Piece]) -> Look:
    """Return the look of most characters; of its fonts, that of most letters."""
    keys: Counter[tuple[Hashable, ...]] = Counter()
    fonts: Counter[tuple[object, str]] = Counter()
    looks: dict[object, Look] = {}
    for piece in pieces:
        look = piece.look
        letters = sum(map(str.isalpha, piece.shown[:_LOOKED_AT]))
        length = len(piece.shown) + _LETTERS_COUNT * letters
        keys[look.key] += length
        if look.font is not None:
            fonts[look.key, look.font] += length
            looks.setdefault((look.key, look.font), look)
        looks.setdefault(look.key, look)
    if not keys:
        return PLAIN
    key = max(keys, key=lambda one: (keys[one], -len(one)))
    named = [one for one in fonts if one[0] == key]
    return looks[max(named, key=lambda one: fonts[one])] if named else looks[key]


def _same(one: Look, other: Look) -> bool:
    fonts = one.font is None or other.font is None or one.font == other.font
    return one.key == other.key and fonts


def _atom(number: int, piece: Piece, text: str) -> Inline:
    return Inline(
        id=number,
        kind=piece.kind,
        source=piece.shown if piece.words else text[piece.start : piece.end],
        display=piece.display,
        shown=piece.shown,
        prompt=piece.prompt,
        address=piece.address,
    )
