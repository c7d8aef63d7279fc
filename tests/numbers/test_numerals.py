from __future__ import annotations

import pytest

from translator.numbers import numerals
from translator.numbers.prefixes import prefix


@pytest.mark.parametrize(
    ("text", "digits", "value"),
    [
        ("〇一年", 2, 1),
        ("九八年", 2, 98),
        ("五〇一室", 3, 501),
        ("二〇二四年", 4, 2024),
        ("四五六年级", 3, 456),
        ("三四年", 0, 3),  # a pair of neighbours: three or four years
        ("三五年", 0, 3),
        ("五年", 0, 5),
        ("二十年", 0, 20),
    ],
)
def test_digits_one_by_one_are_told_from_numerals(text: str, digits: int, value: int) -> None:
    number = numerals.read(text, 0)
    assert number is not None
    assert (number.digits, number.value) == (digits, value)


@pytest.mark.parametrize(
    ("text", "worth"),
    [
        ("千米", 1000), ("千克", 1000), ("千瓦时", 1000), ("千帕", 1000), ("千卡", 1000),
        ("千赫兹", 1000), ("千焦", 1000), ("千伏", 1000), ("千字节", 1000), ("千兆", 1000),
        ("千安培", 1000), ("百帕", 100), ("兆瓦", 10**6), ("兆赫", 10**6), ("兆元", 10**12),
        ("千吨", 1), ("千克拉", 1), ("千卡车", 1), ("千米饭", 1), ("百米", 1), ("千人", 1),
        ("千瓦片", 1), ("千帕金森病人", 1), ("兆头", 1), ("万米", 1),
    ],
)  # fmt: skip
def test_a_prefix_belongs_to_its_unit(text: str, worth: int) -> None:
    assert prefix(text, 0) == worth
