"""Words no dictionary lists, put together from characters left alone between dictionary words.

A segmenter that knows only a dictionary leaves an unknown word in single characters. Two rules
put such characters together again; both weigh how often the dictionary's words have a character
alone and how often inside a longer word (by frequency), its *independence*:

* a transliteration: three or more characters that foreign names are written with
  (``foreign_characters.tsv``), or two beside the dot of such a name, of which few are
  independent: 普鲁申科, 玛丽埃尔·扎格尼斯;
* a compound: two characters (three if all three are very dependent) that are hardly ever words
  by themselves, and no affix, measure or grammatical word (``apart.tsv``): 驯鹿 beside 双峰驼.

The limits were set on every second sentence of UD Chinese-GSDSimp dev; each may be a third larger
or smaller at a cost of less than 0.3 points of F1.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

DOTS = "·•・‧"
"""What stands between the parts of a foreign name."""

_EDGE = 0.6
"""Greatest independence of the first and last character of a transliteration."""
_MEAN = 0.36
"""Greatest mean independence of its characters."""
_PAIR = 0.09
"""Greatest product of the independences of a compound's two characters."""
LOOSE = 0.75
"""Greatest independence of either of them."""
_THIRD = 0.15
"""Greatest independence of every character of a compound of three."""


@cache
def foreign_characters() -> frozenset[str]:
    """Return the characters foreign names are written with, in both scripts."""
    return frozenset("".join(_lines("foreign_characters.tsv")))


@cache
def characters_apart() -> frozenset[str]:
    """Return the characters that are joined with no neighbour, in both scripts."""
    return frozenset("".join(line.partition("\t")[2] for line in _lines("apart.tsv")))


def _lines(name: str) -> list[str]:
    text = resources.files("translator.text").joinpath(name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]


def independence(frequencies: Mapping[str, int]) -> dict[str, float]:
    """Say of every character how often it is a word by itself.

    Args:
        frequencies: Words in both scripts with their frequencies; 0 counts as 1.

    Returns:
        0 (always inside a word) to 1 (always alone).
    """
    inside: dict[str, int] = defaultdict(int)
    for word, frequency in frequencies.items():
        if len(word) > 1:
            for character in word:
                inside[character] += frequency or 1
    alone = {word: frequency or 1 for word, frequency in frequencies.items() if len(word) == 1}
    return {
        character: alone.get(character, 0) / (alone.get(character, 0) + inside.get(character, 0))
        for character in {*alone, *inside}
    }


def join(
    tokens: Sequence[str], independent: Mapping[str, float], *, after_dot: bool, before_dot: bool
) -> list[str]:
    """Join the characters of unlisted words.

    Args:
        tokens: Neighbours in a text: loose characters, and names of two characters that a
            transliteration may begin with.
        independent: As ``independence`` returned it.
        after_dot: A dot of a foreign name stands before the first.
        before_dot: A dot stands after the last.

    Returns:
        The tokens, some of them joined.
    """
    result: list[str] = []
    start = 0
    while start < len(tokens):
        end = start
        while end < len(tokens) and foreign_characters().issuperset(tokens[end]):
            end += 1
        first, last = start, end
        if not (after_dot and start == 0):
            while first < last and _is_independent(tokens[first], independent):
                first += 1
        if not (before_dot and end == len(tokens)):
            while last > first and _is_independent(tokens[last - 1], independent):
                last -= 1
        dotted = (after_dot and start == 0) or (before_dot and end == len(tokens))
        if _is_transliteration(tokens[first:last], independent, dotted):
            result += _compounds(tokens[start:first], independent)
            result.append("".join(tokens[first:last]))
            start = last
            continue
        stop = max(end, start + 1)
        while stop < len(tokens) and not foreign_characters().issuperset(tokens[stop]):
            stop += 1
        result += _compounds(tokens[start:stop], independent)
        start = stop
    return result


def _is_independent(token: str, independent: Mapping[str, float]) -> bool:
    return len(token) == 1 and independent.get(token, 0.0) > _EDGE


def _is_transliteration(
    tokens: Sequence[str], independent: Mapping[str, float], dotted: bool
) -> bool:
    singles = [independent.get(token, 0.0) for token in tokens if len(token) == 1]
    if len(tokens) < 2 or not singles:
        return False
    if dotted:
        return True
    return sum(map(len, tokens)) > 2 and sum(singles) / len(singles) < _MEAN


def _compounds(tokens: Sequence[str], independent: Mapping[str, float]) -> list[str]:
    result: list[str] = []
    at = 0
    while at < len(tokens):
        size = _compound(tokens[at : at + 3], independent)
        result.append("".join(tokens[at : at + size]))
        at += size
    return result


def _compound(tokens: Sequence[str], independent: Mapping[str, float]) -> int:
    """Return how many of three tokens are one compound, at least one."""
    apart = characters_apart()
    weights = [
        independent.get(token, 0.0) if len(token) == 1 and token not in apart else 1.0
        for token in tokens
    ]
    if len(weights) == 3 and max(weights) < _THIRD:
        return 3
    if len(weights) > 1 and max(weights[:2]) < LOOSE and weights[0] * weights[1] < _PAIR:
        return 2
    return 1
