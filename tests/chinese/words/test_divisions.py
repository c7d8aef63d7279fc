"""Divisions: which entries of the dictionary are several words."""

from __future__ import annotations

from pathlib import Path

import pytest

from translator.chinese.dictionary.dictionary import Dictionary
from translator.chinese.words.divisions import counted_words, divide, measured_words

ENTRIES = """\
北京 北京 [Bei3 jing1] /Beijing/
大學 大学 [da4 xue2] /university/
北京大學 北京大学 [Bei3 jing1 Da4 xue2] /Peking University/
黃河 黄河 [Huang2 He2] /Yellow River/
黃 黄 [huang2] /yellow/
河 河 [he2] /river/
人口 人口 [ren2 kou3] /population/
密度 密度 [mi4 du4] /density/
人口密度 人口密度 [ren2 kou3 mi4 du4] /population density/
半途 半途 [ban4 tu2] /halfway/
而廢 而废 [er2 fei4] /and give up/
半途而廢 半途而废 [ban4 tu2 er2 fei4] /(idiom) to give up halfway/
高高 高高 [gao1 gao1] /high/
興興 兴兴 [xing4 xing4] /(made up)/
高高興興 高高兴兴 [gao1 gao1 xing4 xing4] /cheerful/
司馬 司马 [Si1 ma3] /Minister of War/two-character surname Sima/
光 光 [guang1] /light/
司馬光 司马光 [Si1 ma3 Guang1] /Sima Guang (1019-1086)/
馬來 马来 [Ma3 lai2] /Malaya/
西亞 西亚 [Xi1 ya4] /Southwest Asia/
馬來西亞 马来西亚 [Ma3 lai2 xi1 ya4] /Malaysia/
花兒 花儿 [hua1 r5] /flower/
"""


@pytest.fixture
def lexicon(tmp_path: Path) -> Dictionary:
    """Return a small dictionary (CC0) whose every word is common."""
    path = tmp_path / "small.txt"
    path.write_text(ENTRIES, encoding="utf-8")
    return Dictionary(path, cache=tmp_path)


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("一个", ["一", "个"]),
        ("這個", ["這", "個"]),
        ("一起", None),
        ("北京大学", ["北京", "大学"]),
        ("北京大學", ["北京", "大學"]),
        ("黄河", None),
        ("人口密度", ["人口", "密度"]),
        ("半途而废", None),
        ("高高兴兴", None),
        ("司马光", None),
        ("马来西亚", None),
        ("花儿", None),
        ("不在词典里", None),
    ],
)
def test_entries_that_are_several_words(
    word: str, parts: list[str] | None, lexicon: Dictionary
) -> None:
    frequencies = {headword: 10 for headword, _ in lexicon.frequencies()}
    divided = divide(word, lexicon, frequencies)
    assert (list(divided) if divided else None) == parts


def test_rare_parts_divide_nothing(lexicon: Dictionary) -> None:
    frequencies = {headword: 0 for headword, _ in lexicon.frequencies()}
    assert divide("人口密度", lexicon, frequencies) is None


def test_every_counted_word_is_in_the_dictionary(whole_dictionary: Dictionary) -> None:
    for word, parts in {**counted_words(), **measured_words()}.items():
        assert "".join(parts) == word and len(parts) == 2
        assert whole_dictionary.lookup(word), word
