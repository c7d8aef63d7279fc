"""What characters are as words of their own, by what the dictionary says of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from translator.chinese.dictionary.dictionary import Dictionary
from translator.chinese.words.character_kinds import CharacterKinds


@pytest.fixture
def kinds(dictionary_of: Callable[..., Dictionary]) -> CharacterKinds:
    lines = [
        "車 车 [Che1] /surname Che/",
        "車 车 [che1] /car/vehicle/CL:輛|辆[liang4]/to shape with a lathe/",
        "停 停 [ting2] /to stop/to park (a car)/",
        "切 切 [qie1] /(math.) tangential/to cut/slice/",
        "匹 匹 [pi3] /classifier for horses, bolts of cloth/ordinary person/",
        "斤 斤 [jin1] /(unit of weight) half a kilogram/",
        "鏡子 镜子 [jing4 zi5] /mirror/CL:面[mian4],個|个[ge4]/",
        "發 发 [fa1] /variant of 伐[fa2]/",
    ]
    return CharacterKinds(dictionary_of(*lines))


def test_things_are_counted(kinds: CharacterKinds) -> None:
    assert kinds.is_thing("车")
    assert not kinds.is_thing("停")


def test_verbs_mostly_mean_to_do_something(kinds: CharacterKinds) -> None:
    assert kinds.is_verb("停")
    assert not kinds.is_verb("车")
    assert not kinds.is_verb("切")
    assert kinds.may_be_verb("切")
    assert not kinds.is_verb("发")  # a variant says nothing of its own


def test_measure_words_are_classifiers_and_units(kinds: CharacterKinds) -> None:
    assert kinds.is_measure("匹")
    assert kinds.is_measure("斤")
    assert not kinds.is_measure("停")


def test_a_thing_has_its_measure_words(kinds: CharacterKinds) -> None:
    assert kinds.measures("镜子", "面")
    assert kinds.measures("镜子", "個")
    assert not kinds.measures("镜子", "匹")
    assert not kinds.measures("停", "面")


def test_unknown_characters_are_nothing(kinds: CharacterKinds) -> None:
    assert not kinds.is_thing("㐀") and not kinds.is_verb("㐀") and not kinds.is_measure("㐀")
