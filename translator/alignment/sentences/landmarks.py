"""Pairs of sentences that share what is rare: the landmarks between which a path is looked for.

Only items that few sentences of either side have are compared, and of those that more have, the
places nearest to one another, so that the work grows with the text and not with its square.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from translator.alignment.sentences.correspondences import Correspondences

Pair = tuple[int, int]
_FEW = 24
"""Places on one side times places on the other up to which all of them are compared."""
_NEAREST = 3
"""Of more, how many of the other side are compared with each place of one."""
_LEAST = 7.0
"""What two sentences must have in common: about two rare words."""
_AHEAD = 1.5
"""How much more than with any other sentence."""


def landmarks(
    shared: Correspondences,
    ours: Collection[int] | None = None,
    theirs: Collection[int] | None = None,
) -> dict[Pair, float]:
    """Return pairs of sentences that have much in common, each with how much.

    Both have more in common with one another than with any other sentence.

    Args:
        shared: What may have become what.
        ours: Only these sentences of the Chinese side; None: all.
        theirs: Likewise of the English one.
    """
    common: defaultdict[Pair, float] = defaultdict(float)
    places = _places(shared.chinese.sentences, ours), _places(shared.english.sentences, theirs)
    scale = len(shared.english.sentences) / max(1, len(shared.chinese.sentences))
    for item, here in places[0].items():
        partners = shared.links.get(item)
        worth = shared.worth(0, item, 1) if partners else None
        if not partners or worth is None or worth.found < 1:
            continue
        there = sorted({place for other in partners for place in places[1].get(other, ())})
        for one, other in _compared(here, there, scale):
            common[one, other] += worth.found
    return _mutual(common)


def chain(pairs: Mapping[Pair, float]) -> list[Pair]:
    """Return the pairs that follow one another on both sides and weigh most together.

    A heaviest increasing subsequence, by a Fenwick tree of maxima.
    """
    columns = sorted({other for _, other in pairs})
    tree: list[tuple[float, Pair | None]] = [(0.0, None)] * (len(columns) + 1)
    before: dict[Pair, Pair | None] = {}
    weights: dict[Pair, float] = {}
    # Of one row the larger columns come first, so that none is built on another of its own row.
    for pair in sorted(pairs, key=lambda one: (one[0], -one[1])):
        place = bisect_left(columns, pair[1])
        weight, last = _largest(tree, place)
        before[pair], weights[pair] = last, weight + pairs[pair]
        _raise(tree, place + 1, (weights[pair], pair))
    end = max(weights, key=weights.__getitem__, default=None)
    found: list[Pair] = []
    while end is not None:
        found.append(end)
        end = before[end]
    return found[::-1]


def _places(
    sentences: Sequence[tuple[int, ...]], wanted: Collection[int] | None
) -> Mapping[int, list[int]]:
    found: defaultdict[int, list[int]] = defaultdict(list)
    for number in range(len(sentences)) if wanted is None else sorted(wanted):
        for item in sentences[number]:
            found[item].append(number)
    return found


def _compared(here: Sequence[int], there: Sequence[int], scale: float) -> Iterator[Pair]:
    if len(here) * len(there) <= _FEW:
        yield from ((one, other) for one in here for other in there)
        return
    for one in here:
        at = bisect_left(there, one * scale)
        for other in there[max(0, at - _NEAREST) : at + _NEAREST]:
            yield one, other


def _mutual(common: Mapping[Pair, float]) -> dict[Pair, float]:
    """Keep the pairs of which each is much the best of the other."""
    rows: dict[int, list[float]] = {}
    columns: dict[int, list[float]] = {}
    for (one, other), weight in common.items():
        for table, key in ((rows, one), (columns, other)):
            first, second = table.get(key, (0.0, 0.0))
            table[key] = [weight, first] if weight > first else [first, max(second, weight)]
    return {
        (one, other): weight
        for (one, other), weight in common.items()
        if weight >= _LEAST
        and weight == rows[one][0] == columns[other][0]
        and weight >= _AHEAD + max(rows[one][1], columns[other][1])
    }


def _largest(tree: Sequence[tuple[float, Pair | None]], place: int) -> tuple[float, Pair | None]:
    found: tuple[float, Pair | None] = (0.0, None)
    while place:
        if tree[place][0] > found[0]:
            found = tree[place]
        place &= place - 1
    return found


def _raise(tree: list[tuple[float, Pair | None]], place: int, value: tuple[float, Pair]) -> None:
    while place < len(tree):
        if value[0] > tree[place][0]:
            tree[place] = value
        place += place & -place
