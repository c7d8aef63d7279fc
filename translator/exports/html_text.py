"""A block's text as HTML: its segments as spans, its marks as elements, everything escaped."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape

from translator.document.rendering import Piece, Rendering, pieces
from translator.document.sentence_ids import sentence_id, spoken
from translator.lazy_regex import lazy_regex
from translator.text.joining import joiner
from translator.types import Block, Inline, Level, Pair

_ELEMENTS = {
    "emphasis": "em",
    "strong": "strong",
    "strikethrough": "s",
    "subscript": "sub",
    "superscript": "sup",
}
_SAFE = lazy_regex(r"(?:https?://|mailto:)[^\s\x00-\x20]+", re.IGNORECASE)
NUMBERS = 200
"""Numbers that tell the segments of a row apart; the page has a rule for each."""
_SHOWN = 80
"""Characters of an address that are shown."""


class TextWriter:
    """Writes the blocks of one side; ``text`` turns a stretch of plain text into HTML."""

    def __init__(self, rendering: Rendering, *, text: Callable[[str], str] = escape) -> None:
        self._rendering = rendering
        self._text = text

    def block(self, block: Block, pairs: list[Pair], *, target: bool, first: int = 0) -> str:
        """Return one side of a block, a span a segment; what a segment leaves open goes on.

        Args:
            block: The block.
            pairs: Its pairs.
            target: Which side.
            first: Number of its first segment within the row: partners share a number.
        """
        parts: list[str] = []
        opened: list[Inline] = []
        before = ""
        for number, pair in enumerate(pairs):
            text = pair.target.strip() if target else pair.source
            if target:
                parts.append(joiner(before, text))
                before = text or before
            own = sentence_id(block, number, pair.source, spoken(text, block)) if target else ""
            parts.append(self._segment(first + number, own, pair, text, block, opened))
        return "".join(parts)

    def _segment(
        self, number: int, own: str, pair: Pair, text: str, block: Block, opened: list[Inline]
    ) -> str:
        """Return a segment; ``own`` is the id of a target, and empty for a source."""
        classes, note, target = [f"g n{number % NUMBERS}"], "", bool(own)
        if target and pair.provenance.kind == "person":
            classes.append("person")
            author = pair.provenance.signature.removeprefix("person:")
            note = f"corrected by {author}" if author else "corrected by a person"
        if target and pair.provenance.draft:
            classes.append("draft")
        if target and pair.findings:
            if any(finding.level is not Level.INFO for finding in pair.findings):
                classes.append("flagged")
            # in both languages: nobody knows which the reader of the page reads
            note = "\n".join(
                " ".join(filter(None, (finding.message, finding.message_zh)))
                for finding in pair.findings
            )
        title = f' title="{escape(note)}"' if note else ""
        name = f' id="s{own}"' if own else ""
        inside = [self._open(item) for item in opened]
        inside += [self._piece(piece, opened) for piece in pieces(text, block)]
        inside += [self._close(item) for item in reversed(opened)]
        return (
            f'<span class="{" ".join(classes)}" tabindex="-1"{name}{title}>{"".join(inside)}</span>'
        )

    def _piece(self, piece: Piece, opened: list[Inline]) -> str:
        item = piece.inline
        match piece.role:
            case "open" if item is not None:
                opened.append(item)
                return self._open(item)
            case "close" if item is not None:
                return self._end(item, opened)
            case "code":
                return f'<code translate="no">{escape(piece.text)}</code>'
            case "break":
                return "<br>"
            case "address" if item is not None:
                return _link(item.address, piece.text) + escape(piece.text) + _unlink(item.address)
            case "image" if item is not None:
                return self._image(piece, item)
        return self._text(piece.text)

    def _end(self, item: Inline, opened: list[Inline]) -> str:
        """Close an element; what was opened after it is closed first and opened again."""
        if opened and opened[-1] is item:  # as nearly always; comparing with all takes long
            opened.pop()
            return self._close(item)
        if item not in opened:
            return ""
        place = len(opened) - 1 - opened[::-1].index(item)
        after = opened[place + 1 :]
        written = [self._close(other) for other in reversed(opened[place:])]
        del opened[place]
        return "".join(written + [self._open(other) for other in after])

    def _open(self, item: Inline) -> str:
        if item.kind == "link":
            return _link(item.address, "")
        name = _ELEMENTS.get(item.kind)
        return f"<{name}>" if name else "<span>"

    def _close(self, item: Inline) -> str:
        if item.kind == "link":
            return _unlink(item.address)
        name = _ELEMENTS.get(item.kind)
        return f"</{name}>" if name else "</span>"

    def _image(self, piece: Piece, item: Inline) -> str:
        where = item.address
        shown = where if len(where) <= _SHOWN else where[:_SHOWN] + "…"
        words = self._rendering.alternative(piece).strip()
        alternative = f'<span class="alt">{escape(words)}</span> ' if words else ""
        return (
            f'<span class="picture">{alternative}'
            f'<span class="address" translate="no">{escape(shown)}</span></span>'
        )


def _link(where: str, text: str) -> str:
    if _SAFE.fullmatch(where):
        return f'<a href="{escape(where)}" rel="noopener noreferrer">'
    title = f' title="{escape(where[:_SHOWN])}"' if where and where != text else ""
    return f'<span class="link"{title}>'


def address_link(address: str) -> str:
    """Return an address of the web as a link to it, shown as it is."""
    return _link(address, address) + escape(address) + _unlink(address)


def _unlink(where: str) -> str:
    return "</a>" if _SAFE.fullmatch(where) else "</span>"


class HeadingTags:
    """Names the elements of headings: below the page's own title, and none skips a level.

    What an article calls level 3 stands under ``h2`` where it has no level 2 above it (WCAG 2.2,
    technique G141); how large it is drawn, its class says.
    """

    def __init__(self) -> None:
        self._above: list[int] = []

    def next(self, level: int) -> str:
        """Return the element of the next heading, ``h2`` to ``h6``.

        Args:
            level: From 1, as the article has it.
        """
        while self._above and self._above[-1] >= level:
            self._above.pop()
        self._above.append(level)
        return f"h{min(len(self._above) + 1, 6)}"
