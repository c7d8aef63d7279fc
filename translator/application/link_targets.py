"""What an address in a document means: a document of the run, another file, or nothing.

Site generators leave suffixes out, name the page instead of its source, or a folder instead of
its index, and count from the site's root: all of that is tried here.
"""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from translator.formats.base import Address, Leads
from translator.formats.registry import by_name
from translator.text.address_parts import AddressParts
from translator.types import Document

_INDEX = ("index", "README", "readme", "Readme", "_index")
"""Documents that stand for their folder: of generators, and of what shows repositories."""
PAGE = (".html", ".htm")
"""Suffixes of pages that generators make of documents."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Placed:
    """A document of the run, and where its translation is written."""

    source: Path
    root: Path
    """The folder that was given, or the one the document stands in."""
    output: Path
    folder: Path
    """Where what stands in ``root`` is written."""
    addresses: Sequence[Address]
    """Each once."""


def placed_document(
    document: Document, *, source: Path, root: Path, output: Path, folder: Path
) -> Placed:
    """Return where a document is written, with its addresses; see ``Placed``."""
    return Placed(
        source=absolute(source),
        root=absolute(root),
        output=absolute(output),
        folder=absolute(folder),
        addresses=tuple(dict.fromkeys(by_name(document.format).addresses(document))),
    )


@dataclass(frozen=True, slots=True)
class LinkTarget:
    """What an address leads to."""

    document: Placed | None
    file: Path
    """Of the document, or else the file or folder itself."""
    written: str = "whole"
    """How the address names it: ``whole``, ``bare`` (without suffix), ``page`` (with a page's
    suffix) or ``folder`` (the folder it stands for)."""
    base: Path | None = None
    """From where it was found; None: from the document's own folder."""


class LinkTargets:
    """Finds what addresses lead to; knows the documents of the run."""

    def __init__(self, documents: Mapping[str, Placed], *, files: bool) -> None:
        """Note the names of the documents.

        Args:
            documents: Key of the source → the document.
            files: Whether files that are only named are looked for, too.
        """
        self._documents = documents
        self._files = files
        self.counterparts: dict[str, Path] = {}
        """Folder that holds documents of the run → the one that holds their translations."""
        self._pages: dict[str, Placed] = {}
        self._folders: dict[str, Placed] = {}
        self._named: dict[str, list[Placed]] = {}
        for one in documents.values():
            inside = one.source.relative_to(one.root)
            whole = {inside.as_posix(), inside.with_suffix("").as_posix()}
            for name in whole | {inside.name, inside.stem}:
                self._named.setdefault(name, []).append(one)
            self._pages.setdefault(path_key(one.source.with_suffix("")), one)
            for folder in _ancestors(one.root, one.source.parent):
                counterpart = one.folder / folder.relative_to(one.root)
                self.counterparts.setdefault(path_key(folder), counterpart)
        for stem in _INDEX:
            for one in documents.values():
                if one.source.stem == stem:
                    self._folders.setdefault(path_key(one.source.parent), one)
        self._exists: dict[str, bool] = {}

    def find(self, one: Placed, leads: Leads, parts: AddressParts) -> LinkTarget | None:
        """Return what an address in a document leads to; None: nothing that is known here."""
        if leads is Leads.NAME:
            return self._by_name(one, parts.path)
        file = parts.file
        if "\0" in file:
            return None
        here = one.source.parent
        rooted = file.startswith("/")
        if not rooted and (found := self._at(here / file, leads, slash=file.endswith("/"))):
            return found
        inside = file.lstrip("/")
        for base in _ancestors(one.root, here):  # docsify means these without a slash, too
            found = self._document_at(base / inside, leads, slash=file.endswith("/"), alone=rooted)
            if found is not None:
                return LinkTarget(found.document, found.file, found.written, base)
        return None

    def called(self, parts: AddressParts) -> list[str]:
        """Return the keys of the documents whose name is the last one in an address."""
        name = posixpath.splitext(posixpath.basename(parts.file.rstrip("/")))[0]
        return [path_key(one.source) for one in self._named.get(name, ())] if name else []

    def _by_name(self, one: Placed, name: str) -> LinkTarget | None:
        known = self._named.get(posixpath.normpath(name), [])
        near = [other for other in known if other.source.parent == one.source.parent]
        for group in (near, known):
            if len(group) == 1:
                written = "whole" if name.endswith(group[0].source.suffix) else "bare"
                return LinkTarget(group[0], group[0].source, written)
        for folder in (one.source.parent, one.root):
            if not known and self._files and self._is_there(folder / name):
                return LinkTarget(None, folder / name)
        return None

    def _at(self, path: Path, leads: Leads, *, slash: bool) -> LinkTarget | None:
        if found := self._document_at(path, leads, slash=slash):
            return found
        return LinkTarget(None, path) if self._is_there(path) else None

    def _document_at(
        self, path: Path, leads: Leads, *, slash: bool, alone: bool = False
    ) -> LinkTarget | None:
        """Find a document by its path, or by what a generator makes of it.

        Args:
            path: As the address has it.
            leads: Whether suffixes may be left out.
            slash: Whether the address ends in one: it means a folder.
            alone: Whether a page may be written as if it were a folder.
        """
        if not slash and (exact := self._documents.get(path_key(path))):
            return LinkTarget(exact, exact.source)
        if leads is not Leads.LINK or (not slash and self._is_file(path)):
            return None
        key = path_key(path)
        if known := self._folders.get(key):
            return LinkTarget(known, known.source, "folder")
        if slash and not alone:
            return None
        if known := self._pages.get(key):
            return LinkTarget(known, known.source, "bare")
        for page in PAGE:
            if known := self._pages.get(key.removesuffix(page)) if key.endswith(page) else None:
                return LinkTarget(known, known.source, "page")
        return None

    def _is_there(self, path: Path) -> bool:
        key = path_key(path)
        if key not in self._exists:
            try:
                self._exists[key] = Path(key).exists()
            except OSError:  # a name too long, a folder closed to us: no link leads there
                self._exists[key] = False
        return self._exists[key]

    def _is_file(self, path: Path) -> bool:
        return self._is_there(path) and path.is_file()


def _ancestors(root: Path, folder: Path) -> Iterator[Path]:
    """Yield the folders from which a site may count: the given one first, then further in."""
    yield root
    current = root
    for part in folder.relative_to(root).parts:
        current = current / part
        yield current


def path_key(path: Path) -> str:
    """Return what tells files apart by their paths."""
    return os.path.normcase(absolute(path))


def absolute(path: Path) -> Path:
    """Return a path from the root, without ``..``; links of the file system stay."""
    return Path(os.path.normpath(path.absolute()))
