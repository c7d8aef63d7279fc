from __future__ import annotations

import pytest

from translator.checks.wholes import exceeded
from translator.numbers.second_reading import values

ENGLISH = "They won 83 seats; 150 were new."
CHINESE = "他们赢了83个席位，150个是新的。"


def found(source: str, target: str, languages: tuple[str, str]) -> list[tuple[int, int]]:
    figures = values(source, languages[0]), values(target, languages[1])
    pairs = exceeded((source, target), figures, languages)
    return [(int(one.value), int(other.value)) for one, other in pairs]


@pytest.mark.parametrize(
    ("target", "pairs"),
    [
        ("They won 150 of the 83 seats.", [(150, 83)]),
        ("They won 83 of the 150 seats.", []),
        ("They won 150 of 83 seats.", [(150, 83)]),
        ("They won 83 of 150 seats.", []),
        ("They won 150 seats out of 83.", [(150, 83)]),
        ("They won 83 seats, of which 150 were new.", [(150, 83)]),
        ("They won 150 seats, of which 83 were new.", []),
        ("Among the 83 seats, 150 were new.", [(150, 83)]),
        ("Behind the 83 seats, 150 were new.", []),
        ("They won 83 seats. Of them 150 were new.", []),
        ("They won 83 seats, 150 were new.", []),
        ("They won 150 of the 84 seats.", []),  # 84 is no number of the source's
    ],
)
def test_a_part_is_no_more_than_its_whole(target: str, pairs: list[tuple[int, int]]) -> None:
    assert found(CHINESE, target, ("zh", "en")) == pairs


@pytest.mark.parametrize(
    ("target", "pairs"),
    [
        ("他们赢了83个席位，其中150个是新的。", [(150, 83)]),
        ("他们赢了150个席位，其中83个是新的。", []),
        ("83个席位中，150个是新的。", [(150, 83)]),
        ("83个席位中心，150个是新的。", []),
    ],
)
def test_it_is_so_in_chinese_too(target: str, pairs: list[tuple[int, int]]) -> None:
    assert found(ENGLISH, target, ("en", "zh")) == pairs


def test_what_the_source_says_itself_is_not_accused() -> None:
    source = "他们赢了83个席位，其中150个是新的。"
    assert found(source, "They won 150 of the 83 seats.", ("zh", "en")) == []


@pytest.mark.parametrize(("part", "pairs"), [(11, [(11, 10)]), (10, [])])
def test_as_many_as_there_are_may_be(part: int, pairs: list[tuple[int, int]]) -> None:
    source = f"有10个和{part}个。"
    assert found(source, f"It took {part} of the 10.", ("zh", "en")) == pairs


def test_small_numbers_stand_for_much() -> None:
    assert found("有9个和15个。", "It took 15 of the 9.", ("zh", "en")) == []
