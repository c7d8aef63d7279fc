"""Which of two numbers stands among which words."""

from __future__ import annotations

import math
from types import SimpleNamespace
from typing import Any

import pytest

from translator.checks.beside import Beside, _span
from translator.checks.shared_words import Anchor

NOBODY: Any = None


def number(text: str, digits: str, *, kind: str = "cardinal") -> Any:
    """Return a figure that stands in a text."""
    start = text.index(digits)
    end = start + len(digits)
    return SimpleNamespace(kind=kind, start=start, end=end, run=(start, end))


def nearness(language: str, text: str, digits: str, word: str, *, dated: bool = False) -> float:
    texts = {"zh": "", "en": ""} | {language: text}
    one = number(text, digits)
    at = text.index(word)
    beside = Beside(texts["zh"], texts["en"], NOBODY)
    return beside._nearness(language, one.run, (at, at + len(word)), dated=dated)


@pytest.mark.parametrize(
    ("text", "side", "words"),
    [
        ("620名选手", 1.5, 0.5),
        ("620选手", 1.5, 0.0),
        ("选手有620", 1.0, 0.5),
        ("来自国家的620名选手", 1.5, 0.5),
        ("选手的620", 1.0, 0.5 + 2.0),
        ("620的选手", 1.5, 0.5),
        ("620，选手", 1.0, 0.5 + 3.0),
        ("选手，620", 1.0, 0.5 + 3.0),
        ("620。（选手", 1.0, 1.0 + 6.0),
        ("620和选手", 1.5, 0.5 + 1.5),
        ("620" + "茶" * 24 + "选手", 1.5, 12.0),
    ],
)
def test_a_chinese_word_is_the_nearer_the_less_stands_between(
    text: str, side: float, words: float
) -> None:
    assert nearness("zh", text, "620", "选手") == pytest.approx(side * math.exp(-words / 2))


def test_twelve_words_away_is_nothing() -> None:
    assert nearness("zh", "620" + "茶" * 25 + "选手", "620", "选手") == 0.0
    assert nearness("en", "620" + " tea" * 18 + " players", "620", "players") == 0.0
    assert nearness("en", "620 " + "a" * 70 + " players", "620", "players") > 0.0


def test_a_date_stands_behind_its_words_in_english_and_before_them_in_chinese() -> None:
    assert nearness("zh", "1984年成立", "1984", "成立", dated=True) == pytest.approx(
        1.5 * math.exp(-0.5 / 3)
    )
    assert nearness("zh", "成立于1984", "1984", "成立", dated=True) == pytest.approx(
        0.7 * math.exp(-0.5 / 3)
    )
    assert nearness("en", "founded 1984", "1984", "founded", dated=True) == pytest.approx(
        1.5 * math.exp(-1 / 6 / 3)
    )
    assert nearness("en", "it was 1984 founded", "1984", "founded", dated=True) == pytest.approx(
        0.7 * math.exp(-1 / 6 / 3)
    )


@pytest.mark.parametrize("head", ["In ", "", "It rained. Since ", "Tea, by the end of "])
def test_the_words_of_a_date_that_heads_its_sentence_are_behind_its_comma(head: str) -> None:
    found = nearness("en", f"{head}1984, players came", "1984", "players", dated=True)
    assert found == pytest.approx(1.5 * math.exp(-(2 / 6) / 3))


def test_what_stands_before_a_date_that_heads_its_sentence_is_further_from_it() -> None:
    found = nearness("en", "Since 1984, players came", "1984", "Since", dated=True)
    assert found == pytest.approx(0.7 * math.exp(-(1 / 6) / 3))


def test_a_comma_parts_a_number_and_a_date_that_heads_nothing() -> None:
    within = nearness("en", "They met in 1984, players came", "1984", "players", dated=True)
    assert within == pytest.approx(0.7 * math.exp(-(2 / 6 + 3) / 3))
    plain = nearness("en", "In 1984, players came", "1984", "players")
    assert plain == pytest.approx(math.exp(-(2 / 6 + 3) / 2))


def test_and_parts_an_english_number_from_a_word() -> None:
    found = nearness("en", "150 and hens", "150", "hens")
    assert found == pytest.approx(math.exp(-(5 / 6 + 1.5) / 2))
    inside = nearness("en", "150 sandy hens", "150", "hens")
    assert inside == pytest.approx(math.exp(-(7 / 6) / 2))


def test_a_word_over_a_number_is_as_near_as_can_be() -> None:
    assert Beside("三十而立", "", NOBODY)._nearness("zh", (1, 3), (0, 2), dated=False) == 1.0
    assert Beside("三十而立", "", NOBODY)._nearness("zh", (1, 3), (0, 4), dated=False) == 1.0


@pytest.mark.parametrize(
    ("language", "text", "digits", "word", "behind"),
    [
        ("zh", "2000只鸡", "2000", "鸡", True),
        ("zh", "2000鸡", "2000", "鸡", True),
        ("zh", "2000多只很小小鸡", "2000", "鸡", False),  # five characters
        ("zh", "2000多只小小鸡", "2000", "鸡", True),
        ("zh", "2000和鸡", "2000", "鸡", False),
        ("zh", "2000只，鸡", "2000", "鸡", False),
        ("zh", "鸡2000", "2000", "鸡", False),
        ("en", "2,000 brown hens", "2,000", "hens", True),
        ("en", "2,000 of the hens", "2,000", "hens", False),
        ("en", "2,000, hens", "2,000", "hens", False),
        ("en", "2,000 very brown abc hens", "2,000", "hens", True),  # sixteen
        ("en", "2,000 very brown abcd hens", "2,000", "hens", False),
        ("en", "hens 2,000", "2,000", "hens", False),
    ],
)
def test_what_a_number_counts_stands_right_behind_it(
    language: str, text: str, digits: str, word: str, behind: bool
) -> None:
    texts = {"zh": "", "en": ""} | {language: text}
    at = text.index(word)
    beside = Beside(texts["zh"], texts["en"], NOBODY)
    found = beside._is_behind(language, number(text, digits).run, (at, at + len(word)))
    assert found is behind


CHINESE, ENGLISH = "2000只鸡和150头猪", "150 pigs and 2,000 hens"
HENS = Anchor(chinese=(5, 6), english=(19, 23), weight=1.0)
PIGS = Anchor(chinese=(11, 12), english=(4, 8), weight=0.5)


def weighed(*words: Anchor, turned: bool = False) -> tuple[tuple[float, float], float]:
    beside = Beside(CHINESE, ENGLISH, NOBODY)
    beside.__dict__["_words"] = words
    chinese = number(CHINESE, "2000"), number(CHINESE, "150")
    first, second = number(ENGLISH, "2,000"), number(ENGLISH, "150")
    english = (second, first) if turned else (first, second)
    return beside.drawn(chinese, english), beside.counted(chinese, english)


def test_words_draw_each_number_to_its_own() -> None:
    (stays, moved), counted = weighed(HENS, PIGS)
    assert stays > 2 * moved > 0
    assert counted == 1.5
    assert weighed(HENS, PIGS, turned=True) == (pytest.approx((moved, stays)), -1.5)


def test_each_word_draws_by_its_weight_and_its_nearness_to_both() -> None:
    beside = Beside(CHINESE, ENGLISH, NOBODY)
    ours = [beside._nearness("zh", span, PIGS.chinese, dated=False) for span in ((0, 4), (7, 10))]
    theirs = [
        beside._nearness("en", span, PIGS.english, dated=False) for span in ((13, 18), (0, 3))
    ]
    (stays, moved), counted = weighed(PIGS)
    assert stays == pytest.approx(0.5 * (ours[0] * theirs[0] + ours[1] * theirs[1]))
    assert moved == pytest.approx(0.5 * (ours[0] * theirs[1] + ours[1] * theirs[0]))
    assert counted == 0.5


def test_a_word_that_no_number_counts_says_nothing_of_what_is_counted() -> None:
    chinese = "鸡有2000只，猪有150头"
    beside = Beside(chinese, ENGLISH, NOBODY)
    beside.__dict__["_words"] = [Anchor(chinese=(0, 1), english=HENS.english, weight=1.0)]
    ours = number(chinese, "2000"), number(chinese, "150")
    assert beside.counted(ours, (number(ENGLISH, "2,000"), number(ENGLISH, "150"))) == 0.0
    assert weighed() == ((0.0, 0.0), 0.0)


def test_a_figure_stands_where_it_and_its_unit_stand() -> None:
    figure: Any = SimpleNamespace(start=3, end=6, run=(2, 5))
    assert _span(figure) == (2, 6)
    figure = SimpleNamespace(start=2, end=5, run=(3, 6))
    assert _span(figure) == (2, 6)
