"""Words with their places, and which a stretch covers."""

from __future__ import annotations

import pytest

from translator import placeholders
from translator.alignment.tokenise import (
    Token,
    chinese,
    covered,
    english_tokens,
    function_words,
    word_spans,
)
from translator.chinese.dictionary.dictionary import Dictionary

ATOM = placeholders.atom(0)


def shown(tokens: list[Token]) -> list[tuple[str, int]]:
    return [(one.text, one.clause) for one in tokens]


def test_words_of_chinese_have_places_and_clauses(dictionary: Dictionary) -> None:
    text = f"“{ATOM}我买了书，  去开会。。” 好"
    found = chinese(text, dictionary)
    assert all(text[one.start : one.end] == one.text for one in found)
    clauses = dict(shown(found))
    assert (clauses["我"], clauses["书"], clauses["去"], clauses["好"]) == (0, 0, 1, 2)
    assert [one.function for one in found if one.text in ("了", "书")] == [True, False]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("We went, and stayed.", [("We", 0), ("went", 0), ("and", 1), ("stayed", 1)]),
        ("“We went.” They too", [("We", 0), ("went", 0), ("They", 1), ("too", 1)]),
        (f"We{ATOM} went", [("We", 0), ("went", 0)]), ("", []), (" , . ", []),
        ("Li Na's book", [("Li", 0), ("Na", 0), ("book", 0)]),
    ],
)  # fmt: skip
def test_words_of_english_have_clauses(text: str, tokens: list[tuple[str, int]]) -> None:
    assert shown(english_tokens(text)) == tokens


def test_spans_are_those_of_the_language(dictionary: Dictionary) -> None:
    assert word_spans("We went.", "en-GB") == [(0, 2), (3, 7)]
    assert word_spans("买书", "zh-Hans", dictionary) == [(0, 1), (1, 2)]


def token(start: int, end: int) -> Token:
    return Token(start=start, end=end, text="x", function=False, clause=0)


@pytest.mark.parametrize(
    ("start", "end", "numbers"),
    [(0, 2, (0,)), (0, 3, (0,)), (1, 4, (0, 1)), (2, 3, ()), (3, 5, (1,)), (4, 6, (1, 2)),
     (5, 7, (2,)), (7, 9, ()), (0, 9, (0, 1, 2)), (3, 3, ())],
)  # fmt: skip
def test_a_stretch_covers_the_words_it_shares_a_character_with(
    start: int, end: int, numbers: tuple[int, ...]
) -> None:
    assert covered([token(0, 2), token(3, 5), token(5, 7)], start, end) == numbers


def test_words_of_grammar_are_known_in_both_scripts() -> None:
    assert function_words()["这"] == function_words()["這"]
