"""From pairs back to blocks: what is spliced into the document."""

from __future__ import annotations

from itertools import groupby

from translator import placeholders
from translator.document.rendering import join_targets
from translator.document.segments import meant_breaks
from translator.types import Bitext, Block, Pair


def block_targets(bitext: Bitext) -> dict[int, str]:
    """Return each block's whole target, with its marks; blocks that were copied are left out."""
    blocks = {block.id: block for block in bitext.document.blocks}
    result: dict[int, str] = {}
    for block_id, group in groupby(bitext.pairs, key=lambda pair: pair.segment.block_id):
        pairs = list(group)
        if bitext.verbatim or any(pair.provenance.kind != "copy" for pair in pairs):
            result[block_id] = _target(blocks[block_id], pairs, bitext)
    return result


def _target(block: Block, pairs: list[Pair], bitext: Bitext) -> str:
    text = join_targets(pairs, block, bitext.verbatim)
    if bitext.verbatim:
        return text
    chinese = bitext.target_language.startswith("zh")
    if chinese:  # a line break between Chinese sentences would be shown as a space
        table = placeholders.table(block)
        kept = {block.text[offset] for offset in meant_breaks(block)}
        dropped = {m for m, item in table.items() if item.kind == "softbreak"} - kept
        text = "".join(char for char in text if char not in dropped)
    lead = block.text[: len(block.text) - len(block.text.lstrip())]
    # The indent of a Chinese paragraph is two ideographic spaces; English has none.
    return text if "\u3000" in lead and not chinese else lead + text
