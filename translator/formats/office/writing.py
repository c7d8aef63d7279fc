"""A target written as the pieces of its paragraph ask for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Protocol

from translator import placeholders
from translator.formats.office.pieces import PLAIN, Look, Paragraph, Piece
from translator.formats.office.splices import Splices
from translator.formats.source.source_text import clean
from translator.types import Block

_ONCE = frozenset(("image", "footnote", "html"))
"""Atoms that stand with the source only where both languages are written, and are never lost
where the target takes its place."""
_COPIED_PAIRS = frozenset(("link",))
"""Pairs of pieces that are written a second time, in a copy."""
_READINGS = frozenset(("reading", "ruby"))


class PieceWriter(Protocol):
    """What a format knows about writing pieces."""

    def text(self, shown: str, look: Look, *, target: bool) -> str:
        """Return a text that looks so; ``target``: in the language of the translation."""
        ...

    def piece(self, piece: Piece, source: str) -> str:
        """Return an atom, a tag or an anchor as it stands between runs of text.

        Args:
            piece: What it is.
            source: Its source, with what was put into it.
        """
        ...

    def copied(self, piece: Piece, source: str) -> str:
        """Return the same where it stands a second time: without what may be there only once."""
        ...


class ParagraphWriter:
    """Writes paragraphs of one part."""

    def __init__(self, writer: PieceWriter, splices: Splices, *, chinese: bool) -> None:
        """Take a part.

        Args:
            writer: The format's.
            splices: What is put into the part.
            chinese: Whether targets are Chinese.
        """
        self._writer = writer
        self._splices = splices
        self._chinese = chinese

    def again(self, pieces: Iterable[Piece]) -> str:
        """Return pieces as they were."""
        return "".join(self._again(pieces))

    def _again(self, pieces: Iterable[Piece]) -> Iterable[str]:
        for piece in pieces:
            if piece.role == "text" or piece.words:
                yield self._writer.text(piece.shown, piece.look, target=False)
            elif piece.parts:
                yield from self._again(piece.parts)
            else:
                source = self._splices.source(piece.start, piece.end)
                yield self._writer.piece(piece, source)

    def replaced(self, paragraph: Paragraph, target: str, block: Block) -> str:
        """Return a paragraph's content with a target in the place of its text."""
        lead = paragraph.lead if self._chinese else ""
        starts, ends = _anchors(paragraph.core)
        return "".join(
            (
                self.again(paragraph.before),
                self.again(starts),
                self.target(paragraph, target, block, copy=False, lead=lead),
                self.again(ends),
                self.again(paragraph.after),
            )
        )

    def beside(self, paragraph: Paragraph, target: str, block: Block, between: str) -> str:
        """Return a paragraph's content with a target after its text.

        Args:
            paragraph: The source.
            target: Its translation.
            block: Its block.
            between: What stands between the two, as the format writes it.
        """
        return "".join(
            (
                self.again(paragraph.before),
                self._writer.text(paragraph.lead, PLAIN, target=False) if paragraph.lead else "",
                self.again(paragraph.core),
                between,
                self.target(paragraph, target, block, copy=True),
                self.again(paragraph.after),
            )
        )

    def target(
        self, paragraph: Paragraph, target: str, block: Block, *, copy: bool, lead: str = ""
    ) -> str:
        """Return a target as runs.

        Args:
            paragraph: Of its source.
            target: With the block's marks.
            block: What its marks mean.
            copy: Whether the source stands beside it.
            lead: White space it begins with.
        """
        target = self._fitted(clean(target, block), block, paragraph, copy=copy)
        written: list[str] = []
        waiting: list[str] = [lead]
        looks = [paragraph.base]

        def flush() -> None:
            shown = "".join(waiting)
            if shown:
                written.append(self._writer.text(shown, looks[-1], target=True))
            waiting.clear()

        for part in re.split(f"({placeholders.MARK.pattern})", target):
            if not placeholders.MARK.fullmatch(part):
                waiting.append(part)
                continue
            number, role = placeholders.index(part), placeholders.role(part)
            if role == "atom":
                piece = paragraph.atoms[number]
                if piece.words and piece.kind != "footnote":
                    waiting.append(piece.shown)
                    continue
                flush()
                written.append(self._atom(piece, copy=copy))
                continue
            pair = paragraph.pairs[number]
            flush()
            if isinstance(pair, tuple):
                piece = pair[role == "close"]
                written.append(self._atom(piece, copy=copy))
            if role == "open":
                looks.append(pair if isinstance(pair, Look) else paragraph.bases[number])
            else:
                looks.pop()
        flush()
        return "".join(written)

    def _atom(self, piece: Piece, *, copy: bool) -> str:
        if not copy or piece.words or piece.parts:
            return self.again((piece,))
        return self._writer.copied(piece, self._splices.source(piece.start, piece.end))

    def _fitted(self, target: str, block: Block, paragraph: Paragraph, *, copy: bool) -> str:
        """Return a target with the marks that belong where it is written."""
        present = set(target)
        dropped: set[str] = set()
        missing: list[str] = []
        for mark, item in placeholders.table(block).items():
            once = item.kind in _ONCE if not item.paired else bool(item.source)
            # A number in superscript is a footnote to the eye only: it may stand there twice.
            link = item.paired and item.kind in _COPIED_PAIRS
            twice = link or (not item.paired and paragraph.atoms[item.id].words)
            if (item.kind in _READINGS and not self._chinese) or (copy and once and not twice):
                dropped.add(mark)
            elif not copy and not item.paired and once and mark not in present:
                missing.append(mark)
        if not dropped.isdisjoint(present):
            target = "".join(one for one in target if one not in dropped)
        target = placeholders.without_empty_pairs(target).strip() + "".join(missing)
        for item in block.inline:  # what stood around some words stands around all of them
            opening, closing = placeholders.opening(item.id), placeholders.closing(item.id)
            if item.paired and item.kind == "html" and not copy and opening not in target:
                target = f"{opening}{target}{closing}"
        return target


def _anchors(pieces: Iterable[Piece]) -> tuple[list[Piece], list[Piece]]:
    """Return the anchors among pieces: those that begin something, and those that end it."""
    found = [piece for piece in pieces if piece.role == "anchor"]
    return (
        [piece for piece in found if piece.kind == "start"],
        [piece for piece in found if piece.kind != "start"],
    )
