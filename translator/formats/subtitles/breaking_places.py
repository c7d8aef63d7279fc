"""Where a text may be broken, between two cues or two lines, and how well each place reads.

The order of what is good is that of the guides: after punctuation; before a conjunction or a
preposition; between words; never between an article, a preposition or a number and its noun, if
there is any other place (Netflix, Timed Text Style Guide, *Line treatment*; BBC, Subtitle
Guidelines, *Break at natural points*). Chinese is broken between words as jieba finds them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from translator.text.languages import is_han

if TYPE_CHECKING:
    import rjieba

_SENTENCE = "。！？!?…⋯"
_CLAUSE = "，、；：,;:—–"
_CLOSING = "。！？!?…⋯，、；：,;:.”’」』）)]】》〉%％·~～"
_OPENING = "“‘「『（([【《〈$＄￥¥#＃"
_DASHES = "-–—…"
_CLOSERS = "”’」』）)]】》〉\"'"
_BEFORE = frozenset(re.findall(
    r"\S+",
    "and but or nor so yet because although though while when where if unless until since that "
    "why how what which who whom whose than as after before in on at by for from with without "
    "into onto over under about through during against between to of",
))  # fmt: skip
"""Words a line or a cue begins with rather than ends."""
_TIED = frozenset(re.findall(
    r"\S+",
    "a an the my your his her its our their this these those very too not no to of in on at by "
    "for from with into and or but so as than that is are was were be been has have had will "
    "would can could may might must should do does did don't doesn't i'm i he she we they it "
    "mr. mrs. ms. dr. st.",
))  # fmt: skip
"""Words a line or a cue does not end with."""
_TAIL = frozenset("的了着过吗呢吧啊呀嘛么们地得著過嗎們麼")
"""Characters that belong to the word before them."""

_LOOKED_BACK = 60
"""Characters before and behind a place that are looked at: more than the longest word."""

SENTENCE, CLAUSE, BEFORE_WORD, BETWEEN_WORDS, TIED, INSIDE = 0.0, 0.08, 0.35, 0.55, 1.1, 3.0
"""How bad a place is; the differences are weighed against reading speed in ``division``."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place where a text may be broken."""

    at: int
    """Offset: the second part begins here."""
    cost: float


@cache
def _jieba() -> rjieba.Jieba:
    import rjieba  # only where there is Chinese to be divided

    return rjieba.Jieba()


def breaking_places(text: str) -> list[Place]:
    """Return the places of a text without marks, in order.

    A place behind a space belongs to the space: the first part is written without it.
    """
    starts = _word_starts(text)
    first = len(text) - len(text.lstrip())
    found = []
    for at in range(first + 1, len(text)):
        if text[at].isspace():
            continue
        cost = _cost(text, at, starts)
        if cost is not None:
            found.append(Place(at, cost))
    return found


def room(text: str, language: str) -> float:
    """Return how much room and time a text takes: its characters; in Chinese, Latin ones half."""
    if not language.startswith("zh"):
        return len(text)
    return sum(0.5 if character.isascii() else 1.0 for character in text)


def _word_starts(text: str) -> frozenset[int]:
    """Return where words begin, if there is any Chinese in the text."""
    if not any(map(is_han, text)):
        return frozenset()
    starts, at = set(), 0
    for word in _jieba().cut(text, True):
        starts.add(at)
        at += len(word)
    return frozenset(starts)


def _cost(text: str, at: int, starts: frozenset[int]) -> float | None:
    """Return how bad a place is; None: nothing may be broken there."""
    before, after = text[at - 1], text[at]
    if before in _DASHES and after in _DASHES:
        return None
    if after in _CLOSING or before in _OPENING or (after in "\"'" and not before.isspace()):
        return None
    spaced = before.isspace()
    wide = _wide(before) or _wide(after)
    if not spaced and not wide and before not in _DASHES:
        return None
    words = text[max(0, at - _LOOKED_BACK) : at].rstrip()
    if not words:
        return BETWEEN_WORDS
    end = words.rstrip(_CLOSERS)[-1:]
    if end in _SENTENCE or (end == "." and spaced and not _abbreviated(words)):
        return SENTENCE
    if end in _CLAUSE or before in "–—":
        return CLAUSE
    if spaced and (wide or _wide(words[-1])):
        return CLAUSE
    if spaced:  # Latin words that follow each other in a Chinese text are a name
        return TIED if starts else _between_words(words, text[at : at + _LOOKED_BACK])
    if after in _TAIL or (starts and at not in starts):
        return INSIDE
    if before.isdigit() or (after.isdigit() and not is_han(before)):
        return TIED
    return BETWEEN_WORDS if before not in "把被在对向从和与跟把對從與" else TIED


def _between_words(before: str, after: str) -> float:
    last = re.split(r"[\s\"'“‘(\[]", before)[-1].lower()
    following = re.match(r"[\w'’]+", after)
    if last in _TIED or last[-1:].isdigit():
        return TIED
    return BEFORE_WORD if following and following[0].lower() in _BEFORE else BETWEEN_WORDS


def _abbreviated(before: str) -> bool:
    """Say whether a full stop may be that of an abbreviation: ``Mr.``, ``J.``."""
    word = before.split()[-1] if before.split() else ""
    return word.lower() in _TIED or re.fullmatch(r"(?:[A-Za-z]\.)+", word) is not None


def _wide(character: str) -> bool:
    """Say whether a character may be broken from its neighbour without a space."""
    code = ord(character)
    if is_han(character) or character in "“”‘’—…":
        return True
    return 0x3000 <= code <= 0x30FF or 0xFF00 <= code <= 0xFFEF
