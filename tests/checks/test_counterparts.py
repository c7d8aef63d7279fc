"""Which words have a counterpart: surely, perhaps, or not at all."""

from __future__ import annotations

import pytest

from translator.alignment.tokenise import english_tokens
from translator.checks.counterparts import PERHAPS, SAID, UNSAID, counterparts, is_name
from translator.chinese.dictionary.dictionary import Dictionary

ENTRIES = """\
政府 政府 [zheng4 fu3] /government/
宣布 宣布 [xuan1 bu4] /to declare/to announce/
其他 其他 [qi2 ta1] /other/
美國 美国 [Mei3 guo2] /United States/USA/
聯合國 联合国 [Lian2 he2 guo2] /United Nations/
德國 德国 [De2 guo2] /Germany/
醫療設備 医疗设备 [yi1 liao2 she4 bei4] /medical apparatus/
設備 设备 [she4 bei4] /equipment/
天氣 天气 [tian1 qi4] /weather/
預報 预报 [yu4 bao4] /to forecast/
天氣預報 天气预报 [tian1 qi4 yu4 bao4] /weather report/
楊 杨 [Yang2] /surname Yang/
海 海 [hai3] /sea/
燕 燕 [yan4] /swallow/
"""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Dictionary:
    path = tmp_path_factory.mktemp("counterparts") / "small.txt"
    path.write_text(ENTRIES, encoding="utf-8")
    return Dictionary(path, cache=path.parent)


def said(chinese: str, english: str, lexicon: Dictionary) -> tuple[dict[str, int], dict[str, int]]:
    found = counterparts(chinese, english, lexicon)
    return (
        {word.token.text: word.said for word in found.chinese},
        {word.token.text: word.said for word in found.english},
    )


@pytest.mark.parametrize(
    ("chinese", "english", "word", "other"),
    [
        ("政府宣布", "The government announced it.", "政府", "government"),
        ("其他", "Any other business.", "其他", None),
        ("美国", "An American ship.", "美国", "American"),
        ("联合国", "The UN met.", "联合国", "UN"),
        ("德国", "A German ship.", "德国", "German"),
        ("用iPhone", "With an iPhone.", "iPhone", "iPhone"),
    ],
)
def test_a_word_is_surely_said(
    chinese: str, english: str, word: str, other: str | None, small: Dictionary
) -> None:
    ours, theirs = said(chinese, english, small)
    assert ours[word] == SAID
    assert other is None or theirs[other] == SAID


def test_a_part_of_a_word_is_perhaps_the_word(small: Dictionary) -> None:
    assert said("医疗设备", "The equipment came.", small)[0]["医疗设备"] == PERHAPS


def test_one_word_stands_for_one_of_two(small: Dictionary) -> None:
    text = "政府宣布今天开会以后，政府"
    found = counterparts(text, "The government announced it.", small)
    assert sorted(w.said for w in found.chinese if w.token.text == "政府") == [PERHAPS, SAID]


def test_what_nothing_stands_for_is_unsaid(small: Dictionary) -> None:
    ours, theirs = said("政府", "A ship came.", small)
    assert ours["政府"] == UNSAID
    assert theirs["ship"] == UNSAID


def test_names_are_met_by_their_sound(small: Dictionary) -> None:
    assert said("杨海燕宣布", "Yang Haiyan announced it.", small)[1]["Haiyan"] == SAID


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Rogozin", True),
        ("River", False),
        ("river", False),
        ("I’ve", False),
        ("Riina-driven", True),
    ],
)
def test_a_name_is_written_as_one(word: str, expected: bool) -> None:
    (token,) = english_tokens(word)
    assert is_name(token) is expected
