"""HSK levels by either list."""

from __future__ import annotations

import pytest

from translator.chinese.dictionary.levels import Standard, level, name


@pytest.mark.parametrize(
    ("word", "standard", "expected"),
    [
        ("爱", Standard.GF0025_2021, 1),
        ("爱", Standard.SYLLABUS_2025, 1),
        ("环境", Standard.GF0025_2021, 3),
        ("愛", Standard.GF0025_2021, None),  # the lists are Simplified, and so is the question
        ("一下", Standard.GF0025_2021, 1),  # listed as 一下儿
        ("黄昏", Standard.GF0025_2021, 7),
        ("踟蹰", Standard.GF0025_2021, None),
        ("", Standard.GF0025_2021, None),
        ("\ud800", Standard.GF0025_2021, None),
        ("hello", Standard.GF0025_2021, None),
    ],
)
def test_level_of_a_word(word: str, standard: Standard, expected: int | None) -> None:
    assert level(word, standard) == expected


def test_levels_have_names() -> None:
    assert [name(1), name(7), name(None)] == ["HSK 1", "HSK 7–9", ""]
