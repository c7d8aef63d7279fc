"""Small PDFs written by hand: one font that says what its characters are, and text at places."""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 600, 800


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of text; places in points from the left and from the top."""

    left: float
    top: float
    text: str
    size: float = 10
    bold: bool = False
    turn: str = "1 0 0 1"


@dataclass(frozen=True, slots=True)
class Rule:
    """A ruled line."""

    left: float
    top: float
    right: float
    bottom: float


Page = Sequence[Text | Rule]


def lines(
    left: float, top: float, texts: Sequence[str], size: float = 10, pitch: float = 16
) -> list[Text]:
    """Return lines one under the other."""
    return [Text(left, top + pitch * at, text, size) for at, text in enumerate(texts)]


def column(left: float, top: float, text: str, width: int, *, size: float = 10) -> list[Text]:
    """Return a text broken into lines of so many characters, the first one set in by two."""
    parts = ["\u3000\u3000" + text[: width - 2]]
    parts += [text[at : at + width] for at in range(width - 2, len(text), width)]
    found = lines(left, top, parts, size)
    return [Text(left + 2 * size, top, text[: width - 2], size), *found[1:]]


def downwards(left: float, top: float, text: str, size: float = 10) -> list[Text]:
    """Return a column of vertical text."""
    return [Text(left, top + size * at, char, size) for at, char in enumerate(text)]


def pdf(
    pages: Sequence[Page],
    *,
    title: str = "",
    password: bytes | None = None,
    missing: str = "",
    rotate: int = 0,
) -> bytes:
    """Return a PDF.

    Args:
        pages: What is on them.
        title: In its properties.
        password: Locks it.
        missing: Characters of which the font does not say what they are.
        rotate: Degrees by which its pages are turned when they are shown.
    """
    lock = _Lock(password) if password is not None else None
    objects: list[bytes] = [b""] * 8
    objects[0] = b"<</Type/Catalog/Pages 2 0 R>>"
    used = sorted({char for page in pages for one in page if isinstance(one, Text)
                   for char in one.text} - set(missing))  # fmt: skip
    rows = "".join(f"<{ord(char):04x}> <{char.encode('utf-16-be').hex()}>\n" for char in used)
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def\n"
        "/CMapType 2 def 1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"{len(used)} beginbfchar\n{rows}endbfchar endcmap end end"
    ).encode()
    objects[2] = _stream(cmap, 3, lock)
    for number, name in ((4, b"Plain"), (5, b"Plain-Bold")):
        objects[number - 1] = (
            b"<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/ToUnicode 3 0 R"
            b"/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/DW 1000/W[32 126 500]"
            b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
            b"/FontDescriptor<</Type/FontDescriptor/FontName/%s/Flags 4/Ascent 880/Descent -120"
            b"/FontBBox[0 -120 1000 880]/ItalicAngle 0/CapHeight 700/StemV 80"
            b"/FontFile2 7 0 R>>/CIDToGIDMap 8 0 R>>]>>"
        ) % (name, name, name)
    info = b"<</Title<%s>>>" % (b"\xfe\xff" + title.encode("utf-16-be")).hex().encode()
    objects[5] = info if lock is None else b"<<>>"
    objects[6] = _stream(_font(), 7, lock)
    objects[7] = _stream(zlib.compress(b"\0\1" * 0x10000), 8, lock, b"/Filter/FlateDecode")
    kids = []
    for page in pages:
        number = len(objects) + 1
        kids.append(number)
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Rotate %d/Contents %d 0 R"
            b"/Resources<</Font<</F 4 0 R/B 5 0 R>>>>>>" % (WIDTH, HEIGHT, rotate, number + 1)
        )
        objects.append(_stream("\n".join(map(_drawn, page)).encode(), number + 1, lock))
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (
        len(kids), b" ".join(b"%d 0 R" % kid for kid in kids),
    )  # fmt: skip
    return _file(objects, lock)


def _drawn(one: Text | Rule) -> str:
    if isinstance(one, Rule):
        return f"{one.left} {HEIGHT - one.top} m {one.right} {HEIGHT - one.bottom} l S"
    code = one.text.encode("utf-16-be").hex()
    return (
        f"BT /{'B' if one.bold else 'F'} {one.size} Tf {one.turn} {one.left} "
        f"{HEIGHT - one.top} Tm <{code}> Tj ET"
    )


def _file(objects: Sequence[bytes], lock: _Lock | None) -> bytes:
    data = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    extra = lock.entries() if lock else b""
    data += b"trailer<</Size %d/Root 1 0 R/Info 6 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1, extra, start,
    )  # fmt: skip
    return data


def _stream(body: bytes, number: int, lock: _Lock | None, more: bytes = b"") -> bytes:
    body = lock.locked(body, number) if lock else body
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(body), more, body)


def _font() -> bytes:
    """Return a TrueType font of one glyph, a square: PDFium leaves out what has no extent."""
    square = struct.pack(">hhhhhHH4B", 1, 50, 0, 950, 800, 3, 0, 1, 1, 1, 1)
    square += struct.pack(">8h", 50, 900, 0, -900, 0, 0, 800, 0)
    tables = {
        b"glyf": square + b"\0" * (-len(square) % 4),
        b"head": struct.pack(
            ">IIIIHHQQhhhhHHhhh", 0x10000, 0x10000, 0, 0x5F0F3CF5, 0, 1000, 0, 0, 50, 0, 950, 800,
            0, 8, 2, 1, 0,
        ),
        b"hhea": struct.pack(">Ihhh H 11h H", 0x10000, 880, -120, 0, 1000, *[0] * 11, 2),
        b"hmtx": struct.pack(">4H", 1000, 0, 1000, 50),
        b"loca": struct.pack(">3I", 0, 0, len(square)),
        b"maxp": struct.pack(">IH13H", 0x10000, 2, 4, 1, 0, 0, 1, *[0] * 8),
    }  # fmt: skip
    head = struct.pack(">IHHHH", 0x10000, len(tables), 64, 2, len(tables) * 16 - 64)
    at = len(head) + 16 * len(tables)
    body = b""
    for name, data in tables.items():
        head += name + struct.pack(">III", 0, at + len(body), len(data))
        body += data + b"\0" * (-len(data) % 4)
    return head + body


class _Lock:
    """The oldest way to lock a PDF (PDF reference, 3.5.2: revision 2, 40 bits)."""

    _PADDING = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")

    def __init__(self, password: bytes) -> None:
        padded = (password + self._PADDING)[:32]
        self._id = b"0123456789abcdef"
        self._owner = _rc4(hashlib.md5(padded, usedforsecurity=False).digest()[:5], padded)
        rights = (-4).to_bytes(4, "little", signed=True)
        whole = padded + self._owner + rights + self._id
        self._key = hashlib.md5(whole, usedforsecurity=False).digest()[:5]

    def entries(self) -> bytes:
        user = _rc4(self._key, self._PADDING)
        return b"/ID[<%s><%s>]/Encrypt<</Filter/Standard/V 1/R 2/O<%s>/U<%s>/P -4>>" % (
            self._id.hex().encode(), self._id.hex().encode(), self._owner.hex().encode(),
            user.hex().encode(),
        )  # fmt: skip

    def locked(self, body: bytes, number: int) -> bytes:
        key = self._key + number.to_bytes(3, "little") + b"\0\0"
        return _rc4(hashlib.md5(key, usedforsecurity=False).digest()[:10], body)


def _rc4(key: bytes, data: bytes) -> bytes:
    box = list(range(256))
    other = 0
    for at in range(256):
        other = (other + box[at] + key[at % len(key)]) % 256
        box[at], box[other] = box[other], box[at]
    at = other = 0
    found = bytearray()
    for byte in data:
        at = (at + 1) % 256
        other = (other + box[at]) % 256
        box[at], box[other] = box[other], box[at]
        found.append(byte ^ box[(box[at] + box[other]) % 256])
    return bytes(found)
