"""Which encoding an HTML page is in: byte order mark, what its bytes are, what it declares.

Order: a byte order mark → UTF-8 that decodes strictly → the East Asian encoding the page
declares → whatever the bytes look like (``translator.text.encoding``) → any other encoding
declared. A page of nothing but ASCII is in what it declares, for what will be put into it. A
page that declares GB 2312 and is UTF-8 has been saved anew by some program; the opposite case
does not decode. Browsers look for the declaration in the first 1,024 bytes
(https://html.spec.whatwg.org/#prescan-a-byte-stream-to-determine-its-encoding); old pages
have longer heads, so ours looks further.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from translator.errors import EncodingError
from translator.lazy_regex import lazy_regex
from translator.text.encoding import Decoded, decode, encode

_LOOKED_AT = 8192
"""Bytes of the page in which its declaration is looked for."""
_DECLARED = (
    lazy_regex(rb"<meta\b[^>]*?\bcharset\s*=\s*[\"']?\s*([A-Za-z0-9_:.\-]+)", re.IGNORECASE),
    lazy_regex(rb"<\?xml\b[^>]*?\bencoding\s*=\s*[\"']\s*([A-Za-z0-9_:.\-]+)", re.IGNORECASE),
)
_DAMAGED = 0.005
"""Part of a page's bytes that may be damaged where it is mended."""
_COMMENT = lazy_regex(rb"<!--.*?-->", re.DOTALL)

# Labels of the Encoding standard (https://encoding.spec.whatwg.org/#names-and-labels) and the
# codecs to try for each, the best first. What the web calls gb2312 is GBK, and its big5 has
# the Hong Kong characters.
_CODECS = {
    **dict.fromkeys(
        ("gb2312", "gbk", "gb_2312-80", "gb_2312", "x-gbk", "chinese", "csgb2312", "gb18030",
         "cp936", "ms936", "windows-936", "hz-gb-2312"),
        ("gb18030", "cp936"),
    ),
    **dict.fromkeys(
        ("big5", "big5-hkscs", "cn-big5", "csbig5", "x-x-big5", "cp950"), ("cp950", "big5hkscs")
    ),
    **dict.fromkeys(("shift_jis", "shift-jis", "sjis", "x-sjis", "ms_kanji"), ("cp932",)),
    "euc-jp": ("euc_jp",),
    **dict.fromkeys(("euc-kr", "ks_c_5601-1987", "korean"), ("cp949",)),
}  # fmt: skip
_WESTERN = {
    **dict.fromkeys(
        ("iso-8859-1", "latin1", "ascii", "us-ascii", "windows-1252", "cp1252"),
        ("cp1252", "latin-1"),
    ),
}
"""The same for encodings any bytes decode in: taken only where nothing else fits."""


def decode_page(
    data: bytes, encoding: str | None = None, *, declared: str = "", mending: bool = False
) -> Decoded:
    """Turn a page's bytes into text.

    Args:
        data: The whole file.
        encoding: Python codec name, as a person named it; None: find out.
        declared: What whoever sent the page calls its encoding: it comes before what the page
            says, unless it is a Western one, which servers say of every page; empty: nothing.
        mending: Take U+FFFD for what does not fit into the encoding, where that is little.

    Raises:
        EncodingError: as ``translator.text.encoding.decode``.
    """
    if encoding is not None or data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return decode(data, encoding)
    said = declared_encoding(data)
    declared = said if not declared or (declared in _WESTERN and said) else declared
    eastern = _CODECS.get(declared, ())
    named = eastern or _WESTERN.get(declared, (declared,) if declared else ())
    if b"\0" in data:
        eastern = named = ()
    if data.isascii():
        return _first(data, named) or decode(data)
    if not _is_utf8(data) and (found := _first(data, eastern)):
        return found
    try:
        return decode(data)
    except EncodingError:
        if found := _first(data, named):
            return found
        if mending and (mended := _mended(data, (*named, "utf-8"))):
            return mended
        raise


def _mended(data: bytes, codecs: Iterable[str]) -> Decoded | None:
    """Return the text in the codec that loses least, if that is hardly anything."""
    best: Decoded | None = None
    fewest = len(data) * _DAMAGED
    for codec in codecs:
        try:
            text = data.decode(codec, "replace")
        except LookupError:
            continue  # the page's own name for it
        if (lost := text.count("\ufffd")) < fewest:
            best, fewest = Decoded(text=text, encoding=codec, bom=b""), lost
    return best


def _first(data: bytes, codecs: Iterable[str]) -> Decoded | None:
    """Return the text in the first codec that takes all bytes."""
    for codec in codecs:
        try:
            return decode(data, codec)
        except EncodingError:
            continue  # the next codec of that label, then what the bytes look like
    return None


def declared_encoding(data: bytes) -> str:
    """Return the encoding a page names in its head, in lower case; empty: it names none."""
    head = _COMMENT.sub(b"", data[:_LOOKED_AT])
    for pattern in _DECLARED:
        if found := pattern.search(head):
            return found[1].decode("ascii").lower()
    return ""


def unencodable(text: str, encoding: str) -> set[str]:
    """Return the characters of a text that an encoding does not have."""
    try:
        encode(text, encoding)
    except EncodingError:
        return {character for character in set(text) if not _has(encoding, character)}
    return set()


def _has(encoding: str, character: str) -> bool:
    try:
        encode(character, encoding)
    except EncodingError:
        return False
    return True


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
