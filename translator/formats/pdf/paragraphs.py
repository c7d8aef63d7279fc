"""Lines joined to paragraphs, over the ends of columns and pages, and told from headings."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from translator.formats.pdf.rows import Line
from translator.lazy_regex import lazy_regex
from translator.text.joining import joiner

HEADING_SIZE = 1.12
"""Part of the running text's size from which a line is a heading."""
_LONGEST_HEADING = 150
_INDENT = 0.8
"""Sizes of the text by which the first line of a paragraph stands in."""
_WIDER = 1.4
"""Part of the usual distance of lines from which a paragraph ends."""
_SHORT_HAN, _SHORT_LATIN = 1.8, 0.22
"""A line that ends this much before the margin is a last one: sizes of the text; of Latin text,
which is often ragged, part of the column."""
_MOST_LEVELS = 4
_END = lazy_regex(r"[。！？!?.…：:；;][”’」』）)\]\"']*$")
_HAN = lazy_regex("[\u3000-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")
BULLET = lazy_regex(r"[•●○■□▪◦‣∙·➢※\uf0b7\uf06c]\s*(?=\S)")
NUMBER = lazy_regex(r"(\d{1,3})[.)]\s+(?=\S)")
_ITEM = lazy_regex(
    r"[•●○■□▪◦‣∙➢※\uf0b7\uf06c]|[-–*]\s|\d{1,3}[.)、．]\s?(?!\d)|[（(][一二三四五六七八九十\d]{1,3}[)）]"
    r"|[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十百\d]{1,4}[章节節条條回]"
)
_CONTENTS = lazy_regex(r"[.…·]{4,}\s*\d+$")
_HYPHENED = lazy_regex(r"\w[-‐]$")


@dataclass(slots=True)
class Paragraph:
    """A paragraph, or a heading."""

    lines: list[Line] = field(default_factory=list)
    level: int = 0
    """Of a heading, from 1; 0: it is none."""

    @property
    def page(self) -> int:
        """The page it begins on."""
        return self.lines[0].page


@dataclass(frozen=True, kw_only=True, slots=True)
class Measure:
    """What is usual in a document."""

    body: float
    """Size of the running text."""
    pitch: float
    """Distance of its lines, in sizes."""
    indented: bool
    """Whether paragraphs begin with an indentation."""


def body_size(sizes: Iterable[tuple[float, int]]) -> float:
    """Return the size most characters have; of sizes with their numbers of characters."""
    counted: Counter[float] = Counter()
    for size, letters in sizes:
        counted[round(size * 2) / 2] += letters
    return max(counted, key=lambda size: (counted[size], -size), default=10.0)


def measure(lines: Sequence[Line], body: float) -> Measure:
    """Return what is usual in a document's lines."""
    pitches: list[float] = []
    indents = 0
    lefts = _lefts(lines)
    for before, line in pairwise(lines):
        if (before.page, before.region) != (line.page, line.region):
            continue
        if abs(line.size - body) < body * 0.1 and abs(before.size - body) < body * 0.1:
            pitches.append((line.base - before.base) / body)
            left = lefts[line.page, line.region]
            indents += line.left - left > _INDENT * line.size and before.left - left < 0.5 * body
    pitches.sort()
    return Measure(
        body=body,
        pitch=pitches[len(pitches) * 2 // 5] if pitches else 1.5,
        indented=indents >= 2 or indents * 10 > len(lines),
    )


def join_lines(lines: Sequence[Line], usual: Measure) -> list[Paragraph]:
    """Return the paragraphs of lines that stand in reading order."""
    lefts = _lefts(lines)
    found: list[Paragraph] = []
    for line in lines:
        left = lefts[line.page, line.region]
        if found and not _begins(found[-1], line, left, lefts, usual):
            found[-1].lines.append(line)
        else:
            found.append(Paragraph(lines=[line]))
    return found


def _lefts(lines: Sequence[Line]) -> dict[tuple[int, int], float]:
    """Return where most lines of each column begin."""
    begins: dict[tuple[int, int], Counter[int]] = defaultdict(Counter)
    for line in lines:
        begins[line.page, line.region][round(line.left)] += 1
    found = {}
    for key, counted in begins.items():
        most = counted.most_common(1)[0][1]
        # Where each line is a paragraph the margin is only seen in some of them.
        found[key] = float(min(left for left, count in counted.items() if count * 3 >= most))
    return found


def _begins(
    paragraph: Paragraph,
    line: Line,
    left: float,
    lefts: dict[tuple[int, int], float],
    usual: Measure,
) -> bool:
    """Say whether a line begins a paragraph."""
    before = paragraph.lines[-1]
    size = max(line.size, before.size)
    here = (before.page, before.region) == (line.page, line.region)
    if abs(line.size - before.size) > 0.1 * size:
        return True
    if line.size >= usual.body * HEADING_SIZE:
        return not here or line.base - before.base > max(1.9, usual.pitch * 1.25) * size
    if _ITEM.match(line.text) or _CONTENTS.search(before.text):
        return True
    if line.bold != before.bold and (_short(before) or _short(line)):
        return True
    indent = line.left - left > _INDENT * line.size
    if not here:
        return _begins_elsewhere(paragraph, before, line, usual, indent=indent)
    if line.base - before.base > max(usual.pitch * _WIDER, 1.0) * size:
        return True
    first = paragraph.lines[0]
    if _ITEM.match(first.text):  # what is under an item's words goes on with it
        under = line.left > first.left + 0.4 * size
        return not under and (_short(before) or indent)
    if indent:
        before_in = before.left - lefts[before.page, before.region] > _INDENT * size
        if not before_in or line.left > before.left + _INDENT * size:
            return True
        return _short(before) or _END.search(before.text) is not None
    return _short(before)


def _begins_elsewhere(
    paragraph: Paragraph, before: Line, line: Line, usual: Measure, *, indent: bool
) -> bool:
    """Say whether the first line of a column or a page begins a paragraph."""
    if before.size >= usual.body * HEADING_SIZE or indent or _short(before):
        return True
    if before.bold and line.bold != before.bold:
        return True
    if _END.search(before.text) is None:
        return False
    return not usual.indented


def _short(line: Line) -> bool:
    """Say whether a line ends so far before the margin that it was ended on purpose."""
    left, right = line.column
    missing = right - line.right
    if _HAN.search(line.text):
        return missing > _SHORT_HAN * line.size
    part = _SHORT_LATIN if not _END.search(line.text) else _SHORT_LATIN * 0.6
    return missing > part * (right - left)


def name_headings(paragraphs: Sequence[Paragraph], usual: Measure) -> None:
    """Give the headings of a document their levels: by size, and in bold the last.

    Args:
        paragraphs: All of them: a level is one only among the others.
        usual: What is usual in the document.
    """
    sizes = {
        round(paragraph.lines[0].size)
        for paragraph in paragraphs
        if _large(paragraph, usual) and _heading_text(paragraph)
    }
    levels = {size: min(at, _MOST_LEVELS) for at, size in enumerate(sorted(sizes, reverse=True), 1)}
    bold = min(len(sizes) + 1, _MOST_LEVELS + 1)
    for paragraph in paragraphs:
        if not _heading_text(paragraph):
            continue
        if _large(paragraph, usual):
            paragraph.level = levels[round(paragraph.lines[0].size)]
        elif _bold_heading(paragraph, usual):
            paragraph.level = bold


def _large(paragraph: Paragraph, usual: Measure) -> bool:
    return paragraph.lines[0].size >= usual.body * HEADING_SIZE


def _heading_text(paragraph: Paragraph) -> bool:
    length = sum(len(line.text) for line in paragraph.lines)
    letters = any(char.isalpha() for line in paragraph.lines for char in line.text)
    return letters and length <= _LONGEST_HEADING


def _bold_heading(paragraph: Paragraph, usual: Measure) -> bool:
    text = paragraph.lines[-1].text
    return (
        all(line.bold for line in paragraph.lines)
        and len(paragraph.lines) <= 2
        and _short(paragraph.lines[-1])
        and paragraph.lines[0].size >= usual.body * 0.95
        and not re.search(r"[。，,;；.:：]$", text)
        and BULLET.match(text) is None
    )


class Vocabulary:
    """The words of a document: which hyphens at line ends belong to their words."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._words: set[str] = set()
        for line in lines:
            self._words.update(word.lower() for word in re.findall(r"[^\W\d_][\w\-]*", line.text))

    def joined(self, lines: Sequence[Line]) -> str:
        """Return lines as one text, words that were divided whole."""
        text = lines[0].text
        for line in lines[1:]:
            before, following = text, line.text
            if before.endswith("\u00ad"):
                text = before[:-1] + following
                continue
            divided = re.search(r"([^\W\d_]+)[-‐]$", before)
            goes_on = re.match(r"[^\W\d_]+", following)
            if divided and goes_on and following[0].islower():
                keep = self._hyphened(divided[1], goes_on[0])
                text = (before if keep else before[:-1]) + following
            elif _HYPHENED.search(before) and following[:1].isalnum():
                text = before + following  # North-South, pages 3-5: no space was printed
            else:
                text = before + joiner(before, following) + following
        return text.replace("\u00ad", "")

    def _hyphened(self, first: str, second: str) -> bool:
        whole, apart = f"{first}{second}".lower(), f"{first}-{second}".lower()
        return apart in self._words and whole not in self._words
