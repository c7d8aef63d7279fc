"""Which numbers of an English text are written in Chinese, and how."""

from __future__ import annotations

import pytest

from translator.grounding.english_quantities import from_english
from translator.numbers.english import parse_english


def written(text: str) -> list[tuple[str, str]]:
    """Return what stands in the text and what is written for it."""
    spans = (from_english(text, one) for one in parse_english(text))
    return [(span.source, span.replacement) for span in spans if span]


@pytest.mark.parametrize(
    ("text", "source", "replacement"),
    [
        ("dozens of people", "dozens of", "几十"),
        ("thousands came", "thousands", "数千"),
        ("thousands of people", "thousands of", "数千"),
        ("the eleventh floor", "eleventh", "11th"),
        ("the 12th Asian Games", "12th", "第12届"),
        ("the 11th Winter Games", "11th", "第11届"),
        ("twelve and a half percent", "twelve and a half percent", "12.5%"),
        ("two thirds of them", "two thirds", "三分之二"),
        ("3.5 million times", "3.5 million times", "350万次"),
        ("100,000 times", "100,000 times", "10万次"),
        ("100,000 people", "100,000", "10万"),
        ("1,230,000 people", "1,230,000", "123万"),
        ("$500", "$500", "500美元"),
        ("US$500 in Toronto", "US$500", "500美元"),
        ("500 pounds in London", "500 pounds", "500英镑"),
        ("two thousand and eight people", "two thousand and eight", "2,008"),
        ("Twenty thousand came", "Twenty thousand", "20,000"),
        ("He left. Twenty thousand came", "Twenty thousand", "20,000"),
        ("nineteen hundred people", "nineteen hundred", "1,900"),
        ("since two thousand one hundred and one", "two thousand one hundred and one", "2,101"),
        ("in eighteen hundred and ninety-nine", "eighteen hundred and ninety-nine", "1,899"),
    ],
)
def test_a_number_is_written(text: str, source: str, replacement: str) -> None:
    assert written(text) == [(source, replacement)]


@pytest.mark.parametrize(
    "text",
    [
        "dozens came",  # of people, or in dozens
        "one hundred people", "a hundred people", "the tenth floor", "the eleventh hour",
        "the 10th Asian Games", "the 12th Amendment", "12.5 percent", "2/3 of them", "9/11",
        "99,999 times", "99,999 people", "1,234,567 people", "500 pounds",
        "500 pounds of flour in London", "$500 in Toronto", "₩5000", "¥500 in Tokyo",
        "in two thousand and eight", "since nineteen hundred", "by two thousand one hundred",
        "Twenty Thousand Leagues", "We read Twenty Thousand Leagues", "He saw Twelfth Night",
        "No. 500000", "number 500000", "room 200,000", "# 500000",
    ],
)  # fmt: skip
def test_a_number_is_left_alone(text: str) -> None:
    assert written(text) == []


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("¥500,000", False), ("¥500,000 in Beijing", True),
        ("¥500,000 from Beijing to Tokyo", False), ("500,000 yuan", True),
        ("₩500,000 in Seoul", True),
        ("500,000 pounds", False), ("500,000 pounds from England", True), ("£500,000", True),
    ],
)  # fmt: skip
def test_money_is_written_where_it_is_certain_whose_it_is(text: str, sure: bool) -> None:
    assert bool(written(text)) is sure
