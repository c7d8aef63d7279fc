"""What a book consists of: its archive, its package document, the parts that hold text.

EPUB 3.3 (https://www.w3.org/TR/epub-33/, "Package document", "OCF") and EPUB 2.0.1 (OPF, OPS and
OCF of idpf.org); both are read alike. Books in the wild are broken in many ways, and readers show
them all the same: what is missing is left out and said.
"""

from __future__ import annotations

import posixpath
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from urllib.parse import unquote

from translator.errors import EncodingError, FormatError
from translator.formats.epub.protection import ENCRYPTION, refuse_protected
from translator.formats.epub.xml_elements import XmlFile
from translator.formats.html.charset import decode_page
from translator.system.bounded_reading import MEGABYTE
from translator.system.safe_zip import Archive, open_archive
from translator.text.encoding import Decoded

CONTAINER = "META-INF/container.xml"
MIMETYPE = "mimetype"
MEDIA_TYPE = "application/epub+zip"
_PACKAGE_TYPE = "application/oebps-package+xml"
_NCX_TYPE = "application/x-dtbncx+xml"
_HTML_TYPES = frozenset(("text/html", "text/x-oeb1-document"))
_PAGE_TYPES = _HTML_TYPES | {"application/xhtml+xml"}
_PAGE_SUFFIXES = (".xhtml", ".html", ".htm", ".xht")
LARGEST_TEXT = 10 * MEGABYTE
"""Bytes of a part that is read as text; a whole novel on one page has a third of it."""
LARGEST_TEXTS = 30 * MEGABYTE
"""Bytes of all of them; the longest novels of the web have two thirds of it."""
_DEEPEST_FALLBACK = 10
"""Items that may stand in for one another in a row."""


class PartKind(Enum):
    """What a part of a book is to its reader."""

    PACKAGE = "package"
    """Title, description and language of the book, and the list of its files."""
    PAGE = "page"
    NAVIGATION = "navigation"
    """The table of contents of EPUB 3, a page of lists."""
    NCX = "ncx"
    """The table of contents of EPUB 2."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part that holds text."""

    name: str
    """Of the member of the archive."""
    kind: PartKind


@dataclass(frozen=True, slots=True)
class Item:
    """An item of the manifest."""

    id: str
    href: str
    """As it is written, without references."""
    member: str
    """Of the archive; empty: there is none of this name."""
    media_type: str
    properties: frozenset[str]
    fallback: str
    """Id of the item that stands in for it; empty: none."""

    @property
    def is_page(self) -> bool:
        """Whether it is a page of XHTML, whatever its media type says."""
        if self.media_type in _PAGE_TYPES:
            return True
        return self.member.lower().endswith(_PAGE_SUFFIXES) and "image" not in self.media_type


@dataclass(frozen=True, kw_only=True, slots=True)
class Book:
    """A book that was looked through."""

    archive: Archive
    package: str
    """Name of the member that is the package document."""
    opf: XmlFile
    """Its elements."""
    version: str
    """``2.0``, ``3.0`` …; empty where the package does not say."""
    parts: tuple[Part, ...]
    """In the order a reader meets them: title, pages, tables of contents."""
    items: Mapping[str, Item]
    """The manifest by its ids; of two with one id the first counts."""
    spine: tuple[str, ...]
    """Ids of the items that are read one after the other."""
    html: frozenset[str]
    """Members that are said to be HTML rather than XHTML."""
    others: tuple[str, ...]
    """Package documents of further renditions of the book, which are not read."""

    def decoded(self, member: str) -> Decoded:
        """Return a part's text.

        Raises:
            EncodingError: it is no text.
            FormatError: it is missing, damaged or too large.
        """
        return decoded(self.archive, member)


def decoded(archive: Archive, member: str) -> Decoded:
    """Return the text of a member; see ``Book.decoded``."""
    info = archive.members.get(member)
    if info is not None and info.file_size > LARGEST_TEXT:
        most = LARGEST_TEXT / MEGABYTE
        raise FormatError("epub.large-part", name=archive.name, part=member, most=most)
    return decode_page(archive.read(member))


def open_book(data: bytes, *, name: str) -> Book:
    """Look a book through.

    Args:
        data: The whole file.
        name: Of the file, for messages.

    Raises:
        FormatError: it is no book, is protected, or holds more than a book has.
    """
    archive = open_archive(data, name=name)
    refuse_protected(name, archive.members, _described(archive, ENCRYPTION))
    found = _packages(archive)
    if not found:
        raise FormatError("epub.no-package", name=name)
    package, *others = found
    opf = _described(archive, package)
    root = opf.first("package") if opf else None
    if opf is None or root is None:
        raise FormatError("epub.no-package", name=name)
    members = _Members(archive.members, posixpath.dirname(package))
    items: dict[str, Item] = {}
    for one in _items(opf, members):
        items.setdefault(one.id, one)
    spine = tuple(opf.value(one, "idref") for one in opf.named("itemref"))
    parts = tuple(dict.fromkeys([Part(package, PartKind.PACKAGE), *_parts(opf, items, spine)]))
    if not any(one.kind in (PartKind.PAGE, PartKind.NAVIGATION) for one in parts):
        raise FormatError("epub.no-page", name=name)
    if sum(archive.members[one.name].file_size for one in parts) > LARGEST_TEXTS:
        raise FormatError("epub.large-texts", name=name, most=LARGEST_TEXTS / MEGABYTE)
    return Book(
        archive=archive,
        package=package,
        opf=opf,
        version=opf.value(root, "version"),
        parts=parts,
        items=items,
        spine=spine,
        html=frozenset(one.member for one in items.values() if one.media_type in _HTML_TYPES),
        others=tuple(others),
    )


def _packages(archive: Archive) -> list[str]:
    """Return the package documents, the one that is read first."""
    members = _Members(archive.members, "")
    found: list[str] = []
    container = _described(archive, CONTAINER)
    if container is not None:
        roots = list(container.named("rootfile"))
        named = [one for one in roots if container.value(one, "media-type") == _PACKAGE_TYPE]
        paths = (members.find(container.value(one, "full-path")) for one in named or roots)
        found = [path for path in paths if path]
    # A book whose container is broken, or leads nowhere, is found by what only books hold.
    found = found or [one for one in archive.members if one.lower().endswith(".opf")]
    return list(dict.fromkeys(found))


def _described(archive: Archive, member: str) -> XmlFile | None:
    """Return the elements of a file about the book; None: there is none that can be read."""
    if member not in archive.members:
        return None
    try:
        return XmlFile(decoded(archive, member).text)
    except EncodingError:
        return None  # as good as missing: what it says is found another way, or is not there


class _Members:
    """The names in an archive, found as readers find them."""

    def __init__(self, names: Mapping[str, object], folder: str) -> None:
        self._names = names
        self._folder = folder
        self._loose: dict[str, str] = {}

    def find(self, href: str) -> str:
        """Return the member an address leads to; empty: there is none.

        Names are percent-encoded in the package, but not by every program, and the letters of a
        name are composed on one system and apart on another (NFC and NFD), capital or not.
        """
        path = href.split("#", 1)[0]
        for one in (path, unquote(path)):
            whole = posixpath.normpath(posixpath.join(self._folder, one)) if one else ""
            if whole in self._names:
                return whole
        if not path:
            return ""
        if not self._loose:
            self._loose = {_loose(one): one for one in self._names}
        whole = posixpath.normpath(posixpath.join(self._folder, unquote(path)))
        return self._loose.get(_loose(whole), "")


def _loose(name: str) -> str:
    return unicodedata.normalize("NFC", unquote(name)).casefold()


def _items(opf: XmlFile, members: _Members) -> Iterator[Item]:
    for one in opf.named("item"):
        href = opf.value(one, "href")
        yield Item(
            id=opf.value(one, "id"),
            href=href,
            member=members.find(href),
            media_type=opf.value(one, "media-type").lower(),
            properties=frozenset(opf.value(one, "properties").split()),
            fallback=opf.value(one, "fallback"),
        )


def _parts(opf: XmlFile, items: Mapping[str, Item], spine: Sequence[str]) -> Iterator[Part]:
    """Yield the parts after the package: pages in reading order, then what else holds text."""
    navigation = [one for one in items.values() if "nav" in one.properties and one.member]
    tables = {one.member for one in navigation[:1]}
    pages = [page_of(items.get(one), items) for one in spine]
    pages += [
        one for one in items.values() if one.is_page and one.member and one.member not in tables
    ]
    for page in pages:
        if page is not None:
            kind = PartKind.NAVIGATION if page.member in tables else PartKind.PAGE
            yield Part(page.member, kind)
    yield from (Part(one, PartKind.NAVIGATION) for one in tables)
    element = opf.first("spine")
    named = items.get(opf.value(element, "toc")) if element else None
    found = [named] if named else [one for one in items.values() if one.media_type == _NCX_TYPE]
    for ncx in found:
        if ncx.member and not ncx.is_page:
            yield Part(ncx.member, PartKind.NCX)


def page_of(item: Item | None, items: Mapping[str, Item]) -> Item | None:
    """Return the page of an item of the spine: itself, or what stands in for it; None: none."""
    for _ in range(_DEEPEST_FALLBACK):
        if item is None or (item.is_page and item.member):
            return item
        item = items.get(item.fallback)
    return None
