"""Wade-Giles spellings of Mandarin syllables, as names have them."""

from __future__ import annotations

import pytest

from translator.checks.wade_giles import wade_giles

SPELT = {
    "xie": "hsieh", "quan": "chuan", "zhang": "chang", "cai": "tsai", "guo": "kuo", "luo": "lo",
    "zhi": "chih", "si": "szu", "you": "yu", "xiong": "hsiung", "ren": "jen", "bei": "pei",
    "gong": "kung", "yan": "yen", "li": "li", "jie": "chieh", "xue": "hsueh", "er": "erh",
}  # fmt: skip


@pytest.mark.parametrize(("pinyin", "spelling"), SPELT.items())
def test_syllable_is_spelt(pinyin: str, spelling: str) -> None:
    assert wade_giles(pinyin) == spelling


def test_what_is_no_syllable_stays() -> None:
    assert wade_giles("") == ""
    assert wade_giles("1") == "1"
