"""What is aligned and what comes of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter


@dataclass(frozen=True, kw_only=True, slots=True)
class Sentence:
    """A sentence of one side, as a person reads it."""

    text: str
    block: int = 0
    """Number of the paragraph, heading or item it stands in; sentences of one are neighbours."""
    heading: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Bead:
    """Sentences that say the same; one side may be empty: nobody translated these.

    A *bead* is what the field calls a step of an alignment (Brown, Lai & Mercer 1991).
    """

    source: tuple[int, ...]
    """Numbers of sentences, neighbours, in order."""
    target: tuple[int, ...]
    score: float
    """0 to 1: how likely it is that exactly these belong together; of one side alone: that
    they have no partner."""
    moved: bool = False
    """The other side has it elsewhere: before something that this side has after it."""

    @property
    def kind(self) -> str:
        """How many sentences of the source and of the target: ``1-2``."""
        return f"{len(self.source)}-{len(self.target)}"

    @property
    def paired(self) -> bool:
        """Whether both sides are there."""
        return bool(self.source and self.target)

    def turned(self) -> Bead:
        """Return the same with the sides exchanged."""
        return Bead(source=self.target, target=self.source, score=self.score, moved=self.moved)


def in_order(beads: Sequence[Bead]) -> list[Bead]:
    """Sort beads by the source; what only the target has follows what it follows there."""
    last = {number: max(bead.source) for bead in beads if bead.source for number in bead.target}
    placed = []
    for bead in beads:
        if bead.source:
            placed.append(((bead.source[0], 0, bead.source[0]), bead))
            continue
        first = bead.target[0]
        before = next((last[one] for one in range(first - 1, -1, -1) if one in last), -1)
        placed.append(((before, 1, first), bead))
    return [bead for _, bead in sorted(placed, key=itemgetter(0))]
