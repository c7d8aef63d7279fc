"""What a stretch of a run costs as one word, beside the words in its place."""

from __future__ import annotations

import math

import pytest

from translator.grounding.lattice import Run, weights

WORDS = {"许多": 900, "人": 9000, "许": 90, "多": 900, "今天": 5000, "天": 3000, "说": 9000}


def weight(word: str) -> float:
    uses = WORDS.get(word, 1 if len(word) == 1 else 0)
    return math.log(uses / 1e6) if uses else -math.inf


@pytest.mark.parametrize(
    ("text", "end", "pays"), [("许多人", 3, False), ("许甲乙", 3, True), ("许多人", 2, False)]
)
def test_a_name_pays_where_no_common_word_is_in_its_place(text: str, end: int, pays: bool) -> None:
    assert (Run(text, weight).gain(0, end, math.log(1e-6)) > 0) is pays


def test_the_words_beside_a_place_are_those_of_the_best_way() -> None:
    run = Run("许多人今天说", weight)
    assert (run.before(0), run.before(3), run.after(3), run.after(6)) == ("", "人", "今天", "")


def test_a_word_over_an_edge_is_seen() -> None:
    run = Run("许多人今天说", weight)
    assert [run.has_word_over(edge) for edge in range(7)] == [
        False, True, False, False, True, False, False,
    ]  # fmt: skip


class Small:
    def lookup(self, word: str) -> list[object]:
        return [word] if word == "罕见" else []

    def is_proper_noun_only(self, word: str) -> bool:
        return False

    def frequency(self, word: str) -> int:
        return WORDS.get(word, 0)

    def reading(self, character: str) -> str:
        return ""


def test_a_listed_word_counts_once_and_another_is_no_word() -> None:
    weigh = weights(Small())  # type: ignore[arg-type]  # entries are only counted
    assert weigh("今天") > weigh("罕见") > -math.inf
    assert weigh("多人") == -math.inf
    assert weigh("甲") > -math.inf  # any character may stand alone
