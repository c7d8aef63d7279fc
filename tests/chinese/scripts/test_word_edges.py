"""What a word of a region may not cut."""

from __future__ import annotations

from translator.chinese.dictionary.dictionary import Dictionary
from translator.chinese.scripts.word_edges import Places


def places(text: str, dictionary: Dictionary) -> Places:
    """Return the places of a clause."""
    return Places(text, dictionary)


def test_words_and_parts_of_compounds_are_held(whole_dictionary: Dictionary) -> None:
    assert places("出租车司机", whole_dictionary).holds(0, 3)
    assert places("纳米技术", whole_dictionary).holds(0, 2)
    assert places("网络和软件", whole_dictionary).holds(0, 5)


def test_what_reaches_over_an_edge_is_not(whole_dictionary: Dictionary) -> None:
    assert not places("参加纳税", whole_dictionary).holds(1, 3)
    assert not places("勇敢的士兵", whole_dictionary).holds(2, 4)


def test_idioms_are_no_compounds_and_what_is_left_is_a_word(whole_dictionary: Dictionary) -> None:
    assert not places("當機立斷", whole_dictionary).holds(0, 2)
    assert places("當機立斷", whole_dictionary).keeps(0, 2)
    assert not places("高清晰度", whole_dictionary).holds(0, 2)


def test_a_regions_word_is_as_frequent_as_the_mainlands(whole_dictionary: Dictionary) -> None:
    clause = places("網路上流傳", whole_dictionary)
    assert not clause.holds(0, 2)
    assert clause.is_likelier(0, 2, "网络")
    assert not clause.is_likelier(1, 3, "网络")
    assert not places("的士兵", whole_dictionary).is_likelier(0, 2, "的士")
