"""Which rows of a document a page shows: all in order, or only those that need a look."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from translator.types import Block, Pair
from ui.documents import ROWS, SENTENCES, OpenDocument, blocks_of

Position = tuple[int, int]
"""Block id and start of a segment."""


def flagged_rows(opened: OpenDocument, pairs: Iterable[Pair]) -> list[int]:
    """Return the numbers of the rows that hold one of some pairs, pictures' texts included."""
    wanted = {pair.segment.block_id for pair in pairs}
    return [
        number
        for number, row in enumerate(opened.rows)
        if any(wanted & _all_ids(block) for block in blocks_of([row]))
    ]


def pages_of(opened: OpenDocument, rows: Sequence[int]) -> list[list[int]]:
    """Cut some rows, given by number, into pages; at least one, which may be empty."""
    pages: list[list[int]] = [[]]
    sentences = 0
    for number in rows:
        row = opened.rows[number]
        size = sum(len(opened.items.get(block.id, ())) for block in blocks_of([row]))
        if pages[-1] and (len(pages[-1]) >= ROWS or sentences + size > SENTENCES):
            pages.append([])
            sentences = 0
        pages[-1].append(number)
        sentences += size
    return pages


def page_with(opened: OpenDocument, pages: Sequence[Collection[int]], block_id: int) -> int | None:
    """Return the number of the page that shows a block; None: none does."""
    for number, page in enumerate(pages):
        for row in page:
            if any(block_id in _all_ids(block) for block in blocks_of([opened.rows[row]])):
                return number
    return None


def order(opened: OpenDocument, page: Iterable[int]) -> list[int]:
    """Return the ids of the blocks a page shows, in reading order."""
    return [block.id for block in blocks_of([opened.rows[number] for number in page])]


def next_flagged(
    positions: Sequence[Position], shown: Collection[int], *, forward: bool
) -> Position | None:
    """Return the first position behind, or before, everything a page shows.

    Args:
        positions: Of pairs that need a look, in the document's order.
        shown: Ids of the blocks of the page.
        forward: Which way.
    """
    if not shown:
        return positions[0] if positions else None
    if forward:
        last = max(shown)
        return next((position for position in positions if position[0] > last), None)
    first = min(shown)
    return next((position for position in reversed(positions) if position[0] < first), None)


def _all_ids(block: Block) -> set[int]:
    return {block.id} | {child for item in block.inline for child, _, _ in item.children}
