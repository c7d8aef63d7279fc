"""Names that a target means without having them, and those it does not."""

from __future__ import annotations

import pytest

from translator.checks.meant_names import is_meant


@pytest.mark.parametrize(
    ("before", "after", "source", "target"),
    [
        ("罗戈津", "Rogozin", "此前，罗戈津一直在家。", "Before that, he stayed at home."),
        (
            "英格兰银行",
            "Bank of England",
            "英格兰银行说物价会涨。",
            "Prices will rise, the Bank said.",
        ),
        ("加纳", "Ghana", "狂犬病在加纳很多。", "Rabies is frequent in the country."),
        ("马里兰州", "Maryland", "他管着马里兰州。", "He governs his state."),
    ],
)
def test_it_is_called_otherwise(before: str, after: str, source: str, target: str) -> None:
    assert is_meant(before, after, source, target)


@pytest.mark.parametrize(
    ("before", "after", "source", "target"),
    [
        ("罗戈津", "Rogozin", "罗戈津说他累了。", "Borowitz said he was tired."),
        ("罗戈津", "Rogozin", "我和罗戈津走了。", "I left with him."),
        ("加纳", "Ghana", "全国都知道加纳赢了。", "The whole country knows that they won."),
        ("巴黎", "Paris", "他住在巴黎。", "He lives in the country."),
    ],
)
def test_it_is_not_there(before: str, after: str, source: str, target: str) -> None:
    assert not is_meant(before, after, source, target)
