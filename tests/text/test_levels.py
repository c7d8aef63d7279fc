"""HSK levels by either list, either script; how a text spreads over them."""

from __future__ import annotations

import pytest

from translator.text.levels import Standard, character_level, level, name, profile


@pytest.mark.parametrize(
    ("word", "standard", "expected"),
    [
        ("爱", Standard.GF0025_2021, 1),
        ("爱", Standard.SYLLABUS_2025, 1),
        ("愛", Standard.GF0025_2021, 1),
        ("環境", Standard.GF0025_2021, 3),
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


def test_level_of_a_character() -> None:
    assert character_level("丈") == 4
    assert character_level("丈", Standard.SYLLABUS_2025) == 2
    assert character_level("學") == character_level("学") == 1
    assert character_level("踟") is None


def test_levels_have_names() -> None:
    assert [name(1), name(7), name(None)] == ["HSK 1", "HSK 7–9", ""]


def test_words_of_a_text_are_counted_by_level() -> None:
    counts = profile(["我", "爱", "黄昏", "，", "踟蹰", "OK", " "])
    assert counts == {1: 2, 2: 0, 3: 0, 4: 0, 5: 0, 6: 0, 7: 1, None: 1}
