"""Spans that are certain: which stay, how they are written, and what is put back."""

from __future__ import annotations

import pytest

from translator import placeholders
from translator.grounding.spans import Grounded, Span, choose, replace


def span(start: int, end: int, written: str = "x", *, sure: float = 0.9, **more: object) -> Span:
    said: dict[str, object] = {
        "source": "茶" * (end - start), "kind": "name", "accepted": (), "replacement": written,
    } | more  # fmt: skip
    return Span(start=start, end=end, certainty=sure, **said)  # type: ignore[arg-type]


def places(*spans: Span) -> list[tuple[int, int]]:
    return [(one.start, one.end) for one in choose(spans)]


def test_the_surer_and_then_the_longer_and_then_the_first_stays() -> None:
    assert places(span(0, 3, sure=0.5), span(2, 4, sure=0.9)) == [(2, 4)]
    assert places(span(0, 2), span(1, 4)) == [(1, 4)]
    assert places(span(1, 3), span(0, 2)) == [(0, 2)]
    assert places(span(2, 4), span(0, 2), span(4, 5)) == [(0, 2), (2, 4), (4, 5)]
    assert places(span(0, 4), span(1, 2), span(3, 5)) == [(0, 4)]


def test_what_is_empty_or_holds_a_mark_is_none() -> None:
    assert places(span(1, 1), span(2, 1)) == []
    assert places(span(0, 2, source=f"茶{placeholders.atom(0)}")) == []
    assert places() == []


@pytest.mark.parametrize(
    ("text", "spans", "spaced", "written"),
    [
        ("他买三茶了", [(2, 4, "3 teas")], True, "他买 3 teas 了"),
        ("他买三茶了", [(2, 4, "3 teas")], False, "他买3 teas了"),
        ("他买三茶", [(2, 4, "$3")], True, "他买 $3"), ("三茶了", [(0, 2, "3%")], True, "3% 了"),
        ("三茶，", [(0, 2, "3")], True, "3，"), ("三茶 了", [(0, 2, "3")], True, "3 了"),
        ("甲茶茶乙", [(1, 3, "红")], True, "甲红乙"), ("茶茶茶茶", [(0, 2, "a"),
        (2, 4, "b")], True, "a b"),
        ("茶了", [(0, 1, "(a)")], True, "(a)了"), ("他茶", [(1, 2, "%")], True, "他 %"),
        ("茶了", [(0, 1, "U.S.")], True, "U.S. 了"), ("他茶", [(1, 2, ".a")], True, "他.a"),
        ("茶了", [(0, 1, "")], True, "了"),
    ],
)  # fmt: skip
def test_replacements_are_set_off_from_chinese(
    text: str, spans: list[tuple[int, int, str]], spaced: bool, written: str
) -> None:
    assert replace(text, [span(*one) for one in spans], spaced=spaced) == written


def test_what_is_only_checked_is_shown_as_it_stands() -> None:
    assert replace("他买茶了", [span(2, 3, "tea", only_checked=True)], spaced=False) == "他买茶了"
    assert span(0, 1, "a", restored="b").expected == "b" and span(0, 1, "a").expected == "a"


def grounded(text: str) -> Grounded:
    return Grounded(
        text=text, spans=(span(0, 3, "李小茶", restored="Li Xiaocha"), span(4, 5, "a")),
        source_language="en", target_language="zh",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("target", "restored"),
    [
        ("李小茶来了，小茶笑了。", "Li Xiaocha来了，Xiaocha笑了。"),
        ("李先生来了，老李也来了。", "Li先生来了，老李也来了。"), ("李老师说", "Li老师说"),
        ("李子", "李子"), ("a", "a"),
    ],
)  # fmt: skip
def test_what_is_meant_takes_the_place_of_a_stand_in(target: str, restored: str) -> None:
    assert grounded("李小茶 came.").restore(target) == restored
    assert grounded("李小茶 and 李子 came.").restore("李先生") == "李先生"  # it may be another
