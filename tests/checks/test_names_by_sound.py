"""A word in Latin letters that sounds like characters of a Chinese text."""

from __future__ import annotations

import pytest

from translator.checks.names_by_sound import is_heard

READINGS = {
    "罗": "luo2", "戈": "ge1", "津": "jin1", "克": "ke4", "林": "lin2", "顿": "dun4", "科": "ke1",
    "泽": "ze2", "连": "lian2", "斯": "si1", "基": "ji1", "马": "ma3", "杜": "du4",
}  # fmt: skip


class Lexicon:
    """Readings alone."""

    def reading(self, character: str) -> str:
        return READINGS.get(character, "")


@pytest.mark.parametrize(
    ("word", "text", "heard"),
    [
        ("Rogozin", "罗戈津来了。", True), ("Rogozin", "克林顿来了。", False),
        ("Clinton", "昨天克林顿来了。", True), ("Clinton", "下雨了。", False),
        ("Coe", "科先生来了。", True), ("Coe", "科学家来了。", False), ("Rogozin", "", False),
        ("Ma", "马先生来了。", False),  # he has his name in pinyin
        ("Zelensky", "泽连斯基来了。", True),
    ],
)  # fmt: skip
def test_a_name_is_heard_where_it_may_be_written_as_it_sounds(
    word: str, text: str, heard: bool
) -> None:
    assert is_heard(word, text, Lexicon()) is heard  # type: ignore[arg-type]
