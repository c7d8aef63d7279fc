"""From the pieces of a paragraph to a text with as few marks as will do.

Office programs cut a sentence into runs for reasons no reader sees: an editing session, a
spelling mistake, the script of a word. Runs that look alike are one text. What most of a
paragraph looks like is no mark, so that only what stands out is one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from translator import placeholders
from translator.formats.office.marking import Marking
from translator.formats.office.pieces import NOTHING, Paragraph, Piece
from translator.formats.source.source_text import ADDRESS, trim_address, web_address
from translator.lazy_regex import lazy_regex

LETTER = lazy_regex(r"[^\W\d_]")
"""What a text must have to be translated."""
_OUTSIDE = frozenset(("hardbreak", "image", "html", "footnote", "character"))
"""Kinds of atoms that need not be in a text at whose edge they stand."""
_CITED = lazy_regex(r"\s*[\[［【(（][\d,，、;；\s~\-–—]+[\]］】)）]\s*")
"""A number in superscript that stands for a note or a source: [1], [2-5]."""
_SPECIAL = lazy_regex(rf"(?P<address>{ADDRESS.pattern})|(?P<mark>{placeholders.MARK.pattern})")
_MOST = placeholders.RANGE - 8


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
    maker = Marking(core, text)
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
        atoms=maker.atoms or NOTHING,
        pairs=maker.pairs or NOTHING,
        base=maker.base,
        bases=maker.bases or NOTHING,
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
