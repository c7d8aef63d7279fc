"""The lines of text in the picture of a page, found and read by RapidOCR.

Its models (PP-OCRv6) are files of its wheel. They are named here, so that it never looks for any
elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import rapidocr

from translator.formats.pdf.letter_sizes import size_of
from translator.formats.pdf.page_pictures import PagePicture, Picture
from translator.formats.pdf.ring_glyphs import Placed, doubtful_years, rings, with_zeros
from translator.formats.pdf.upright_columns import both, laid_out
from translator.text.languages import is_han

_LOOKED_AT = 1280
"""Dots of the longer side of the picture in which lines are looked for: more would take more
memory, and lines are seen from afar."""
_PARTED = 1.2
"""Heights of a line; a wider gap parts what stands in it."""
_LONGEST = 44
"""Heights of a line; a longer one is read in pieces."""
_THREADS = 2
_LEAST_SURE = 0.5
"""What is read with less is taken for a part of a drawing."""


@dataclass(frozen=True, kw_only=True, slots=True)
class TextLine:
    """A piece of a line; places in dots."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    sure: float
    """0 to 1."""
    doubtful: tuple[str, ...] = ()
    """Years in which a 〇 may be missing."""


class Recogniser:
    """RapidOCR with its models loaded."""

    def __init__(self) -> None:
        """Load them.

        Raises:
            FileNotFoundError: they are not in the package.
        """
        folder = Path(rapidocr.__file__).parent / "models"
        models = {part: next(iter(sorted(folder.glob(f"*_{part}_*.onnx"))), None)
                  for part in ("det", "rec")}  # fmt: skip
        if None in models.values():
            raise FileNotFoundError(f"no models in {folder}")
        self._read = rapidocr.RapidOCR(
            params={
                "Global.log_level": "critical",
                "Global.max_side_len": 100_000,  # the pictures are small enough as they come
                "Global.text_score": 0.0,
                "Det.model_path": str(models["det"]),
                "Rec.model_path": str(models["rec"]),
                "EngineConfig.onnxruntime.intra_op_num_threads": _THREADS,
            }
        )

    def lines(self, page: PagePicture) -> tuple[list[TextLine], bool]:
        """Return what is written on a page, and whether its lines run downwards."""
        boxes = self._boxes(page.grey) if page.ink.any() else []
        vertical = _vertical(boxes)
        found: list[TextLine] = []
        for box in boxes:
            whole = _extended(box, boxes, page, vertical=vertical)
            for piece in _pieces(page, whole, vertical=vertical):
                line = self._line(page, piece, vertical=vertical)
                if line is not None:
                    found.append(line)
        return found, vertical

    def _boxes(self, grey: Picture) -> list[tuple[int, int, int, int]]:
        """Return where lines are: left, top, right, bottom."""
        height, width = grey.shape
        factor = min(1.0, _LOOKED_AT / max(height, width))
        small = cv2.resize(grey, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
        found = self._read(
            cv2.cvtColor(small, cv2.COLOR_GRAY2BGR), use_det=True, use_cls=False, use_rec=False
        )
        if found.boxes is None:
            return []
        boxes = []
        for corners in np.asarray(found.boxes) / factor:
            left, top = map(int, np.floor(corners.min(axis=0)))
            right, bottom = map(int, np.ceil(corners.max(axis=0)))
            box = (max(0, left), max(0, top), min(width, right), min(height, bottom))
            if box[2] - box[0] >= 4 and box[3] - box[1] >= 4:
                boxes.append(box)
        return boxes

    def _line(
        self, page: PagePicture, box: tuple[int, int, int, int], *, vertical: bool
    ) -> TextLine | None:
        """Read a piece of a line; None: it holds no text."""
        left, top, right, bottom = box
        grey, ink = page.grey[top:bottom, left:right], page.ink[top:bottom, left:right]
        if vertical and bottom - top > 1.5 * (right - left):
            turned = self._characters(np.ascontiguousarray(np.rot90(grey)))
            grey, ink, size = laid_out(grey, ink)
            characters = both(self._characters(grey), turned)
        else:
            characters = self._characters(np.ascontiguousarray(grey))
            size = size_of(characters, ink)
        if not characters:
            return None
        sure = float(np.mean([one.sure for one in characters]))
        if sure < _LEAST_SURE:
            return None
        characters = with_zeros(characters, _rings(grey, ink, size), size)
        return TextLine(
            text="".join(one.text for one in characters).strip(),
            left=left, top=top, right=right, bottom=bottom,
            size=size / page.scale, sure=sure,
            doubtful=tuple(doubtful_years(characters, size)),
        )  # fmt: skip

    def _characters(self, grey: Picture) -> list[Placed]:
        height, width = grey.shape
        count = int(np.ceil(width / (_LONGEST * height)))
        found: list[Placed] = []
        for start, stop in _shares(grey, count):
            picture = cv2.cvtColor(grey[:, start:stop], cv2.COLOR_GRAY2BGR)
            read = self._read(
                picture, use_det=False, use_cls=False, use_rec=True, return_word_box=True
            )
            found += _placed(read, start, stop - start)
        return found


def _shares(grey: Picture, count: int) -> Iterator[tuple[int, int]]:
    """Yield the ends of pieces of a long line, cut where it is white."""
    height, width = grey.shape
    light = grey.min(axis=0).astype(int)
    start = 0
    for number in range(1, count):
        about = width * number // count
        near = slice(max(start + 1, about - height), min(width - 1, about + height))
        stop = near.start + int(light[near].argmax())
        yield start, stop
        start = stop
    yield start, width


def _placed(read: Any, start: int, width: int) -> list[Placed]:
    """Return the characters that were read, with their places.

    Args:
        read: What RapidOCR returned for one line.
        start: Where the line begins.
        width: Of the line.
    """
    if not read.txts or not read.txts[0]:
        return []
    text, words = read.txts[0], read.word_results[0]
    columns = [column for word in words.word_cols for column in word]
    dots = width / max(1.0, words.line_txt_len)
    places = iter(columns)
    found: list[Placed] = []
    for char, sure in zip(text, words.confs, strict=True):
        if char.isspace():  # spaces have no place; between Chinese they mean nothing
            middle = found[-1].middle + 1 if found else float(start)
        else:
            middle = start + (next(places) + 0.5) * dots
        found.append(Placed(char, middle, float(sure)))
    return [
        one for at, one in enumerate(found) if not one.text.isspace() or _between_latin(found, at)
    ]


def _between_latin(line: Sequence[Placed], at: int) -> bool:
    beside = [line[one].text for one in (at - 1, at + 1) if 0 <= one < len(line)]
    return len(beside) == 2 and not all(is_han(one) or ord(one) > 0x2E7F for one in beside)


def _vertical(boxes: Sequence[tuple[int, int, int, int]]) -> bool:
    """Say whether most lines are higher than wide."""
    down = across = 0
    for left, top, right, bottom in boxes:
        width, height = right - left, bottom - top
        if height > 2.2 * width:
            down += height
        elif width > 1.5 * height:
            across += width
    return down > across


def _rings(grey: Picture, ink: Picture, size: float) -> list[float]:
    return rings(np.ascontiguousarray(grey), np.ascontiguousarray(ink), size)


def _extended(
    box: tuple[int, int, int, int],
    boxes: Sequence[tuple[int, int, int, int]],
    page: PagePicture,
    *,
    vertical: bool,
) -> tuple[int, int, int, int]:
    """Return a box with room for one more character at either end, where no other box is.

    A thin character at the end of a line, such as 〇, is not always seen as a part of it.
    """
    left, top, right, bottom = box
    down = vertical and bottom - top > right - left
    for at_end in (False, True):
        more = right - left if down else bottom - top
        sides = [left, top, right, bottom]
        place = down + 2 * at_end
        limit = page.ink.shape[0 if down else 1] if at_end else 0
        start = sides[place]
        moved = min(limit, start + more) if at_end else max(limit, start - more)
        room = [*sides]
        room[place], room[down + 2 * (not at_end)] = moved, start
        if not any(
            room[0] < other[2] and other[0] < room[2] and room[1] < other[3] and other[1] < room[3]
            for other in boxes
            if other != box
        ):
            sides[place] = moved
            left, top, right, bottom = sides
    return left, top, right, bottom


def _pieces(
    page: PagePicture, box: tuple[int, int, int, int], *, vertical: bool
) -> Iterator[tuple[int, int, int, int]]:
    """Yield what stands in a box between wide gaps and ruled lines, close around its ink."""
    left, top, right, bottom = box
    down = vertical and bottom - top > right - left
    first, last, thick = (top, bottom, right - left) if down else (left, right, bottom - top)
    walls = _walls(page, box, down=down)
    filled = first + np.flatnonzero(page.ink[top:bottom, left:right].any(axis=1 if down else 0))
    pieces: list[list[int]] = []
    for at in map(int, filled):
        before = pieces[-1][1] if pieces else first
        if (
            not pieces
            or at - before > _PARTED * thick
            or any(before < wall <= at for wall in walls)
        ):
            pieces.append([at, at])
        pieces[-1][1] = at
    for start, stop in pieces:
        start, stop = max(first, start - 2), min(last, stop + 3)
        yield (left, start, right, stop) if down else (start, top, stop, bottom)


def _walls(page: PagePicture, box: tuple[int, int, int, int], *, down: bool) -> list[float]:
    """Return where ruled lines cross a line of text, in dots along it."""
    left, top, right, bottom = (side / page.scale for side in box)
    middle = (left + right) / 2 if down else (top + bottom) / 2
    return [
        (one.top if down else one.left) * page.scale
        for one in page.ruled
        if one.level == down
        and (one.left <= middle <= one.right if down else one.top <= middle <= one.bottom)
    ]
