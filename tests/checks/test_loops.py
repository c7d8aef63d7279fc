"""Said again and again: how often is a loop, and what people do say so often."""

from __future__ import annotations

import pytest

from translator.checks.loops import loop
from translator.types import Finding


def found(target: str, source: str = "茶。") -> list[Finding]:
    return loop(source, target)


def kinds(target: str, source: str = "茶。") -> str:
    return ",".join(f"{one.check}:{one.level}" for one in found(target, source)) or "-"


ERROR, WARNING, NONE = "loop:error", "loop:warning", "-"
EIGHT = "the old man by the river sells fish"
NINE = "the old man by the river sells fresh fish"


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("tea tea", NONE), ("tea tea tea", ERROR), ("Tea, tea TEA.", ERROR),
        ("hot tea hot tea", NONE), ("hot tea hot tea hot tea", ERROR),
        (f"{EIGHT} {EIGHT} {EIGHT}", ERROR),
        (f"{NINE}, {NINE}, {NINE}", WARNING),  # too long for a loop, and said again
        # Words of speech are said up to four times.
        ("no no no no", NONE), ("no no no no no", ERROR), ("7 7 7 7", NONE), ("7 7 7 7 7", ERROR),
        ("no 7 no 7 no 7", NONE), ("no tea no tea no tea", ERROR),
        # Between characters of a loop nothing stands.
        ("茶茶茶", ERROR), ("茶，茶，茶", NONE), ("茶水茶水茶水", ERROR),
        ("茶水，茶水，茶水", ERROR),
        # Within a word.
        ("a" * 7, NONE), ("a" * 8, ERROR), ("lalalalalalala", NONE), ("lalalalalalalala", ERROR),
        ("Oh, oh, oh.", NONE), ("… … …", NONE),
    ],
)  # fmt: skip
def test_what_stands_three_times_in_a_row_is_a_loop(target: str, expected: str) -> None:
    assert kinds(target) == expected


@pytest.mark.parametrize(
    ("target", "phrase", "times"),
    [
        ("It is tea tea tea here.", "tea", 3), ("hot tea hot tea hot tea", "hot tea", 3),
        ("a b a b a b, c c c c c c", "c", 6), ("x" * 9, "x", 9), ("abab" * 5, "ab", 10),
        ("喝茶喝茶喝茶喝茶", "喝茶", 4),
    ],
)  # fmt: skip
def test_the_phrase_and_how_often_it_stands_are_told(target: str, phrase: str, times: int) -> None:
    (one,) = found(target)
    assert phrase in one.message and str(times) in one.message


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("茶茶", "tea tea tea", ERROR), ("茶茶茶", "tea " * 3, NONE), ("茶茶茶", "tea " * 6, NONE),
        ("茶茶茶", "tea " * 7, ERROR), ("茶水茶水茶水", "hot tea " * 6, NONE),
        ("哈" * 8, "ha " * 16, NONE), ("哈" * 8, "ha " * 17, ERROR), ("a" * 8, "ha " * 16, NONE),
    ],
)  # fmt: skip
def test_what_the_source_repeats_may_be_repeated(source: str, target: str, expected: str) -> None:
    assert kinds(target, source) == expected


FOUR, THREE = "the old stone bridge", "the stone bridge"
SIX, FIVE = "河边的石板桥", "河边石板桥"


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        (f"It is {FOUR} {FOUR}.", WARNING), (f"It is {THREE} {THREE}.", NONE),
        (f"It is {FOUR}, {FOUR}.", WARNING), (f"It is {FOUR} and {FOUR}.", NONE),
        (f"那是{SIX}{SIX}。", WARNING), (f"那是{FIVE}{FIVE}。", NONE),
        (f"It is {FOUR} ({FOUR}).", NONE),  # a name with its original
        (f"It is {FOUR}. {FOUR} is long.", NONE),  # two sentences
        (f"{FOUR}. {FOUR} is long.", WARNING),
        ("to do to do to be, he said", NONE),
        ("go go go go go and so", ERROR), ("a b a b, he said", NONE),
    ],
)  # fmt: skip
def test_a_long_phrase_said_twice_is_told(target: str, expected: str) -> None:
    assert kinds(target) == expected


def test_a_phrase_said_twice_in_the_source_may_be_said_twice() -> None:
    assert kinds(f"It is {FOUR} {FOUR}.", "石桥石桥。") == NONE
    assert kinds(f"It is {FOUR} {FOUR}.", "石桥，木桥。") == WARNING
    (one,) = found(f"It is {FOUR} {FOUR}.")
    assert FOUR in one.message and "It is" not in one.message


@pytest.mark.parametrize(("size", "expected"), [(60, WARNING), (61, NONE)])
def test_a_phrase_of_more_than_sixty_words_is_not_looked_for(size: int, expected: str) -> None:
    phrase = " ".join(f"w{chr(97 + at // 26)}{chr(97 + at % 26)}" for at in range(size))
    assert kinds(f"{phrase} {phrase}") == expected


@pytest.mark.parametrize(("times", "expected"), [(2, NONE), (3, ERROR)])
def test_sentences_without_a_word_of_ours_are_loops_too(times: int, expected: str) -> None:
    assert kinds("Сегодня хорошая погода у реки. " * times) in (expected, WARNING)
