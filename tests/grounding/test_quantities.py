"""Decades and generations, whose century nobody says."""

from __future__ import annotations

import pytest

from translator.grounding import ground


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("七十年代末，他们搬进了新楼。", "the late 1970s"),
        ("五十年代初期，村里通了电。", "the early 1950s"),
        ("1970年代中期，镇上有了电影院。", "the mid 1970s"),
        ("一九八〇年代初，街上全是自行车。", "the early 1980s"),
        ("1000年代初，这里还是一片湖。", "the early 1000s"),
    ],
)
def test_a_part_of_a_decade_has_its_century(text: str, written: str) -> None:
    assert ground(text, source="zh", target="en").text.startswith(f"{written}，")


@pytest.mark.parametrize("text", ["二十年代末，他回了老家。", "四十年代初，她还在念书。"])
def test_a_decade_of_either_century_is_left_to_the_model(text: str) -> None:
    assert ground(text, source="zh", target="en").text == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("80后的父母", "born in the 1980s 的父母"),
        ("九零后的老师", "born in the 1990s 的老师"),
        ("50后的邻居", "born in the 1950s 的邻居"),
        ("00后的学生", "born in the 2000s 的学生"),
        ("10后的孩子", "born in the 2010s 的孩子"),
    ],
)
def test_a_generation_has_its_century(text: str, written: str) -> None:
    assert ground(text, source="zh", target="en").text == written
