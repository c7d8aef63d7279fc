"""Beads in the order in which a person reads them."""

from __future__ import annotations

import pytest

from translator.alignment.sentences.beads import Bead, in_order


def bead(source: tuple[int, ...], target: tuple[int, ...], **more: bool) -> Bead:
    return Bead(source=source, target=target, score=0.5, **more)


@pytest.mark.parametrize(
    ("source", "target", "kind", "paired"),
    [((1,), (2, 3), "1-2", True), ((), (1,), "0-1", False), ((1,), (), "1-0", False),
     ((0,), (0,), "1-1", True)],
)  # fmt: skip
def test_a_bead_has_a_kind(
    source: tuple[int, ...], target: tuple[int, ...], kind: str, paired: bool
) -> None:
    one = bead(source, target, moved=True)
    assert (one.kind, one.paired) == (kind, paired)
    assert one.turned() == bead(target, source, moved=True) and not bead(source, target).moved


@pytest.mark.parametrize(
    ("beads", "order"),
    [
        ([((1,), (1,)), ((0,), (0,))], ["0|0", "1|1"]),
        ([((), (1,)), ((0,), (0,)), ((1,), (2,))], ["0|0", "|1", "1|2"]),
        ([((), (0,)), ((0,), (1,))], ["|0", "0|1"]),
        ([((), (2,)), ((), (1,)), ((0,), (0,))], ["0|0", "|1", "|2"]),
        ([((0,), (1,)), ((1,), (0,)), ((), (2,))], ["0|1", "|2", "1|0"]),
        ([((0, 1), (0,)), ((), (1,)), ((2,), ())], ["0,1|0", "|1", "2|"]),
        ([], []),
    ],
)  # fmt: skip
def test_what_only_the_target_has_follows_what_it_follows_there(
    beads: list[tuple[tuple[int, ...], tuple[int, ...]]], order: list[str]
) -> None:
    found = in_order([bead(*one) for one in beads])
    shown = [f"{','.join(map(str, one.source))}|{','.join(map(str, one.target))}" for one in found]
    assert shown == order
