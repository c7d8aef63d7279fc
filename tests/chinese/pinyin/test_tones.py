"""A reading is cut at its syllables, each with its tone; joined, it is what it was."""

from __future__ import annotations

import pytest

from translator.chinese.pinyin.syllables import Style
from translator.chinese.pinyin.tones import in_tones, tone


@pytest.mark.parametrize(
    ("syllables", "reading", "pieces"),
    [
        ("gong1 yuan2", "gōngyuán", [("gōng", 1), ("yuán", 2)]),
        ("Xi1 an1", "Xī'ān", [("Xī", 1), ("'", 0), ("ān", 1)]),
        ("peng2 you5", "péngyou", [("péng", 2), ("you", 5)]),
        ("hua1 r5", "huār", [("huā", 1), ("r", 5)]),
        ("nu:3 er2", "nǚ'ér", [("nǚ", 3), ("'", 0), ("ér", 2)]),
        ("Bei3 jing1 da4 xue2", "Běijīng dàxué",
         [("Běi", 3), ("jīng", 1), (" ", 0), ("dà", 4), ("xué", 2)]),
        ("a1 B", "ā B", [("ā", 1), (" ", 0), ("B", 0)]),
    ],
)  # fmt: skip
def test_each_syllable_has_its_tone(
    syllables: str, reading: str, pieces: list[tuple[str, int]]
) -> None:
    found = in_tones(tuple(syllables.split()), reading)
    assert list(found) == pieces
    assert "".join(text for text, _ in found) == reading


def test_zhuyin_is_cut_at_its_spaces() -> None:
    found = in_tones(("gong1", "yuan2"), "ㄍㄨㄥ ㄩㄢˊ", Style.ZHUYIN)
    assert found == (("ㄍㄨㄥ", 1), (" ", 0), ("ㄩㄢˊ", 2))


def test_what_is_made_of_other_syllables_stays_whole_and_without_tones() -> None:
    assert in_tones(("gong1", "yuan2"), "Diànyǐng") == (("Diànyǐng", 0),)
    assert in_tones(("gong1",), "ㄍㄨㄥ ㄩㄢˊ", Style.ZHUYIN) == (("ㄍㄨㄥ ㄩㄢˊ", 0),)
    assert in_tones(("jiu4", "xx5"), "jiù …") == (("jiù …", 0),)
    assert in_tones((), "") == ()


@pytest.mark.parametrize(
    ("syllable", "number"), [("lu:4", 4), ("r5", 5), ("B", 0), ("3", 0), ("", 0)]
)
def test_a_syllable_ends_in_its_tone(syllable: str, number: int) -> None:
    assert tone(syllable) == number
