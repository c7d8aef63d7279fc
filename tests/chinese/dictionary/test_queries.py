"""What somebody typed: how it is taken, and what is found."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.row_chunks import rows_together
from translator.chinese.dictionary.dictionary import Dictionary
from translator.chinese.dictionary.queries import LONGEST, Kind, find, kind_of
from translator.errors import UsageError
from translator.system import text_tables

TABLE = Path(__file__).with_name("lookups.tsv")
ROWS = text_tables.rows_of(TABLE)


@rows_together(("query", "kind", "words"), ROWS, ids=[row[0] for row in ROWS])
def test_query_is_taken_and_answered(
    dictionary: Dictionary, query: str, kind: str, words: str
) -> None:
    answer = find(query, dictionary)
    found = [entry.simplified for entry in answer.entries]
    expected = [] if words == "-" else words.split()
    assert (answer.kind, found[: len(expected) or None]) == (kind, expected)


def test_kind_can_be_forced(dictionary: Dictionary) -> None:
    assert find("fa", dictionary, kind=Kind.ENGLISH).entries == ()
    assert find("fa", dictionary, kind=Kind.PINYIN).entries


def test_kinds_have_names() -> None:
    assert kind_of(None) is None
    assert kind_of("pinyin") is Kind.PINYIN
    with pytest.raises(UsageError, match="word, text, pattern, pinyin, english"):
        kind_of("zhuyin")


def test_what_could_be_english_too_says_so(dictionary_of: Callable[..., Dictionary]) -> None:
    dictionary = dictionary_of("我們 我们 [wo3 men5] /we; us/", "婦女 妇女 [fu4 nu:3] /women/")
    answer = find("women", dictionary)
    assert (answer.kind, answer.other) == (Kind.PINYIN, Kind.ENGLISH)
    assert find("wo3men", dictionary).other is None


def test_words_of_a_text_are_the_text(dictionary: Dictionary) -> None:
    text = "我的头发，\nok！北京𠮷"
    answer = find(text, dictionary, kind=Kind.TEXT)
    assert "".join(part.text for part in answer.parts) == text


def test_a_text_that_is_too_long_is_refused_with_its_length(dictionary: Dictionary) -> None:
    find("头发" * (LONGEST // 2), dictionary)
    with pytest.raises(UsageError, match=r"10,002 characters .* 10,000 is the most"):
        find("头发" * (LONGEST // 2 + 1), dictionary)


def test_limit_counts_for_each_word_of_a_text(dictionary: Dictionary) -> None:
    assert len(find("东西单", dictionary, limit=1).entries) == 2


def test_latin_letters_of_a_word_may_be_small(dictionary_of: Callable[..., Dictionary]) -> None:
    dictionary = dictionary_of("卡拉OK 卡拉OK [ka3 la1 O K] /karaoke/")
    assert find("卡拉ok", dictionary).kind is Kind.WORD


def test_unknown_word_has_suggestions(dictionary: Dictionary) -> None:
    assert find("fam", dictionary, kind=Kind.PINYIN).near == ()
    assert find("fang", dictionary, kind=Kind.PINYIN).near == ()
    assert "发明" in find("faming2x", dictionary, kind=Kind.ENGLISH).near
    assert find("*头发如何*", dictionary).near == ("头发", "发", "如何")


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    query=st.text(
        alphabet=st.one_of(st.characters(), st.sampled_from("*?头发'\"[]a1ǖ")), max_size=40
    )
)
def test_any_query_has_an_answer(dictionary: Dictionary, query: str) -> None:
    for kind in (None, *Kind):
        answer = find(query, dictionary, kind=kind, limit=3)
        if answer.kind is Kind.TEXT:
            assert "".join(part.text for part in answer.parts) == query


@pytest.mark.parametrize("query", ["a" * 1_000_000, "*" * 1_000_000, "a\0b", "\ud800", "头\0发"])
def test_hostile_query_is_answered(dictionary: Dictionary, query: str) -> None:
    find(query, dictionary)
