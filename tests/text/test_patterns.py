"""Many words in one expression."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator.text.patterns import one_of


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        (["一些", "一", "一样", "两"], "一样的", "一样"),
        (["一些", "一", "一样", "两"], "一个", "一"),
        (["ab", "abcd"], "abc", "ab"),
        (["a.b", "a"], "axb", "a"),
        (["", "a"], "a", "a"),
    ],
)
def test_the_longest_word_is_found(words: list[str], text: str, found: str) -> None:
    match = re.match(one_of(words), text)
    assert match is not None
    assert match.group() == found


def test_no_words_are_found_nowhere() -> None:
    assert re.search(one_of(["", ""]), "any text") is None


WORDS = st.lists(st.text(alphabet="ab.[一二", min_size=1, max_size=4), min_size=1, max_size=8)


@given(words=WORDS, text=st.text(alphabet="ab.[一二", max_size=12))
def test_it_finds_what_an_alternation_finds(words: list[str], text: str) -> None:
    plain = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    assert re.findall(one_of(words), text) == re.findall(plain, text)
