"""A second look at what found no partner: paragraphs that the other side has elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence

from translator.alignment.sentences.best_path import Step, best_path
from translator.alignment.sentences.cell_scores import Scores
from translator.alignment.sentences.corridor import corridor
from translator.alignment.sentences.correspondences import Correspondences
from translator.alignment.sentences.landmarks import Pair, chain, landmarks

_ROUNDS = 64
"""Blocks that are looked for at most: each costs a look at all that is left over."""


def moved_blocks(
    shared: Correspondences, scores: Scores, ours: Collection[int], theirs: Collection[int]
) -> list[list[Step]]:
    """Find runs of sentences without a partner that belong together after all.

    Args:
        shared: What may have become what.
        scores: Of steps.
        ours: Sentences of the Chinese side without a partner.
        theirs: Likewise of the English one.

    Returns:
        The steps of each block.
    """
    left = set(ours), set(theirs)
    found: list[list[Step]] = []
    for _ in range(_ROUNDS):
        if not left[0] or not left[1]:
            break
        pairs = landmarks(shared, left[0], left[1])
        here, there = _runs(left[0]), _runs(left[1])
        weights: defaultdict[tuple[range, range], dict[Pair, float]] = defaultdict(dict)
        for (one, other), weight in pairs.items():
            weights[here[one], there[other]][one, other] = weight
        if not weights:
            break
        # Equally heavy ones in the order of the text.
        block = max(weights, key=lambda one: (sum(weights[one].values()), -one[0].start))
        steps = _block(scores, *block, chain(weights[block]))
        found.append(steps)
        for one, other in steps:
            left[0].difference_update(one)
            left[1].difference_update(other)
        if not steps:
            break
    return found


def _runs(numbers: Collection[int]) -> dict[int, range]:
    """Return of each sentence the whole run of neighbours it is in."""
    found: dict[int, range] = {}
    run: list[int] = []
    for number in [*sorted(numbers), -1]:
        if run and number != run[-1] + 1:
            found |= dict.fromkeys(run, range(run[0], run[-1] + 1))
            run = []
        run.append(number)
    return found


def _block(scores: Scores, ours: range, theirs: range, marks: Sequence[Pair]) -> list[Step]:
    """Align two runs and return what was paired, with what stands between it."""
    inner = [(one - ours.start, other - theirs.start) for one, other in marks]
    way = corridor(inner, len(ours), len(theirs))
    steps = best_path(scores, way, (ours.start, theirs.start))
    paired = [place for place, (one, other) in enumerate(steps) if one and other]
    return [one for one in steps[paired[0] : paired[-1] + 1]] if paired else []
