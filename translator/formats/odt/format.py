"""OpenDocument texts: read for positions, written with every part that is not translated kept.

What LibreOffice and others write (``.odt``), templates (``.ott``), and the same as one XML file
(``.fodt``). The text is that of the document as it looks with its tracked changes accepted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from translator.formats.base import AS_THEY_ARE, Address, Links
from translator.formats.odt.package import KIND, SPACES, OdtPackage, is_text, open_odt
from translator.formats.odt.reading import read_odt
from translator.formats.odt.write import changed_odt
from translator.formats.office.links import link_places
from translator.formats.office.places import changed_targets, number_places
from translator.formats.office.xml_nodes import XmlNodes
from translator.formats.office.xml_part import XmlPart, read_part
from translator.formats.source.readdress import LinkPlace, readdressed
from translator.system.safe_zip import member_names
from translator.types import Document, Layout


class Odt:
    """Texts of LibreOffice, and of the programs that write its format."""

    name = "odt"
    suffixes: tuple[str, ...] = (".odt", ".ott", ".fodt")
    written_suffix = ""
    media_type = "application/vnd.oasis.opendocument.text"

    def recognises(self, sample: str) -> bool:
        """Say no: an OpenDocument text is no text in this sense."""
        return False

    def opens(self, data: bytes) -> bool:
        """Say whether a file is an archive that says it is an OpenDocument text."""
        return data.startswith(b"PK") and is_text(data, member_names(data))

    def read(self, data: bytes, *, name: str, encoding: str | None = None) -> Document:
        """Read a document; see ``Format.read``. Its XML says itself how it is encoded."""
        content = read_odt(open_odt(data, name=name))
        return content.document(data, name=name, format_name=self.name)

    def write(
        self,
        document: Document,
        targets: Mapping[int, str],
        *,
        layout: Layout,
        target_language: str,
        links: Links = AS_THEY_ARE,
    ) -> bytes:
        """Write targets into the original; see ``Format.write`` and ``odt.write``."""
        changed = changed_targets(document, targets, layout)
        parts: dict[str, bytes] = {}
        if changed:
            content = read_odt(open_odt(document.package, name=document.name))
            number_places(content.found)
            parts = changed_odt(
                document, content, changed, layout=layout, target_language=target_language
            )
        package = open_odt(document.package, name=document.name)
        for member in _linking(document) if links.addresses else ():
            part = package.read(member)
            data = parts.get(member)
            if data is not None:
                part = read_part(data, member=member, name=document.name, kind=KIND)
            text = readdressed(part.text, _links(part, package), links.addresses)
            if text != part.text:
                parts[member] = part.bytes_of(text)
        return package.written(parts)

    def addresses(self, document: Document) -> list[Address]:
        """Return where links lead; see ``Format.addresses``."""
        package = open_odt(document.package, name=document.name)
        return [
            place.address
            for member in _linking(document)
            for place in _links(package.read(member), package)
        ]

    def heading_words(self, before: Document, after: Document) -> Mapping[str, str]:
        """Return none: links find headings by bookmarks, which stay."""
        return {}

    def follow(self, document: Document, words: Mapping[str, Mapping[str, str]]) -> bytes:
        """Return the document as it is; see ``heading_words``."""
        return document.package


def _linking(document: Document) -> Iterator[str]:
    """Yield the parts with text, where links may stand."""
    yield from dict.fromkeys(block.attributes["part"] for block in document.blocks)


def _links(part: XmlPart, package: OdtPackage) -> list[LinkPlace]:
    """Return where a part has the addresses of its links.

    In an archive they are counted from inside of it (OpenDocument part 2, 3.7).
    """
    nodes = XmlNodes(part.text, SPACES, name=f"{package.name} ({part.name})")
    prefix = "" if package.archive is None else "../"
    return list(link_places(nodes, "text:a", "xlink:href", prefix=prefix))
