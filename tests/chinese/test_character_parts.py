"""The parts of characters, with what the dictionary says of each."""

from __future__ import annotations

from pathlib import Path

import pytest

from translator.chinese.character_parts import Part, parts_of
from translator.chinese.dictionary.components import Components
from translator.chinese.dictionary.dictionary import Dictionary

LINES = """\
女 女 [nu:3] /woman/
子 子 [zi5] /noun suffix, as in 椅子[yi3 zi5]/
子 子 [zi3] /son/child/
金 金 [jin1] /gold/
氵 氵 [shui3] /"water" radical in Chinese characters (Kangxi radical 85)/see also 三點水/
忄 忄 [xin1] /Kangxi radical 61 (心) as a vertical side element/
每 每 [mei3] /each/
青 青 [qing1] /green/
"""
DATA = "好:a(女,子)\n海:a(氵,每)\n情:a(忄,青)\n银:a(钅,艮)\n"


@pytest.fixture
def parts(tmp_path: Path) -> dict[str, tuple[Part, ...]]:
    words, data = tmp_path / "words.u8", tmp_path / "data.txt"
    words.write_text(LINES, "utf-8")
    data.write_text(DATA, "utf-8")
    dictionary, components = Dictionary(words, cache=tmp_path), Components(data)
    found = {one: parts_of(one, components, dictionary) for one in "好海情银一"}
    dictionary.close()
    return found


def meanings(part: Part) -> tuple[str, ...]:
    return part.entry.meanings if part.entry else ()


def test_a_part_is_what_it_means_as_a_character(parts: dict[str, tuple[Part, ...]]) -> None:
    woman, son = parts["好"]
    assert (woman.shown, meanings(woman)) == ("女", ("woman",))
    assert son.entry is not None and son.entry.pinyin == "zi3"  # not the suffix


def test_a_radical_is_said_in_a_few_words(parts: dict[str, tuple[Part, ...]]) -> None:
    assert meanings(parts["海"][0]) == ('"water" radical',)
    assert meanings(parts["情"][0]) == ("form of 心",)


def test_a_form_the_dictionary_lacks_is_looked_up_as_its_character(
    parts: dict[str, tuple[Part, ...]],
) -> None:
    metal, other = parts["银"]
    assert (metal.shown, metal.word, meanings(metal)) == ("钅", "金", ("gold",))
    assert (other.shown, other.entry) == ("艮", None)


def test_what_is_not_taken_apart_has_no_parts(parts: dict[str, tuple[Part, ...]]) -> None:
    assert parts["一"] == ()
