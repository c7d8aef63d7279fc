"""A person joins beads, takes them apart, and says that one is right."""

from __future__ import annotations

import pytest

from translator.alignment.sentences.beads import Bead, in_order
from translator.alignment.sentences.edited_beads import accept, can_join, cut, cuts, join


def bead(source: tuple[int, ...], target: tuple[int, ...], score: float = 0.5) -> Bead:
    return Bead(source=source, target=target, score=score)


BEADS = (bead((0,), (0,)), bead((1,), ()), bead((), (1,)), bead((2, 3), (2,)), bead((4,), (9,)))


def test_neighbours_are_joined_and_the_pair_is_sure() -> None:
    joined = join(BEADS, 1)
    assert joined[1] == bead((1,), (1,), 1.0)
    assert len(joined) == 4
    assert join(BEADS, 0)[0] == bead((0, 1), (0,), 1.0)


def test_what_does_not_stand_together_cannot_be_joined() -> None:
    assert [can_join(BEADS, at) for at in range(5)] == [True, True, True, False, False]
    with pytest.raises(ValueError, match="3"):
        join(BEADS, 3)


def test_a_bead_is_cut_wherever_it_can_be() -> None:
    assert cuts(BEADS[0]) == [(1, 0)]
    assert cuts(BEADS[1]) == []
    assert cuts(BEADS[3]) == [(0, 1), (1, 0), (1, 1), (2, 0)]
    parts = cut(BEADS, 3, (1, 1))
    assert parts[3:5] == (bead((2,), (2,), 1.0), bead((3,), (), 1.0))
    with pytest.raises(ValueError, match="cut"):
        cut(BEADS, 3, (2, 1))


def test_cut_and_joined_again_it_is_as_before() -> None:
    assert join(cut(BEADS, 3, (1, 1)), 3)[3] == bead((2, 3), (2,), 1.0)


def test_one_that_is_right_is_sure() -> None:
    assert accept(BEADS, 0)[0] == bead((0,), (0,), 1.0)
    assert accept(BEADS, 0)[1:] == BEADS[1:]


def test_what_only_the_target_has_stands_behind_what_it_follows_there() -> None:
    beads = [bead((), (1,)), bead((1,), (2,)), bead((0,), (0,)), bead((), (3,)), bead((2,), ())]
    assert [(one.source, one.target) for one in in_order(beads)] == [
        ((0,), (0,)), ((), (1,)), ((1,), (2,)), ((), (3,)), ((2,), ()),
    ]  # fmt: skip
