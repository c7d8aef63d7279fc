"""The picture of a page that is to be read: rendered, set straight, its ruled lines taken out."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, TypeAlias

import cv2
import numpy as np
import pypdfium2 as pdfium

from translator.formats.pdf.characters import Ruled

Picture: TypeAlias = np.ndarray[Any, np.dtype[np.uint8]]
"""Rows of pixels, 0 to 255."""

_DOTS = 200.0
"""Dots an inch at which a page is rendered: characters of 8 points are 22 dots high then."""
MOST_DOTS = 6_000_000
"""Of a page, as many as 1.5 pages of A4 have; a larger one is rendered more coarsely."""
_LEVEL_RULE, _UPRIGHT_RULE = 50.0, 36.0
"""Points; shorter lines may be strokes of a character."""
_THICKEST_RULE = 3.0
"""Points."""
_LEANING, _STEP = 5.0, 0.1
"""Degrees by which a page may be turned, and by which they are tried."""
_LEAST_LEANING = 0.15
"""Degrees; less does no harm, and turning blurs."""
_TRIED_DOTS = 700
"""Length of the picture in which that is tried."""
_SPECK = 0.6
"""Square points of the largest speck; the dot of an i is larger."""
_DARKER = 12
"""By how much ink is darker than what is around it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PagePicture:
    """A page as it is looked at."""

    grey: Picture
    """Ruled lines are white in it."""
    ink: Picture
    """255 where there is ink, else 0; without the ruled lines, too."""
    scale: float
    """Dots in a point."""
    ruled: tuple[Ruled, ...]


def picture_of(document: pdfium.PdfDocument, index: int) -> PagePicture:
    """Render a page.

    Args:
        document: The file.
        index: Of the page, from 0.

    Raises:
        PdfiumError: the page is broken.
    """
    page = document[index]
    try:
        width, height = page.get_size()
        area = max(1.0, width * height)
        scale = min(_DOTS / 72, math.sqrt(MOST_DOTS / area))
        grey = page.render(scale=scale, grayscale=True).to_numpy()
        grey = np.ascontiguousarray(grey.reshape(grey.shape[0], grey.shape[1]), dtype=np.uint8)
    finally:
        page.close()
    return looked_at(grey, scale)


def looked_at(grey: Picture, scale: float) -> PagePicture:
    """Set a picture straight and find the lines ruled in it.

    Args:
        grey: The page.
        scale: Dots in a point.
    """
    leaning = _leaning(_ink(grey, scale))
    if abs(leaning) >= _LEAST_LEANING:
        grey = _turned(grey, leaning)
    ink = _ink(grey, scale)
    ruled, mask = _ruled(ink, scale)
    if ruled:
        grey = grey.copy()
        grey[mask > 0] = 255
        ink[mask > 0] = 0
    return PagePicture(grey=grey, ink=ink, scale=scale, ruled=tuple(ruled))


def _ink(grey: Picture, scale: float) -> Picture:
    around = int(18 * scale) | 1
    found: Picture = cv2.adaptiveThreshold(
        grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, max(3, around), _DARKER
    )
    return _without_specks(found, _SPECK * scale * scale)


def _without_specks(ink: Picture, largest: float) -> Picture:
    """Take out what is no larger than that, in dots: noise of scanners and of JPEG."""
    _, numbers, boxes, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    kept = boxes[:, cv2.CC_STAT_AREA] > largest
    kept[0] = False
    found: Picture = np.where(kept[numbers], 255, 0).astype(np.uint8)
    return found


def _leaning(ink: Picture) -> float:
    """Return by how many degrees the lines of a page lean; they are clearest when level.

    The rows (of vertical text: the columns) of a page that stands straight are full or empty, so
    their sums differ most.
    """
    factor = min(1.0, _TRIED_DOTS / max(ink.shape))
    small = cv2.resize(ink, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    if not small.any():
        return 0.0

    def clearness(degrees: float) -> float:
        turned = _turned(small, degrees, around=0).astype(np.float64)
        return max(
            float(np.square(np.diff(turned.sum(axis=along))).sum() / turned.shape[along])
            for along in (0, 1)
        )

    coarse = max(np.arange(-_LEANING, _LEANING + 0.5, 0.5), key=clearness)
    fine = np.arange(coarse - 0.5, coarse + 0.5, _STEP)
    best = float(max(fine, key=clearness))
    return best if clearness(best) > 1.02 * clearness(0.0) else 0.0


def _turned(picture: Picture, degrees: float, *, around: int = 255) -> Picture:
    height, width = picture.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    found: Picture = cv2.warpAffine(
        picture, matrix, (width, height), flags=cv2.INTER_LINEAR, borderValue=around
    )
    return found


def _ruled(ink: Picture, scale: float) -> tuple[list[Ruled], Picture]:
    """Return the straight lines of a page, and where they are."""
    found: list[Ruled] = []
    mask = np.zeros_like(ink)
    for level, shortest in ((True, _LEVEL_RULE), (False, _UPRIGHT_RULE)):
        length = max(3, int(shortest * scale))
        shape = (length, 1) if level else (1, length)
        lines = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones(shape[::-1], np.uint8))
        count, _, boxes, _ = cv2.connectedComponentsWithStats(lines, connectivity=8)
        for left, top, width, height, _ in boxes[1:count].tolist():
            if (height if level else width) > _THICKEST_RULE * scale:
                continue
            mask[top : top + height, left : left + width] = 255
            found.append(
                Ruled(
                    left=left / scale,
                    top=top / scale,
                    right=(left + (width if level else 0)) / scale,
                    bottom=(top + (0 if level else height)) / scale,
                )
            )
    return found, cv2.dilate(mask, np.ones((3, 3), np.uint8))
