"""Bookmarks around a part of a paragraph that other places quote: 图 1 of a caption.

Word fills in a cross-reference with the text its bookmark stands around, so that has to stay
around the same words. All other bookmarks are only places to go to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from translator.formats.docx.fields import balanced
from translator.formats.office.arranging import LETTER
from translator.formats.office.pieces import Piece

_QUOTED = "_Ref"
"""How the names begin that Word gives to what is referred to."""


def paired(pieces: Sequence[Piece]) -> list[Piece]:
    """Make pairs of the bookmarks around a part of the text that are quoted elsewhere.

    Args:
        pieces: In order; an anchor of a bookmark has its number as ``shown``, and where it
            begins its name as ``address``.
    """
    found = list(pieces)
    pair = max((-1, *(one.pair for one in pieces)))
    ends = {
        one.shown: at
        for at, one in enumerate(pieces)
        if one.role == "anchor" and one.kind == "end" and one.shown
    }
    for at, piece in enumerate(pieces):
        if piece.role != "anchor" or not piece.address.startswith(_QUOTED):
            continue
        end = ends.get(piece.shown, -1)
        inside = found[at + 1 : max(end, at + 1)]
        around = (*pieces[:at], *pieces[end + 1 :])
        if end < at or not balanced(inside) or not any(_seen(one) for one in inside):
            continue
        if any(one.role == "text" and LETTER.search(one.shown) for one in around):
            pair += 1
            found[at] = replace(piece, role="open", kind="html", pair=pair, shown="", address="")
            found[end] = replace(pieces[end], role="close", kind="html", pair=pair, shown="")
    return found


def _seen(piece: Piece) -> bool:
    return piece.role in ("text", "atom") and bool(piece.shown.strip())
