"""Words no dictionary lists, put together from characters left alone between dictionary words.

A segmenter that knows only a dictionary leaves an unknown word in single characters. Three rules
put such characters together again; both weigh how often the dictionary's words have a character
alone and how often inside a longer word (by frequency), its *independence*:

* a transliteration: three or more characters that foreign names are written with
  (``foreign_characters.tsv``), or two beside the dot of such a name, of which few are
  independent: 普鲁申科, 玛丽埃尔·扎格尼斯;
* a given name: two such characters after a family name (``surnames``), which stays apart, as
  GB/T 16159-2012 has it;
* a compound: two characters that are hardly ever words
  by themselves, and no affix, measure or grammatical word (``apart.tsv``).

The limits were set on every second sentence of UD Chinese-GSDSimp dev; each may be a third larger
or smaller at a cost of less than 0.3 points of F1.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, partial
from importlib import resources

from translator.text.surnames import surnames

DOTS = "·•・‧"
"""What stands between the parts of a foreign name."""

_WITHIN = 0.2
"""Greatest independence of a character within a transliteration that is seldom used in one."""
_MEAN = 0.36
"""Greatest mean independence of the characters of a transliteration."""
_LONGEST = 12
"""Tokens of a transliteration: none is longer, and a run of any length takes time in proportion."""
_GIVEN = 0.25
"""Greatest product of the independences of a given name's two characters."""
_PAIR = 0.09
"""Greatest product of the independences of a compound's two characters."""
LOOSE = 0.75
"""Greatest independence of either of them."""


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
    alone: dict[str, int] = {}
    for word, frequency in frequencies.items():
        if len(word) == 1:
            alone[word] = frequency or 1
            continue
        for character in word:
            inside[character] += frequency or 1
    shares = dict.fromkeys(inside, 0.0)
    for character, times in alone.items():
        shares[character] = times / (times + inside.get(character, 0))
    return shares


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
    weights = [independent.get(token, 1.0) if len(token) == 1 else 0.0 for token in tokens]
    result: list[str] = []
    at = 0
    find = partial(_transliteration, tokens, weights, after_dot=after_dot, before_dot=before_dot)
    while at < len(tokens):
        end = find(at)
        if end == at and _is_person(tokens, weights, at):
            result.append(tokens[at])
            at, end = at + 1, at + 3
        elif end == at:
            alone = at + 1 < len(tokens) and find(at + 1) > at + 1
            end = at + 1 if alone else _compound(tokens, weights, at)
        result.append("".join(tokens[at:end]))
        at = end
    return result


def _transliteration(
    tokens: Sequence[str],
    weights: Sequence[float],
    start: int,
    *,
    after_dot: bool,
    before_dot: bool,
) -> int:
    """Return where the transliteration that begins at a token ends; the same where none does."""
    left = len(tokens) - start
    if before_dot and 1 < left <= _LONGEST and characters_apart().isdisjoint(tokens[start:]):
        return len(tokens)
    foreign = foreign_characters().issuperset
    end = start
    while end < min(len(tokens), start + _LONGEST) and (
        foreign(tokens[end])
        or (
            start < end < len(tokens) - 1
            and weights[end] < _WITHIN
            and foreign(tokens[end - 1])
            and foreign(tokens[end + 1])
            and tokens[end] not in characters_apart()
        )
    ):
        end += 1
    after_dot = after_dot and start == 0
    if not after_dot and start < end and tokens[start] in characters_apart():
        return start
    while end > start and tokens[end - 1] in characters_apart():
        end -= 1
    if end - start < 2:
        return start
    long = sum(map(len, tokens[start:end])) > 2
    few = sum(weights[start:end]) / (end - start) < _MEAN
    return end if after_dot or (long and few) else start


def _is_person(tokens: Sequence[str], weights: Sequence[float], at: int) -> bool:
    """Whether a family name stands here and a given name of two characters after it."""
    given = tokens[at + 1 : at + 3]
    return (
        tokens[at] in surnames()
        and tokens[at] not in characters_apart()
        and len(given) == 2
        and all(len(one) == 1 and one not in characters_apart() for one in given)
        and weights[at + 1] * weights[at + 2] < _GIVEN
    )


def _compound(tokens: Sequence[str], weights: Sequence[float], at: int) -> int:
    """Return where the compound that begins at a token ends; the next one where none does."""
    pair = tokens[at : at + 2]
    if len(pair) < 2 or any(len(one) > 1 or one in characters_apart() for one in pair):
        return at + 1
    first, second = weights[at : at + 2]
    return at + 2 if max(first, second) < LOOSE and first * second < _PAIR else at + 1
