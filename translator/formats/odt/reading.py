"""An OpenDocument text read: its parts in the order of reading, and what they hold."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field

from translator.formats.odt.package import CONTENT, FLAT, META, STYLES, OdtPackage
from translator.formats.odt.styles import STYLE_ELEMENTS, OdtStyles
from translator.formats.odt.walk import OdtWalk
from translator.formats.office.parts import Parts
from translator.formats.office.places import Found
from translator.formats.office.xml_nodes import Node


@dataclass(slots=True, kw_only=True)
class OdtContent(Parts):
    """What an OpenDocument text holds."""

    package: OdtPackage
    styles: list[OdtStyles] = field(default_factory=list)
    automatic: list[Node | None] = field(default_factory=list)
    """Of each part, the element with the styles it made for itself."""
    bodies: list[int] = field(default_factory=list)
    """Of each part, where that element would stand."""


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
        nodes = package.nodes(member)
        part = content.begin(member, nodes)
        walk = OdtWalk(nodes, part, content.found, common.within(), package.formulas, tables)
        walk.walk()
        content.styles.append(walk.styles)
        content.automatic.append(walk.automatic)
        content.bodies.append(walk.body)
        content.tell_changes(part, walk.changes)
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
