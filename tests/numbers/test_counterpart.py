from __future__ import annotations

import pytest

from translator.numbers import counterpart
from translator.numbers.chinese import parse_chinese
from translator.numbers.counterpart import Counterpart
from translator.numbers.english import parse_english
from translator.numbers.quantity import Quantity, parts


def number(value: int) -> Quantity:
    return Quantity.of("x", 0, 1, "cardinal", parts("number", value))


@pytest.mark.parametrize(
    ("value", "other", "close"),
    [
        (10_000, 9_940, True),
        (10_000, 9_939, False),
        (9_940, 10_000, True),
        (9_939, 10_000, False),
        (9_999, 9_998, False),  # below ten thousand nothing is rounded
        (9_999, 10_000, True),
        (9_900, 9_999, False),
        (1_000_000, 1_006_036, True),
        (1_000_000, 1_006_037, False),
        (1_006_036, 1_000_000, True),
        (-20_000, -20_100, True),
        (-20_000, -20_200, False),
        (-20_000, 20_000, False),
        (0, 0, True),
        (0, 10_000, False),
    ],
)
def test_what_is_rounded_lies_within_six_per_mille_of_the_larger(
    value: int, other: int, close: bool
) -> None:
    assert Counterpart([number(other)], "").has(number(value)) is close
    # what stands around it makes no difference
    several = [number(7), number(9_950 if close else 2), number(other), number(88_000_000)]
    assert Counterpart(several, "").has(number(value)) is close


@pytest.mark.parametrize(
    ("said", "text", "there"),
    [
        ("十几个人", "19 people came", True),
        ("十几个人", "20 people came", False),
        ("十几个人", "9 people came", False),
        ("几百万人", "5 million people", True),
        ("几百万人", "15 million people", False),
        ("数十万人", "hundreds of thousands of people", True),
        ("数十万人", "tens of millions of people", False),
        ("90年代", "in the 1990s", True),
        ("1998年", "in '98", True),
        ("农历五月", "in the third month", True),  # the old calendar has other months
    ],
)
def test_a_number_is_found_in_its_other_forms(said: str, text: str, there: bool) -> None:
    (quantity,) = parse_chinese(said)
    assert Counterpart(parse_english(text), text).has(quantity) is there


def test_what_comes_again_is_looked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(counterpart, "worded", lambda one, text: asked.append(one.text))
    text = "They met on May 6, 2024 and on May 7, 2024"
    there = Counterpart(parse_english(text), text)
    days = parse_chinese("2024年5月6日，" * 50 + "2024年5月9日，" * 50)
    assert [there.has(one) for one in days] == [True] * 50 + [False] * 50
    assert asked == ["2024年5月6日", "2024年5月9日"]


def test_the_same_words_that_mean_something_else_are_looked_for_anew() -> None:
    there = Counterpart([number(300)], "300")
    crowd = Quantity.of("x", 0, 1, "cardinal", parts("number", 200), about="more")
    exact = Quantity.of("x", 0, 1, "cardinal", parts("number", 200))
    assert [there.has(one) for one in (crowd, exact)] == [True, False]
