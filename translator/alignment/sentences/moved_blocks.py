"""A second look at what found no partner: paragraphs that the other side has elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from translator.alignment.sentences.best_path import (
    Lattice,
    Step,
    best_path,
    certainties,
    certainty,
)
from translator.alignment.sentences.cell_scores import LOG_PRIORS, Scores
from translator.alignment.sentences.correspondences import Correspondences
from translator.alignment.sentences.corridor import corridor
from translator.alignment.sentences.landmarks import Pair, chain, landmarks

_ROUNDS = 8
"""How often what is left over is looked at: a run may hold several blocks."""
_PRICE = 18.0
"""What a block must gain over leaving its sentences alone before it is as likely as not to be
one: it might stand anywhere, and single sentences meet by chance."""
_EVEN = 0.5


@dataclass(frozen=True, kw_only=True, slots=True)
class MovedBlock:
    """A run of sentences that the other side has elsewhere."""

    steps: Sequence[Step]
    certain: Sequence[float]
    """0 to 1 for each step: how likely it is."""


def moved_blocks(
    shared: Correspondences, scores: Scores, ours: Collection[int], theirs: Collection[int]
) -> list[MovedBlock]:
    """Find runs of sentences without a partner that belong together after all.

    Args:
        shared: What may have become what.
        scores: Of steps.
        ours: Sentences of the Chinese side without a partner.
        theirs: Likewise of the English one.

    Returns:
        The blocks that are more likely than not, the heaviest first.
    """
    left = set(ours), set(theirs)
    found: list[MovedBlock] = []
    for _ in range(_ROUNDS):
        more = _look(shared, scores, *left)
        if not more:
            break
        found += more
        for block in more:
            for one, other in block.steps:
                left[0].difference_update(one)
                left[1].difference_update(other)
    return found


def _look(
    shared: Correspondences, scores: Scores, ours: Collection[int], theirs: Collection[int]
) -> list[MovedBlock]:
    """Look at each run of sentences beside the run that it has most in common with."""
    here, there = _runs(ours), _runs(theirs)
    weights: defaultdict[tuple[range, range], dict[Pair, float]] = defaultdict(dict)
    for (one, other), weight in landmarks(shared, ours, theirs).items():
        weights[here[one], there[other]][one, other] = weight
    # Equally heavy ones in the order of the text.
    order = sorted(weights, key=lambda runs: (-sum(weights[runs].values()), runs[0].start))
    seen: tuple[set[range], set[range]] = (set(), set())
    found = []
    for runs in order:
        if runs[0] in seen[0] or runs[1] in seen[1]:
            continue
        block = _block(scores, *runs, chain(weights[runs]))
        if block is not None:
            found.append(block)
            seen[0].add(runs[0])
            seen[1].add(runs[1])
    return found


def _gain(scores: Scores, step: Step) -> float:
    """Return by how much a step is better than to leave its sentences alone."""
    alone = sum(LOG_PRIORS[1, 0] for _ in step[0]) + sum(LOG_PRIORS[0, 1] for _ in step[1])
    ours, theirs = step
    return scores.bead(ours.start, len(ours), theirs.start, len(theirs)) - alone


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


def _block(scores: Scores, ours: range, theirs: range, marks: Sequence[Pair]) -> MovedBlock | None:
    """Align two runs; what was paired, with what stands between it, is the block.

    Returns:
        None: it is more likely that they have nothing to do with one another.
    """
    inner = [(one - ours.start, other - theirs.start) for one, other in marks]
    way = corridor(inner, len(ours), len(theirs))
    lattice = Lattice(scores, way, (ours.start, theirs.start))
    steps = best_path(lattice)
    certain = certainties(lattice, steps)
    paired = [place for place, (one, other) in enumerate(steps) if one and other]
    if not paired:
        return None
    inside = slice(paired[0], paired[-1] + 1)
    likely = certainty(sum(_gain(scores, step) for step in steps[inside]) - _PRICE)
    if likely < _EVEN:
        return None
    return MovedBlock(steps=steps[inside], certain=[sure * likely for sure in certain[inside]])
