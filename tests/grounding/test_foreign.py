from __future__ import annotations

import re

import pytest

from tests.grounding.test_names import SmallDictionary
from translator.grounding.foreign import find_foreign
from translator.grounding.sounds import likeness
from translator.types import Entry

READINGS = {
    "波": "bo1", "尔": "er3", "彼": "bi3", "得": "de2", "罗": "luo2", "戈": "ge1", "津": "jin1",
    "凯": "kai3", "文": "wen2", "加": "jia1", "布": "bu4", "耶": "ye1", "夫": "fu1",
}  # fmt: skip


WORDS = ("研究", "研究员", "访问", "里尔", "总裁", "总统")


class Sounds(SmallDictionary):
    def reading(self, character: str) -> str:
        return READINGS.get(character, "")

    def frequencies(self) -> list[tuple[str, int]]:
        return [(word, 9) for word in WORDS]

    def lookup(self, word: str) -> list[Entry]:
        if word in WORDS:
            return [Entry(traditional=word, simplified=word, pinyin="x", meanings=("x",))]
        return []


def found(text: str) -> tuple[str, ...]:
    return find_foreign(text, lexicon=Sounds(), words=cut)


def cut(text: str) -> list[str]:
    return re.findall("研究员|总裁|宣布|师傅|妻子|访问|里尔|总统|.", text, re.DOTALL)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("研究员凯文•波尔彼得说，他不同意。", ("凯文•波尔彼得",)),
        ("总裁德米特里·罗戈津宣布了计划。", ("德米特里·罗戈津",)),
        ("格洛纳斯很准。他们用格洛纳斯。", ("格洛纳斯",)),
        ("格洛纳斯很准。", ()),  # once: nothing to keep alike
        ("街上很热闹，卖豆腐的师傅来得最早。", ()),
        ("威廉·哈", ()),  # cut off
        ("里尔很远。里尔很美。", ()),  # a word of the dictionary
        ("王建国·和妻子", ()),
        ("访问卜杜勒•哈米德", ()),  # the beginning is not known to be of the name
        ("托马斯·希尔·格林", ("托马斯·希尔·格林",)),
        ("总统丙西米诺夫说。丙西米诺夫走了。", ()),  # a piece of a longer name
        ("戈登·史密斯丙", ()),
    ],
)
def test_foreign_names_are_found(text: str, names: tuple[str, ...]) -> None:
    assert found(text) == names


@pytest.mark.parametrize(
    ("name", "latin"),
    [("罗戈津", "Rogozin"), ("波尔彼得", "Pollpeter"), ("凯文", "Kevin"), ("加布耶夫", "Gabuev")],
)
def test_a_name_sounds_like_its_latin_form(name: str, latin: str) -> None:
    assert likeness(name, latin, Sounds()) > 0.6


@pytest.mark.parametrize(
    ("name", "latin"), [("波尔彼得", "Kevin"), ("罗戈津", "Michael"), ("罗戈津", "")]
)
def test_a_name_does_not_sound_like_another(name: str, latin: str) -> None:
    assert likeness(name, latin, Sounds()) < 0.6
