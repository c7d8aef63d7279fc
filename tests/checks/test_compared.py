from __future__ import annotations

import pytest

from translator.checks.compared import exchanged_base
from translator.numbers.second_reading import Figure, values


def judged(chinese: str, english: str) -> bool | None:
    def years(text: str, language: str) -> tuple[Figure, Figure]:
        first, second = sorted(
            (one for one in values(text, language) if one.value > 1000), key=lambda one: one.value
        )
        return first, second

    pairs = years(chinese, "zh"), years(english, "en")
    return exchanged_base(pairs, (chinese, english), ("zh", "en"))


@pytest.mark.parametrize(
    ("chinese", "english", "exchanged"),
    [
        ("2018年比2015年高。", "It was higher in 2018 than in 2015.", False),
        ("2018年比2015年高。", "It was higher in 2015 than in 2018.", True),
        ("2018年与2015年相比更高。", "In 2018 it was higher compared to 2015.", False),
        ("2018年与2015年相比更高。", "In 2015 it was higher compared to 2018.", True),
        ("2018年与2015年都高。", "In 2018 it was higher compared to 2015.", None),
        ("2018年比2015年高。", "It was high in 2018 and in 2015.", None),
        ("2018人比2015人多。", "2018 were more than 2015.", None),
    ],
)
def test_which_year_is_compared_with(chinese: str, english: str, exchanged: bool | None) -> None:
    assert judged(chinese, english) is exchanged
