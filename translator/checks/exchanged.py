"""Numbers that changed places: A has what B had, and every value is still there.

Where two values are of different kinds (7,700 people, 99 %), the units tell. Of one kind, they
keep their order in translation: of 292 pairs of human references with two such numbers, 13
turn them round. There the words beside them decide, by the dictionary.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from translator.checks import dates
from translator.checks.common_words import stem
from translator.checks.figures import is_code
from translator.numbers.second_reading import MEASURES, Figure

if TYPE_CHECKING:
    from translator.chinese.dictionary.dictionary import Dictionary

_TELLING = MEASURES | {"share", "money", "ordinal", "date"}
"""Kinds that a unit says in both languages; others are as often left to the reader."""
_MOST = 12
"""Numbers of a segment up to which each is held against each."""
_LEAST = 10
_BARE = frozenset({""})
_HELD_FAST = MEASURES - {"time"} | {"money"}
"""Kinds that translations do not give to a bare number while they take it from another."""
_BOTH = 3
"""What each of the two must have beside it then: the thing that the other one counts."""
_DATES = 10**9
"""Added to 1224 of December 24, which is no amount."""
_LEFT_OUT = frozenset({"weekday", "month", "day", "clock"})
_MARGIN = 2
"""By how much the words beside them must speak against two numbers that keep their order."""
_OF_YEARS = re.compile("年|years?$")
_JOINED = re.compile(
    r"[\s美元年%％号號层層日次]{0,6}(?:[-–—~～至到或、]|to|or|and)\s?[$£€]?", re.IGNORECASE
)
_WINDOW = 10
"""Characters of Chinese beside a number that may say what it counts."""
_WORDS = 5
"""Words of English beside it."""
_LONGEST = 4
_WORD = re.compile(r"[A-Za-z]{3,}")
_BREAK = re.compile("[，。；：、！？,;:!?()（）0-9]")
_NOTE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_EMPTY = frozenset(
    [
        "the", "and", "for", "with", "from", "that", "this", "into", "than", "more", "less", "over",
        "about", "etc", "also", "part", "sth", "one", "two", "who", "has", "have", "had", "was",
        "were", "are", "not", "but", "its", "his", "her", "their", "all", "per", "abbr",
        "classifier",
    ]
)  # fmt: skip


def exchanged(
    texts: tuple[str, str],
    figures: tuple[Sequence[Figure], Sequence[Figure]],
    languages: tuple[str, str],
    lexicon: Dictionary | None,
) -> Iterator[tuple[Figure, Figure]]:
    """Yield the pairs of figures of the target that stand in each other's place.

    Args:
        texts: Source and target.
        figures: Those of each, in order.
        languages: Primary languages.
        lexicon: For the words beside them; None: only units and ranges tell.
    """
    if min(map(len, figures)) < 2:
        return
    yield from _broken_ranges(texts, figures)
    days = [
        list(dates.days(text, own, language))
        for text, own, language in zip(texts, figures, languages, strict=True)
    ]
    ranges = [_ranges(text, own) for text, own in zip(texts, figures, strict=True)]
    turned = [(low, high) for low, high in ranges[0] if (high, low) in ranges[1]]
    for low, high in turned:
        if (low, high) not in ranges[1]:
            yield ranges[1][high, low]
    ours, theirs = (_unique(*one) for one in zip(texts, figures, days, strict=True))
    common = sorted((ours[v] for v in ours if v in theirs), key=lambda one: one.run)
    if len(common) > _MOST:
        return
    for one, other in combinations(common, 2):
        pairs = (one, other), (theirs[_written(one)], theirs[_written(other)])
        if _written(one) != _written(other) and _is_exchange(texts, languages, pairs, lexicon):
            yield pairs[1]


def _written(figure: Figure) -> Fraction:
    """Return a value as its digits say it: 99 for 99 %."""
    return figure.value * 100 if figure.kind == "share" else figure.value


def _ranges(
    text: str, figures: Sequence[Figure]
) -> dict[tuple[Fraction, Fraction], tuple[Figure, Figure]]:
    """Return the figures that stand side by side as "10 to 20", 500、600 and 七八十 do."""
    return {
        (_written(one), _written(other)): (one, other)
        for one, other in pairwise(figures)
        if one.run == other.run or _JOINED.fullmatch(text, one.run[1], other.run[0])
    }


def _broken_ranges(
    texts: tuple[str, str], figures: tuple[Sequence[Figure], Sequence[Figure]]
) -> Iterator[tuple[Figure, Figure]]:
    """Yield a range of the target whose other end stands elsewhere: from 60 to 2016.

    Only where all three values are the source's, each once, and the range is one of amounts that
    differ (a list of scores has no low and high end).
    """
    ranges = [_ranges(text, own) for text, own in zip(texts, figures, strict=True)]
    counted = [Counter(map(_written, some)) for some in figures]
    ends = {end: pair for pair in ranges[0] for end in pair}
    for pair, found in ranges[1].items():
        for end, other in (pair, pair[::-1]):
            whole = ends.get(end)
            if whole is None or other in whole or whole in ranges[1] or whole[::-1] in ranges[1]:
                continue
            partner = whole[0] if whole[1] == end else whole[1]
            if all(count[one] == 1 for count in counted for one in (end, other, partner)):
                yield found
                return


def _unique(
    text: str, figures: Sequence[Figure], days: Sequence[dates.Day]
) -> dict[Fraction, Figure]:
    """Return the figures by value that stand once and are no mere words; a date is one."""
    dated = [
        Figure(
            start=start, end=end, text=one.text, value=_DATES + 100 * one.month + one.day,
            kind="date", run=(start, end),
        )
        for one in days
        for start, end in [one.span]
    ]  # fmt: skip
    every = dated + [
        one
        for one in figures
        if one.about not in ("doubtful", "several")
        and one.kind not in _LEFT_OUT
        and not (one.text[0] == "0" or is_code(one, text))
        and not any(day.span[0] <= one.run[0] < day.span[1] for day in days)
    ]
    counted = Counter(map(_written, every))
    return {
        _written(one): one
        for one in every
        if counted[_written(one)] == 1 and (one.value >= _LEAST or one.kind in _TELLING)
    }


def _kind(figure: Figure) -> str:
    if figure.kind in ("year", "time") and _OF_YEARS.search(figure.text):
        return "year"  # a length of time, or a year: the other language may not say which
    if figure.kind == "year":
        return "year"
    return figure.kind if figure.kind in _TELLING else ""


def _is_exchange(
    texts: tuple[str, str],
    languages: tuple[str, str],
    pairs: tuple[tuple[Figure, Figure], tuple[Figure, Figure]],
    lexicon: Dictionary | None,
) -> bool:
    """Say whether two numbers stand in each other's place."""
    before = _kind(pairs[0][0]), _kind(pairs[0][1])
    after = _kind(pairs[1][0]), _kind(pairs[1][1])
    if before[0] != before[1]:
        if after == (before[1], before[0]) and (all(before) or "year" in before):
            return True
        shares = [one == "share" for one in (*before, *after)]
        if any(shares) and shares[0] != shares[2] and shares[1] != shares[3]:
            return True
        if any(one and one == two for one, two in zip(before, after, strict=True)):
            return False  # it has kept its unit
        if after == (before[1], before[0]) and _BARE & {*before} and _HELD_FAST & {*before}:
            return True  # 42度500ML: 500 degrees, 42 ml
    if lexicon is None or "zh" not in languages:
        return False
    chinese, english = (0, 1) if languages[0] == "zh" else (1, 0)
    said = [_glosses(texts[chinese], figure, lexicon) for figure in pairs[chinese]]
    read = [_beside(texts[english], figure) for figure in pairs[english]]
    moved = _alike(said[0], read[0]) + _alike(said[1], read[1])
    stays = _alike(said[0], read[1]), _alike(said[1], read[0])
    if pairs[1][0].run > pairs[1][1].run:
        return sum(stays) >= moved
    return min(stays) >= _BOTH and sum(stays) > moved + _MARGIN  # they keep their order


_Beside = tuple[frozenset[str], frozenset[str]]
"""What stands before a number and what behind it, as stems of English words."""


def _alike(one: _Beside, other: _Beside) -> int:
    return len(one[0] & other[0]) + 3 * len(one[1] & other[1]) + len(one[1] & other[0])


def _glosses(text: str, figure: Figure, lexicon: Dictionary) -> _Beside:
    start, end = figure.run
    before = _BREAK.split(text[max(0, start - _WINDOW) : start])[-1]
    behind = _BREAK.split(text[end : end + _WINDOW])[0]
    return _meanings(before, lexicon), _meanings(behind, lexicon)


def _meanings(text: str, lexicon: Dictionary) -> frozenset[str]:
    pieces = {
        text[at : at + size]
        for size in range(2, _LONGEST + 1)
        for at in range(len(text) - size + 1)
    } | set(text[:1])
    english = " ".join(
        meaning
        for piece in sorted(pieces)
        for entry in lexicon.lookup(piece)[:3]
        for meaning in entry.meanings[:6]
    )
    return _stems(_WORD.findall(_NOTE.sub(" ", english)))


def _beside(text: str, figure: Figure) -> _Beside:
    before = _BREAK.split(text[max(0, figure.run[0] - 60) : figure.run[0]])[-1]
    behind = _BREAK.split(text[figure.run[1] : figure.run[1] + 60])[0]
    return (
        _stems(_WORD.findall(before)[-_WORDS:]),
        _stems(_WORD.findall(behind)[:_WORDS]),
    )


def _stems(words: Sequence[str]) -> frozenset[str]:
    return frozenset(stem(word) for word in map(str.lower, words) if word not in _EMPTY)
