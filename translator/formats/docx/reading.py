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
from translator.formats.office.parts import Parts
from translator.formats.office.pieces import Piece
from translator.formats.office.places import Found, Gap, Place
from translator.formats.office.scripts import HAN

_BESIDE = ("footnotes", "endnotes", "header", "footer")
"""Kinds of the parts with text beside the body, in the order they are read."""
_LEFT = {
    "comments": ("comment", "left.comments", "w:t"),
    "chart": ("chart", "left.chart", "c:v"),
    "diagramData": ("drawing", "left.drawing", "a:t"),
}
"""Kind of a part that is left alone → the kind of what is skipped, why, and the elements with
its words."""


@dataclass(slots=True, kw_only=True)
class DocxContent(Parts):
    """What a Word document holds."""

    package: Package
    styles: Styles = field(default_factory=Styles)


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
        part = content.begin(member, nodes)
        relations = dict(package.relations_of(member))
        walk = Walk(nodes, part, content.found, known, relations, tables)
        walk.walk()
        content.tell_changes(part, walk.changes)
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


def _read_title(content: DocxContent) -> None:
    member = content.package.title
    if not member:
        return
    nodes = content.package.nodes(member)
    part = content.begin(member, nodes)
    for event in nodes.events(("dc:title",)):
        if event.kind == "whole":
            node = event.node
            shown = Piece("text", node.inner, node.inner_end, " ".join(nodes.words(node).split()))
            content.found.add(
                Place(
                    part=part, number=1, kind="front_matter", start=node.inner,
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
