"""Simplified and Traditional: every pair, word boundaries, what passes through."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator import marks
from translator.errors import LanguageError
from translator.text.dictionary import Dictionary
from translator.text.scripts import TARGETS, convert, normalise, to_simplified


@pytest.mark.parametrize(
    ("text", "to", "wanted"),
    [
        ("这里的软件很简单", "zh-Hant", "這裡的軟件很簡單"),
        ("这里的软件很简单", "zh-Hant-TW", "這裡的軟體很簡單"),
        ("这里的软件很简单", "zh-Hant-HK", "這裏的軟件很簡單"),
        ("這裡的軟體很簡單", "zh-Hans", "这里的软体很简单"),
        ("這裡的軟體很簡單", "zh-Hant-TW", "這裡的軟體很簡單"),
        ("這裡的說明", "zh-Hant-HK", "這裏的説明"),
        ("這裏的説明", "zh-Hant", "這裡的說明"),
        ("这里很简单", "zh-Hans", "这里很简单"),
        ("头发和出发", "zh-Hant", "頭髮和出發"),
        ("一只小猫在皇后后面", "zh-Hant", "一隻小貓在皇后後面"),
        ("干", "zh-Hans", "干"),
        ("Only English", "zh-Hant", "Only English"),
        ("", "zh-Hant", ""),
    ],
)
def test_conversion(text: str, to: str, wanted: str) -> None:
    assert convert(text, to) == wanted


def test_named_source_brings_regional_words_back() -> None:
    assert convert("這裡的軟體很簡單", "zh-Hans", "zh-Hant-TW") == "这里的软件很简单"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("这项技术被发明了", "這項技術被發明了"),
        ("展示了如何发明", "展示了如何發明"),
        ("勇敢的士兵", "勇敢的士兵"),
        ("一只和三只", "一隻和三隻"),
        ("第一行发明\n第二行头发", "第一行發明\n第二行頭髮"),
    ],
)
def test_phrases_do_not_cut_words(dictionary: Dictionary, text: str, wanted: str) -> None:
    assert convert(text, "zh-Hant-TW", "zh-Hans", dictionary=dictionary) == wanted


def test_marks_code_and_what_opencc_cannot_take_pass_through() -> None:
    text = f"里{marks.atom(0)}\0面\ud800这`里`\r\nhttps://example.org/里\u2028发"
    assert convert(text, "zh-Hant", "zh-Hans") == (
        f"裡{marks.atom(0)}\0面\ud800這`裡`\r\nhttps://example.org/裡\u2028發"
    )


@pytest.mark.parametrize("to", TARGETS)
@pytest.mark.parametrize("text", ["这里的软件很简单，头发干了。", "衛星裡的資訊", "你好", "面包店"])
def test_converting_twice_changes_nothing_more(text: str, to: str) -> None:
    once = convert(text, to)
    assert convert(once, to) == once


@given(text=st.text(), source=st.sampled_from([*TARGETS, None]), to=st.sampled_from([*TARGETS]))
def test_any_text_can_be_converted(text: str, source: str | None, to: str) -> None:
    assert bool(convert(text, to, source)) == bool(text)


def test_to_simplified_leaves_simplified_alone() -> None:
    assert to_simplified("他看着书") == "他看着书"
    assert to_simplified("他看著書，頭髮很長") == "他看着书，头发很长"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("她看著他，笑著說", "她看着他，笑着说"),
        ("他看著書，帶著微笑", "他看着书，带着微笑"),
        ("著名的著作，成績顯著", "著名的著作，成绩显著"),
        ("他著有三本小說", "他著有三本小说"),
        ("魯迅所著，意味著什麼", "鲁迅所著，意味着什么"),
    ],
)
def test_aspect_particle_becomes_simplified(text: str, wanted: str) -> None:
    assert convert(text, "zh-Hans") == wanted


def test_tags() -> None:
    assert normalise("ZH-hant-tw") == "zh-Hant-TW"
    assert normalise("zh_TW") == "zh-Hant-TW"
    with pytest.raises(LanguageError, match="zh-Hant-HK"):
        normalise("en")
