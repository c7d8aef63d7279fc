"""What a document shows to be words."""

from __future__ import annotations

from translator.chinese.words.document_words import organisations, repeated


def listed(word: str) -> bool:
    return word in {"拍卖行", "银行", "微", "我们", "学校", "好"}


def test_what_stands_before_an_ending_is_a_name() -> None:
    assert organisations(["在", "嘉", "蓝", "得", "拍卖行"], listed) == frozenset()  # 得 is apart
    assert organisations(["，", "嘉", "德澜", "拍卖行", "。"], listed) == {"嘉德澜"}
    assert organisations(["我们", "学校"], listed) == frozenset()
    assert organisations(["嘉", "拍卖行"], listed) == frozenset()
    assert organisations(["三百", "银行"], listed) == frozenset()


def test_characters_together_three_times_are_a_word() -> None:
    text = ["语", "雀", "，"] * 3
    assert repeated(text) == {"语雀"}
    assert repeated(text[:6]) == frozenset()


def test_characters_with_other_neighbours_are_none() -> None:
    text = ["很", "大", "，"] * 3 + ["很", "小", "，"] * 3 + ["很", "，"] * 6
    assert repeated(text) == frozenset()


def test_words_of_one_character_each_are_none() -> None:
    text = ["车", "停", "，"] * 4
    assert repeated(text, lambda first, second: (first, second) == ("车", "停")) == frozenset()
    assert repeated(text, lambda first, second: False) == {"车停"}


def test_grammatical_characters_join_nothing() -> None:
    assert repeated(["我", "们", "，"] * 5) == frozenset()


def test_longer_words_are_found_whole() -> None:
    assert repeated(["榜", "鹅", "苑", "。"] * 4) == {"榜鹅苑"}
