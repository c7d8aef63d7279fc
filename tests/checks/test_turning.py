"""What stands between two English numbers that Chinese has the other way round."""

from __future__ import annotations

import pytest

from translator.checks.turning import turns, turns_in_chinese


@pytest.mark.parametrize(
    "between",
    [
        " films from ", " countries in more than ", " people after searching ",
        " jobs in the last ", " of its last ", " of the town's ", " out of ",
        " goals in March ", " years before the fire of ",
    ],
)  # fmt: skip
def test_turns(between: str) -> None:
    assert turns(between, part=True)


@pytest.mark.parametrize(
    "between",
    [
        "", " and ", " to ", " percent, and in ", " in May and ", " boxes of ",
        " points up from 3 to ", " people. In ", " yuan in 2015 and ", " workers with ",
        " in " + "very " * 40,
    ],
)  # fmt: skip
def test_keeps(between: str) -> None:
    assert not turns(between, part=True)


def test_a_year_is_no_part_of_an_amount() -> None:
    assert not turns(" list of the ", part=False)
    assert turns(" list of the ", part=True)


@pytest.mark.parametrize(
    ("between", "turned"),
    [
        ("个国家的", True), ("万人口的近", True), ("名学员中，有", True), ("名学员当中有", True),
        ("个席位中的", True), ("个国家，", False), ("个席位，其中", False), ("所高中", False),
        ("只鸡和", False), ("", False), ("个国家的，", False),
    ],
)  # fmt: skip
def test_chinese_puts_before_a_noun_what_is_told_of_it(between: str, turned: bool) -> None:
    assert turns_in_chinese(between) is turned
