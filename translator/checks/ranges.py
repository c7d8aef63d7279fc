"""Numbers that stand side by side, as "10 to 20", 500、600 and 2和3 do, and keep their order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

from translator.checks.impossible import MONTH
from translator.lazy_regex import lazy_regex
from translator.numbers.second_reading import Figure

_JOINED = lazy_regex(
    r"[\s美元年%％号號层層日次起]{0,6}(?:[-–—~～至到或、和与與及]|to|or|and)\s?第?\s?"
    r"(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?,?\s)?[$£€]?",
    re.IGNORECASE,
)
"""What joins two numbers; of the second one's month, the English may speak in between."""
_TO = lazy_regex(r"\s?(?:[-–—~～至到]|to)\s?")
"""What joins the ends of a range: the lower one comes first."""
_BASIS = lazy_regex(r"基本?点|基本?點|\bbasis\b|\bbps?$", re.IGNORECASE)
_BETWEEN = frozenset({"month", "weekday"})
_LISTED = {
    "zh": lazy_regex(
        r"(?:[\s\d年月日号號时時点點岁歲%％、，,和与與及至到或以~～—–-]"
        r"|凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜间|夜間|当日|當日|次日)*"
    ),
    "en": lazy_regex(
        rf"(?:[\s\d,–—-]|%|\b(?:and|or|to|through|years?|percent|per cent|[ap]m|{MONTH})\b"
        r"|[ap]\.m\.|(?:st|nd|rd|th)\b)*"
    ),
}
"""What stands between two numbers of one list: other numbers, and what joins them."""

Pair = tuple[Figure, Figure]
Values = tuple[Fraction, Fraction]


def written(figure: Figure) -> Fraction:
    """Return a value as its digits say it: 99 for 99 %, 17 for 17 basis points."""
    if figure.kind != "share":
        return figure.value
    return figure.value * (10_000 if _BASIS.search(figure.text) else 100)


def ranges(text: str, figures: Sequence[Figure]) -> Mapping[Values, Pair]:
    """Return the figures of a text that stand side by side, by their values."""
    amounts = [one for one in figures if one.kind not in _BETWEEN]
    return {
        (written(one), written(other)): (one, other)
        for one, other in pairwise(amounts)
        if one.run == other.run
        or _JOINED.fullmatch(text, one.run[1], other.run[0])
        or (one.end > one.run[1] and _JOINED.fullmatch(text, one.end, other.run[0]))
    }


def are_listed(one: Figure, other: Figure, text: str, language: str) -> bool:
    """Say whether two numbers of a text stand in one list, with nothing but numbers between."""
    first, second = sorted((one, other), key=lambda figure: figure.run)
    between = text[first.run[1] : second.run[0]]
    return language in _LISTED and bool(_LISTED[language].fullmatch(between))


def is_kept(one: Fraction, other: Fraction, both: Sequence[Mapping[Values, Pair]]) -> bool:
    """Say whether a range that both texts have shows that two numbers did not change places.

    51-60岁 and 41-50岁 are both there, so 51 did not become 50. Whole ranges may have moved, with
    both ends.

    Args:
        one: A value that stands once in each text.
        other: Another one.
        both: ``ranges`` of both texts.
    """
    whole = both[0].keys() & both[1].keys()
    places = [
        {end for pair in whole for end, value in enumerate(pair) if value == asked}
        for asked in (one, other)
    ]
    return any(places) and places[0].isdisjoint(places[1])


def turned(
    texts: tuple[str, str],
    figures: tuple[Sequence[Figure], Sequence[Figure]],
    both: tuple[Mapping[Values, Pair], Mapping[Values, Pair]],
) -> Iterator[Pair]:
    """Yield the ranges of the target that are the source's turned round: 20 to 10.

    Args:
        texts: Source and target.
        figures: Those of each, in order.
        both: ``ranges`` of each.
    """
    for low, high in both[0]:
        if (high, low) not in both[1] or (low, high) in both[1]:
            continue
        found = both[1][high, low]
        put_right = high < low and _TO.fullmatch(texts[1], found[0].end, found[1].run[0])
        if not put_right:  # 四分之一至五分之一 is a fifth to a quarter
            yield found
    order = {written(one): one.run for one in figures[0]}
    counted = Counter(map(written, figures[0]))
    for (high, low), found in both[1].items():  # aged 18-16, where 16 comes before 18
        if high <= low or (high, low) in both[0] or (low, high) in both[0]:
            continue
        once = counted[high] == counted[low] == 1 and order[low] < order[high]
        if once and _TO.fullmatch(texts[1], found[0].run[1], found[1].run[0]):
            yield found


def broken(
    figures: tuple[Sequence[Figure], Sequence[Figure]],
    both: tuple[Mapping[Values, Pair], Mapping[Values, Pair]],
) -> Iterator[Pair]:
    """Yield a range of the target whose other end stands elsewhere: from 60 to 2016.

    Only where all three values are the source's, each once, and the range is one of amounts that
    differ (a list of scores has no low and high end).
    """
    counted = [Counter(map(written, some)) for some in figures]
    ends = {end: pair for pair in both[0] for end in pair}
    for pair, found in both[1].items():
        if pair in both[0]:
            continue
        for end, other in (pair, pair[::-1]):
            whole = ends.get(end)
            if whole is None or other in whole or whole in both[1] or whole[::-1] in both[1]:
                continue
            partner = whole[0] if whole[1] == end else whole[1]
            if all(count[one] == 1 for count in counted for one in (end, other, partner)):
                yield found
                return
