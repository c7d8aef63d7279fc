"""Pinyin to zhuyin: every syllable of Mandarin."""

from __future__ import annotations

from tests.row_chunks import rows_together
from translator.chinese.pinyin.zhuyin import syllable, written
from translator.system import text_tables


@rows_together(
    ("numbered", "zhuyin"),
    [
        ("bei3", "ㄅㄟˇ"), ("jing1", "ㄐㄧㄥ"), ("ma5", "˙ㄇㄚ"), ("zhi4", "ㄓˋ"), ("si4", "ㄙˋ"),
        ("ri4", "ㄖˋ"), ("yu3", "ㄩˇ"), ("xue2", "ㄒㄩㄝˊ"), ("lu:4", "ㄌㄩˋ"),
        ("nu:e4", "ㄋㄩㄝˋ"),
        ("lve4", "ㄌㄩㄝˋ"), ("jun1", "ㄐㄩㄣ"), ("quan2", "ㄑㄩㄢˊ"), ("xiong2", "ㄒㄩㄥˊ"),
        ("yong3", "ㄩㄥˇ"), ("weng1", "ㄨㄥ"), ("dong1", "ㄉㄨㄥ"), ("er4", "ㄦˋ"), ("r5", "˙ㄦ"),
        ("ê4", "ㄝˋ"), ("m2", "ㄇˊ"), ("ng4", "ㄫˋ"), ("n2", "ㄋˊ"), ("hng5", "˙ㄏㄫ"),
        ("hm5", "˙ㄏㄇ"), ("yo1", "ㄧㄛ"), ("liu2", "ㄌㄧㄡˊ"), ("gui4", "ㄍㄨㄟˋ"),
        ("zhun3", "ㄓㄨㄣˇ"), ("Xi1", "ㄒㄧ"), ("wo3", "ㄨㄛˇ"), ("ya2", "ㄧㄚˊ"), ("o2", "ㄛˊ"),
        ("lo5", "˙ㄌㄛ"), ("fo2", "ㄈㄛˊ"), ("hui4", "ㄏㄨㄟˋ"), ("shei2", "ㄕㄟˊ"),
        ("dia3", "ㄉㄧㄚˇ"),
        ("3", "3"), ("xx5", ""), (",", ","), ("", ""),
    ],
)  # fmt: skip
def test_syllables(numbered: str, zhuyin: str) -> None:
    assert syllable(numbered) == zhuyin


def test_every_reading_of_the_characters_has_its_zhuyin() -> None:
    rows = text_tables.rows("translator.chinese.pinyin", "usual_readings.tsv.gz")
    sounds = [row[0] for row in rows]
    assert len(sounds) > 1300
    assert [one for one in sounds if any(letter.isascii() for letter in syllable(one))] == []


def test_a_words_syllables_stand_apart() -> None:
    assert written(("dong1", "xi5")) == "ㄉㄨㄥ ˙ㄒㄧ"
