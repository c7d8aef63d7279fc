"""The word-aligned sentences of ``data/alignment.tsv``, and scores against them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from pathlib import Path

from translator.alignment import Link
from translator.system import text_tables

DATA = Path(__file__).resolve().parent / "data" / "alignment.tsv"
_ENGLISH = re.compile(r"[A-Za-zÀ-ɏ]+(?:['’-][A-Za-zÀ-ɏ]+)*|\d[\d.,:]*\d%?|\d%?")
_LINK = re.compile(r"([^=~ ]+)([=~])([^=~ ]+)")
Span = tuple[int, int]
Edge = tuple[int, int]


@dataclass(frozen=True, kw_only=True, slots=True)
class Sentence:
    """One pair, aligned by hand."""

    half: str
    direction: str
    chinese: str
    english: str
    chinese_words: tuple[Span, ...]
    english_words: tuple[Span, ...]
    sure: frozenset[Edge]
    possible: frozenset[Edge]
    """Those that are sure included."""

    def edges(self, links: Iterable[Link]) -> dict[Edge, float]:
        """Return links, Chinese first, as pairs of our words with the best confidence of each."""
        found: dict[Edge, float] = {}
        for link in links:
            for one in _touched(self.chinese_words, link.source_start, link.source_end):
                for other in _touched(self.english_words, link.target_start, link.target_end):
                    edge = (one, other)
                    found[edge] = max(link.confidence, found.get(edge, 0.0))
        return found


def read(path: Path = DATA) -> list[Sentence]:
    """Read the file.

    Raises:
        ValueError: a link names a word that is not in its sentence.
    """
    return [_sentence(*cells) for cells in text_tables.rows_of(path, 5)]


def _sentence(half: str, direction: str, chinese: str, english: str, links: str) -> Sentence:
    words = chinese.split("|")
    ends = list(accumulate(map(len, words)))
    ours = [
        span
        for span, word in zip(pairwise([0, *ends]), words, strict=True)
        if any(char.isalnum() for char in word)
    ]
    theirs = [found.span() for found in _ENGLISH.finditer(english)]
    text = "".join(words)
    found: dict[str, set[Edge]] = {"=": set(), "~": set()}
    for item in links.split():
        match = _LINK.fullmatch(item)
        if match is None:
            raise ValueError(f"no link: {item!r} of {english!r}")
        for one in match[1].split("+"):
            for other in match[3].split("_"):
                found[match[2]].add((_place(one, text, ours), _place(other, english, theirs)))
    return Sentence(
        half=half, direction=direction, chinese=text, english=english,
        chinese_words=tuple(ours), english_words=tuple(theirs),
        sure=frozenset(found["="]), possible=frozenset(found["="] | found["~"]),
    )  # fmt: skip


def _place(word: str, text: str, spans: Sequence[Span]) -> int:
    plain, _, number = word.partition("#")
    places = [n for n, (start, end) in enumerate(spans) if text[start:end] == plain]
    if len(places) < int(number or 1):
        raise ValueError(f"{word!r} is not in {text!r}")
    return places[int(number or 1) - 1]


def _touched(spans: Sequence[Span], start: int, end: int) -> list[int]:
    return [n for n, (first, last) in enumerate(spans) if first < end and start < last]


@dataclass(frozen=True, kw_only=True, slots=True)
class Score:
    """Precision, recall and alignment error rate (Och & Ney 2003, section 6)."""

    precision: float
    recall: float
    error_rate: float


def score(pairs: Iterable[tuple[Sentence, Iterable[Edge]]]) -> Score:
    """Score the edges found for sentences."""
    found = sure = right = right_sure = 0
    for sentence, edges in pairs:
        mine = set(edges)
        found += len(mine)
        sure += len(sentence.sure)
        right += len(mine & sentence.possible)
        right_sure += len(mine & sentence.sure)
    return Score(
        precision=right / max(1, found),
        recall=right_sure / max(1, sure),
        error_rate=1 - (right + right_sure) / max(1, found + sure),
    )
