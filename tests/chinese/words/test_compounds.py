"""Unlisted words: transliterations, given names, compounds; and what is left alone."""

from __future__ import annotations

import pytest

from translator.chinese.words.compounds import (
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


class Kinds:
    """What the characters of these tests are."""

    def is_thing(self, character: str, /) -> bool:
        return character in "车马鸡水"

    def is_verb(self, character: str, /) -> bool:
        return character in "停养"

    def may_be_verb(self, character: str, /) -> bool:
        return character in "停养切倒"

    def is_measure(self, character: str, /) -> bool:
        return character == "匹"

    def measures(self, word: str, measure: str, /) -> bool:
        return (word, measure) == ("马", "匹")


@pytest.mark.parametrize(
    ("text", "before", "after", "counted", "words"),
    [
        ("匹 马", "一", "", True, "匹|马"),
        ("匹 马", "", "", False, "匹马"),
        ("车 停", "", "了", False, "车|停"),
        ("养 鸡", "", "", False, "养|鸡"),
        ("书 切", "把", "", False, "书|切"),
        ("书 倒", "", "了", False, "书|倒"),
        ("书 倒", "", "", False, "书倒"),
        ("找 王", "", "先生", False, "找|王"),
        ("领 骑", "一", "了", True, "领骑"),
    ],
)
def test_what_are_words_of_their_own_stay_apart(
    text: str, before: str, after: str, counted: bool, words: str
) -> None:
    weights = DEPENDENT | dict.fromkeys("车停匹马养书切倒找", 0.2) | {"鸡": 0.4}
    around = Around(before=before, after=after, counted=counted)
    assert "|".join(join(text.split(), weights, around=around, kinds=Kinds())) == words
