"""What a person makes of an alignment: joins beads, takes them apart, says that one is right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from translator.alignment.sentences.beads import Bead

_DECIDED = 1.0
"""Score of what a person decided."""
Beads = tuple[Bead, ...]


def can_join(beads: Sequence[Bead], at: int) -> bool:
    """Say whether a bead can be joined with the next one: its sentences have to be neighbours."""
    if not 0 <= at < len(beads) - 1:
        return False
    one, other = beads[at], beads[at + 1]
    return all(_neighbours(*sides) for sides in _sides(one, other))


def join(beads: Sequence[Bead], at: int) -> Beads:
    """Make one bead of a bead and the next one.

    Raises:
        ValueError: ``can_join`` says no.
    """
    if not can_join(beads, at):
        raise ValueError(f"bead {at} has no neighbour to be joined with")
    one, other = beads[at], beads[at + 1]
    source, target = (tuple(sorted(first + second)) for first, second in _sides(one, other))
    joined = Bead(source=source, target=target, score=_DECIDED, moved=one.moved or other.moved)
    return (*beads[:at], joined, *beads[at + 2 :])


def cuts(bead: Bead) -> list[tuple[int, int]]:
    """Return how a bead can be taken in two: sentences of source and target in the first part."""
    size = len(bead.source), len(bead.target)
    found = [(one, other) for one in range(size[0] + 1) for other in range(size[1] + 1)]
    found = [cut for cut in found if cut not in ((0, 0), size)]
    if size == (1, 1):  # which of the two stands first makes no difference
        return [(1, 0)]
    return found


def cut(beads: Sequence[Bead], at: int, where: tuple[int, int]) -> Beads:
    """Make two beads of one.

    Args:
        beads: All of them.
        at: Which is cut.
        where: One of ``cuts``.

    Raises:
        ValueError: it cannot be cut there.
    """
    bead = beads[at]
    if where not in cuts(bead):
        raise ValueError(f"bead {at} cannot be cut at {where}")
    one, other = where
    parts = [
        Bead(source=bead.source[:one], target=bead.target[:other], score=_DECIDED),
        Bead(source=bead.source[one:], target=bead.target[other:], score=_DECIDED),
    ]
    kept = [replace(part, moved=bead.moved and part.paired) for part in parts]
    return (*beads[:at], *kept, *beads[at + 1 :])


def accept(beads: Sequence[Bead], at: int) -> Beads:
    """Say that a bead is right."""
    return (*beads[:at], replace(beads[at], score=_DECIDED), *beads[at + 1 :])


def _sides(one: Bead, other: Bead) -> tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]:
    return (one.source, other.source), (one.target, other.target)


def _neighbours(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return not one or not other or one[-1] + 1 == other[0] or other[-1] + 1 == one[0]
