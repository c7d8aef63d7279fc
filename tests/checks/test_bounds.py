"""What a number is the bound of, in both languages."""

from __future__ import annotations

import pytest

from translator.checks.bounds import bound_of
from translator.numbers.second_reading import values


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("zh", "超过50人", "more"),
        ("zh", "不超过50人", "less"),
        ("zh", "50岁以上", "more"),
        ("zh", "50岁以下", "less"),
        ("zh", "50多人", "more"),
        ("zh", "不到50人", "less"),
        ("zh", "50人", ""),
        ("zh", "50人，以上", ""),
        ("en", "over 50 people", "more"),
        ("en", "no more than 50 people", "less"),
        ("en", "under the age of 50", "less"),
        ("en", "at least $50", "more"),
        ("en", "50 years and older", "more"),
        ("en", "50 people", ""),
        ("en", "over the river, 50 people", ""),
        ("fr", "plus de 50", ""),
    ],
)
def test_a_bound_is_said_before_or_behind_a_number(language: str, text: str, said: str) -> None:
    figure = values(text, "en" if language == "fr" else language)[0]
    assert bound_of(figure, text, language) == said
