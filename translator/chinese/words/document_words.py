"""Words a document shows to be words: names of organisations, and characters always together.

One sentence says little about an unknown word. A document says more: what stands right before
大学, 公司 or 银行 and is no word of the dictionary is a name (``organisations.tsv``), wherever it
stands again; and characters that the dictionary leaves alone but the document has next to each
other again and again belong together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby, pairwise

from translator.chinese.words.compounds import characters_apart
from translator.numbers.numerals import NUMERALS
from translator.system import text_tables
from translator.text.languages import HAN

_TIMES = 3
"""How often characters must stand together."""
_SHARE = 0.6
"""Least share of either character's occurrences (alone, not in words) that are beside the other:
很 and 大 are neighbours often, but each has other neighbours, too."""
_LONGEST = 6
"""Characters of a name before an organisation's ending or of repeated characters."""


@cache
def _endings() -> frozenset[str]:
    lines = text_tables.lines("translator.chinese.words", "organisations.tsv")
    return frozenset(" ".join(lines).split())


def organisations(tokens: Sequence[str], listed: Callable[[str], bool]) -> frozenset[str]:
    """Find what organisations are called before what they are: 佳士得 in 佳士得拍卖行.

    Args:
        tokens: The words of a document, in order.
        listed: Says whether the dictionary has a word.

    Returns:
        The names, two to six characters long, without the ending.
    """
    found = set()
    for at, token in enumerate(tokens):
        if token not in _endings():
            continue
        first = at
        while first and _is_loose(tokens[first - 1], listed):
            first -= 1
        name = "".join(tokens[first:at])
        if 2 <= len(name) <= _LONGEST and not listed(name):
            found.add(name)
    return frozenset(found)


def repeated(
    tokens: Iterable[str], are_words: Callable[[str, str], bool] = lambda first, second: False
) -> frozenset[str]:
    """Find single characters that stand together again and again.

    Args:
        tokens: The words of a document as the dictionary cuts them, in order.
        are_words: Says of two neighbours whether each is a word by itself, however often a
            document has them together: 车|停, 猫|叫.

    Returns:
        The words they make, two to six characters long.
    """
    runs = list(_runs(tokens))
    alone = Counter(character for run in runs for character in run)
    together = Counter(pair for run in runs for pair in pairwise(run))
    pairs = {
        pair
        for pair, times in together.items()
        if times >= _TIMES
        and times >= _SHARE * max(alone[pair[0]], alone[pair[1]])
        and not are_words(*pair)
    }
    words = Counter(word for run in runs for word in _joined(run, pairs))
    return frozenset(word for word, times in words.items() if times >= _TIMES)


def _runs(tokens: Iterable[str]) -> Iterator[list[str]]:
    """Return runs of single characters, those that stand alone too: they count against a pair."""
    for single, run in groupby(tokens, lambda token: len(token) == 1 and bool(HAN.match(token))):
        if single:
            yield list(run)


def _joined(run: Sequence[str], pairs: set[tuple[str, str]]) -> Iterator[str]:
    word = run[0]
    for first, second in pairwise(run):
        apart = {first, second} & (characters_apart() | NUMERALS)
        if (first, second) in pairs and not apart and len(word) < _LONGEST:
            word += second
            continue
        if len(word) > 1:
            yield word
        word = second
    if len(word) > 1:
        yield word


def _is_loose(token: str, listed: Callable[[str], bool]) -> bool:
    """Whether a token may be a part of a name: one character, or a word no dictionary has."""
    if not all(HAN.match(character) for character in token):
        return False
    if len(token) > 1:
        return not listed(token) and not NUMERALS.issuperset(token)
    return token not in characters_apart() and token not in NUMERALS
