"""Numbers as lists show them, at the ends of what each form can say."""

from __future__ import annotations

import pytest

from translator.formats.office.counting import counted


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("lowerLetter", {0: "0", 1: "a", 26: "z", 27: "aa", 52: "zz", 53: "aaa"}),
        ("upperLetter", {1: "A", 28: "BB", -1: "-1"}),
        (
            "lowerRoman",
            {0: "0", 1: "i", 4: "iv", 5: "v", 9: "ix", 14: "xiv", 40: "xl", 50: "l", 90: "xc",
             100: "c", 400: "cd", 500: "d", 900: "cm", 1994: "mcmxciv", 3999: "mmmcmxcix",
             4000: "4000"},
        ),
        ("upperRoman", {3: "III"}), ("decimalZero", {0: "00", 9: "09", 10: "10", 100: "100"}),
        ("decimalEnclosedCircle", {0: "0", 1: "①", 20: "⑳", 21: "21"}),
        ("decimalEnclosedCircleChinese", {2: "②"}),
        ("ideographTraditional", {0: "0", 1: "甲", 10: "癸", 11: "11"}), ("none", {1: ""}),
        (
            "chineseCounting",
            {-1: "-1", 0: "零", 1: "一", 9: "九", 10: "十", 11: "十一", 20: "二十", 21: "二十一",
             99: "九十九", 100: "100"},
        ),
        ("taiwaneseCounting", {12: "十二"}), ("decimal", {7: "7"}), ("", {7: "7"}),
    ],
)  # fmt: skip
def test_a_number_is_shown_in_its_form_as_far_as_that_goes(
    form: str, shown: dict[int, str]
) -> None:
    assert {number: counted(number, form) for number in shown} == shown
