"""Sentences like another one, or that hold some words: which are given, and in what order."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

import pytest
from rapidfuzz.distance import Levenshtein

from translator.placeholders import atom
from translator.store import Library, MemoryEntry, differences
from translator.store.comparable import comparable
from translator.types import Finding, Level, Provenance

DIRECTION = {"source_language": "zh-Hans", "target_language": "en"}
MARKET = "早市天亮前就开始了。"


@pytest.fixture
def library() -> Iterator[Library]:
    with Library() as opened:
        yield opened


def remember(
    library: Library,
    source: str,
    target: str,
    *findings: Finding,
    signature: str = "s",
    to: str = "en",
) -> None:
    made = MemoryEntry(
        source=source, target=target, findings=findings,
        provenance=Provenance(kind="engine", signature=signature),
    )  # fmt: skip
    library.remember([made], signature=signature, source_language="zh-Hans", target_language=to)


def similar(library: Library, source: str, **more: int | str) -> list[tuple[int, str]]:
    found = library.similar(source, **{**DIRECTION, **more})  # type: ignore[arg-type]
    return [(one.percent, one.row.target) for one in found]


def test_the_most_alike_come_first_with_their_percent(library: Library) -> None:
    remember(library, MARKET, "dawn")
    remember(library, "早市天亮前就结束了。", "ends")
    assert similar(library, "早市天黑前就开始了。") == [(90, "dawn")]
    assert similar(library, "早市天黑前就开始了。", minimum=70) == [(90, "dawn"), (70, "ends")]
    assert similar(library, "早市天黑前就开始了。", minimum=70, limit=1) == [(90, "dawn")]


def test_the_sentence_itself_is_not_given(library: Library) -> None:
    remember(library, MARKET, "dawn")
    assert similar(library, f" {MARKET}") == []


def test_the_other_script_is_the_same_and_figures_are_nearly(library: Library) -> None:
    remember(library, "会议在9点开始。", "nine")
    assert similar(library, "會議在9點開始。") == [(100, "nine")]
    assert similar(library, "会议在10点开始。") == [(99, "nine")]


def test_what_a_person_wrote_comes_first_and_in_place_of_what_was_made(library: Library) -> None:
    remember(library, "早市天亮前就开始啦。", "engine")
    remember(library, MARKET, "wrong")
    library.correct(MARKET, "person", **DIRECTION)
    assert similar(library, "早市天亮前就开始吧。") == [(90, "person"), (90, "engine")]


def test_a_correction_that_is_taken_back_is_not_given(library: Library) -> None:
    library.correct(MARKET, "person", **DIRECTION)
    library.revert(MARKET, **DIRECTION)
    assert similar(library, "早市天黑前就开始了。") == []


@pytest.mark.parametrize(
    ("level", "given"), [(Level.ERROR, 0), (Level.WARNING, 0), (Level.INFO, 1)]
)
def test_what_is_doubtful_is_never_given(library: Library, level: Level, given: int) -> None:
    remember(library, MARKET, "dawn", Finding(check="numbers", level=level, message="…"))
    assert len(similar(library, "早市天黑前就开始了。")) == given


def test_other_directions_and_other_models_are_left_alone(library: Library) -> None:
    remember(library, MARKET, "黎明", to="zh-Hant")
    remember(library, MARKET, "first", signature="one:terms=a")
    asked = "早市天黑前就开始了。"
    assert similar(library, asked) == [(90, "first")]
    assert similar(library, asked, signature="one") == [(90, "first")]
    assert similar(library, asked, signature="two") == []


def test_short_sentences_with_one_other_character_are_found(library: Library) -> None:
    remember(library, "这她她。", "short")
    assert similar(library, "这个她。") == [(75, "short")]


def test_everything_that_comparing_with_all_finds_is_found(library: Library) -> None:
    chance = random.Random(20261130)
    words = [
        "早市",
        "天亮",
        "开始",
        "卖菜",
        "的",
        "人",
        "很多",
        "我们",
        "去",
        "看看",
        "豆腐",
        "便宜",
        "下雨",
        "伞",
        "老师",
        "学校",
        "走路",
        "回家",
    ]
    sentences = sorted(
        {"".join(chance.choices(words, k=chance.randint(2, 12))) for _ in range(400)}
    )
    library.remember(
        (MemoryEntry(source=s, target=s, provenance=Provenance(kind="engine")) for s in sentences),
        signature="s",
        **DIRECTION,
    )
    for _ in range(60):
        query = list(chance.choice(sentences))
        query[chance.randrange(len(query))] = chance.choice("早晚大小上下")
        text = "".join(query)
        scores = sorted(
            (Levenshtein.normalized_similarity(text, one) for one in sentences if one != text),
            reverse=True,
        )
        found = library.similar(text, minimum=75, limit=3, **DIRECTION)
        assert [one.percent for one in found] == [
            int(s * 100 + 1e-9) for s in scores[:3] if s >= 0.75
        ]


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("食堂", 1),
        ("canteen", 1),
        ("ante", 1),
        ("開始", 1),
        ("始", 1),
        ("the", 2),
        ("没有", 0),
        ("", 2),
    ],
)
def test_words_are_found_on_both_sides(library: Library, words: str, number: int) -> None:
    remember(library, MARKET, "The market starts before dawn.")
    library.correct("我们去食堂吃饭。", "We eat in the canteen.", **DIRECTION)
    found = library.holding(words)
    assert len(found) == number
    assert all(one.source or one.target or not words for one in found)


def test_what_holds_words_comes_in_pages_people_first(library: Library) -> None:
    for number in range(3):
        remember(library, f"早市第{number}天。", f"Day {number}.")
    library.correct("早市很热闹。", "Lively.", **DIRECTION)
    pages = [library.holding("早市", limit=2, offset=first) for first in (0, 2)]
    assert [one.row.target for page in pages for one in page] == [
        "Lively.",
        "Day 2.",
        "Day 1.",
        "Day 0.",
    ]


def test_a_replaced_target_is_found_by_its_new_words_alone(library: Library) -> None:
    remember(library, MARKET, "The market starts early.")
    remember(library, MARKET, "The fair opens early.")
    assert (len(library.holding("fair")), len(library.holding("market"))) == (1, 0)
    (row,) = library.memory_rows()
    library.forget(row)
    assert library.holding("fair") == []


def test_marks_do_not_count_where_words_are_looked_for(library: Library) -> None:
    remember(library, f"请看{atom(0)}说明。", f"See {atom(0)}.")
    (found,) = library.holding("看说明")
    assert found.source == ((1, 5),)


def test_what_differs_is_shown_and_script_is_no_difference() -> None:
    parts = [(one.kind, one.text) for one in differences("會議在9点开始。", "会议在10点开始啦。")]
    assert parts == [
        ("same", "会议在"), ("old", "9"), ("new", "10"), ("same", "点开始"), ("new", "啦"),
        ("same", "。"),
    ]  # fmt: skip


def test_texts_of_nothing_but_marks_are_like_nothing(library: Library) -> None:
    remember(library, atom(0), atom(0))
    assert similar(library, atom(1)) == similar(library, "") == []


def test_rows_come_with_what_made_them(library: Library) -> None:
    remember(library, MARKET, "dawn", signature="model")
    (match,) = library.similar("早市天黑前就开始了。", **DIRECTION)
    assert match.row.provenance.signature == "model"
    assert replace(match, percent=0).row.source == MARKET
    assert comparable(match.row.source) == MARKET
