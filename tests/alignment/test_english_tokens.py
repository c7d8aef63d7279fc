"""English words, their base forms and stems."""

from __future__ import annotations

import pytest

from translator.alignment import english_tokens
from translator.alignment.tokenise import word_spans


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("trees", "tree"),
        ("cities", "city"),
        ("stopped", "stop"),
        ("making", "make"),
        ("went", "go"),
        ("children", "child"),
        ("bigger", "big"),
        ("happily", "happy"),
        ("don't", "not"),
        ("Books", "book"),
        ("twenty-five", "five"),
    ],
)
def test_a_form_leads_to_its_base(form: str, base: str) -> None:
    assert base in english_tokens.keys(form)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("economy", "economic"),
        ("develop", "development"),
        ("discuss", "discussion"),
        ("survive", "survival"),
        ("surgery", "surgical"),
        ("spirit", "spiritual"),
        ("technology", "technical"),
    ],
)
def test_words_of_one_family_share_a_stem(one: str, other: str) -> None:
    assert english_tokens.stems(one) & english_tokens.stems(other)


@pytest.mark.parametrize("word", ["a", "is", "go", "cat"])
def test_a_short_word_has_no_stem(word: str) -> None:
    assert not english_tokens.stems(word)


def test_words_are_cut_without_their_possessive_and_punctuation() -> None:
    text = "Grandma's 3.5 well-known dogs don't (e.g.) see https://a.example/b."
    words = [text[start:end] for start, end in word_spans(text, "en")]
    assert words == [
        "Grandma", "3.5", "well-known", "dogs", "don't", "e.g", "see", "https://a.example/b",
    ]  # fmt: skip
