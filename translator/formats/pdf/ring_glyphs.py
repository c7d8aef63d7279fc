"""Whether a picture shows 〇, the zero of Chinese years, which character recognition loses.

It reads 二〇〇八 as 二〇八, because two characters that are alike and close are one to it, and
takes ○ or O for it. A ring can be told for certain: one round outline with one round hole, as
large as a character; 口 and 日 are square, 回 has something inside, 。 is small.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from translator.formats.pdf.page_pictures import Picture
from translator.lazy_regex import lazy_regex

_ROUND = (0.70, 0.85)
"""Part of its box that a round shape fills: π/4, and what dots add or take."""
_SIZES = (0.5, 1.05)
"""Of the size of the text, how wide and high a 〇 is."""
_HOLE = 0.4
"""Part of the outline's area that the hole has at least."""
_NEAR = 0.5
"""Sizes by which the place of a character that was read may be off."""
_WIDE = 1.55
"""Sizes between the middles of two characters from which one may be missing between them."""
_NUMERALS = "〇零一二三四五六七八九十百千"
_BESIDE = frozenset(_NUMERALS + "年第○◯")
_TAKEN_FOR_ONE = frozenset("〇○◯OoＯ0０Q")
_YEAR = lazy_regex(f"[{_NUMERALS}]+年")


@dataclass(frozen=True, slots=True)
class Placed:
    """A character that was read."""

    text: str
    middle: float
    """Dots from the left of the picture of its line."""
    sure: float
    """0 to 1."""


def rings(grey: Picture, ink: Picture, size: float) -> list[float]:
    """Return the middles of the rings in the picture of a line, from the left.

    Args:
        grey: The line.
        ink: 255 where there is ink.
        size: Of its characters, in dots.
    """
    # Thin strokes have gaps in a coarse picture, and closing those may fill a small hole.
    closed = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))
    found: list[float] = []
    # What is drawn thinly next to something else only parts from it in a larger picture.
    larger = cv2.resize(grey, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC)
    _, dark = cv2.threshold(larger, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    seen = _rings(ink, size) + _rings(closed, size)
    seen += [middle / 2 for middle in _rings(dark, 2 * size)]
    for middle in sorted(seen):
        if not found or middle - found[-1] > _NEAR * size:
            found.append(middle)
    return found


def _rings(ink: Picture, size: float) -> list[float]:
    outlines, nested = cv2.findContours(ink, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_NONE)
    if nested is None:
        return []
    boxes = [cv2.boundingRect(one) for one in outlines]
    found: list[float] = []
    for number, (_, _, child, parent) in enumerate(nested[0]):
        left, _, width, height = boxes[number]
        if parent >= 0 or child < 0 or nested[0][child][0] >= 0:  # a hole, or not one of them
            continue
        if not all(_SIZES[0] * size <= side <= _SIZES[1] * size for side in (width, height)):
            continue
        if not 0.82 <= width / height <= 1.22:
            continue
        hole = boxes[child]
        if cv2.contourArea(outlines[child]) < _HOLE * cv2.contourArea(outlines[number]):
            continue
        if not all(_is_round(outlines[one], boxes[one]) for one in (number, child)):
            continue
        inside = any(
            nested[0][other][3] < 0
            and other != number
            and hole[0] <= box[0] < hole[0] + hole[2]
            and hole[1] <= box[1] < hole[1] + hole[3]
            and box[2] * box[3] > 0.02 * width * height
            for other, box in enumerate(boxes)
        )
        if not inside:
            found.append(left + width / 2)
    return sorted(found)


def _is_round(outline: Picture, box: Sequence[int]) -> bool:
    filled = cv2.contourArea(outline) / max(1.0, (box[2] - 1.0) * (box[3] - 1.0))
    return bool(_ROUND[0] <= filled <= _ROUND[1])


def with_zeros(characters: Sequence[Placed], found: Sequence[float], size: float) -> list[Placed]:
    """Return the characters of a line with each 〇 that the picture shows among numerals.

    Args:
        characters: In order.
        found: Middles of the rings.
        size: Of the characters, in dots.
    """
    line = list(characters)
    free = set(range(len(line)))
    lost: list[float] = []
    taken: dict[int, Placed] = {}
    for middle in found:
        near = [at for at in free if abs(line[at].middle - middle) <= _NEAR * size]
        if not near:
            lost.append(middle)
            continue
        at = min(near, key=lambda one: abs(line[one].middle - middle))
        free.discard(at)
        if line[at].text in _TAKEN_FOR_ONE:
            taken[at] = line[at]
            line[at] = replace(line[at], text="○", middle=middle)
    zeros = [at for at in taken if _among_numerals(line, at)]
    for at, one in taken.items():
        line[at] = replace(line[at], text="〇", sure=1.0) if at in zeros else one
    for middle in lost:
        at = sum(one.middle < middle for one in line)
        if _among_numerals([*line[:at], Placed("〇", middle, 1.0), *line[at:]], at):
            line.insert(at, Placed("〇", middle, 1.0))
    # A circle among numerals is a zero, however the ring was printed.
    return [
        replace(one, text="〇") if one.text in "○◯" and _among_numerals(line, at) else one
        for at, one in enumerate(line)
    ]


def _among_numerals(line: Sequence[Placed], at: int) -> bool:
    before = line[at - 1].text if at else ""
    after = line[at + 1].text if at + 1 < len(line) else ""
    return (before in _BESIDE and before != "年") or (after in _BESIDE and after != "第")


def doubtful_years(characters: Sequence[Placed], size: float) -> list[str]:
    """Return the years of a line in which there is room for a character that was not read.

    Args:
        characters: In order, zeros put in.
        size: Of the characters, in dots.
    """
    text = "".join(one.text for one in characters)
    if len(text) != len(characters):
        return []  # a character of two letters: no numeral line
    return [
        year[0]
        for year in _YEAR.finditer(text)
        if any(
            characters[at + 1].middle - characters[at].middle > _WIDE * size
            for at in range(max(0, year.start() - 1), year.end() - 1)
            if characters[at].text in _NUMERALS or at >= year.start()
        )
    ]
