"""What an item says where it is found, and where it is missed."""

from __future__ import annotations

from math import log

import pytest

from translator.alignment.sentences import correspondences
from translator.alignment.sentences.correspondences import (
    FOUND,
    Correspondences,
    Side,
    Worth,
    correspond,
)
from translator.alignment.sentences.sentence_words import Item
from translator.chinese.dictionary.dictionary import Dictionary

TREE, BOOK = Item("word", "树"), Item("word", "书")
NUMBER = Item("number", "7")


def sides(
    chinese: list[list[Item]], english: list[list[Item]], links: dict[int, frozenset[int]]
) -> Correspondences:
    return Correspondences(Side(chinese), Side(english), links)


def test_a_type_has_one_number_and_is_counted_once_a_sentence() -> None:
    side = Side([[TREE, BOOK, TREE], [], [BOOK]])
    assert side.types == [TREE, BOOK]
    assert side.sentences == [(0, 1), (), (1,)]
    assert (side.counts[0], side.counts[1]) == (1, 2)


@pytest.mark.parametrize("size", [1, 2, 6, 7, 60])
def test_an_item_says_the_more_the_rarer_its_partner_is(size: int) -> None:
    english = [[Item("word", "tree")], *[[Item("word", "other")]] * 8]
    shared = sides([[TREE]], english, {0: frozenset({0})})
    chance = 1 - (1 - 1.5 / 10) ** min(size, 6)
    found = FOUND["word"]
    worth = shared.worth(0, 0, size)
    assert worth is not None or chance >= found
    if worth is not None:
        assert worth.found == pytest.approx(log(found / chance))
        assert worth.missed == pytest.approx(log((1 - found) / (1 - chance)))


def test_a_partner_in_nearly_every_sentence_says_nothing() -> None:
    shared = sides([[TREE]] * 3, [[Item("word", "tree")]] * 3, {0: frozenset({0})})
    assert shared.worth(0, 0, 1) is shared.worth(1, 0, 1) is None


def test_nothing_is_rarer_than_three_in_a_thousand() -> None:
    english = [[Item("word", "tree")], *[[Item("word", "other")]] * 999]
    worth = sides([[TREE]], english, {0: frozenset({0})}).worth(0, 0, 1)
    assert worth is not None
    assert worth.found == pytest.approx(log(FOUND["word"] / 0.003))


def test_a_number_that_the_other_side_has_nowhere_speaks_against_a_pair() -> None:
    shared = sides([[NUMBER, TREE]], [[Item("word", "tree")]], {})
    assert shared.worth(0, 0, 1) == Worth(found=0.0, missed=log(1 - FOUND["number"]))
    assert shared.worth(0, 1, 1) is None


def test_links_lead_both_ways_and_a_sentence_reaches_what_its_words_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    english = [[Item("word", "tree"), Item("word", "book")], [Item("word", "wood")]]
    shared = sides([[TREE], [BOOK, TREE], []], english, {0: frozenset({0, 2}), 1: frozenset({1})})
    assert shared.back == {0: frozenset({0}), 1: frozenset({1}), 2: frozenset({0})}
    expected = [{0, 2}, {0, 1, 2}, set()]
    assert [shared.reached(number) for number in range(3)] == expected
    monkeypatch.setattr(correspondences, "_KEPT", 0)
    assert [shared.reached(number) for number in (2, 1, 0, 1)] == [
        set(),
        {0, 1, 2},
        {0, 2},
        {0, 1, 2},
    ]


def linked(shared: Correspondences) -> set[tuple[str, str]]:
    return {
        (shared.chinese.types[one].key, shared.english.types[other].key)
        for one, others in shared.links.items()
        for other in others
    }


def test_words_names_numbers_and_copies_find_what_they_may_have_become(
    dictionary: Dictionary,
) -> None:
    shared = correspond(
        ["焦维新用Git买了7本书。", "我的树。"],
        ["Jiao Weixin bought 7 books with git.", "My trees."],
        dictionary,
    )
    assert linked(shared) >= {
        ("书", "books"), ("买", "bought"), ("7", "7"), ("git", "git"), ("weixin", "Weixin"),
        ("jiao", "Jiao"), ("树", "trees"), ("我", "My"),
    }  # fmt: skip
    assert ("书", "trees") not in linked(shared)


def test_without_a_dictionary_only_what_is_written_alike_is_linked() -> None:
    shared = correspond(["用Git买7本书？"], ["Buy 7 books with git?"], None)
    assert linked(shared) >= {("7", "7"), ("git", "git"), ("question", "question")}
    assert "books" not in {other for _, other in linked(shared)}
