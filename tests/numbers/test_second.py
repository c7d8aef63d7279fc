from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator.numbers.second import agrees, is_whole


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("三四万", "30,000 to 40,000"),
        ("1.2万亿元", "1.2 trillion yuan"),
        ("三亿五千万", "350 million"),
        ("两万五", "25,000"),
        ("一亿二", "120 million"),
        ("3至5万元", "30,000 to 50,000 yuan"),
        ("二十七八", "27 to 28"),
        ("壹拾贰万叁仟元", "123,000 yuan"),
        ("数千", "thousands of"),
        ("近千亿", "nearly 100 billion"),
        ("１，２００万", "12 million"),
    ],
)
def test_a_right_reading_is_confirmed(chinese: str, english: str) -> None:
    assert agrees(chinese, english)


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("三四万", "30,000 to 300,040,000"),
        ("3万5", "35,000"),
        ("1.2万亿元", "12 trillion yuan"),
        ("3至5万元", "3 to 500,000 yuan"),
        ("两万五", "20,005"),
    ],
)
def test_a_slip_of_the_first_reading_is_seen(chinese: str, english: str) -> None:
    assert not agrees(chinese, english)


@pytest.mark.parametrize(
    "text",
    ["3 . [5亿]元", "1 [200万]元", "1,[2万]人", "三兆[两千亿]", "[一百二]三", "[三十元]五角",
     "二、[五百]人", "[五百一]晚", "[二十万二]手车", "[两千]兆"],
)  # fmt: skip
def test_a_piece_of_a_number_is_seen(text: str) -> None:
    start, end = text.index("["), text.index("]") - 1
    assert not is_whole(text.replace("[", "").replace("]", ""), start, end)


@pytest.mark.parametrize(
    "text",
    ["来了[三百]人", "10万、[20万]", "共[3000万]千瓦", "[三千]兆瓦", "[两万五]元", "周三[20万]人"],
)
def test_a_whole_number_is_whole(text: str) -> None:
    start, end = text.index("["), text.index("]") - 1
    assert is_whole(text.replace("[", "").replace("]", ""), start, end)


@given(
    chinese=st.text(
        alphabet="0123456789０.,，一二三五十百千万亿兆点零两至元 ", min_size=1, max_size=20
    ),
    english=st.text(alphabet="0123456789,. million", max_size=20),
)
def test_any_text_is_read(chinese: str, english: str) -> None:
    assert agrees(chinese, english) in (True, False)
    assert is_whole(chinese, 0, len(chinese)) in (True, False)
