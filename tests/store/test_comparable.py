from __future__ import annotations

import pytest

from translator.placeholders import atom, closing, opening
from translator.store.comparable import comparable, edges, grams, hits, items


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("會議九點開始。", "会议九点开始。"),
        ("Ｗｅ  met", "we met"),
        (f"请看{opening(0)}这里{closing(0)}。", "请看这里。"),
        (f"{atom(0)}早市", "早市"),
        (f"请看{atom(0)}。", f"请看{atom(7)}。"),
        ("共1,234人", "共25人"),
    ],
)
def test_what_a_reader_takes_for_the_same_is_the_same(one: str, other: str) -> None:
    assert comparable(one) == comparable(other)


@pytest.mark.parametrize(
    ("one", "other"), [("请看这里。", f"请看{atom(0)}这里。"), ("早市", "晚市")]
)
def test_words_and_code_count(one: str, other: str) -> None:
    assert comparable(one) != comparable(other)


def test_figures_count_where_they_are_asked_for() -> None:
    assert comparable("共25人", figures=True) != comparable("共26人", figures=True)


def test_a_figure_and_a_word_end_where_chinese_begins() -> None:
    assert items("第0章python好") == ["第", "0", "章", "python", "好"]


def test_one_changed_character_takes_two_grams() -> None:
    one, other = grams(comparable("早市天亮前开始")), grams(comparable("早市天黑前开始"))
    assert len(one) == len(other) == 6
    assert len(set(one) & set(other)) == 4


def test_punctuation_parts_nothing() -> None:
    assert grams("早市,热闹") == grams("早市热闹")


def test_only_short_sentences_are_found_by_their_edges() -> None:
    assert len(edges("我们走")) == 2
    assert edges("早市天亮前就开始了") == edges("") == []
    assert len(edges("六个字的句子")) == 2 and edges("七个字的短句子") == []


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("他開始了，又开始。", "开始", ((1, 3), (6, 8))),
        (f"早{atom(0)}市", "早市", ((0, 3),)),
        ("The Market", "market", ((4, 10),)),
        ("ＡＢ", "ab", ((0, 2),)),
        ("早市", "", ()),
        ("早市", "晚", ()),
    ],
)
def test_words_are_found_where_they_stand(
    text: str, words: str, found: tuple[tuple[int, int], ...]
) -> None:
    assert hits(text, words) == found
