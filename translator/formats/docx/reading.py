"""A Word document read: its parts in the order of reading, and what they hold."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field

from translator.errors.error_sentences import Said, piece
from translator.formats.docx.numbering import Numbering, read_numbering
from translator.formats.docx.package import Package
from translator.formats.docx.styles import Styles, read_styles
from translator.formats.docx.walk import Known, Walk
from translator.formats.office.arranging import arrange
from translator.formats.office.pieces import Piece
from translator.formats.office.places import Found, Gap, Place
from translator.formats.office.scripts import HAN
from translator.formats.office.xml_nodes import XmlNodes

_BESIDE = ("footnotes", "endnotes", "header", "footer")
"""Kinds of the parts with text beside the body, in the order they are read."""
_LEFT = {
    "comments": ("comment", "left.comments", "w:t"),
    "chart": ("chart", "left.chart", "c:v"),
    "diagramData": ("drawing", "left.drawing", "a:t"),
}
"""Kind of a part that is left alone → the kind of what is skipped, why, and the elements with
its words."""


@dataclass(slots=True)
class DocxContent:
    """What a document holds, and the parts it stands in."""

    package: Package
    found: Found = field(default_factory=Found)
    names: list[str] = field(default_factory=list)
    """Of the parts with text, in order."""
    nodes: list[XmlNodes] = field(default_factory=list)
    styles: Styles = field(default_factory=Styles)
    changes: int = 0
    """Paragraphs with tracked changes."""

    def offsets(self) -> list[int]:
        """Return where each part begins in the text of the whole document."""
        lengths = (len(one.text) + 1 for one in self.nodes)
        return list(itertools.accumulate(lengths, initial=0))

    def text(self) -> str:
        """Return the parts one after the other."""
        return "\n".join(one.text for one in self.nodes)


def read_content(package: Package) -> DocxContent:
    """Read all parts with text.

    Raises:
        FormatError: a part is damaged, or holds more than a document does.
    """
    content = DocxContent(package=package, found=Found(name=package.name))
    known = _known(package)
    content.styles = known.styles
    tables = itertools.count()
    members = [package.main]
    for kind in _BESIDE:
        members += package.named(kind)
    for member in members:
        nodes = package.nodes(member)
        content.found.begin(len(nodes.text))
        walk = Walk(
            nodes, len(content.names), content.found, known,
            dict(package.relations_of(member)), tables,
        )  # fmt: skip
        content.names.append(member)
        content.nodes.append(nodes)
        walk.walk()
        content.changes += len(walk.changes)
        if walk.changes:
            content.found.gaps.append(
                Gap(kind="change", part=len(content.names) - 1, number=walk.changes[0],
                    text=_words_of(content.found, len(content.names) - 1, walk.changes[0]),
                    reason=Said(piece("left.changes", number=len(walk.changes))))
            )  # fmt: skip
    _read_title(content)
    _tell_left(content, known)
    return content


def _known(package: Package) -> Known:
    styles, numbering = Styles(), Numbering({}, {})
    for member in package.named("styles"):
        styles = read_styles(package.nodes(member))
    for member in package.named("numbering"):
        numbering = read_numbering(package.nodes(member))
    return Known(styles=styles, numbering=numbering)


def _words_of(found: Found, part: int, number: int) -> str:
    """Return the text of a paragraph."""
    same = (p.paragraph.text for p in found.places if p.part == part and p.number == number)
    return next(same, "")


def _read_title(content: DocxContent) -> None:
    member = content.package.title
    if not member:
        return
    nodes = content.package.nodes(member)
    content.names.append(member)
    content.nodes.append(nodes)
    for event in nodes.events(("dc:title",)):
        if event.kind == "whole":
            node = event.node
            shown = Piece("text", node.inner, node.inner_end, " ".join(nodes.words(node).split()))
            content.found.add(
                Place(
                    part=len(content.names) - 1, number=1, kind="front_matter", start=node.inner,
                    end=node.inner_end, paragraph=arrange([shown], nodes.text), value=True,
                )
            )  # fmt: skip


def _tell_left(content: DocxContent, known: Known) -> None:
    """Say which parts have words that are left alone."""
    package, number = content.package, len(content.names)
    for kind, (name, reason, words) in _LEFT.items():
        for member in package.named(kind):
            nodes = package.nodes(member)
            events = nodes.events((words,))
            text = " ".join(nodes.words(one.node) for one in events if one.kind == "whole")
            content.found.gaps.append(
                Gap(kind=name, part=number, number=1, text=text, reason=Said(piece(reason)))
            )
    words_of_lists = " ".join(one for one in known.numbering.texts() if HAN.search(one))
    if words_of_lists:
        content.found.gaps.append(
            Gap(kind="numbering", part=number, number=1, text=words_of_lists,
                reason=Said(piece("left.numbering")))
        )  # fmt: skip
