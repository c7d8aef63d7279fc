"""CC-CEDICT: parsing, look-ups by either script, the database beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from translator import paths
from translator.errors import FormatError, ModelError
from translator.text.dictionary import Dictionary, installed, lookup, parse
from translator.types import Entry


def test_line_is_parsed() -> None:
    assert list(parse(["# note", "中國 中国 [Zhong1 guo2] /China/the Middle Kingdom/\r"])) == [
        Entry(
            traditional="中國",
            simplified="中国",
            pinyin="Zhong1 guo2",
            meanings=("China", "the Middle Kingdom"),
        )
    ]


def test_line_that_is_no_entry_is_named() -> None:
    with pytest.raises(FormatError, match="Line 2"):
        list(parse(["# note", "<html>"]))


@pytest.mark.parametrize("word", ["头发", "頭髮"])
def test_look_up_by_either_script(dictionary: Dictionary, word: str) -> None:
    assert [entry.meanings[0] for entry in dictionary.lookup(word)] == ["hair (on the head)"]


def test_entries_come_in_the_dictionary_order(dictionary: Dictionary) -> None:
    assert [entry.pinyin for entry in dictionary.lookup("东西")] == ["dong1 xi1", "dong1 xi5"]


@pytest.mark.parametrize("word", ["", "没有这个词", "\ud800", "a\0b"])
def test_unknown_word_has_no_entries(dictionary: Dictionary, word: str) -> None:
    assert dictionary.lookup(word) == []
    assert dictionary.frequency(word) == 0


def test_what_a_caller_does_with_entries_changes_no_later_look_up(dictionary: Dictionary) -> None:
    dictionary.lookup("东西").clear()
    assert len(dictionary.lookup("东西")) == 2


def test_proper_nouns(dictionary: Dictionary) -> None:
    assert dictionary.is_proper_noun_only("北京")
    assert not dictionary.is_proper_noun_only("单")
    assert not dictionary.is_proper_noun_only("没有这个词")


def test_traditional_word_has_the_frequency_of_its_simplified_form(dictionary: Dictionary) -> None:
    assert dictionary.frequency("頭髮") == dictionary.frequency("头发") > 100


def test_database_is_built_once_and_anew_for_a_changed_file(dictionary_file: Path) -> None:
    Dictionary(dictionary_file).close()
    Dictionary(dictionary_file).close()
    assert len(list((paths.home() / "cache").iterdir())) == 1
    with dictionary_file.open("a", encoding="utf-8") as file:
        file.write("貓 猫 [mao1] /cat/\n")
    assert Dictionary(dictionary_file).lookup("猫")


def test_missing_file_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="models fetch"):
        Dictionary(tmp_path / "none.txt")


def test_broken_file_leaves_no_database(tmp_path: Path) -> None:
    broken = tmp_path / "broken.txt"
    broken.write_bytes(b"\xff\xfe broken")
    with pytest.raises(FormatError):
        Dictionary(broken)
    assert not list((paths.home() / "cache").glob("*"))


def test_without_a_dictionary_looking_up_says_what_to_do() -> None:
    assert installed() is None
    with pytest.raises(ModelError, match="models fetch"):
        lookup("好")
