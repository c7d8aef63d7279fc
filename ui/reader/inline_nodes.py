"""A segment's text as a tree of safe pieces, for the reading component.

A piece is a small JSON object: ``{"kind": "text", "text": …}``. The component makes one
element of each and sets its text with ``textContent``; no markup is ever parsed. Addresses
are handed over only when they are ones a reader may follow. Text of the segment itself says
where it begins in the segment (``at``), so that its words can be found.
"""

from __future__ import annotations

import re
from typing import Any

from translator.application import Rendering, inline_pieces
from translator.lazy_regex import lazy_regex
from translator.types import Block, Inline

Node = dict[str, Any]

_SAFE = lazy_regex(r"(?:https?://|mailto:)[^\s\x00-\x20\x7f]+", re.IGNORECASE)
_WRAPPERS = {
    "emphasis": "emphasis",
    "strong": "strong",
    "strikethrough": "strikethrough",
    "subscript": "subscript",
    "superscript": "superscript",
    "link": "link",
}
_SHOWN = 120
"""Characters of a picture's address that are shown."""


def safe_address(where: str) -> str | None:
    """Return an address a reader may follow (``http``, ``https``, ``mailto``), else None."""
    return where if _SAFE.fullmatch(where) else None


def segment(text: str, block: Block, rendering: Rendering, opened: list[Inline]) -> list[Node]:
    """Return the pieces of one segment.

    Args:
        text: A source or target of the block, with its marks.
        block: The block.
        rendering: Of the same side, for pictures' alternative texts.
        opened: What earlier segments of the block left open (a link over two sentences);
            changed to what this one leaves open.
    """
    root: list[Node] = []
    levels = [root]
    for known in opened:
        _push(levels, known)
    for piece in inline_pieces(text, block):
        item = piece.inline
        if item is None:
            if piece.text:
                node: Node = {"kind": "text", "text": piece.text}
                if piece.start is not None:
                    node["at"] = piece.start
                levels[-1].append(node)
        elif piece.role == "open":
            opened.append(item)
            _push(levels, item)
        elif piece.role == "close":
            _close(levels, item, opened)
        elif piece.role == "image":
            alternative = rendering.alternative(piece).strip()
            levels[-1].append(
                {"kind": "picture", "text": alternative, "address": item.address[:_SHOWN]}
            )
        elif piece.role == "address":
            inside: Node = {"kind": "text", "text": piece.text}
            levels[-1].append(_wrapper("link", item.address, [inside]))
        elif piece.role == "break":
            levels[-1].append({"kind": "break"})
        elif piece.text:
            kind = "code" if piece.role == "code" else "text"
            levels[-1].append({"kind": kind, "text": piece.text})
    return root


def _push(levels: list[list[Node]], item: Inline) -> None:
    inside: list[Node] = []
    kind = _WRAPPERS.get(item.kind, "group")
    levels[-1].append(_wrapper(kind, item.address if kind == "link" else "", inside))
    levels.append(inside)


def _close(levels: list[list[Node]], item: Inline, opened: list[Inline]) -> None:
    """Close a wrapper; what was opened after it is closed first and opened again."""
    if item not in opened:
        return
    place = len(opened) - 1 - opened[::-1].index(item)
    after = opened[place + 1 :]
    del levels[len(levels) - len(after) - 1 :]
    del opened[place]
    for other in after:
        _push(levels, other)


def _wrapper(kind: str, where: str, inside: list[Node]) -> Node:
    node: Node = {"kind": kind, "inside": inside}
    if kind == "link":
        safe = safe_address(where)
        if safe is not None:
            node["href"] = safe
    return node
