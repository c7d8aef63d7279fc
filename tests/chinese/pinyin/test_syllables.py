"""How syllables are written, alone and together."""

from __future__ import annotations

import pytest

from translator.chinese.pinyin.syllables import Style, numbered_to_marked, written


@pytest.mark.parametrize(
    ("numbered", "marked"),
    [
        ("hao3", "hǎo"), ("lu:4", "lǜ"), ("Lu:3", "Lǚ"), ("liu2", "liú"), ("gui4", "guì"),
        ("dou1", "dōu"), ("xue2", "xué"), ("ma5", "ma"), ("r5", "r"), ("E2", "É"),
        ("m2", "ḿ"), ("ng4", "ǹg"), ("jiong3", "jiǒng"), ("A", "A"), ("xx5", ""), ("", ""),
        ("ê4", "ề"), ("nu:e4", "nüè"), ("hng5", "hng"),
    ],
)  # fmt: skip
def test_tone_marks(numbered: str, marked: str) -> None:
    assert numbered_to_marked(numbered) == marked


@pytest.mark.parametrize(
    ("syllables", "word"),
    [
        (("ping2", "an1"), "píng'ān"),
        (("hai3", "ou1"), "hǎi'ōu"),
        (("lian4", "ai4"), "liàn'ài"),
        (("wan2", "r5"), "wánr"),
        (("Bei3", "jing1", "Da4", "xue2"), "Běijīng Dàxué"),
        (("tu2", "shu1", "guan3"), "túshūguǎn"),
        ((), ""),
    ],
)
def test_the_syllables_of_a_word_stand_together(syllables: tuple[str, ...], word: str) -> None:
    assert written(syllables, Style.MARKS) == word


def test_numbers_are_the_dictionarys() -> None:
    assert written(("nu:3", "er2"), Style.NUMBERS) == "nu:3 er2"
