from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.row_chunks import rows_together
from translator.numbers import (
    Quantity,
    chinese,
    chinese_eras,
    english,
    english_dates,
    english_parts,
    parse_chinese,
    parse_english,
)
from translator.system import text_tables

HERE = Path(__file__).parent
ALPHABET = "0123456789０９,.%-—至到零〇一二两三十百千万亿点半多余几第成倍年月日时分元个 $aA"


def rows(name: str) -> list[tuple[str, str]]:
    return [(text, expected) for text, expected in text_tables.rows_of(HERE / name, 2, least=1)]


def shown(quantities: list[Quantity]) -> str:
    return " ; ".join(
        f"{q.text} = {q.kind}{':' + q.about if q.about else ''}{'@' + q.unit if q.unit else ''} "
        + ",".join(f"{part.field} {part.value}" for part in q.parts)
        + (f" also {','.join(str(value) for value in q.also)}" if q.also else "")
        + ("?" if q.bare and len(q.text) > 1 and q.kind == "cardinal" else "")
        for q in quantities
    )


@rows_together(("text", "expected"), rows("chinese.tsv"))
def test_chinese_numbers_are_found_and_worth_what_they_say(text: str, expected: str) -> None:
    assert shown(parse_chinese(text)) == expected


@rows_together(("text", "expected"), rows("english.tsv"))
def test_english_numbers_are_found_and_worth_what_they_say(text: str, expected: str) -> None:
    assert shown(parse_english(text)) == expected


@pytest.mark.parametrize("parse", [parse_chinese, parse_english])
@given(text=st.text(alphabet=ALPHABET, max_size=30) | st.text(max_size=30))
def test_any_text_is_read_in_order_without_overlaps(parse, text: str) -> None:
    last = 0
    for quantity in parse(text):
        assert last <= quantity.start < quantity.end <= len(text)
        assert text[quantity.start : quantity.end] == quantity.text
        assert quantity.parts
        last = quantity.end


def test_a_word_of_the_dictionary_around_a_numeral_is_no_number() -> None:
    assert parse_chinese("他在三家村住过", is_word={"三家村"}.__contains__) == []
    assert [q.text for q in parse_chinese("他在三家村住过")] == ["三"]


@pytest.mark.parametrize(
    ("text", "word", "left"),
    [
        ("他读过二十四史", "二十四史", []),
        ("那是千岛湖的水", "千岛湖", []),
        ("商家赶上万柳堂开张", "万柳堂", []),  # 上万 would cut it
        ("运了三百万吨煤", "百万吨", ["三百万"]),
        ("过了两千年", "两千年", ["两千"]),
        ("二十一点了", "二十一点", []),
    ],
)
def test_a_number_is_no_piece_of_a_word(text: str, word: str, left: list[str]) -> None:
    assert [q.text for q in parse_chinese(text, is_word={word}.__contains__)] == left


@pytest.mark.parametrize("parse", [parse_chinese, parse_english])
def test_a_long_text_is_read_in_linear_time(parse) -> None:
    text = "1,234-" * 20_000 + "一百" * 20_000 + "民國" * 20_000 + "同治三年" * 5_000
    assert parse(text) is not None


@pytest.mark.parametrize("parse", [parse_chinese, parse_english])
@pytest.mark.parametrize(
    "run", ["0", "9", "９", "一", "二〇", "1.", "1.3", "百分之9", "1,234", "第5", "$7"]
)
def test_what_has_thousands_of_digits_is_no_number(parse, run: str) -> None:
    for text in (run * 5000, run + run[-1] * 5000, f"12 {run[-1] * 5000}年"):
        assert all(len(found.text) < 320 for found in parse(text))
    assert [found.text for found in parse(f"{run[-1] * 5000} is more than 12.")][-1:] == ["12"]


BEGINNINGS = st.sampled_from(
    [
        *english.ONES, *english.TENS, *english.ORDINALS,
        *english_parts.PARTS_OF_ONE, *english_parts.TIMES,
        *english_dates.DECADES, *english_dates.CENTURIES, "May", "MayX", "a", "an", "the",
        "several", "few", "some", "dozens", "millions", "US$", "HK$", "usd", "Jan.", "March", "5",
        "1990s", "of", "in", "times", "century", "\u017fome", "percent",
    ]
)  # fmt: skip


@given(words=st.lists(BEGINNINGS, max_size=6), gap=st.sampled_from([" ", "-", ""]))
def test_the_quick_look_hides_no_english_number(words: list[str], gap: str) -> None:
    text = gap.join(words)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(english, "_may_begin", lambda *_: True)
        slow = english._parse(text)
    assert english._parse(text) == slow


@given(text=st.text(alphabet=ALPHABET, max_size=30))
def test_the_quick_look_hides_no_chinese_number(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(chinese, "_worth_a_look", lambda: re.compile(".", re.DOTALL))
        slow = chinese._parse(text)
    assert chinese._parse(text) == slow


@given(
    text=st.text(alphabet="民國同治前0２1三〇百元 年學度載代至—月五（）", max_size=20)
    | st.sampled_from(["民國99至101年", "同治 三 年", "108 學年", "民國前5年", "康熙三十年代"])
)
def test_the_quick_look_hides_no_era(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(chinese_eras, "_MAY_HOLD", re.compile(""))
        slow = chinese_eras.find(text)
    assert chinese_eras.find(text) == slow


@pytest.mark.parametrize("parse", [parse_chinese, parse_english])
def test_what_a_caller_does_with_the_list_changes_no_later_reading(parse) -> None:
    text = "共3.5万人 in 1995"
    first = parse(text)
    first.clear()
    assert parse(text)
