"""Words: nothing lost, dictionary words, whole numbers and addresses."""

from __future__ import annotations

from functools import cache
from itertools import accumulate, pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from translator import marks
from translator.text.dictionary import Dictionary
from translator.text.words import words


@given(text=st.text())
def test_joined_words_are_any_text(text: str) -> None:
    assert "".join(words(text)) == text


def test_lone_surrogates_and_marks_stand_alone() -> None:
    assert words(f"好\ud800{marks.atom(1)}") == ["好", "\ud800", marks.atom(1)]


def test_words_of_the_dictionary_in_both_scripts(dictionary: Dictionary) -> None:
    assert words("这项技术被发明", dictionary) == ["这", "项", "技术", "被", "发明"]
    assert words("這項技術被發明", dictionary) == ["這", "項", "技術", "被", "發明"]


def test_numbers_latin_and_addresses_stay_whole(dictionary: Dictionary) -> None:
    text = "3.5的v2.1.0，https://example.org/a?b=1。10:30 don't"
    assert words(text, dictionary) == [
        "3.5", "的", "v2.1.0", "，", "https://example.org/a?b=1", "。", "10:30", " ", "don't",
    ]  # fmt: skip


def test_without_a_dictionary_the_own_list_serves() -> None:
    assert words("我们去公园") == ["我们", "去", "公园"]


def test_long_runs_take_little_time() -> None:
    assert len(words("啊" * 100_000)) > 1000
    assert words("a" * 1_000_000) == ["a" * 1_000_000]


@cache
def _gold(file: Path) -> list[list[str]]:
    sentences: list[list[str]] = [[]]
    for line in file.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if not line:
            sentences.append([])
        elif cells[0].isdigit():
            sentences[-1].append(cells[1])
    return sentences


def test_measuring_treebank_without_a_dictionary(shared_data: Path) -> None:
    right = found = wanted = 0
    for sentence in _gold(shared_data / "ud_gsdsimp" / "zh_gsdsimp-ud-test.conllu"):
        ours, theirs = (set(_spans(words("".join(sentence)))), set(_spans(sentence)))
        right, found, wanted = right + len(ours & theirs), found + len(ours), wanted + len(theirs)
    assert 2 * right / (found + wanted) > 0.78


def _spans(tokens: list[str]) -> list[tuple[int, int]]:
    ends = list(accumulate(map(len, tokens)))
    return list(pairwise([0, *ends]))
