"""Which of several targets is the better one: errors weigh by what they leave of a sentence."""

from __future__ import annotations

import pytest

from translator.translation.retry.candidate import Candidate
from translator.types import Finding, Level


def candidate(*found: tuple[str, Level], lacking: int = 0) -> Candidate:
    findings = tuple(Finding(check=check, level=level, message="") for check, level in found)
    return Candidate(target="x", findings=findings, strategy="", lacking=lacking)


@pytest.mark.parametrize(
    ("found", "severity", "wrong"),
    [
        ([], 0, False), ([("length", Level.INFO)] * 3, 0, False),
        ([("length", Level.WARNING)], 1, False), ([("length", Level.WARNING)] * 3, 3, False),
        ([("residue", Level.ERROR)], 100, True), ([("limit", Level.ERROR)], 200, True),
        ([("loop", Level.ERROR)], 300, True), ([("empty", Level.ERROR)], 1000, True),
        ([("loop", Level.WARNING)], 3, False),
        ([("residue", Level.ERROR), ("numbers", Level.WARNING)], 101, True),
    ],
)  # fmt: skip
def test_findings_weigh_by_their_level_and_by_what_they_leave(
    found: list[tuple[str, Level]], severity: int, wrong: bool
) -> None:
    made = candidate(*found)
    assert (made.severity, made.wrong) == (severity, wrong)


def test_of_two_as_bad_the_one_that_lacks_less_is_better() -> None:
    worse, better = candidate(("length", Level.WARNING), lacking=2), candidate(
        ("length", Level.WARNING), lacking=1
    )  # fmt: skip
    assert better.rank < worse.rank < candidate(("residue", Level.ERROR)).rank
    fresh = candidate()
    assert (fresh.rank, fresh.score, fresh.dropped, fresh.limit) == ((0, 0), None, (), False)
