"""Fields in a paragraph: what Word fills in, and what of it is words (17.16 of ECMA-376)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from translator.formats.office.pieces import Piece
from translator.lazy_regex import lazy_regex

_NAME = lazy_regex(r"\s*([A-Za-z=]+)")
_ADDRESS = lazy_regex(r"\s*HYPERLINK\s+(?:\\[a-z]\s+)*\"([^\"]*)\"(?:.*?\\l\s+\"([^\"]*)\")?", re.I)
_VALUES = frozenset((
    "page", "numpages", "sectionpages", "section", "seq", "pageref", "noteref", "date", "time",
    "createdate", "savedate", "printdate", "edittime", "filename", "filesize", "numwords",
    "numchars", "revnum", "author", "lastsavedby", "username", "userinitials", "=", "formula",
    "listnum", "autonum", "autonumlgl", "autonumout", "formcheckbox", "formdropdown", "citation",
    "addin", "barcode", "symbol", "advance", "info", "mergefield", "mergerec", "mergeseq",
))  # fmt: skip
"""Fields whose result is a value, not words: it is carried over as it is."""
_FORMULAS = frozenset(("eq",))
_PICTURES = frozenset(("includepicture", "shape", "embed", "link"))
_MARKERS = frozenset(("xe", "tc", "ta", "rd", "set", "ask", "private", "macrobutton", "gotobutton"))
"""Fields that show nothing where they stand, or a button."""


def name_of(instruction: str) -> str:
    """Return what kind of field an instruction makes, in lower case."""
    found = _NAME.match(instruction)
    return found[1].lower() if found else ""


def address_of(instruction: str) -> str:
    """Return where a field of the kind HYPERLINK leads."""
    found = _ADDRESS.match(instruction)
    if not found:
        return ""
    return found[1] + (f"#{found[2]}" if found[2] else "")


def kind_of(instruction: str) -> tuple[str, str]:
    """Return what a field becomes: ``atom`` or ``pair``, and the kind of the mark."""
    name = name_of(instruction)
    if name in _VALUES:
        return "atom", "untranslated"
    if name in _FORMULAS:
        return "atom", "math"
    if name in _PICTURES:
        return "atom", "image"
    if name in _MARKERS:
        return "atom", "html"
    return "pair", "link" if name in ("hyperlink", "ref") else "html"


def made(kind: str, instruction: str, pieces: Sequence[Piece], result: Sequence[Piece]) -> Piece:
    """Return the atom of a whole field."""
    shown = "".join(one.shown for one in result if one.role in ("text", "atom"))
    if kind == "html":
        shown = ""
    return Piece(
        "atom", pieces[0].start, pieces[-1].end, shown, kind, parts=tuple(pieces),
        display="image" if kind == "image" else "text",
        prompt=shown.strip() if kind == "untranslated" else None,
    )  # fmt: skip


def resolved(pieces: Sequence[Piece]) -> tuple[list[Piece], int, int]:
    """Put the pieces of each field together.

    Args:
        pieces: In order; those of role ``field`` are the signs of fields: ``begin``,
            ``instruction``, ``separate`` and ``end``.

    Returns:
        The pieces, how many fields end here that began in a paragraph before, and how many
        begin here and go on.
    """
    done: list[Piece] = []
    opened: list[tuple[int, int | None, str]] = []  # place of begin and separate, instruction
    ends = 0
    pair = max((-1, *(one.pair for one in pieces)))
    for piece in pieces:
        if piece.role != "field":
            done.append(piece)
            continue
        if piece.kind == "begin":
            opened.append((len(done), None, ""))
        elif piece.kind == "instruction" and opened and opened[-1][1] is None:
            begin, separate, instruction = opened[-1]
            opened[-1] = (begin, separate, instruction + piece.shown)
        elif piece.kind == "separate" and opened and opened[-1][1] is None:
            begin, _, instruction = opened[-1]
            opened[-1] = (begin, len(done), instruction)
        done.append(piece)
        if piece.kind != "end":
            continue
        if not opened:
            ends += 1
            continue
        begin, separate, instruction = opened.pop()
        inside = done[begin:]
        if not balanced(inside[1:-1]):
            continue
        head = inside if separate is None else inside[: separate - begin + 1]
        result = [] if separate is None else inside[separate - begin + 1 : -1]
        role, kind = kind_of(instruction)
        if separate is None and role == "pair":
            role, kind = "atom", "html"
        if role == "atom":
            done[begin:] = [made(kind, instruction, inside, result)]
            continue
        pair += 1
        parts = tuple(_signs(head))
        opening = Piece(
            "open", head[0].start, head[-1].end, kind=kind, pair=pair, parts=parts,
            address=address_of(instruction),
        )  # fmt: skip
        closing = replace(piece, role="close", kind=kind, pair=pair)
        done[begin:] = [opening, *result, closing]
    return list(_signs(done)), ends, len(opened)


def balanced(pieces: Sequence[Piece]) -> bool:
    """Say whether each opening piece has its closing one among these."""
    opened: list[int] = []
    for one in pieces:
        if one.role == "open":
            opened.append(one.pair)
        elif one.role == "close" and (not opened or opened.pop() != one.pair):
            return False
    return not opened


def _signs(pieces: Sequence[Piece]) -> list[Piece]:
    """Return pieces with the signs of fields that are not whole as atoms that show nothing."""
    return [
        replace(one, role="atom", kind="html", shown="") if one.role == "field" else one
        for one in pieces
    ]
