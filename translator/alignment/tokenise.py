"""The words of both sides, with their places; marks, white space and punctuation are none."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from translator import placeholders
from translator.alignment import english_tokens as english
from translator.chinese.dictionary.dictionary import Dictionary
from translator.chinese.words import words as cutter
from translator.chinese.words.vocabulary import NOTHING, Vocabulary
from translator.system import text_tables
from translator.text.languages import primary

Words = Sequence[tuple[int, int]]
"""Where the words of a text stand."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Token:
    """One word of a text."""

    start: int
    end: int
    text: str
    function: bool
    """Whether it is a word of grammar."""
    clause: int
    """How many stretches of punctuation stand before it."""


def word_spans(
    text: str,
    language: str,
    dictionary: Dictionary | None = None,
    *,
    vocabulary: Vocabulary = NOTHING,
) -> Words:
    """Return where the words of a text stand.

    Args:
        text: With its marks, which are never part of a word.
        language: BCP 47 tag; what is not Chinese is cut as English is.
        dictionary: For Chinese; None: as ``text.words.words`` has it.
        vocabulary: What else is a word, in Chinese.
    """
    is_chinese = primary(language) == "zh"
    tokens = chinese(text, dictionary, vocabulary) if is_chinese else english_tokens(text)
    return [(token.start, token.end) for token in tokens]


def chinese(
    text: str, dictionary: Dictionary | None, vocabulary: Vocabulary = NOTHING
) -> list[Token]:
    """Return the words of a Chinese text."""
    tokens: list[Token] = []
    at = clause = 0
    apart = False
    for word in cutter.words(text, dictionary, vocabulary=vocabulary):
        start, at = at, at + len(word)
        if any(char.isalnum() for char in word) and not placeholders.MARK.search(word):
            clause, apart = clause + apart, False
            tokens.append(
                Token(
                    start=start, end=at, text=word, function=word in function_words(), clause=clause
                )
            )
        elif not word.isspace() and not placeholders.MARK.search(word):
            apart = bool(tokens)
    return tokens


def english_tokens(text: str) -> list[Token]:
    """Return the words of an English text."""
    tokens: list[Token] = []
    clause = at = 0
    for found in english.WORD.finditer(text):
        between = placeholders.strip(text[at : found.start()]).strip()
        if tokens and between and between not in ("'s", "’s", "'", "’"):
            clause += 1
        at = found.end()
        tokens.append(
            Token(
                start=found.start(), end=at, text=found.group(),
                function=english.is_function(found.group()), clause=clause,
            )
        )  # fmt: skip
    return tokens


@cache
def function_words() -> Mapping[str, tuple[str, ...]]:
    """Return Chinese function word, in either script → what it becomes in English."""
    from translator.chinese.scripts import converter

    rows = text_tables.rows("translator.alignment", "function_words.tsv", 2)
    known = {word: tuple(english.split()) for word, english in rows}
    traditional = converter.convert("\n".join(known), "zh-Hant", "zh-Hans").split("\n")
    return known | dict(zip(traditional, known.values(), strict=True))


def covered(tokens: Sequence[Token], start: int, end: int) -> tuple[int, ...]:
    """Return the numbers of the words that share a character with a stretch."""
    first = bisect_right(tokens, start, key=lambda token: token.end)
    after = bisect_left(tokens, end, key=lambda token: token.start)
    return tuple(range(first, after))
