"""The characters of a page as PDFium finds them, and as people write them."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from translator.formats.pdf.characters import UNKNOWN
from translator.text.languages import is_han

MOST_CHARACTERS = 100_000
"""Of a page; a page of a dense newspaper has 30,000."""
_BOLD = ("bold", "black", "heavy", "semibold", "demi", "-bd", "hei")
_SLANT = 0.35
"""Part of its length by which the letters of an italic lean, and no more."""
_FULL_WIDTH = 0.03
"""Part of its size by which a character's width may differ from one that is square."""
_SPACES = frozenset((0x20, 0xA0, 0x3000))
_HYPHEN = 0x02
"""What PDFium gives for a hyphen at the end of a line."""
_RADICALS = str.maketrans(
    "⺟⺠⻁⻄⻅⻆⻉⻋⻑⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻯⻰⻱⻲⻳",
    "母民虎西见角贝车長长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿竜龙龜亀龟",
)
"""Radicals by whose names fonts call characters and that Unicode's own table (NFKC) leaves."""


@dataclass(slots=True)
class Glyph:
    """A character with all of its box, before it is known which way the lines run."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    base: float
    size: float
    bold: bool
    spaced: bool
    """Whether the file has a space before it."""
    gap: bool
    """Whether PDFium thinks there is one."""
    font: int
    advance: float
    """How much of its line it takes."""
    origin: float
    """Where it begins on it; the letters of a ligature do at one place."""
    turned: bool = False
    """Whether its bytes were."""
    shared: bool = False
    """Whether it is one letter of a ligature."""


@dataclass(slots=True)
class Glyphs:
    """Those of a page."""

    glyphs: list[Glyph] = field(default_factory=list)
    slanted: bool = False
    """Whether some run across the page, which are left out."""
    unknown: int = 0
    """Those the file does not tell."""
    crowded: bool = False
    """Whether there are more than are read."""


def read_glyphs(
    page: pdfium.PdfPage, place: Callable[[float, float], tuple[float, float]]
) -> Glyphs:
    """Read the characters of a page.

    Args:
        page: The page.
        place: Turns its points into places from the left and the top, as it is shown.
    """
    text_page = page.get_textpage()
    try:
        return _read(text_page, place)
    finally:
        text_page.close()


def _read(
    text_page: pdfium.PdfTextPage, place: Callable[[float, float], tuple[float, float]]
) -> Glyphs:
    handle = text_page.raw
    found = Glyphs()
    fonts, printed = _Fonts(), _Printed()
    style: _Style | None = None
    x, y = ctypes.c_double(), ctypes.c_double()
    box, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    count = text_page.count_chars()
    found.crowded = count > MOST_CHARACTERS
    spaced = gap = False
    half = ""
    for index in range(min(count, MOST_CHARACTERS)):
        code = raw.FPDFText_GetUnicode(handle, index)
        if (code <= 0x20 and code != _HYPHEN) or code in _SPACES:
            if raw.FPDFText_IsGenerated(handle, index) == 1:
                gap = True
            else:
                spaced = spaced or code in _SPACES
            continue
        text, half = _text(code, half)
        if not text:
            continue
        written = raw.FPDFText_GetTextObject(handle, index)
        command = ctypes.addressof(written.contents) if written else 0
        if style is None or command != style.command or not command:
            raw.FPDFText_GetMatrix(handle, index, matrix)
            scale = math.hypot(matrix.c, matrix.d)
            font, bold = fonts.of(written)
            style = _Style(
                command=command,
                size=raw.FPDFText_GetFontSize(handle, index) * scale,
                straight=_straight(matrix),
                upright=abs(matrix.b) > abs(matrix.a),
                font=font,
                bold=bold,
            )
        if not style.straight:
            found.slanted = True
            continue
        raw.FPDFText_GetCharOrigin(handle, index, x, y)
        raw.FPDFText_GetLooseCharBox(handle, index, box)
        if not 1 <= style.size <= 1000 or not math.isfinite(box.left + box.top + x.value):
            continue
        left, top = place(box.left, box.top)
        right, bottom = place(box.right, box.bottom)
        if printed.before(text, left, top, command):
            continue
        found.glyphs.append(
            Glyph(
                text,
                min(left, right),
                min(top, bottom),
                max(left, right),
                max(top, bottom),
                place(x.value, y.value)[1],
                style.size,
                style.bold,
                spaced,
                gap,
                style.font,
                abs(bottom - top) if style.upright else abs(right - left),
                x.value,
            )
        )
        spaced = gap = False
    _turn_ligatures(found.glyphs)
    _mark_unknown(found)
    return found


def _text(code: int, half: str) -> tuple[str, str]:
    """Return a character as people write it, and half of one that comes in two parts."""
    if 0xD800 <= code < 0xDC00:
        return "", chr(code)
    if 0xDC00 <= code < 0xE000:
        if not half:
            return UNKNOWN, ""
        return chr(0x10000 + ((ord(half) - 0xD800) << 10) + code - 0xDC00), ""
    if code == 0xFE30:  # two dots, one over the other: Taiwan's colon
        return "：", ""
    if code == _HYPHEN:
        return "-", ""
    if code in (0xFFFD, 0xFFFE, 0xFFFF) or code > 0x10FFFF:
        return UNKNOWN, ""
    if 0xE000 <= code < 0xF900 and code not in (0xF0B7, 0xF06C):  # two bullets of old fonts
        return UNKNOWN, ""
    # Fonts call characters by the names of radicals, of ligatures and of forms for columns.
    if 0x2E80 <= code < 0x2F00:
        return chr(code).translate(_RADICALS), ""
    if 0x2F00 <= code < 0x2FE0 or 0xFB00 <= code < 0xFB07 or 0xFE10 <= code < 0xFE50:
        plain = unicodedata.normalize("NFKC", chr(code))
        if code >= 0xFE00 and len(plain) == 1 and plain.isascii():
            plain = chr(ord(plain) + 0xFEE0)  # a comma of vertical text is a wide one
        return plain, ""
    return chr(code), ""


def _turn_ligatures(glyphs: list[Glyph]) -> None:
    """Give the letters of a ligature back that a file has with their bytes turned round.

    Ghostscript writes ``fi`` so, and it would be read as 昀椀: two characters in one place.
    """
    for one, other in pairwise(glyphs):
        if (one.origin, one.base) != (other.origin, other.base):
            continue
        one.shared = other.shared = True
        letters = [chr(ord(glyph.text[0]) >> 8) for glyph in (one, other)]
        turned = [ord(glyph.text[0]) & 0xFF == 0 or glyph.turned for glyph in (one, other)]
        if all(turned) and all(
            glyph.turned or (letter.isascii() and letter.isalpha())
            for glyph, letter in zip((one, other), letters, strict=True)
        ):
            for glyph, letter in zip((one, other), letters, strict=True):
                glyph.text = glyph.text if glyph.turned else letter
                glyph.turned = True


def _straight(matrix: Any) -> bool:
    """Say whether text runs along an edge of the page."""
    along, across = abs(matrix.a) + abs(matrix.d), abs(matrix.b) + abs(matrix.c)
    return bool(min(along, across) <= max(along, across) * _SLANT)


def _mark_unknown(found: Glyphs) -> None:
    """Mark the characters the file does not tell.

    Where a font for Chinese says nothing about one of its characters, a number inside the file
    is taken for it, and a 上 becomes a P. It is as wide as it is high, which no P is. (Files that
    went through Ghostscript 10.00 lack some characters in this way.)
    """
    glyphs = found.glyphs
    han: dict[int, int] = {}
    for one in glyphs:
        if is_han(one.text[0]):
            han[one.font] = han.get(one.font, 0) + 1
    at = 0
    while at < len(glyphs):
        stop = at
        while stop < len(glyphs) and _too_wide(glyphs[stop]):
            stop += 1
        beside = glyphs[max(0, at - 1) : at] + glyphs[stop : stop + 1]
        among_han = all(ord(other.text[0]) > 0x2E7F for other in beside)
        for one in glyphs[at:stop]:
            if among_han or han.get(one.font, 0) >= 3:
                one.text = UNKNOWN
        at = stop + 1
    found.unknown = sum(one.text == UNKNOWN for one in glyphs)


def _too_wide(one: Glyph) -> bool:
    """Say whether a character of a narrow script is as wide as a Chinese one."""
    if one.shared or ord(one.text[0]) >= 0x250:
        return False
    return abs(one.advance - one.size) <= _FULL_WIDTH * one.size


@dataclass(frozen=True, kw_only=True, slots=True)
class _Style:
    """What the characters of one command to print have in common."""

    command: int
    """Its address; 0: none."""
    size: float
    straight: bool
    upright: bool
    """Whether they run along the page's height."""
    font: int
    bold: bool


class _Printed:
    """Where characters were printed: some are printed twice, to look bold."""

    def __init__(self) -> None:
        self._places: dict[tuple[str, int], dict[int, int]] = {}

    def before(self, text: str, left: float, top: float, command: int) -> bool:
        """Say whether a character was printed in this place before, by another command."""
        column, row = round(left), round(top)
        for down in (row - 1, row, row + 1):
            if known := self._places.get((text, down)):
                for across in (column - 1, column, column + 1):
                    if known.get(across, command) != command:
                        return True
        self._places.setdefault((text, row), {})[column] = command
        return False


class _Fonts:
    """Which fonts are bold; each is asked once."""

    def __init__(self) -> None:
        self._known: dict[int, bool] = {}

    def of(self, written: Any) -> tuple[int, bool]:
        """Return a number for the font of a text object, and whether it is bold."""
        font = raw.FPDFTextObj_GetFont(written) if written else None
        if not font:
            return 0, False
        key = ctypes.addressof(font.contents)
        if key not in self._known:
            name = ctypes.create_string_buffer(256)
            raw.FPDFFont_GetBaseFontName(font, name, 256)
            called = name.value.decode("latin-1").lower()
            called = called.partition("+")[2] or called  # a subset has a tag before its name
            self._known[key] = any(word in called for word in _BOLD)
        return key, self._known[key]
