"""Unlisted words: transliterations, given names, compounds; and what is left alone."""

from __future__ import annotations

import pytest

from translator.text.unlisted import (
    Around,
    characters_apart,
    foreign_characters,
    independence,
    join,
)

DEPENDENT = dict.fromkeys("史瑞克普鲁申科领骑秀兰斯玛埃尔", 0.1) | {"吃": 0.7, "鱼": 0.7, "王": 0.3}


def joined(text: str, *, after_dot: bool = False, before_dot: bool = False) -> list[str]:
    around = Around(before="·" if after_dot else "", after="·" if before_dot else "")
    return join(text.split(), DEPENDENT, around=around)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("史 瑞 克", ["史瑞克"]),
        ("普 鲁 申 科", ["普鲁申科"]),
        ("领 骑", ["领骑"]),
        ("吃 鱼", ["吃", "鱼"]),
        ("王 秀 兰", ["王", "秀兰"]),
        ("领 了", ["领", "了"]),
        ("领 史 瑞 克", ["领", "史瑞克"]),
        ("埃 尔", ["埃尔"]),
        ("领", ["领"]),
    ],
)
def test_characters_of_unlisted_words_are_joined(text: str, words: list[str]) -> None:
    assert joined(text) == words


def test_beside_a_dot_two_characters_are_a_name_whatever_they_are() -> None:
    assert joined("吃 鱼", before_dot=True) == ["吃鱼"]
    assert joined("吃 鱼") == ["吃", "鱼"]
    assert joined("埃 尔", after_dot=True) == ["埃尔"]


def test_characters_nobody_knows_stay_alone() -> None:
    assert join(["㐀", "㐁"], {}) == ["㐀", "㐁"]


def test_independence_is_the_share_of_being_alone() -> None:
    shares = independence({"吃": 30, "吃饭": 10, "饭": 0, "的": 5})
    assert shares == {"吃": 0.75, "饭": 1 / 11, "的": 1.0}


def test_the_tables_hold_both_scripts() -> None:
    assert {"尔", "爾", "罗", "羅"} <= foreign_characters()
    assert {"个", "個", "这", "這"} <= characters_apart()
