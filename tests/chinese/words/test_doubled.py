"""Words that are doubled character by character."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator.chinese.words import doubled

LISTED = frozenset(["漂亮", "爸妈", "爸爸", "妈妈", "一二", "来往", "往往", "亮堂"]).__contains__


@pytest.mark.parametrize(
    ("tokens", "joined"),
    [
        ("漂|漂亮|亮|的", "漂漂亮亮|的"),
        ("漂|漂亮|亮|亮|堂|堂|的", "漂漂亮亮|亮|堂|堂|的"),
        ("来|来|往往|的", "来来往往|的"),
        ("爸爸|妈妈", "爸爸|妈妈"),
        ("一|一|二|二", "一|一|二|二"),
        ("漂|漂亮|亮的", "漂|漂亮|亮的"),
        ("哈|哈|哈|哈", "哈|哈|哈|哈"),
        ("甲|甲|乙|乙", "甲|甲|乙|乙"),
    ],
)
def test_doubled_words_are_joined_and_nothing_else(tokens: str, joined: str) -> None:
    pieces = tokens.split("|")
    assert list(doubled.join("".join(pieces), pieces, LISTED)) == joined.split("|")


@given(st.lists(st.text("漂亮爸妈", min_size=1, max_size=3)))
def test_no_character_is_lost(pieces: list[str]) -> None:
    run = "".join(pieces)
    assert "".join(doubled.join(run, pieces, lambda word: True)) == run
