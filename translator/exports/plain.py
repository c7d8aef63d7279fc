"""Plain text: each paragraph and its translation, or the translation alone."""

from __future__ import annotations

from dataclasses import dataclass

from translator.exports.characters import encode
from translator.exports.rendering import Rendering, block_targets, nested
from translator.exports.validate import validate
from translator.types import Bitext, Layout

_LEAD = {"list_item": "- ", "quote": "> "}


@dataclass(frozen=True, kw_only=True, slots=True)
class PlainText:
    """Text without markup, a blank line between paragraphs."""

    name: str = "txt"
    suffix: str = ".txt"
    media_type: str = "text/plain"

    def write(self, bitext: Bitext, *, layout: Layout) -> bytes:
        """Return the text: source and target by turns, or the target alone."""
        validate(bitext)
        source, target = Rendering(bitext, target=False), Rendering(bitext, target=True)
        targets, inner = block_targets(bitext), nested(bitext.document)
        paragraphs: list[str] = []
        for block in bitext.document.blocks:
            if block.id in inner or not block.text:
                continue  # shown where its picture stands
            lead = _LEAD.get(block.kind, "")
            there = target.readable(targets[block.id], block).strip()
            here = source.readable(block.text, block).strip()
            if layout is Layout.TARGET:
                paragraphs.append(lead + there)
            elif here == there:  # copied: once is enough
                paragraphs.append(lead + here)
            else:
                paragraphs.append(f"{lead}{here}\n{lead}{there}")
        return encode("".join(f"{text}\n\n" for text in paragraphs)[:-1])
