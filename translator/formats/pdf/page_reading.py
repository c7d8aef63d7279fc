"""One page read with PDFium: its characters, the lines ruled on it, its pictures."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from translator.formats.pdf.characters import Character, PageText, Ruled
from translator.formats.pdf.glyphs import Glyph, read_glyphs
from translator.text.languages import is_han

_MOST_OBJECTS = 20_000
"""Of a page, looked at for ruled lines; a map has more, and no tables."""
_THIN = 2.5
"""Points; a shape that is no thicker is a line."""


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

        found = read_glyphs(page, place)
        glyphs = found.glyphs
        ruled, pictures, covered = _shapes(page, place, width * height)
        vertical = _vertical(glyphs)
        if vertical:
            for one in glyphs:
                _stand_up(one, width)
            ruled = [
                Ruled(left=r.top, right=r.bottom, top=width - r.right, bottom=width - r.left)
                for r in ruled
            ]
            width, height = height, width
        return PageText(
            number=index + 1,
            width=width,
            height=height,
            characters=tuple(map(_character, glyphs)),
            ruled=tuple(ruled),
            pictures=pictures,
            covered=covered,
            vertical=vertical,
            slanted=found.slanted,
            unknown=found.unknown,
            unreadable=found.unknown * 3 > len(glyphs) > 0,
            crowded=found.crowded,
        )
    finally:
        page.close()


def _character(one: Glyph) -> Character:
    return Character(
        one.text, one.left, one.right, one.base, one.size, one.bold, one.spaced, one.gap
    )


def _stand_up(one: Glyph, width: float) -> None:
    """Turn a character of a page of vertical text, so that columns are lines."""
    one.left, one.right, one.top, one.bottom = (
        one.top, one.bottom, width - one.right, width - one.left,
    )  # fmt: skip
    one.base = (one.top + one.bottom) / 2


def _shapes(
    page: pdfium.PdfPage, place: Callable[[float, float], tuple[float, float]], area: float
) -> tuple[list[Ruled], int, float]:
    """Return the ruled lines of a page, how many pictures it has, and how large the largest is.

    Args:
        page: The page.
        place: As ``read_glyphs`` has it.
        area: Of the page; the size of the picture is a part of it.
    """
    ruled: list[Ruled] = []
    pictures = 0
    largest = 0.0
    for number, shape in enumerate(page.get_objects(max_depth=4)):
        if number >= _MOST_OBJECTS:
            break
        if shape.type == raw.FPDF_PAGEOBJ_IMAGE:
            pictures += 1
            left, bottom, right, top = shape.get_bounds()
            largest = max(largest, abs(right - left) * abs(top - bottom))
        elif shape.type == raw.FPDF_PAGEOBJ_PATH:
            left, bottom, right, top = shape.get_bounds()
            ruled += _lines_of(*place(left, top), *place(right, bottom))
    return ruled, pictures, min(1.0, largest / max(1.0, area))


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


def _vertical(characters: Sequence[Glyph]) -> bool:
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
