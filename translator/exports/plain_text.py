"""Plain text: each paragraph and its translation, or the translation alone."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from translator.document.rendering import Rendering, block_targets, nested
from translator.document.validate import validate
from translator.text.characters import encode
from translator.types import Bitext, Layout

_LEAD = {"list_item": "- ", "quote": "> "}


@dataclass(frozen=True, kw_only=True, slots=True)
class PlainText:
    """Text without markup, a blank line between paragraphs."""

    name: str = "txt"
    suffix: str = ".txt"
    media_type: str = "text/plain"

    def write(self, bitext: Bitext, *, layout: Layout) -> bytes:
        """Return the text: source and target by turns with what is doubtful, or the target."""
        validate(bitext)
        source, target = Rendering(bitext, target=False), Rendering(bitext, target=True)
        targets, inner = block_targets(bitext), nested(bitext.document)
        notes = _notes(bitext)
        paragraphs = [bitext.document.address] if bitext.document.address else []
        for block in bitext.document.blocks:
            if block.id in inner or not block.text:
                continue  # shown where its picture stands
            lead = _LEAD.get(block.kind, "")
            there = target.readable(targets[block.id], block).strip()
            here = source.readable(block.text, block).strip()
            if layout is Layout.TARGET:
                paragraphs.append(lead + there)
                continue
            if here == there:  # copied: once is enough
                paragraphs.append(lead + here)
            else:
                paragraphs.append(f"{lead}{here}\n{lead}{there}")
            inside = [child for item in block.inline for child, _, _ in item.children]
            for number in (block.id, *inside):
                paragraphs[-1] += "".join(f"\n{note}" for note in notes[number])
        return encode("".join(f"{text}\n\n" for text in paragraphs)[:-1])


def _notes(bitext: Bitext) -> dict[int, list[str]]:
    """Return what the checks found, a line each, by block."""
    notes: dict[int, list[str]] = defaultdict(list)
    for pair in bitext.pairs:
        for finding in pair.findings:
            text = " ".join(finding.text().split())
            notes[pair.segment.block_id].append(f"[{finding.level.value}] {finding.check}: {text}")
    return notes
