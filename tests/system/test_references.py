from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator.system.references import unescape


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("豆腐&#" + "1" * 9999 + ";很好", "豆腐\ufffd很好"),
        ("豆腐&#x" + "f" * 9999 + "很好", "豆腐\ufffd很好"),
        ("&#" + "0" * 9999 + "38;", "&"),
        ("&#" + "0" * 20 + ";", "\ufffd"),
        ("&#x000004e00;", "一"),
        ("&#000019968;", "一"),
        ("&#x012345678;", "\ufffd"),
        ("&#X" + "0" * 20 + "4e00;", "一"),
        ("&amp;#" + "1" * 9999 + ";", "&#" + "1" * 9999 + ";"),
    ],
)
def test_a_number_of_any_length_is_read(text: str, shown: str) -> None:
    assert unescape(text) == shown


@given(st.text(alphabet="&#x0123456789abcdef;lt <早", max_size=60))
def test_others_are_read_as_ever(text: str) -> None:
    assert unescape(text) == html.unescape(text)
