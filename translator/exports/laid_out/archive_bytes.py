"""Zip archives with the same bytes at every run: no clock, no machine in them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass

from translator.exports.laid_out.xml_strings import Xml

_DAY = (1980, 1, 1, 0, 0, 0)
"""The first day a zip archive can name."""
_UNIX = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Member:
    """A file in the archive."""

    name: str
    parts: Iterable[Xml]
    """Its text, one after the other; looked at once."""
    stored: bool = False
    """Not packed: the file that says what the archive is."""


def archive(members: Iterable[Member]) -> bytes:
    """Return an archive of members in this order."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as written:
        for member in members:
            info = zipfile.ZipInfo(member.name, _DAY)
            info.compress_type = zipfile.ZIP_STORED if member.stored else zipfile.ZIP_DEFLATED
            info.create_system = _UNIX  # else it would say which system wrote it
            info.external_attr = 0o644 << 16
            with (
                written.open(info, "w") as stream,
                io.TextIOWrapper(stream, encoding="utf-8", newline="") as text,
            ):
                text.writelines(member.parts)
    return whole.getvalue()
