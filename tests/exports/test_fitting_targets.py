from __future__ import annotations

from collections.abc import Mapping

from translator.errors import FormatError
from translator.exports.fitting_targets import fitting_targets


class Writer:
    """Refuses some targets, and counts how often it was asked."""

    def __init__(self, bad: set[int]) -> None:
        self.bad, self.asked = bad, 0

    def __call__(self, targets: Mapping[int, str]) -> bytes:
        self.asked += 1
        if self.bad & targets.keys():
            raise FormatError("returned.unknown", name="a.md")
        return b""


def test_what_fits_is_kept_in_order_and_the_rest_is_not() -> None:
    targets = {number: str(number) for number in range(50)}
    writer = Writer({0, 17, 49})
    found = fitting_targets(targets, writer)
    assert list(found) == [number for number in range(50) if number not in writer.bad]


def test_targets_that_only_break_it_together_are_not_kept_together() -> None:
    def write(targets: Mapping[int, str]) -> bytes:
        if {1, 2} <= targets.keys():
            raise FormatError("returned.unknown", name="a.md")
        return b""

    assert list(fitting_targets(dict.fromkeys(range(4), ""), write)) in ([0, 1, 3], [0, 2, 3])


def test_a_document_full_of_them_is_not_written_without_end() -> None:
    targets = dict.fromkeys(range(5000), "")
    writer = Writer(set(range(0, 5_000, 2)))
    assert fitting_targets(targets, writer, tries=100) == {}
    assert writer.asked == 100


def test_few_of_them_cost_only_what_stands_around_them() -> None:
    targets = dict.fromkeys(range(10000), "")
    writer = Writer(set(range(100, 10_000, 330)))
    found = fitting_targets(targets, writer)
    assert writer.asked <= 400
    assert len(found) > 9_500
    assert not writer.bad & found.keys()
