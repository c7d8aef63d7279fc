"""Zip archives from elsewhere: read under limits, written again with what is not changed kept.

Books and office documents are zip archives, and so are bombs. What an archive says of itself is
not believed: entries are counted, names looked at, and the bytes of a member are counted as they
come (David Fifield, "A better zip bomb", USENIX WOOT 2019; CWE-22, CWE-409). Nothing is ever
unpacked to a disk.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from translator.errors import FormatError
from translator.errors.error_sentences import Piece, piece
from translator.system.bounded_reading import MEGABYTE, read_and_one_more

MOST_ENTRIES = 20_000
"""Members of an archive; a book of ten thousand pictures has half of it."""
LARGEST_MEMBER = 50 * MEGABYTE
"""Bytes of a member unpacked; members are held in memory one at a time."""
LARGEST_SUM = 400 * MEGABYTE
"""Bytes of all members unpacked."""
MOST_PACKED = 200
"""How many times its packed size a member of more than a megabyte may have: text is packed to a
tenth, a blank bitmap to a thousandth, and bombs to less."""
_ENCRYPTED = 0x1
_NAMED_IN_UTF8 = 0x800
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


@dataclass(frozen=True, kw_only=True, slots=True)
class Archive:
    """An archive whose table of contents was looked at; see ``open_archive``."""

    data: bytes
    name: str
    """Of the file, for messages."""
    members: Mapping[str, zipfile.ZipInfo]
    """By name, in the archive's order, folders left out."""
    opened: zipfile.ZipFile = field(repr=False, compare=False)
    """Its table of contents, read once: to read it for each of many members takes long."""
    folders: tuple[zipfile.ZipInfo, ...] = ()
    """Entries that say only that a folder is there, in the archive's order."""

    def read(self, member: str) -> bytes:
        """Return a member's bytes, unpacked.

        Raises:
            FormatError: it is missing, damaged, encrypted, or larger than it may be.
        """
        info = self.members.get(member)
        if info is None:
            raise FormatError("zip.missing", name=self.name, member=member)
        if info.flag_bits & _ENCRYPTED:
            raise FormatError("zip.encrypted", name=self.name, member=member)
        # At most what it says of itself, which was looked at before: more is a lie.
        most = info.file_size
        try:
            with self.opened.open(info) as stream:
                held = read_and_one_more(stream, most)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
            raise FormatError("zip.damaged", name=self.name, member=member) from error
        if len(held) > most:
            raise _refused(self.name, piece("zip.lies", member=member))
        return held

    def written(self, changed: Mapping[str, bytes], *, first: str = "") -> bytes:
        """Return the archive with other bytes in some members, everything else kept.

        Order, dates, attributes and ways of packing stay. Without changes it is the original,
        byte for byte.

        Args:
            changed: Name of a member → its new bytes; new names come at the end.
            first: A member that comes first and is not packed, as some kinds of files ask for;
                empty, or where it is missing: none.

        Raises:
            FormatError: a member that stays cannot be read.
        """
        if not changed:
            return self.data
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            for name, info in self._entries(first):
                data = b"" if info.is_dir() else changed.get(name)
                written = self.read(name) if data is None else data
                archive.writestr(_again(info, name, bare=name == first), written)
            for name, data in changed.items():
                if name not in self.members:
                    new = zipfile.ZipInfo(name)  # 1980: the same bytes at every run
                    new.compress_type = zipfile.ZIP_DEFLATED
                    new.external_attr = 0o644 << 16
                    archive.writestr(new, data)
        return out.getvalue()

    def _entries(self, first: str) -> list[tuple[str, zipfile.ZipInfo]]:
        """Return members and folders by their names, in the archive's order; ``first`` leads."""
        every = [*self.members.items(), *((info.filename, info) for info in self.folders)]
        return sorted(every, key=lambda entry: (entry[0] != first, entry[1].header_offset))


def open_archive(data: bytes, *, name: str, largest: int | None = None) -> Archive:
    """Look an archive's table of contents through.

    Args:
        data: The whole file.
        name: Of the file, for messages.
        largest: Bytes a member may have unpacked; None: ``LARGEST_MEMBER``.

    Raises:
        FormatError: it is no zip archive, is cut, or holds more, larger, more tightly packed or
            otherwise named members than a document has.
    """
    try:
        opened = zipfile.ZipFile(io.BytesIO(data))
        infos = opened.infolist()
    except (zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError) as error:
        raise FormatError("zip.broken", name=name) from error
    if len(infos) > MOST_ENTRIES:
        raise _refused(name, piece("zip.entries", most=MOST_ENTRIES))
    members: dict[str, zipfile.ZipInfo] = {}
    folders: dict[str, zipfile.ZipInfo] = {}
    whole = 0
    for info in infos:
        _look_at(info, name, LARGEST_MEMBER if largest is None else largest)
        whole += info.file_size
        if whole > LARGEST_SUM:
            raise _refused(name, piece("zip.sum", most=LARGEST_SUM / MEGABYTE))
        member = _named(info)
        if member in members:
            raise _refused(name, piece("zip.twice", member=member))
        if info.is_dir():
            folders[member] = info
        else:
            members[member] = info
    _refuse_overlaps(members, name)
    return Archive(
        data=data, name=name, members=members, opened=opened, folders=tuple(folders.values())
    )


def member_names(data: bytes) -> tuple[str, ...]:
    """Return the names in an archive's table of contents; none where it is no archive."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return tuple(archive.namelist()[:MOST_ENTRIES])
    except (zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError):
        return ()  # reading it says what is wrong


def _look_at(info: zipfile.ZipInfo, name: str, largest: int) -> None:
    shown = info.filename
    path = PurePosixPath(shown)
    # ZipInfo cuts a name at NUL: what stood there is in orig_filename.
    strange = "\0" in info.orig_filename or "\\" in info.orig_filename or not shown
    if strange or path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
        raise _refused(name, piece("zip.name", member=shown))
    if info.file_size > largest:
        raise _refused(name, piece("zip.member", member=shown, most=largest / MEGABYTE))
    tight = info.file_size > MOST_PACKED * max(info.compress_size, 1)
    if tight and info.file_size > MEGABYTE:
        raise _refused(name, piece("zip.packed", member=shown, most=MOST_PACKED))
    if info.compress_type not in _METHODS:
        raise _refused(name, piece("zip.method", member=shown))


def _refuse_overlaps(members: Mapping[str, zipfile.ZipInfo], name: str) -> None:
    """Refuse members that share bytes: a bomb needs no large file for many large members."""
    end = 0
    for info in sorted(members.values(), key=lambda one: one.header_offset):
        if info.header_offset < end:
            raise _refused(name, piece("zip.overlap", member=info.filename))
        end = info.header_offset + info.compress_size


def _refused(name: str, why: Piece) -> FormatError:
    return FormatError("zip.refused", name=name, why=why)


def _named(info: zipfile.ZipInfo) -> str:
    """Return a member's name; where the archive does not say how it is encoded, as it must be.

    The format knows code page 437 and UTF-8 (APPNOTE 4.4.4, bit 11), but Chinese programs write
    what their system has, and others UTF-8 without saying so.
    """
    if info.flag_bits & _NAMED_IN_UTF8 or info.filename.isascii():
        return info.filename
    raw = info.filename.encode("cp437")
    for codec in ("utf-8", "gb18030"):
        try:
            return raw.decode(codec)
        except UnicodeDecodeError:
            continue  # the next one; any bytes are text in code page 437
    return info.filename


def _again(info: zipfile.ZipInfo, name: str, *, bare: bool) -> zipfile.ZipInfo:
    """Return a member's entry to be written anew; ``bare``: unpacked, with nothing added."""
    new = zipfile.ZipInfo(name, info.date_time)
    new.compress_type = zipfile.ZIP_STORED if bare else info.compress_type
    new.comment = info.comment
    new.extra = b"" if bare else info.extra
    new.create_system = info.create_system
    new.external_attr = info.external_attr
    new.internal_attr = info.internal_attr
    return new
