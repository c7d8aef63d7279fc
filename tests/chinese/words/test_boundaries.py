"""Boundaries that the dictionary's longest words run over."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator.chinese.words.boundaries import days, offices

LISTED = frozenset(["市長", "台中", "高雄", "上海", "市民", "县城", "桐庐"]).__contains__


@pytest.mark.parametrize(
    ("text", "divided"),
    [
        ("8月2日电", "8月2日|电"),
        ("八月二十日本报讯", "八月二十日|本报讯"),
        ("北京2日电", "北京2日|电"),
        ("３１日晚", "３１日|晚"),
        ("6月30日前", "6月30日|前"),
        ("2日本报讯", "2日|本报讯"),
        ("20日元", "20日元"),
        ("30日本游客", "30日本游客"),
        ("120日游", "120日游"),
        ("今日电影", "今日电影"),
        ("生日", "生日"),
    ],
)
def test_a_day_of_a_month_ends(text: str, divided: str) -> None:
    ends = [0, *days(text), len(text)]
    parts = [text[start:end] for start, end in pairwise(ends)]
    assert "|".join(parts) == divided


@pytest.mark.parametrize(
    ("tokens", "grouped"),
    [
        ("台中市|長|說話", "台中|市長|說話"),
        ("上海市|民|很|多", "上海|市民|很|多"),
        ("桐庐县|城|很|小", "桐庐|县城|很|小"),
        ("上海市|很|大", "上海市|很|大"),
        ("上海市|场", "上海市|场"),
        ("市|長", "市|長"),
        ("某某市|長", "某某市|長"),
    ],
)
def test_an_office_has_its_city(tokens: str, grouped: str) -> None:
    pieces = tokens.split("|")
    assert list(offices("".join(pieces), pieces, LISTED)) == grouped.split("|")


@given(st.lists(st.text("台中市长長民县城", min_size=1, max_size=3)))
def test_no_character_is_lost(pieces: list[str]) -> None:
    run = "".join(pieces)
    assert "".join(offices(run, pieces, lambda word: True)) == run
