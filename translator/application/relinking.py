"""Where the links of documents lead once their translations stand in a folder of their own.

Documents of one run find each other under their new names, pictures and other files are found
where they are, or where they were brought to. Formats say what addresses a document has and put
the new ones in; here is only what the addresses mean to a file system and to site generators.
"""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from translator.formats.base import AS_THEY_ARE, Address, Leads, Links
from translator.formats.registry import by_name, suffixes
from translator.text.address_parts import AddressParts, path_address, split_address
from translator.types import Document

_INDEX = ("index", "README", "readme", "Readme", "_index")
"""Documents that stand for their folder: of generators, and of what shows repositories."""
_PAGE = (".html", ".htm")
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
class Brought:
    """A file that comes along: a picture, a script."""

    original: Path
    place: Path


@dataclass(frozen=True, slots=True)
class _Found:
    """What an address leads to."""

    document: Placed | None
    file: Path
    """Of the document, or else the file or folder itself."""
    written: str = "whole"
    """How the address names it: ``whole``, ``bare`` (without suffix), ``page`` (with a page's
    suffix) or ``folder`` (the folder it stands for)."""
    base: Path | None = None
    """From where it was found; None: from the document's own folder."""


@dataclass(slots=True)
class _Changes:
    addresses: dict[Address, str] = field(default_factory=dict)
    fragments: set[str] = field(default_factory=set)
    brought: dict[Path, Brought] = field(default_factory=dict)


class Relinking:
    """The documents of a run and the ways between them."""

    def __init__(self, placed: Iterable[Placed], *, bring: bool = False) -> None:
        """Work out every link.

        Args:
            placed: All documents of the run.
            bring: Whether pictures and other files come along, as far as they stand in the
                folder that was given; else links lead back to them.
        """
        self._bring = bring
        self._documents = {_key(one.source): one for one in placed}
        self._outputs = {_key(one.output) for one in self._documents.values()}
        self._suffixes = suffixes()
        self._named: dict[str, list[Placed]] = {}
        for one in self._documents.values():
            inside = one.source.relative_to(one.root)
            whole = {inside.as_posix(), inside.with_suffix("").as_posix()}
            for name in whole | {inside.name, inside.stem}:
                self._named.setdefault(name, []).append(one)
        self._exists: dict[str, bool] = {}
        self._changes = {key: _Changes() for key in self._documents}
        for one in self._documents.values():
            self._follow(one)

    def links(self, source: Path) -> Links:
        """Return what becomes of a document's links."""
        changes = self._changes.get(_key(source))
        if changes is None:
            return AS_THEY_ARE
        return Links(addresses=changes.addresses, fragments=frozenset(changes.fragments))

    def brought(self, source: Path) -> list[Brought]:
        """Return the files that come along because a document needs them, in its order."""
        changes = self._changes.get(_key(source))
        return list(changes.brought.values()) if changes else []

    def _follow(self, one: Placed) -> None:
        changes = self._changes[_key(one.source)]
        for address in one.addresses:
            parts = split_address(address.text)
            if parts is None or not parts.path:
                continue
            found = self._find(one, address.leads, parts)
            if found is None:
                continue
            if found.document is not None and parts.place:
                self._changes[_key(found.document.source)].fragments.add(parts.place)
            if found.document is None:
                way = _way(self._place(one, found.file, changes), one.output.parent, real=True)
            else:
                way = _to_document(one, found, found.document)
            new = _renamed(address, found) if address.leads is Leads.NAME else _kept(parts, way)
            if new is not None:
                changes.addresses[address] = new

    # What is meant

    def _find(self, one: Placed, leads: Leads, parts: AddressParts) -> _Found | None:
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
                return _Found(found.document, found.file, found.written, base)
        return None

    def _by_name(self, one: Placed, name: str) -> _Found | None:
        known = self._named.get(posixpath.normpath(name), [])
        near = [other for other in known if other.source.parent == one.source.parent]
        for group in (near, known):
            if len(group) == 1:
                written = "whole" if name.endswith(group[0].source.suffix) else "bare"
                return _Found(group[0], group[0].source, written)
        for folder in (one.source.parent, one.root):
            if not known and self._bring and self._is_there(folder / name):
                return _Found(None, folder / name)
        return None

    def _at(self, path: Path, leads: Leads, *, slash: bool) -> _Found | None:
        if found := self._document_at(path, leads, slash=slash):
            return found
        return _Found(None, path) if self._is_there(path) else None

    def _document_at(
        self, path: Path, leads: Leads, *, slash: bool, alone: bool = False
    ) -> _Found | None:
        """Find a document by its path, or by what a generator makes of it.

        Args:
            path: As the address has it.
            leads: Whether suffixes may be left out.
            slash: Whether the address ends in one: it means a folder.
            alone: Whether a page may be written as if it were a folder.
        """
        if not slash and (exact := self._documents.get(_key(path))):
            return _Found(exact, exact.source)
        if leads is not Leads.LINK or (not slash and self._is_file(path)):
            return None
        for stem in _INDEX:
            for suffix in self._suffixes:
                if known := self._documents.get(_key(path / (stem + suffix))):
                    return _Found(known, known.source, "folder")
        if slash and not alone:
            return None
        for ending, written in (("", "bare"), *((page, "page") for page in _PAGE)):
            if not path.name.endswith(ending) or path.name == ending:
                continue
            stem = path.name.removesuffix(ending)
            for suffix in self._suffixes:
                if known := self._documents.get(_key(path.with_name(stem + suffix))):
                    return _Found(known, known.source, written)
        return None

    def _is_there(self, path: Path) -> bool:
        key = _key(path)
        if key not in self._exists:
            self._exists[key] = Path(key).exists()
        return self._exists[key]

    def _is_file(self, path: Path) -> bool:
        return self._is_there(path) and path.is_file()

    # The way there

    def _place(self, one: Placed, file: Path, changes: _Changes) -> Path:
        """Return where a file is found from the new place: brought along, or where it is."""
        original = Path(_key(file))
        if not self._bring or not original.is_file():
            return original
        try:
            inside = original.relative_to(_key(one.root))
        except ValueError:
            return original  # it would stand outside of the folder that is written to
        place = one.folder / inside
        if _key(place) in self._outputs:
            return original
        if _key(place) != _key(original):
            changes.brought.setdefault(place, Brought(original, place))
        return place


def _to_document(one: Placed, found: _Found, document: Placed) -> str | None:
    """Return the way to a document's translation, named as the address names the document."""
    output, same = document.output, document.output.name == document.source.name
    match found.written:
        case "folder" if same:
            output = output.parent
        case "folder" if document.source.stem.lower() != "readme":
            output = output.with_suffix("")
        case "page":
            output = output.with_suffix(_PAGE[0])
        case "bare":
            output = output.with_suffix("")
    if found.base is None:
        return _way(output, one.output.parent)
    return _way(output, one.folder / found.base.relative_to(one.root))


def _renamed(address: Address, found: _Found) -> str | None:
    """Return the name of a page under which it is written; None: the same."""
    if found.document is None or found.document.output.name == found.document.source.name:
        return None
    output = found.document.output
    name = output.name if found.written == "whole" else output.stem
    return posixpath.join(posixpath.dirname(address.text), name)


def _kept(parts: AddressParts, way: str | None) -> str | None:
    """Return a new address in the manner of the old one; None: the old one is good."""
    old = parts.file
    if way is None or (old.startswith("/") and way.startswith("../")):
        return None
    if old.startswith("/"):
        way = f"/{way}"
    if posixpath.normpath(old) == posixpath.normpath(way):
        return None
    if old.endswith("/") and not posixpath.splitext(way)[1]:
        way += "/"
    if old.startswith("./") and not way.startswith("../"):
        way = f"./{way}"
    return path_address(way, like=parts.path) + parts.rest


def _way(to: Path, start: Path, *, real: bool = False) -> str | None:
    """Return the way from a folder to a file, with ``/`` between; None: there is none.

    Args:
        to: The file.
        start: The folder.
        real: Whether one of them may lie behind links of the file system, the other not.
    """
    target, origin = absolute(to), absolute(start)
    if real:
        target, origin = target.parent.resolve() / target.name, origin.resolve()
    try:
        return Path(os.path.relpath(target, origin)).as_posix()
    except ValueError:  # another drive of Windows
        return None


def _ancestors(root: Path, folder: Path) -> Iterator[Path]:
    """Yield the folders from which a site may count: the given one first, then further in."""
    yield root
    current = root
    for part in folder.relative_to(root).parts:
        current = current / part
        yield current


def _key(path: Path | str) -> str:
    return os.path.normcase(absolute(Path(path)))


def absolute(path: Path) -> Path:
    """Return a path from the root, without ``..``; links of the file system stay."""
    return Path(os.path.normpath(path.absolute()))
