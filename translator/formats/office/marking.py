"""Marks for the pieces of a paragraph: what most of it looks like is none."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Sequence

from translator import placeholders
from translator.formats.office.pieces import PLAIN, Look, Piece
from translator.types import Inline

_LOOKED_AT = 2_000
"""Characters of a text whose letters are counted."""
_LETTERS_COUNT = 10
"""Times a letter counts more than a digit or a sign where it is asked what most text looks like."""


class Marking:
    """Gives the pieces of one text their marks."""

    def __init__(self, core: list[Piece], text: str) -> None:
        self._core = core
        self._text = text
        self._scopes = self._scoped()
        self.bases: dict[int, Look] = self._bases()
        """By the number of the pair of pieces; ``make`` puts the ids of marks in its place."""
        self.base = self.bases[-1]
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
        self.bases = {by_pair[pair]: look for pair, look in self.bases.items() if pair in by_pair}

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
