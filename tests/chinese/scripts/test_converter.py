"""Simplified and Traditional: every pair, word boundaries, what passes through."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator import placeholders
from translator.chinese.dictionary.dictionary import Dictionary
from translator.chinese.scripts.converter import TARGETS, choices, convert, normalise, to_simplified
from translator.errors import LanguageError


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
    text = f"里{placeholders.atom(0)}\0面\ud800这`里`\r\nhttps://example.org/里\u2028发"
    assert convert(text, "zh-Hant", "zh-Hans") == (
        f"裡{placeholders.atom(0)}\0面\ud800這`里`\r\nhttps://example.org/里\u2028發"
    )


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("见https://example.org/wiki/面包?页=1&里=2。里面", "見https://example.org/wiki/面包?页=1&里=2。裡面"),
        ("见www.example.org/面包，里面", "見www.example.org/面包，裡面"),
        ("打开https://example.org看里面", "打開https://example.org看裡面"),
        ("写信到 a@example.org里面", "寫信到 a@example.org裡面"),
        ("运行`复制 里面`，再看`里`。", "運行`复制 里面`，再看`里`。"),
        ("一个`没有合上的里面", "一個`沒有合上的裡面"),
    ],
)  # fmt: skip
def test_addresses_and_code_are_left_alone(text: str, wanted: str) -> None:
    assert convert(text, "zh-Hant", "zh-Hans") == wanted


@pytest.mark.parametrize(
    ("text", "source", "to", "wanted"),
    [
        ("這裡的軟件和網絡", "zh-Hant", "zh-Hant-TW", "這裡的軟體和網路"),
        ("這裏的軟件和網絡", "zh-Hant-HK", "zh-Hant-TW", "這裡的軟體和網路"),
        ("皇后在後面看軟件", "zh-Hant", "zh-Hant-TW", "皇后在後面看軟體"),
        ("這裡的軟體和網路", "zh-Hant-TW", "zh-Hans", "这里的软件和网络"),
        ("這裡的軟體和網路", "zh-Hant", "zh-Hans", "这里的软体和网路"),
        ("這裡的軟體和網路", "zh-Hant-TW", "zh-Hant", "這裡的軟體和網路"),
        ("這裡的軟體和網路", "zh-Hant-TW", "zh-Hant-HK", "這裏的軟體和網路"),
        ("這裡的軟件和網絡", None, "zh-Hant-TW", "這裡的軟件和網絡"),
        ("勇敢的士兵坐的士", "zh-Hans", "zh-Hant-TW", "勇敢的士兵坐計程車"),
        ("人工智能和以太网路由器", "zh-Hans", "zh-Hant-TW", "人工智慧和乙太網路路由器"),
    ],
)
def test_words_of_taiwan_come_and_go_with_its_tag(
    text: str, source: str | None, to: str, wanted: str
) -> None:
    assert convert(text, to, source) == wanted


def test_rules_are_written_in_taiwan_forms_and_hong_kong_gets_its_own() -> None:
    assert convert("屋里干着活，三里路", "zh-Hant-HK", "zh-Hans") == "屋裏幹着活，三里路"


def test_choices_say_where_and_by_what() -> None:
    text = "他的头发干了，看`里`，一只狗站着。"
    found = choices(text, "zh-Hant", "zh-Hans")
    assert [text[one.start : one.end] for one in found] == [one.source for one in found]
    by_character = {one.source: one for one in found}
    assert "里" not in by_character
    hair, dry, one = (by_character[character] for character in "发干只")
    assert (hair.chosen, hair.word, hair.by) == ("髮", "头发", "word")
    assert (dry.chosen, dry.by, "幹" in dry.alternatives) == ("乾", "rule", True)
    assert dry.reason
    assert one.chosen == "隻"


def test_choices_agree_with_the_conversion() -> None:
    text = "今天去理发，回来擦干头发，后面的面馆只卖面。\n第二行里面"
    result = convert(text, "zh-Hant-HK", "zh-Hans")
    for one in choices(text, "zh-Hant-HK", "zh-Hans"):
        assert result[one.start : one.end] == one.chosen


@pytest.mark.parametrize("to", ["zh-Hans", "zh-Hant-TW"])
def test_no_choices_where_nothing_is_converted(to: str) -> None:
    assert choices("这里很简单" if to == "zh-Hans" else "這裡很簡單", to) == []


_AMBIGUOUS = "发后里干只台云面系了复征松表谷斗范丑制卷冲当伙姜借困历准周占游致钟注签划向尽志著乾覆"


@given(
    text=st.text(st.sampled_from(_AMBIGUOUS + "的一两很头水，。用船饭"), max_size=30),
    to=st.sampled_from([*TARGETS]),
)
def test_any_mixture_of_ambiguous_characters_is_stable(text: str, to: str) -> None:
    once = convert(text, to, "zh-Hans" if to != "zh-Hans" else "zh-Hant")
    assert convert(once, to, to) == once


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
        ("他們討論著這個問題，重新著手寫論著", "他们讨论着这个问题，重新着手写论著"),
    ],
)
def test_aspect_particle_becomes_simplified(text: str, wanted: str) -> None:
    assert convert(text, "zh-Hans") == wanted


def test_tags() -> None:
    assert normalise("ZH-hant-tw") == "zh-Hant-TW"
    assert normalise("zh_TW") == "zh-Hant-TW"
    with pytest.raises(LanguageError, match="zh-Hant-HK"):
        normalise("en")
