"""Which of several targets is the better one: errors weigh by what they leave of a sentence."""

from __future__ import annotations

import pytest

from translator.grounding.spans import Grounded, Span
from translator.translation.retry.candidate import Candidate, judge
from translator.translation.segment import Grounder, prepare
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
    assert (fresh.rank, fresh.score, fresh.dropped, fresh.limit) == ((0, 0, 0), None, (), False)


@pytest.mark.parametrize(
    ("target", "found"),
    [
        ("Wang Fang opened a canteen.", []),
        ("A woman opened a canteen.", ["names"]),
        ("Wang Fang opened a kitchen.", ["terms"]),
        ("A woman opened a kitchen.", ["names", "terms"]),
    ],
)
def test_what_is_missing_is_told_as_the_name_or_the_term_it_is(
    target: str, found: list[str]
) -> None:
    source = "王芳开了食堂。"
    grounded = Grounded(
        text="Wang Fang开了canteen。", source_language="zh", target_language="en",
        spans=(
            Span(start=0, end=2, source="王芳", replacement="Wang Fang", kind="name",
                 certainty=0.9, accepted=("Wang Fang",)),
            Span(start=4, end=6, source="食堂", replacement="canteen", kind="term",
                 certainty=1.0, accepted=("canteen",)),
        ),
    )  # fmt: skip
    segment = prepare(source, Grounder(source_language="zh", target_language="en"))
    made = judge(segment, target, "", grounded=grounded)
    told = [one.check for one in made.findings if one.check in ("names", "terms")]
    assert sorted(told) == found
