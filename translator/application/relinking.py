"""Where the links of documents lead once their translations stand in a folder of their own.

Documents of one run find each other under their new names, pictures and other files are found
where they are, or where they were brought to. Formats say what addresses a document has and put
the new ones in; here is only what the addresses mean to a file system and to site generators.
"""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from translator.application.link_targets import (
    PAGE,
    LinkTarget,
    LinkTargets,
    Placed,
    absolute,
    path_key,
)
from translator.formats.base import AS_THEY_ARE, Address, Leads, Links
from translator.text.address_parts import AddressParts, path_address, split_address


@dataclass(frozen=True, slots=True)
class Brought:
    """A file that comes along: a picture, a script."""

    original: Path
    place: Path


@dataclass(slots=True)
class _Changes:
    addresses: dict[Address, str] = field(default_factory=dict)
    fragments: set[str] = field(default_factory=set)
    brought: dict[Path, Brought] = field(default_factory=dict)
    names: dict[str, Path] = field(default_factory=dict)


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
        documents = {path_key(one.source): one for one in placed}
        self._outputs = {path_key(one.output) for one in documents.values()}
        self._targets = LinkTargets(documents, files=bring)
        self._changes = {key: _Changes() for key in documents}
        for one in documents.values():
            self._follow(one)

    def links(self, source: Path) -> Links:
        """Return what becomes of a document's links."""
        changes = self._changes.get(path_key(source))
        if changes is None:
            return AS_THEY_ARE
        return Links(addresses=changes.addresses, fragments=frozenset(changes.fragments))

    def names(self, source: Path) -> dict[str, Path]:
        """Return the names by which a document links to others of the run: name → source."""
        changes = self._changes.get(path_key(source))
        return dict(changes.names) if changes else {}

    def brought(self, source: Path) -> list[Brought]:
        """Return the files that come along because a document needs them, in its order."""
        changes = self._changes.get(path_key(source))
        return list(changes.brought.values()) if changes else []

    def _follow(self, one: Placed) -> None:
        changes = self._changes[path_key(one.source)]
        for address in one.addresses:
            parts = split_address(address.text)
            if parts is None or not parts.path:
                continue
            found = self._targets.find(one, address.leads, parts)
            if found is None:
                if parts.place and address.leads is Leads.LINK:
                    self._keep_place(parts)
                continue
            if found.document is not None and parts.place:
                self._changes[path_key(found.document.source)].fragments.add(parts.place)
            if found.document is None:
                way = _way(self._place(one, found.file, changes), one.output.parent, real=True)
            else:
                way = _to_document(one, found, found.document)
            if address.leads is Leads.NAME:
                new = _renamed(address, found)
                self._name(one, address, found, new)
            else:
                new = None if _leads_there(one, parts, way) else _kept(parts, way)
            if new is not None:
                changes.addresses[address] = new

    def _name(self, one: Placed, address: Address, found: LinkTarget, new: str | None) -> None:
        """Note which document a name leads to; under the name it is written with."""
        if found.document is not None and found.document is not one:
            names = self._changes[path_key(one.source)].names
            names[new or address.text] = found.document.source

    def _keep_place(self, parts: AddressParts) -> None:
        """Have a place kept that is linked to by an address of the built site.

        A generator may build a page anywhere (``permalink``, templates in the address). Where a
        document is called as the address ends, the place is kept there, else wherever it is.
        """
        for key in self._targets.called(parts) or self._changes:
            self._changes[key].fragments.add(parts.place)

    def _place(self, one: Placed, file: Path, changes: _Changes) -> Path:
        """Return where a file is found from the new place: brought along, or where it is."""
        original = absolute(file)
        if counterpart := self._targets.counterparts.get(path_key(original)):
            return counterpart
        if not self._bring or not original.is_file():
            return original
        try:
            inside = original.relative_to(one.root)
        except ValueError:
            return original  # it would stand outside of the folder that is written to
        place = one.folder / inside
        if path_key(place) in self._outputs:
            return original
        if path_key(place) != path_key(original):
            changes.brought.setdefault(place, Brought(original, place))
        return place


def _to_document(one: Placed, found: LinkTarget, document: Placed) -> str | None:
    """Return the way to a document's translation, named as the address names the document.

    Under a new name its suffix is written out: ``a.en`` would be a file of the kind ``.en`` to
    VitePress and docsify, while ``a.en.md`` is a page to every generator.
    """
    output, same = document.output, document.output.name == document.source.name
    match found.written:
        case "folder" if same:
            output = output.parent
        case "page":
            output = output.with_suffix(PAGE[0])
        case "bare" if same:
            output = output.with_suffix("")
    if found.base is None:
        return _way(output, one.output.parent)
    return _way(output, one.folder / found.base.relative_to(one.root))


def _renamed(address: Address, found: LinkTarget) -> str | None:
    """Return the name of a page under which it is written; None: the same."""
    if found.document is None or found.document.output.name == found.document.source.name:
        return None
    output = found.document.output
    name = output.name if found.written == "whole" else output.stem
    return posixpath.join(posixpath.dirname(address.text), name)


def _leads_there(one: Placed, parts: AddressParts, way: str | None) -> bool:
    """Say whether an address, left as it is, leads from the new place to what it should."""
    if way is None or parts.file.startswith("/"):
        return False
    here = one.output.parent
    return absolute(here / parts.file) == absolute(here / way)


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
