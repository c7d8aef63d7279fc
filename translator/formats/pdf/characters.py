"""The characters of a page with their places, as PDFium finds them, and the lines ruled on it.

Places are in points, from the left and from the top of the page as it is shown. On a page of
vertical text everything is turned, so that its columns, from right to left, are lines, from top
to bottom: what comes after this knows horizontal text only.
"""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from translator.text.languages import is_han

MOST_CHARACTERS = 100_000
"""Of a page; a page of a dense newspaper has 30,000."""
_MOST_OBJECTS = 20_000
"""Of a page, looked at for ruled lines; a map has more, and no tables."""
_THIN = 2.5
"""Points; a shape that is no thicker is a line."""
_BOLD = ("bold", "black", "heavy", "semibold", "demi", "-bd", "hei")
_TURNED = 0.02
"""Part of its length by which a line of text may be out of the straight."""


@dataclass(slots=True)
class Character:
    """One character."""

    text: str
    left: float
    right: float
    base: float
    """Where the line it stands on is."""
    size: float
    bold: bool
    spaced: bool
    """Whether the file has a space before it."""
    gap: bool = False
    """Whether PDFium thinks there is one."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Ruled:
    """A straight line that is drawn on a page."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def level(self) -> bool:
        """Whether it goes from left to right."""
        return self.right - self.left >= self.bottom - self.top


@dataclass(frozen=True, kw_only=True, slots=True)
class PageText:
    """What is on a page."""

    number: int
    """From 1."""
    width: float
    height: float
    characters: tuple[Character, ...]
    ruled: tuple[Ruled, ...]
    pictures: int
    vertical: bool = False
    slanted: bool = False
    """Whether there is text across the page as well, which is left out."""
    unreadable: bool = False
    """Whether most of its characters cannot be told: the fonts do not say what they are."""
    crowded: bool = False
    """Whether there is more on it than is read."""


def read_page(document: pdfium.PdfDocument, index: int) -> PageText:
    """Read a page; from 0.

    Raises:
        PdfiumError: the page is broken.
    """
    page = document[index]
    try:
        turned = page.get_rotation()
        left, bottom, right, top = page.get_mediabox()
        width, height = right - left, top - bottom
        if turned in (90, 270):
            width, height = height, width

        def place(x: float, y: float) -> tuple[float, float]:
            """Return a place as the page is shown, from the left and the top."""
            x, y = x - left, y - bottom
            match turned:
                case 90:
                    return y, x
                case 180:
                    return width - x, y
                case 270:
                    return width - y, height - x
                case _:
                    return x, height - y

        characters, slanted, unknown, crowded = _characters(page, place, turned)
        ruled, pictures = _shapes(page, place)
        vertical = _vertical(characters)
        if vertical:
            characters = [_stood_up(one, width) for one in characters]
            ruled = [
                Ruled(left=r.top, right=r.bottom, top=width - r.right, bottom=width - r.left)
                for r in ruled
            ]
            width, height = height, width
        return PageText(
            number=index + 1,
            width=width,
            height=height,
            characters=tuple(_Place.character(one) for one in characters),
            ruled=tuple(ruled),
            pictures=pictures,
            vertical=vertical,
            slanted=slanted,
            unreadable=unknown * 3 > len(characters) > 0,
            crowded=crowded,
        )
    finally:
        page.close()


@dataclass(slots=True)
class _Place:
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
    gap: bool

    def character(self) -> Character:
        return Character(
            self.text, self.left, self.right, self.base, self.size, self.bold, self.spaced,
            self.gap,
        )  # fmt: skip


def _stood_up(one: _Place, width: float) -> _Place:
    """Turn a page of vertical text, so that columns are lines."""
    one.left, one.right, one.top, one.bottom = (
        one.top, one.bottom, width - one.right, width - one.left,
    )  # fmt: skip
    one.base = (one.top + one.bottom) / 2
    return one


def _characters(
    page: pdfium.PdfPage, place: Callable[[float, float], tuple[float, float]], turned: int
) -> tuple[list[_Place], bool, int, bool]:
    """Return the characters, whether some were slanted, how many are unknown, if some are left."""
    text_page = page.get_textpage()
    handle = text_page.raw
    found: list[_Place] = []
    styles = _Styles()
    x, y = ctypes.c_double(), ctypes.c_double()
    box, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    count = text_page.count_chars()
    spaced = gap = slanted = False
    unknown = 0
    half = ""
    for index in range(min(count, MOST_CHARACTERS)):
        code = raw.FPDFText_GetUnicode(handle, index)
        if code <= 0x20 or code in (0xA0, 0x3000):
            if raw.FPDFText_IsGenerated(handle, index) == 1:
                gap = True
            else:
                spaced = spaced or code in (0x20, 0xA0, 0x3000)
            continue
        text, half = _text(code, half)
        if not text:
            continue
        raw.FPDFText_GetCharOrigin(handle, index, x, y)
        raw.FPDFText_GetLooseCharBox(handle, index, box)
        raw.FPDFText_GetMatrix(handle, index, matrix)
        size = raw.FPDFText_GetFontSize(handle, index) * math.hypot(matrix.c, matrix.d)
        if not _straight(matrix):
            slanted = True
            continue
        if not 1 <= size <= 1000 or not all(map(math.isfinite, (box.left, box.top, x.value))):
            continue
        left, top = place(box.left, box.top)
        right, bottom = place(box.right, box.bottom)
        origin = place(x.value, y.value)
        if text in "\ufffd\ufffe\uffff" or unicodedata.category(text[0]) == "Co":
            unknown += 1
        one = _Place(
            text=text,
            left=min(left, right),
            top=min(top, bottom),
            right=max(left, right),
            bottom=max(top, bottom),
            base=origin[1],
            size=size,
            bold=styles.bold(handle, index),
            spaced=spaced,
            gap=gap,
        )
        if found and _again(one, found[-8:]):
            continue
        found.append(one)
        spaced = gap = False
    text_page.close()
    return found, slanted, unknown, count > MOST_CHARACTERS


def _text(code: int, half: str) -> tuple[str, str]:
    """Return a character as people write it, and half of one that comes in two parts."""
    if 0xD800 <= code < 0xDC00:
        return "", chr(code)
    if 0xDC00 <= code < 0xE000:
        if not half:
            return "\ufffd", ""
        return chr(0x10000 + ((ord(half) - 0xD800) << 10) + code - 0xDC00), ""
    if code == 0xAD or code > 0x10FFFF:
        return "\u00ad" if code == 0xAD else "\ufffd", ""
    # Fonts call characters by the names of radicals, of ligatures and of forms for columns.
    if 0x2E80 <= code < 0x2FE0 or 0xFB00 <= code < 0xFB07 or 0xFE10 <= code < 0xFE50:
        return unicodedata.normalize("NFKC", chr(code)), ""
    if code == 0x02:
        return "\u00ad", ""
    return chr(code), ""


def _straight(matrix: Any) -> bool:
    """Say whether text runs along an edge of the page."""
    along, across = abs(matrix.a) + abs(matrix.d), abs(matrix.b) + abs(matrix.c)
    return bool(min(along, across) <= max(along, across) * 0.35)  # italics made by slanting


def _again(one: _Place, before: list[_Place]) -> bool:
    """Say whether a character was printed before in the same place, to look bold."""
    near = one.size * 0.15
    return any(
        one.text == other.text
        and abs(one.left - other.left) < near
        and abs(one.top - other.top) < near
        for other in before
    )


class _Styles:
    """Which fonts are bold; each is asked once."""

    def __init__(self) -> None:
        self._known: dict[int, bool] = {}

    def bold(self, handle: Any, index: int) -> bool:
        """Say whether a character's font is bold."""
        text = raw.FPDFText_GetTextObject(handle, index)
        font = raw.FPDFTextObj_GetFont(text) if text else None
        if not font:
            return False
        key = ctypes.cast(font, ctypes.c_void_p).value or 0
        if key not in self._known:
            name = ctypes.create_string_buffer(256)
            raw.FPDFFont_GetBaseFontName(font, name, 256)
            called = (
                name.value.decode("latin-1").lower().partition("+")[2]
                or name.value.decode("latin-1").lower()
            )
            self._known[key] = any(word in called for word in _BOLD)
        return self._known[key]


def _shapes(
    page: pdfium.PdfPage, place: Callable[[float, float], tuple[float, float]]
) -> tuple[list[Ruled], int]:
    """Return the ruled lines of a page, and how many pictures it has."""
    ruled: list[Ruled] = []
    pictures = 0
    for number, shape in enumerate(page.get_objects(max_depth=4)):
        if number >= _MOST_OBJECTS:
            break
        if shape.type == raw.FPDF_PAGEOBJ_IMAGE:
            pictures += 1
        elif shape.type == raw.FPDF_PAGEOBJ_PATH:
            left, bottom, right, top = shape.get_bounds()
            ruled += _lines_of(*place(left, top), *place(right, bottom))
    return ruled, pictures


def _lines_of(x0: float, y0: float, x1: float, y1: float) -> Iterator[Ruled]:
    """Yield a thin shape as a line, and the four sides of a larger one."""
    left, right = sorted((x0, x1))
    top, bottom = sorted((y0, y1))
    if not all(map(math.isfinite, (left, right, top, bottom))):
        return
    if right - left <= _THIN or bottom - top <= _THIN:
        if max(right - left, bottom - top) > 3 * _THIN:
            yield Ruled(left=left, top=top, right=right, bottom=bottom)
        return
    yield Ruled(left=left, top=top, right=right, bottom=top)
    yield Ruled(left=left, top=bottom, right=right, bottom=bottom)
    yield Ruled(left=left, top=top, right=left, bottom=bottom)
    yield Ruled(left=right, top=top, right=right, bottom=bottom)


def _vertical(characters: list[_Place]) -> bool:
    """Say whether Chinese characters follow each other downwards."""
    down = across = 0
    for one, other in pairwise(characters):
        if not (is_han(one.text[0]) and is_han(other.text[0])):
            continue
        sideways = abs(other.left + other.right - one.left - one.right) / 2
        downwards = (other.top + other.bottom - one.top - one.bottom) / 2
        if sideways < one.size * 0.3 and 0 < downwards < one.size * 3:
            down += 1
        elif abs(downwards) < one.size * 0.3:
            across += 1
    return down > across
