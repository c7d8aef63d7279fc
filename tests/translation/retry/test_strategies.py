"""How a segment is cut into clauses, and made one sentence again."""

from __future__ import annotations

import pytest

from translator import placeholders
from translator.translation.retry.strategies import _balanced, _halve, cut, one_sentence

OPEN, CLOSE = placeholders.opening(0), placeholders.closing(0)


def everything(piece: str) -> bool:
    return True


@pytest.mark.parametrize(
    "pieces",
    [
        ["早市上卖菜的人非常非常多，", "豆腐和青菜都是新鲜刚到的。"],
        ["早市上卖菜的人非常非常多，", "好，豆腐和青菜都是新鲜刚到的。"],
        ["好，早市上卖菜的人非常多，", "豆腐和青菜都是新鲜刚到的。"],
        ["早市上卖菜的人非常非常多，豆腐很新鲜。"],
        ["早市上卖菜的人多得数不清。"],
        [f"早市上{OPEN}卖菜的人非常非常多，豆腐和青菜{CLOSE}都是新鲜刚到的，",
          "买的人也从来没有少过呢。"],
    ],
)  # fmt: skip
def test_a_segment_is_cut_into_clauses_that_are_long_enough(pieces: list[str]) -> None:
    assert cut("".join(pieces), everything) == pieces


def test_a_clause_of_twelve_characters_is_long_enough_and_of_eleven_is_not() -> None:
    tail = "豆腐和青菜都是今天早上新鲜刚到的。"
    for number, pieces in ((11, 2), (10, 1)):
        assert len(cut("茶" * number + "，" + tail, everything)) == pieces
    head = "早市上卖菜的人非常非常多，"
    for number, pieces in ((11, 2), (10, 1)):
        assert len(cut(head + "茶" * number + "。", everything)) == pieces


def test_what_does_not_fit_is_halved_at_a_space_or_in_the_middle() -> None:
    assert cut("茶" * 8, lambda piece: len(piece) <= 2) == ["茶" * 2] * 4
    assert _halve("aaa bbb ccc ddd", lambda piece: len(piece) < 9) == ["aaa bbb ", "ccc ddd"]
    assert _halve("aaaaaaaa bbb", lambda piece: len(piece) < 10) == ["aaaaaaaa ", "bbb"]
    assert _halve("a", lambda piece: False) == ["a"]
    assert _halve("ab", lambda piece: False) == ["a", "b"]


@pytest.mark.parametrize(
    ("text", "balanced"),
    [("", True), (OPEN, False), (CLOSE, False), (OPEN + CLOSE, True), (OPEN * 2 + CLOSE, False),
     (placeholders.atom(0), True)],
)  # fmt: skip
def test_a_pair_of_marks_is_whole_in_a_piece(text: str, balanced: bool) -> None:
    assert _balanced(text) is balanced


@pytest.mark.parametrize(
    ("targets", "sentence"),
    [
        (["It rained.", "We stayed."], ["It rained,", "we stayed."]),
        (["It rained.", "Li Na stayed."], ["It rained,", "Li Na stayed."]),
        (["It rained...", " The shop closed. "], ["It rained...", "the shop closed."]),
        (["下雨了。", "我们在家。"], ["下雨了，", "我们在家。"]),
        (["It rained!", "", "So we stayed."], ["It rained!", "", "so we stayed."]),
        (["It rained."], ["It rained."]),
        ([], []),
        (["A.", "B.", "C."], ["A,", "B,", "C."]),
        (["Then it rained.", "They", "went."], ["Then it rained,", "they", "went."]),
    ],
)
def test_clauses_are_one_sentence_again(targets: list[str], sentence: list[str]) -> None:
    assert one_sentence(targets) == sentence
