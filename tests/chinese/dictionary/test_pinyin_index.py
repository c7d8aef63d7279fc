"""Pinyin as it is typed, held against the dictionary's."""

from __future__ import annotations

import pytest

from translator.chinese.dictionary.pinyin_index import fits, key, read


@pytest.mark.parametrize(
    ("pinyin", "letters"),
    [
        ("Zhong1 guo2", "zhongguo"),
        ("lu:4", "lv"),
        ("Lu:3 guan1", "lvguan"),
        ("hua1 r5", "huar"),
        ("ka3 la1 O K", "kalaok"),
        ("yi1 zhao1 bei4 she2 yao3 , shi2 nian2", "yizhaobeisheyaoshinian"),
        ("Bi3 er3 · Gai4 ci2", "biergaici"),
    ],
)
def test_letters_are_the_key(pinyin: str, letters: str) -> None:
    assert key(pinyin) == letters


@pytest.mark.parametrize(
    "typed",
    ["zhong1guo2", "zhōngguó", "Zhong1 Guo2", "zhong guo", "zhong'guo2", "zhōngguo", "ZHONGGUO",
     "zhong1-guo", "zho\u0304ngguo\u0301"],
)  # fmt: skip
def test_same_sound_is_typed_in_many_ways(typed: str) -> None:
    sound = read(typed)
    assert sound is not None
    assert sound.letters == "zhongguo"
    assert fits(sound, "Zhong1 guo2")


@pytest.mark.parametrize(
    "typed", ["zhong4guo2", "zhòngguó", "zhon gguo", "zhongguo1", "zhong1guo2 2"]
)
def test_other_tones_and_breaks_do_not_fit(typed: str) -> None:
    sound = read(typed)
    assert sound is None or not fits(sound, "Zhong1 guo2")


@pytest.mark.parametrize(
    ("typed", "pinyin", "expected"),
    [
        ("xi'an", "Xi1 an1", True),
        ("xi'an", "xian1", False),
        ("lǜ", "lu:4", True),
        ("lü4", "lu:4", True),
        ("hua1r", "hua1 r5", True),
        ("huar1", "hua1 r5", True),
        ("huar4", "hua1 r5", False),
        ("ma0", "ma5", True),
        ("ma5", "ma1", False),
    ],
)
def test_tones_and_breaks(typed: str, pinyin: str, expected: bool) -> None:
    sound = read(typed)
    assert sound is not None
    assert fits(sound, pinyin) is expected


@pytest.mark.parametrize("typed", ["", "  ", "1", "头发", "zhong9", "a\0", "\ud800", "a/b", "a12"])
def test_what_is_no_pinyin(typed: str) -> None:
    assert read(typed) is None
