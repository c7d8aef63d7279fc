"""Words that are doubled character by character: 漂漂亮亮 of 漂亮, 进进出出 of 进出.

Such forms are written as one word (GB/T 16159-2012, 6.1.6.2) and no dictionary lists them all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate

from translator.lazy_regex import lazy_regex
from translator.numbers.numerals import NUMERALS

_DOUBLED = lazy_regex(r"(.)\1(.)\2")


def words(run: str, tokens: Sequence[str], listed: Callable[[str], bool]) -> Iterator[int]:
    """Find doubled words.

    Args:
        run: Han characters.
        tokens: Its words: joined, they are the run.
        listed: Says whether the dictionary has a word; two doubled words side by side
            (爸爸|妈妈) are two, and a doubled word ends where tokens end.

    Yields:
        Where each begins in the run; it is four characters long. None overlaps another: in
        漂漂亮亮亮堂堂 the first stands, and what is left is words of its own.
    """
    if _DOUBLED.search(run) is None:
        return
    edges = dict.fromkeys([0, *accumulate(map(len, tokens))])
    done = 0
    for start in edges:
        word = run[start : start + 4]
        if (
            start >= done
            and start + 4 in edges
            and _DOUBLED.fullmatch(word)
            and word[0] != word[2]
            and word[0] not in NUMERALS
            and listed(word[0] + word[2])
            and not (start + 2 in edges and listed(word[:2]) and listed(word[2:]))
        ):
            done = start + 4
            yield start


def join(run: str, tokens: Sequence[str], listed: Callable[[str], bool]) -> Sequence[str]:
    """Return the tokens of a run, those of doubled words joined; see ``words``."""
    starts = list(words(run, tokens, listed))
    if not starts:
        return tokens
    result: list[str] = []
    place = end = 0
    for token in tokens:
        if starts and place == starts[0]:
            end = starts.pop(0) + 4
            result.append(run[place:end])
        elif place >= end:
            result.append(token)
        place += len(token)
    return result
