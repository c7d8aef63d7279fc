from __future__ import annotations

from fractions import Fraction

import pytest

from translator.checks.ranges import are_listed, broken, is_kept, ranges, turned, written
from translator.numbers.second_reading import values


def read(text: str, language: str) -> list[tuple[int, int]]:
    return [(int(a), int(b)) for a, b in ranges(text, values(text, language))]


@pytest.mark.parametrize(
    ("language", "text", "pairs"),
    [
        ("en", "10 to 20", [(10, 20)]),
        ("en", "$10 to $20", [(10, 20)]),
        ("en", "10 and 20 and 30", [(10, 20), (20, 30)]),
        ("en", "10 or even 20", []),
        ("en", "10% to 20%", [(10, 20)]),
        ("en", "May 10 to Jun 20", [(10, 20)]),
        ("zh", "10至20元", [(10, 20)]),
        ("zh", "500、600", [(500, 600)]),
        ("zh", "10元，20元", []),
        ("zh", "三四十个", [(30, 40)]),
    ],
)
def test_numbers_stand_side_by_side(language: str, text: str, pairs: list[tuple[int, int]]) -> None:
    assert read(text, language) == pairs


@pytest.mark.parametrize(
    ("text", "value"), [("99%", 99), ("17 basis points", 17), ("17", 17), ("0.5%", Fraction(1, 2))]
)
def test_a_value_is_what_its_digits_say(text: str, value: object) -> None:
    (figure,) = values(text, "en")
    assert written(figure) == value


def found(source: str, target: str) -> tuple[list[int], list[int]]:
    figures = values(source, "zh"), values(target, "en")
    both = ranges(source, figures[0]), ranges(target, figures[1])
    texts = source, target
    return (
        [int(one.value) for pair in turned(texts, figures, both) for one in pair],
        [int(one.value) for pair in broken(figures, both) for one in pair],
    )


@pytest.mark.parametrize(
    ("source", "target", "turned_round", "broken_up"),
    [
        ("10至20个", "10 to 20", [], []),
        ("10至20个", "20 to 10", [20, 10], []),
        ("10和20个", "20 and 10", [20, 10], []),
        ("20至10个", "10 to 20", [], []),  # put right
        ("20和10个", "10 and 20", [10, 20], []),
        ("10至20个", "20 to 10, 10 to 20", [], []),
        ("16人，18人", "aged 18-16", [18, 16], []),
        ("18人，16人", "aged 18-16", [], []),
        ("16人，18人，16人", "aged 18-16", [], []),
        ("16人，18人", "aged 16-18", [], []),
        ("2016年，60至80人", "from 60 to 2016, 80", [], [60, 2016]),
        ("2016年，60至80人", "from 60 to 80 in 2016", [], []),
        ("2016年，60至80人，80人", "from 60 to 2016, 80", [], []),
        ("60至80人", "from 60 to 2016, 80", [], []),
    ],
)
def test_the_ends_of_a_range_stay(
    source: str, target: str, turned_round: list[int], broken_up: list[int]
) -> None:
    assert found(source, target) == (turned_round, broken_up)


@pytest.mark.parametrize(
    ("language", "text", "listed"),
    [
        ("zh", "2012年、2013年", True),
        ("zh", "2012年6月和7月15日", True),
        ("zh", "12只、13只", False),
        ("en", "June 5, 2012, and July 19", True),
        ("en", "12 to 13", True),
        ("en", "12 hens and 13", False),
        ("fr", "12, 13", False),
    ],
)
def test_a_list_has_nothing_but_numbers(language: str, text: str, listed: bool) -> None:
    figures = values(text, "zh" if language == "zh" else "en")
    assert are_listed(figures[-1], figures[0], text, language) is listed


def test_a_range_that_both_have_keeps_its_ends() -> None:
    source, target = "51-60岁和41-50岁", "51-60 and 41-50"
    both = ranges(source, values(source, "zh")), ranges(target, values(target, "en"))
    assert is_kept(Fraction(51), Fraction(50), both)
    assert not is_kept(Fraction(51), Fraction(41), both)  # whole ranges may change places
    assert not is_kept(Fraction(7), Fraction(9), both)
