"""A part of an office document: XML as text, with the way back to bytes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from translator.errors import FormatError
from translator.errors.error_sentences import piece
from translator.lazy_regex import lazy_regex
from translator.system import safe_xml
from translator.text.characters import xml_text

MOST_TAGS = 1_000_000
"""Tags of a part: three thousand pages have fewer, and so many are read in seconds."""
LONGEST_TAG = 2_000_000
"""Bytes of a tag; the outline of a drawing may have a hundred thousand."""
_DECLARED = lazy_regex(r"<\?xml\b[^>]*?\bencoding\s*=\s*[\"']([A-Za-z0-9._\-]+)", re.ASCII)
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class XmlPart:
    """A part that was seen to be XML."""

    name: str
    """Of the member, with its folders: ``word/document.xml``."""
    text: str
    encoding: str
    bom: bytes

    def bytes_of(self, text: str) -> bytes:
        """Return a text as the bytes of this part; what its encoding lacks as references."""
        return self.bom + text.encode(self.encoding, "xmlcharrefreplace")


def read_part(data: bytes, *, member: str, name: str, kind: str) -> XmlPart:
    """Look at a part and decode it.

    Args:
        data: Its bytes.
        member: Its name.
        name: Of the file, for messages.
        kind: Of the file: ``DOCX``.

    Raises:
        FormatError: it is no XML, is in no encoding of Unicode, or has more tags than fit.
    """
    shown = f"{name} ({member})"
    wide = data.startswith((_MARKS[1][0], _MARKS[2][0]))
    if data.count(b"<") > MOST_TAGS * (1 + wide):
        raise FormatError("office.too-many", name=shown, most=MOST_TAGS)
    _refuse_long_tags(data, shown)
    safe_xml.check(data, name=shown, kind=kind, hint=piece("office.again"))
    bom, encoding = next(((m, e) for m, e in _MARKS if data.startswith(m)), (b"", ""))
    if not encoding:
        declared = _DECLARED.match(data[:200].decode("ascii", "replace"))
        encoding = declared[1].lower() if declared else "utf-8"
    try:
        text = data[len(bom) :].decode(encoding)
    except (UnicodeDecodeError, LookupError) as error:
        raise FormatError("office.encoding", name=shown, encoding=encoding) from error
    return XmlPart(name=member, text=text, encoding=encoding, bom=bom)


def _refuse_long_tags(data: bytes, shown: str) -> None:
    """Refuse a tag of megabytes: a parser holds all its attributes at once."""
    start = data.find(b"<")
    while start >= 0:
        end = data.find(b">", start)
        if end < 0:
            return  # the parser says so
        if end - start > LONGEST_TAG:
            raise FormatError("office.long-tag", name=shown, most=LONGEST_TAG)
        start = data.find(b"<", end)


def still_xml(data: bytes, *, member: str, name: str, kind: str) -> None:
    """See that a part that was written is XML.

    Raises:
        FormatError: it is not.
    """
    safe_xml.check(data, name=f"{name} ({member})", kind=kind, hint=piece("office.again"))


def escaped(text: str) -> str:
    """Return a text as XML between tags."""
    text = xml_text(text).replace("&", "&amp;").replace("<", "&lt;")
    return text.replace(">", "&gt;").replace("\r", "&#13;")


def quoted(text: str) -> str:
    """Return a text as the value of an attribute in either kind of quotation marks."""
    text = escaped(text).replace('"', "&quot;").replace("'", "&#39;")
    return text.replace("\n", "&#10;").replace("\t", "&#9;")


_REFERENCE = lazy_regex(r"&(?:#([0-9]{1,9})|#x([0-9a-fA-F]{1,8})|(amp|lt|gt|quot|apos));")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


def unescaped(source: str) -> str:
    """Return the characters of XML text, its references followed."""
    return _REFERENCE.sub(_character, source) if "&" in source else source


def _character(found: re.Match[str]) -> str:
    if found[3]:
        return _NAMED[found[3]]
    return chr(int(found[1]) if found[1] else int(found[2], 16))
