"""Which stretches of Chinese may be a name, and whether one is it."""

from __future__ import annotations

import pytest

from translator.alignment.tokenise import Token
from translator.checks.name_pieces import is_name_of, is_spelt_like, pieces_of, runs_of
from translator.chinese.dictionary.dictionary import Dictionary


def tokens(*words: str, gap_after: int = -1) -> list[Token]:
    """Return words that stand one beside the other, but for a gap after one of them."""
    made: list[Token] = []
    at = 0
    for number, word in enumerate(words):
        made.append(Token(start=at, end=at + len(word), text=word, function=False, clause=0))
        at += len(word) + (number == gap_after)
    return made


@pytest.mark.parametrize(
    ("words", "closed", "gap", "runs"),
    [
        (("杨", "海", "燕"), set(), -1, [[0, 1, 2]]),
        (("杨", "海", "燕"), {1}, -1, [[0], [2]]),
        (("杨", "海", "燕"), {0, 1, 2}, -1, []),
        (("杨", "海", "燕"), set(), 0, [[0], [1, 2]]),
        (("杨", "iPhone", "燕"), set(), -1, [[0], [2]]),
        (("A股", "涨"), set(), -1, [[1]]),
        ((), set(), -1, []),
    ],
)
def test_a_run_is_of_neighbouring_chinese_words_that_are_open(
    words: tuple[str, ...], closed: set[int], gap: int, runs: list[list[int]]
) -> None:
    assert runs_of(tokens(*words, gap_after=gap), closed) == runs


def test_pieces_are_of_up_to_four_words() -> None:
    words = tokens("甲", "乙", "丙", "丁", "戊")
    found = {tuple(one) for one in pieces_of([0, 1, 2, 3, 4], words)}
    assert found == {
        tuple(range(start, end))
        for start in range(5)
        for end in range(start + 1, min(start + 4, 5) + 1)
    }
    assert len(found) == 14


def test_pieces_have_eight_characters_at_most() -> None:
    words = tokens("甲甲甲甲", "乙乙乙乙", "丙")
    assert [list(one) for one in pieces_of([0, 1, 2], words)] == [[0], [0, 1], [1], [1, 2], [2]]


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        ("杨", "Yang", True),
        ("海燕", "Haiyan", True),
        ("海燕", "Hai", False),  # three letters alone begin many names
        ("海燕", "Haiy", True),
        ("海", "Haiy", False),
        ("海燕", "Yan", False),
        ("罗戈", "Rogo", True),  # by its sound: characters that spell foreign names
        ("罗戈津", "Rogozin", True),
        ("罗戈津", "Miller", False),
        ("许多", "Schudo", False),  # a word, and no characters that spell names
        ("罗", "Ro", False),
        ("俄罗斯", "Saint-Xw", False),
    ],
)
def test_a_name_is_met_by_its_pinyin_or_by_its_sound(
    text: str, name: str, said: bool, dictionary: Dictionary
) -> None:
    assert is_name_of(text, name.lower(), name, dictionary) is said


def test_a_part_of_a_name_with_a_hyphen_is_enough(dictionary: Dictionary) -> None:
    assert is_name_of("罗戈津", "saint-rogozin", "Saint-Rogozin", dictionary)
    assert is_name_of("罗戈津", "rogozin's", "Rogozin's", dictionary)


@pytest.mark.parametrize(
    ("text", "spelt", "alike"),
    [
        ("朱利安", "julian", True),
        ("朱利安", "julien", True),
        ("朱利安", "iranian", False),
        ("约翰", "john", True),
        ("约翰", "jonny", True),
        ("伊朗", "iranian", True),
        ("加泰罗尼亚", "catalan", True),
        ("土耳其", "indus", False),
        ("英特尔", "midea", False),
        ("凯鲁阿米努斯", "anybody", True),  # the dictionary does not know him
    ],
)
def test_a_name_the_dictionary_knows_is_spelt_about_as_it_says(
    text: str, spelt: str, alike: bool, whole_dictionary: Dictionary
) -> None:
    assert is_spelt_like(text, spelt, whole_dictionary) is alike
