"""Word documents: read for positions, written with every part that is not translated kept.

Word 2007 and later (``.docx``, with macros ``.docm``, templates ``.dotx`` and ``.dotm``). The
text is that of the document as it looks with its tracked changes accepted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from translator.formats.base import AS_THEY_ARE, Address, Links
from translator.formats.docx.package import Package, is_link, open_package, relations_part
from translator.formats.docx.reading import read_content
from translator.formats.docx.write import changed_parts
from translator.formats.office.links import link_places
from translator.formats.office.places import changed_targets, number_places
from translator.formats.source.readdress import LinkPlace, readdressed
from translator.system.safe_zip import member_names
from translator.types import Document, Layout


class Docx:
    """Documents of Word, and of the programs that write its format."""

    name = "docx"
    suffixes: tuple[str, ...] = (".docx", ".docm", ".dotx", ".dotm")
    written_suffix = ""
    media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

    def recognises(self, sample: str) -> bool:
        """Say no: a Word document is no text."""
        return False

    def opens(self, data: bytes) -> bool:
        """Say whether a file is an archive with the body of a Word document."""
        return data.startswith(b"PK") and "word/document.xml" in member_names(data)

    def read(self, data: bytes, *, name: str, encoding: str | None = None) -> Document:
        """Read a document; see ``Format.read``. Its XML says itself how it is encoded."""
        content = read_content(open_package(data, name=name))
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
        """Write targets into the original; see ``Format.write`` and ``docx.write``."""
        changed = changed_targets(document, targets, layout)
        parts: dict[str, bytes] = {}
        if changed:
            content = read_content(open_package(document.package, name=document.name))
            number_places(content.found)
            parts = changed_parts(
                document, content, changed, layout=layout, target_language=target_language
            )
        package = open_package(document.package, name=document.name)
        for member, places in _links(package, document) if links.addresses else ():
            part = package.read(member)
            text = readdressed(part.text, places, links.addresses)
            if text != part.text:
                parts[member] = part.bytes_of(text)
        return package.archive.written(parts)

    def addresses(self, document: Document) -> list[Address]:
        """Return where links lead out of the document; see ``Format.addresses``."""
        package = open_package(document.package, name=document.name)
        return [place.address for _, places in _links(package, document) for place in places]

    def heading_words(self, before: Document, after: Document) -> Mapping[str, str]:
        """Return none: links find headings by bookmarks, which stay."""
        return {}

    def follow(self, document: Document, words: Mapping[str, Mapping[str, str]]) -> bytes:
        """Return the document as it is; see ``heading_words``."""
        return document.package


def _links(package: Package, document: Document) -> Iterator[tuple[str, list[LinkPlace]]]:
    """Yield the parts that say where links lead, and where they do."""
    for part in dict.fromkeys(block.attributes["part"] for block in document.blocks):
        member = relations_part(part)
        if member in package.archive.members:
            nodes = package.nodes(member)
            yield member, list(link_places(nodes, "rel:Relationship", "Target", counts=is_link))
