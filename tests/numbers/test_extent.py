"""Pieces of numbers are not taken for numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator.numbers.extent import is_whole


@pytest.mark.parametrize(
    "text",
    ["3 . [5亿]元", "1 [200万]元", "1,[2万]人", "三兆[两千亿]", "[一百二]三", "[三十元]五角",
     "二、[五百]人", "[五百一]晚", "[二十万二]手车", "[两千]兆", "三兆[200]", "[3万5]元",
     "[30元]5角", "[五百一]a", "3. [5亿]", "[3].5", "[12],345"],
)  # fmt: skip
def test_a_piece_of_a_number_is_seen(text: str) -> None:
    start, end = text.index("["), text.index("]") - 1
    assert not is_whole(text.replace("[", "").replace("]", ""), start, end)


@pytest.mark.parametrize(
    "text",
    ["来了[三百]人", "10万、[20万]", "共[3000万]千瓦", "[三千]兆瓦", "[两万五]元", "周三[20万]人",
     "[五百一]，a", "[五百二]a", "[30元]钱", "[12],34", "第三、[五百]人"],
)  # fmt: skip
def test_a_whole_number_is_whole(text: str) -> None:
    start, end = text.index("["), text.index("]") - 1
    assert is_whole(text.replace("[", "").replace("]", ""), start, end)


@given(
    text=st.text(
        alphabet="0123456789０.,，一二三五十百千万亿兆点零两至元 ", min_size=1, max_size=20
    )
)
def test_any_text_is_read(text: str) -> None:
    assert is_whole(text, 0, len(text)) in (True, False)
