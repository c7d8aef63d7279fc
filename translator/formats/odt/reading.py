"""An OpenDocument text read: its parts in the order of reading, and what they hold."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field

from translator.errors.error_sentences import Said, piece
from translator.formats.odt.package import CONTENT, FLAT, META, STYLES, OdtPackage
from translator.formats.odt.styles import STYLE_ELEMENTS, OdtStyles
from translator.formats.odt.walk import OdtWalk
from translator.formats.office.places import Found, Gap
from translator.formats.office.xml_nodes import Node, XmlNodes


@dataclass(slots=True)
class OdtContent:
    """What a document holds, and the parts it stands in."""

    package: OdtPackage
    found: Found = field(default_factory=Found)
    names: list[str] = field(default_factory=list)
    """Of the parts with text, in order."""
    nodes: list[XmlNodes] = field(default_factory=list)
    styles: list[OdtStyles] = field(default_factory=list)
    automatic: list[Node | None] = field(default_factory=list)
    """Of each part, the element with the styles it made for itself."""
    bodies: list[int] = field(default_factory=list)
    """Of each part, where that element would stand."""
    changes: int = 0
    """Paragraphs with tracked changes."""

    def offsets(self) -> list[int]:
        """Return where each part begins in the text of the whole document."""
        lengths = (len(one.text) + 1 for one in self.nodes)
        return list(itertools.accumulate(lengths, initial=0))

    def text(self) -> str:
        """Return the parts one after the other."""
        return "\n".join(one.text for one in self.nodes)


def read_odt(package: OdtPackage) -> OdtContent:
    """Read all parts with text.

    Raises:
        FormatError: a part is damaged, or holds more than a document does.
    """
    content = OdtContent(package=package, found=Found(name=package.name))
    tables = itertools.count()
    common = _common(package)
    members = [FLAT] if package.archive is None else [CONTENT, STYLES, META]
    for member in members:
        if not package.has(member):
            continue
        nodes, part = package.nodes(member), len(content.names)
        content.found.begin(len(nodes.text))
        walk = OdtWalk(nodes, part, content.found, common.within(), package.formulas, tables)
        content.names.append(member)
        content.nodes.append(nodes)
        walk.walk()
        content.styles.append(walk.styles)
        content.automatic.append(walk.automatic)
        content.bodies.append(walk.body)
        content.changes += len(walk.changes)
        if walk.changes:
            same = (
                p.paragraph.text
                for p in content.found.places
                if p.part == part and p.number == walk.changes[0]
            )
            content.found.gaps.append(
                Gap(kind="change", part=part, number=walk.changes[0], text=next(same, ""),
                    reason=Said(piece("left.changes", number=len(walk.changes))))
            )  # fmt: skip
    return content


def _common(package: OdtPackage) -> OdtStyles:
    """Return the styles that people see, which all parts know."""
    styles = OdtStyles()
    if not package.has(STYLES):
        return styles
    nodes = package.nodes(STYLES)
    automatic = False
    for event in nodes.events(STYLE_ELEMENTS):
        if event.node.name == "office:automatic-styles":
            automatic = event.kind == "open"
        elif event.kind == "whole" and not automatic:
            styles.take(nodes, event.node, automatic=False)
    return styles
