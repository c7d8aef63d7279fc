"""Which parts an OpenDocument text has: an archive's (``.odt``) or one XML file's (``.fodt``)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from translator.errors import FormatError
from translator.formats.office.xml_nodes import XmlNodes
from translator.formats.office.xml_part import XmlPart, read_part
from translator.lazy_regex import lazy_regex
from translator.system.safe_zip import Archive, open_archive

KIND = "ODT"
CONTENT, STYLES, META = "content.xml", "styles.xml", "meta.xml"
FLAT = "document.xml"
"""What the one part of a flat file is called."""
_MANIFEST = "META-INF/manifest.xml"
_ENCRYPTED = b"encryption-data"
_ENTRY = lazy_regex(rb"<[^>]{0,20}file-entry\b[^>]{0,2000}>")
_PATH = lazy_regex(rb"full-path\s*=\s*[\"']([^\"']{1,1000})")
"""The list of the parts is looked through as it is: old programs write none that is XML."""
_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
SPACES: Mapping[str, str] = {
    **{
        f"{_ODF}{name}:1.0": prefix
        for name, prefix in {
            "office": "office", "text": "text", "table": "table", "drawing": "draw",
            "style": "style", "xsl-fo-compatible": "fo", "svg-compatible": "svg",
            "presentation": "presentation", "form": "form", "meta": "meta",
            "chart": "chart", "datastyle": "number", "dr3d": "dr3d",
        }.items()
    },
    "http://www.w3.org/1999/xlink": "xlink",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://www.w3.org/1998/Math/MathML": "math",
}  # fmt: skip
"""Namespace → what the code calls it (OpenDocument 1.3 part 3, 2.3)."""
_TEXT_TYPES = (
    b"application/vnd.oasis.opendocument.text",
    b"application/vnd.oasis.opendocument.text-template",
    b"application/vnd.oasis.opendocument.text-master",
    b"application/vnd.oasis.opendocument.text-web",
)


@dataclass(frozen=True, kw_only=True, slots=True)
class OdtPackage:
    """An OpenDocument text, seen to be one."""

    name: str
    archive: Archive | None
    """None: it is a flat file."""
    data: bytes
    formulas: frozenset[str] = frozenset()
    """Folders of the objects that are formulas."""
    held: dict[str, XmlPart] = field(default_factory=dict)

    def has(self, member: str) -> bool:
        """Say whether there is such a part."""
        if self.archive is None:
            return member == FLAT
        return member in self.archive.members

    def read(self, member: str) -> XmlPart:
        """Return a part, seen to be XML.

        Raises:
            FormatError: it is missing, damaged, or no XML.
        """
        part = self.held.get(member)
        if part is None:
            data = self.data if self.archive is None else self.archive.read(member)
            part = read_part(data, member=member, name=self.name, kind=KIND)
            self.held[member] = part
        return part

    def nodes(self, member: str) -> XmlNodes:
        """Return a part's nodes."""
        return XmlNodes(self.read(member).text, SPACES, name=f"{self.name} ({member})")

    def written(self, parts: Mapping[str, bytes]) -> bytes:
        """Return the file with other bytes in some parts."""
        if self.archive is None:
            return parts.get(FLAT, self.data)
        return self.archive.written(parts)


def open_odt(data: bytes, *, name: str) -> OdtPackage:
    """Look into a file for the parts of an OpenDocument text.

    Raises:
        FormatError: it is encrypted, no archive, or no text.
    """
    if not data.startswith(b"PK") and data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<":
        return OdtPackage(name=name, archive=None, data=data)
    if not data.startswith(b"PK"):
        raise FormatError("odt.only-name", name=name)
    archive = open_archive(data, name=name)
    manifest = archive.read(_MANIFEST) if _MANIFEST in archive.members else b""
    if _ENCRYPTED in manifest:
        raise FormatError("odt.locked", name=name)
    if CONTENT not in archive.members or not _is_text(archive):
        raise FormatError("odt.no-text", name=name)
    entries = (one.group() for one in _ENTRY.finditer(manifest))
    formulas = frozenset(
        found[1].decode("utf-8", "replace").strip("/")
        for entry in entries
        if b"opendocument.formula" in entry and (found := _PATH.search(entry))
    )
    return OdtPackage(name=name, archive=archive, data=data, formulas=formulas)


def is_text(data: bytes, names: tuple[str, ...]) -> bool:
    """Say whether an archive is an OpenDocument text; its first member says so, unpacked."""
    return "content.xml" in names and data[30:200].startswith(
        tuple(b"mimetype" + kind for kind in _TEXT_TYPES)
    )


def _is_text(archive: Archive) -> bool:
    if "mimetype" not in archive.members:
        return True  # not by the rules, but opened everywhere
    return archive.read("mimetype").strip() in _TEXT_TYPES
