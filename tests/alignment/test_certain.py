"""What goes together for certain: numbers by value, what was copied, terms and names."""

from __future__ import annotations

import pytest

from translator.alignment import aligner, certain
from translator.alignment.aligner import align
from translator.alignment.tokenise import chinese, english_tokens
from translator.chinese.dictionary.dictionary import Dictionary


def numbers(source: str, target: str, dictionary: Dictionary) -> list[tuple[str, str, float]]:
    ours, theirs = chinese(source, dictionary), english_tokens(target)
    return [
        (
            "".join(ours[at].text for at in one.chinese),
            " ".join(theirs[at].text for at in one.english),
            one.score,
        )
        for one in certain.by_number((source, ours), (target, theirs))
    ]


@pytest.mark.parametrize(
    ("source", "target", "found"),
    [
        ("我买了120本书", "I bought 120 books", [("120", "120", 0.95)]),
        ("我买了3本书", "I bought three books", [("3", "three", 0.85)]),
        ("我买了4本书", "I bought four books", [("4", "four", 0.85)]),
        (
            "3本书我好好说在老教授去参加会议",
            "the professors who take part like to say good of 3",
            [],
        ),
        ("我有120元", "I have 120 yuan", [("120", "120", 0.95)]),
        ("我买了120本书", "I bought 121 books", []),
    ],
)
def test_numbers_go_by_value(
    source: str, target: str, found: list[tuple[str, str, float]], dictionary: Dictionary
) -> None:
    assert numbers(source, target, dictionary) == found


def test_of_many_equal_numbers_the_nearest_are_considered(dictionary: Dictionary) -> None:
    found = numbers("我买了120本书", "120, 120, 120, 120, 120 and 120", dictionary)
    assert len(found) == 4


def test_what_was_copied_goes_to_the_nearest_of_its_kind(dictionary: Dictionary) -> None:
    ours = chinese("我买了iPhone和USB", dictionary)
    theirs = english_tokens("I bought an IPHONE and a usb")
    found = {
        (ours[one.chinese[0]].text, theirs[one.english[0]].text, one.score)
        for one in certain.by_copy(ours, theirs)
    }
    assert found == {("iPhone", "IPHONE", 0.97), ("USB", "usb", 0.97)}


def links(source: str, target: str, **more: object) -> list[tuple[str, str]]:
    said = {"source_language": "zh-Hans", "target_language": "en"} | more
    return [
        (source[one.source_start : one.source_end], target[one.target_start : one.target_end])
        for one in align(source, target, **said)  # type: ignore[arg-type]
    ]


def test_only_chinese_and_english_are_aligned(dictionary: Dictionary) -> None:
    pair = ("我买了120本书", "I bought 120 books")
    assert ("120", "120") in links(*pair, dictionary=dictionary)
    assert ("120", "120") in links(
        *reversed(pair), source_language="en", target_language="zh", dictionary=dictionary
    )
    for tags in (("zh", "zh"), ("en", "en"), ("fr", "zh")):
        assert links(*pair, source_language=tags[0], target_language=tags[1]) == []
    assert links("", "I", dictionary=dictionary) == links("我", "", dictionary=dictionary) == []


def test_what_is_longer_than_a_sentence_is_not_aligned(
    dictionary: Dictionary, monkeypatch: pytest.MonkeyPatch
) -> None:
    pair = ("我买了120本书", "I bought 120 books")
    monkeypatch.setattr(aligner, "_CHARACTERS", len(pair[1]))
    assert links(*pair, dictionary=dictionary)
    monkeypatch.setattr(aligner, "_CHARACTERS", len(pair[1]) - 1)
    assert links(*pair, dictionary=dictionary) == []
    monkeypatch.setattr(aligner, "_CHARACTERS", 100)
    words = len(chinese(pair[0], dictionary)) * len(english_tokens(pair[1]))
    monkeypatch.setattr(aligner, "_WORDS", words)
    assert links(*pair, dictionary=dictionary)
    monkeypatch.setattr(aligner, "_WORDS", words - 1)
    assert links(*pair, dictionary=dictionary) == []
