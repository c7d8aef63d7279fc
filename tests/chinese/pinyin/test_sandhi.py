"""Tone sandhi: as the handbooks say, and nothing else changes."""

from __future__ import annotations

import pytest

from translator.chinese.pinyin.sandhi import applied


@pytest.mark.parametrize(
    ("words", "syllables", "spoken"),
    [
        ("你好", "ni3 hao3", "ni2 hao3"),
        ("很 好", "hen3 hao3", "hen2 hao3"),
        ("展览馆", "zhan3 lan3 guan3", "zhan2 lan2 guan3"),
        ("老 领导", "lao3 ling3 dao3", "lao2 ling2 dao3"),
        ("理想 美好", "li3 xiang3 mei3 hao3", "li2 xiang3 mei2 hao3"),
        ("一定", "yi1 ding4", "yi2 ding4"),
        ("一 天", "yi1 tian1", "yi4 tian1"),
        ("一 年", "yi1 nian2", "yi4 nian2"),
        ("一 起", "yi1 qi3", "yi4 qi3"),
        ("一 个", "yi1 ge5", "yi2 ge5"),
        ("第一 次", "di4 yi1 ci4", "di4 yi1 ci4"),
        ("唯一 的", "wei2 yi1 de5", "wei2 yi1 de5"),
        ("星期一", "xing1 qi1 yi1", "xing1 qi1 yi1"),
        ("一月 一日", "yi1 yue4 yi1 ri4", "yi1 yue4 yi1 ri4"),
        ("二十一", "er4 shi2 yi1", "er4 shi2 yi1"),
        ("一九四九", "yi1 jiu3 si4 jiu3", "yi1 jiu3 si4 jiu3"),
        ("一百", "yi1 bai3", "yi4 bai3"),
        ("看 一 看", "kan4 yi1 kan4", "kan4 yi5 kan4"),
        ("不 去", "bu4 qu4", "bu2 qu4"),
        ("不 来", "bu4 lai2", "bu4 lai2"),
        ("好 不 好", "hao3 bu4 hao3", "hao3 bu5 hao3"),
        ("我 不", "wo3 bu4", "wo3 bu4"),
        ("中国", "zhong1 guo2", "zhong1 guo2"),
    ],
)
def test_spoken_tones(words: str, syllables: str, spoken: str) -> None:
    owners = [number for number, word in enumerate(words.split(" ")) for _ in word]
    found = applied(words.replace(" ", ""), syllables.split(" "), owners)
    assert " ".join(found) == spoken


def test_a_pause_ends_the_stretch() -> None:
    assert applied("好，好", ["hao3", "", "hao3"], [0, 1, 2]) == ["hao3", "", "hao3"]
