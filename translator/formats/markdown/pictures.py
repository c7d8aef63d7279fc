"""Targets without their pictures: in bilingual layouts a picture stands with the source only."""

from __future__ import annotations

import re

from translator import placeholders
from translator.lazy_regex import lazy_regex
from translator.types import Block, Inline

_COMPONENT = lazy_regex(r"<(?:Image|Img|Icon)\b.*/>$", re.DOTALL)


def without_pictures(target: str, block: Block) -> str:
    """Return a target without the marks of its block's images, and what they leave behind.

    What goes with them: pairs of marks with nothing left between them (a link or emphasis
    around a picture) and the empty line of a picture that stood on a line of its own.
    """
    images = {placeholders.atom(item.id) for item in block.inline if _is_picture(item)}
    breaks = "".join(
        placeholders.atom(item.id)
        for item in block.inline
        if not item.paired and item.kind in ("softbreak", "hardbreak")
    )
    tags = "".join(mark for mark, item in placeholders.table(block).items() if item.kind == "html")
    if (
        images and breaks and tags
    ):  # a tag that comes to stand at the start of a line begins a block
        pictures = "".join(images)
        target = re.sub(rf"[{breaks}](?=[ \t]*(?:[{pictures}][ \t]*)+[{tags}])", " ", target)
    for mark in images:
        target = re.sub(rf"(?<=[ \t]){mark}[ \t]*|{mark}", "", target)
    if images:
        target = placeholders.without_empty_pairs(target)
    if images and breaks:  # a picture on a line of its own leaves two: an empty line, a paragraph
        target = re.sub(rf"([{breaks}])(?:[ \t]*[{breaks}])+", r"\1", target)
    return target.strip(f" \t{breaks}") if breaks else target.strip()


def _is_picture(item: Inline) -> bool:
    """Say whether a mark is a picture: Markdown's, HTML's, or a component that is named so."""
    if item.kind == "image":
        return True
    return item.kind == "html" and (item.display == "image" or bool(_COMPONENT.match(item.source)))
