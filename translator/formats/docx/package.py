"""Which parts a Word document has, and how they are found from one another.

Parts are found by relationships (ECMA-376 part 2, 9.3), never by their names; both the
namespaces of the usual kind ("transitional") and those of ISO's strict one are known.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from translator.errors import FormatError
from translator.formats.office.xml_nodes import Attribute, XmlNodes
from translator.formats.office.xml_part import XmlPart, read_part
from translator.system.safe_zip import Archive, open_archive

KIND = "DOCX"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a file begins that is encrypted, or of Word 97 to 2003 ([MS-CFB] 2.2)."""
_TRANSITIONAL = "http://schemas.openxmlformats.org"
_STRICT = "http://purl.oclc.org/ooxml"
SPACES: Mapping[str, str] = {
    **{
        f"{_TRANSITIONAL}/{rest}": prefix
        for rest, prefix in {
            "wordprocessingml/2006/main": "w",
            "drawingml/2006/main": "a",
            "drawingml/2006/picture": "pic",
            "drawingml/2006/chart": "c",
            "drawingml/2006/wordprocessingDrawing": "wp",
            "officeDocument/2006/relationships": "r",
            "officeDocument/2006/math": "m",
            "package/2006/relationships": "rel",
            "package/2006/metadata/core-properties": "cp",
            "markup-compatibility/2006": "mc",
        }.items()
    },
    f"{_STRICT}/wordprocessingml/main": "w",
    f"{_STRICT}/drawingml/main": "a",
    f"{_STRICT}/drawingml/picture": "pic",
    f"{_STRICT}/drawingml/chart": "c",
    f"{_STRICT}/drawingml/wordprocessingDrawing": "wp",
    f"{_STRICT}/officeDocument/relationships": "r",
    f"{_STRICT}/officeDocument/math": "m",
    "http://purl.org/dc/elements/1.1/": "dc",
    "urn:schemas-microsoft-com:vml": "v",
    "urn:schemas-microsoft-com:office:office": "o",
}
"""Namespace → what the code calls it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Relation:
    """A relationship of a part."""

    kind: str
    """The last word of its type: ``hyperlink``, ``header`` …"""
    target: str
    """Name of the part, or the address outside."""
    external: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Package:
    """A Word document's archive and the parts that matter."""

    archive: Archive
    name: str
    main: str
    """Name of the part with the body."""
    relations: Mapping[str, Relation]
    """Of that part, by id."""
    title: str
    """Name of the part with the title; empty: there is none."""
    held: dict[str, XmlPart] = field(default_factory=dict)

    def named(self, kind: str) -> Iterator[str]:
        """Yield the parts of a kind that are there, each once, in the order of their names."""
        found = {one.target for one in self.relations.values() if one.kind == kind}
        yield from sorted(one for one in found if one in self.archive.members)

    def read(self, member: str) -> XmlPart:
        """Return a part, seen to be XML.

        Raises:
            FormatError: it is damaged, or no XML.
        """
        part = self.held.get(member)
        if part is None:
            part = read_part(self.archive.read(member), member=member, name=self.name, kind=KIND)
            self.held[member] = part
        return part

    def nodes(self, member: str) -> XmlNodes:
        """Return a part's nodes."""
        return XmlNodes(self.read(member).text, SPACES, name=f"{self.name} ({member})")

    def relations_of(self, member: str) -> Mapping[str, Relation]:
        """Return the relationships of a part by their ids."""
        if member == self.main:
            return self.relations
        return _relations(self.archive, self.name, member)


def open_package(data: bytes, *, name: str) -> Package:
    """Look into a file for the parts of a Word document.

    Raises:
        FormatError: it is encrypted, no archive, or has no body.
    """
    if data.startswith(_OLE):
        raise FormatError("docx.locked", name=name)
    if not data.startswith(b"PK"):
        raise FormatError("docx.only-name", name=name)
    archive = open_archive(data, name=name)
    outer = _relations(archive, name, "")
    main = next((one.target for one in outer.values() if one.kind == "officeDocument"), "")
    if main not in archive.members:
        main = "word/document.xml"
    if main not in archive.members:
        raise FormatError("docx.no-body", name=name)
    title = next((one.target for one in outer.values() if one.kind == "core-properties"), "")
    return Package(
        archive=archive,
        name=name,
        main=main,
        relations=_relations(archive, name, main),
        title=title if title in archive.members else "",
    )


def relations_part(member: str) -> str:
    """Return the name of the part with the relationships of a part; of the whole: of none."""
    folder, base = posixpath.split(member)
    return posixpath.join(folder, "_rels", f"{base}.rels")


def is_link(attributes: Mapping[str, Attribute]) -> bool:
    """Say whether a relationship is a link for readers that leads out of the document."""
    values = {name: one.value for name, one in attributes.items()}
    kind = values.get("Type", "").rpartition("/")[2]
    return kind == "hyperlink" and values.get("TargetMode") == "External"


def _relations(archive: Archive, name: str, member: str) -> Mapping[str, Relation]:
    folder = posixpath.dirname(member)
    place = relations_part(member)
    if place not in archive.members:
        return {}
    part = read_part(archive.read(place), member=place, name=name, kind=KIND)
    nodes = XmlNodes(part.text, SPACES, name=f"{name} ({place})")
    found: dict[str, Relation] = {}
    for event in nodes.events(("rel:Relationship",)):
        if event.kind != "whole":
            continue
        attributes = {key: one.value for key, one in nodes.attributes(event.node).items()}
        external = attributes.get("TargetMode") == "External"
        target = attributes.get("Target", "")
        if not external:
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        found[attributes.get("Id", "")] = Relation(
            kind=attributes.get("Type", "").rpartition("/")[2], target=target, external=external
        )
    return found
