"""From pairs back to blocks: targets joined as the target language joins sentences."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from translator import marks
from translator.segments import mark_table
from translator.text.typography import join
from translator.types import Bitext, Block, Inline, Pair


def block_targets(bitext: Bitext) -> dict[int, str]:
    """Return each block's whole target, with its marks; blocks that were copied are left out."""
    blocks = {block.id: block for block in bitext.document.blocks}
    result: dict[int, str] = {}
    for block_id, group in groupby(bitext.pairs, key=lambda pair: pair.segment.block_id):
        pairs = list(group)
        if all(pair.provenance.kind == "copy" for pair in pairs) and not bitext.verbatim:
            continue
        result[block_id] = _target(blocks[block_id], pairs, bitext)
    return result


def _target(block: Block, pairs: list[Pair], bitext: Bitext) -> str:
    if bitext.verbatim:
        return "".join(_verbatim(pair) for pair in pairs)
    table = mark_table(block)
    parts = [pair.target for pair in pairs if pair.target]
    if bitext.target_language.startswith("zh"):
        # A line break between Chinese sentences would be shown as a space.
        parts = [_without_soft_breaks(part, table) for part in parts]
    lead = block.text[: len(block.text) - len(block.text.lstrip())]
    text = join(parts, bitext.target_language)
    # The indent of a Chinese paragraph is two ideographic spaces; English has none.
    return text if "\u3000" in lead and not bitext.target_language.startswith("zh") else lead + text


def _verbatim(pair: Pair) -> str:
    stripped = pair.source.strip()
    start = pair.source.index(stripped) if stripped else len(pair.source)
    lead, trail = pair.source[:start], pair.source[start + len(stripped) :]
    return f"{lead}{pair.target}{trail}"


def _without_soft_breaks(text: str, table: Mapping[str, Inline]) -> str:
    return "".join(
        char for char in text if not (marks.MARK.match(char) and table[char].kind == "softbreak")
    )
