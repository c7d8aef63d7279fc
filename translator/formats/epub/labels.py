"""Short texts in XML: what a book is called, and the entries of its table of contents (NCX)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from translator.formats.epub.xml_elements import XmlElement, XmlFile
from translator.formats.html.blocks import Blocks, read_blocks, skipped
from translator.formats.html.scan import scan
from translator.types import Skipped


@dataclass(frozen=True, kw_only=True, slots=True)
class Labels:
    """The labels of a file."""

    found: Blocks
    """Numbered from 0."""
    skipped: tuple[Skipped, ...]


@dataclass(frozen=True, slots=True)
class Label:
    """An element whose text is a label."""

    element: XmlElement
    kind: str
    """Of the block it becomes."""
    depth: int = 0


def read_labels(text: str, labels: Sequence[Label]) -> Labels:
    """Make a block of each label.

    Args:
        text: The whole file.
        labels: In the order of the file.
    """
    filled = [one for one in labels if one.element.inside[0] < one.element.inside[1]]
    page = scan(text, xml=True, parts=[one.element.inside for one in filled])
    found = read_blocks(page)
    starts = [one.element.inside[1] for one in filled]
    blocks = []
    at = 0
    for block in found.blocks:
        while starts[at] < block.end:
            at += 1
        blocks.append(replace(block, kind=filled[at].kind, depth=min(filled[at].depth, 6)))
    return Labels(found=replace(found, blocks=tuple(blocks)), skipped=skipped(page, found))


def ncx_labels(ncx: XmlFile) -> list[Label]:
    """Return the labels of a table of contents: its title and its entries.

    DAISY/NISO Z39.86-2005, "Navigation Control File"; authors' names (``docAuthor``) stay.
    """
    found = []
    for one in ncx.named("text"):
        outer = one.parent
        if outer is not None and outer.name == "doctitle":
            found.append(Label(one, "front_matter"))
        elif outer is not None and outer.name in ("navlabel", "navinfo"):
            # ncx › navMap › navPoint › navLabel › text: the first level of entries is at depth 4
            found.append(Label(one, "list_item", max(one.depth - 4, 0)))
    return found


def title_labels(opf: XmlFile) -> list[Label]:
    """Return the titles of a book; its description is ``description.py``'s."""
    return [
        Label(one, "front_matter")
        for one in opf.named("title")
        if one.tag.name in ("dc:title", "title") and one.parent is not None
    ]
