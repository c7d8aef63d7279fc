"""Loops: the fault of a decoder that says the same words again and again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from translator import marks
from translator.text import sentences
from translator.text.languages import HAN_CLASS
from translator.types import Finding, Level

_TOKEN = re.compile(rf"[{HAN_CLASS}]|[^\W_{HAN_CLASS}]+(?:['’-][^\W_{HAN_CLASS}]+)*")
_LONGEST = 8
_TIMES = {1: 5, 2: 4}
_TIMES_OF_LONGER = 3
"""How often in a row an n-gram must stand to be a loop: "no, no, no, no" and 哈哈哈哈 are
speech, "the city of the city of the city of" is not."""
_INSIDE_A_WORD = re.compile(r"([^\W\d_]{1,8}?)\1{7,}")
_SENTENCES_IN_A_ROW = 3
_SHOWN = 40


def loop(source: str, target: str) -> list[Finding]:
    """Find an n-gram of 1 to 8 words (or Chinese characters) repeated in a row.

    What the source repeats itself may be repeated in the target as often.
    """
    target = marks.strip(target)
    found = _worst(target)
    if found is None:
        return []
    phrase, times = found
    if times <= _most_repeated(marks.strip(source)):
        return []
    return [
        Finding(
            check="loop",
            level=Level.ERROR,
            message=f"The translation says “{_short(phrase)}” {times} times in a row.",
        )
    ]


def _worst(text: str) -> tuple[str, int] | None:
    """Return the loop repeated most often and how often, or None."""
    best: tuple[str, int] | None = None
    spans = [found.span() for found in _TOKEN.finditer(text)]
    tokens = [text[start:end].casefold() for start, end in spans]
    for size in range(1, _LONGEST + 1):
        last, times = _longest_run(tokens, size)
        if times >= _TIMES.get(size, _TIMES_OF_LONGER) and times > (best[1] if best else 0):
            best = (text[spans[last - size + 1][0] : spans[last][1]], times)
    if best is None:
        found = _INSIDE_A_WORD.search(text)
        if found:
            best = (found[1], len(found[0]) // len(found[1]))
    if best is None:
        whole = [part.strip() for part in sentences.split(text)]
        last, times = _longest_run(whole, 1)
        if times >= _SENTENCES_IN_A_ROW:
            best = (whole[last], times)
    return best


def _longest_run(tokens: Sequence[str], size: int) -> tuple[int, int]:
    """Return where the longest run of one repeated n-gram ends and how often it stands."""
    best, end, run = 0, 0, 0
    for place in range(size, len(tokens)):
        run = run + 1 if tokens[place] == tokens[place - size] else 0
        if run > best:
            best, end = run, place
    return end, best // size + 1


def _most_repeated(text: str) -> int:
    """Return how often the source itself repeats something in a row."""
    tokens = [found.group().casefold() for found in _TOKEN.finditer(text)]
    inside = max((len(m[0]) // len(m[1]) for m in _INSIDE_A_WORD.finditer(text)), default=1)
    return max([inside, *(_longest_run(tokens, size)[1] for size in range(1, _LONGEST + 1))])


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
