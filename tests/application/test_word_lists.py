"""Lists of words that go in and out, with what is known of each word."""

from __future__ import annotations

from pathlib import Path

import pytest

from translator.application.word_lists import (
    StatedWords,
    stated_words,
    take_list,
    with_meanings,
    written_words,
)
from translator.chinese.dictionary.dictionary import Dictionary
from translator.exports.anki import anki_package
from translator.learning.known_lists import read_known
from translator.store import Library, WordState

LINES = """\
熱鬧 热闹 [re4 nao5] /lively/
天氣 天气 [tian1 qi4] /weather/
青菜 青菜 [qing1 cai4] /greens/
"""


@pytest.fixture
def dictionary(tmp_path: Path) -> Dictionary:
    path = tmp_path / "words.u8"
    path.write_text(LINES, "utf-8")
    return Dictionary(path, cache=tmp_path)


def taken(library: Library, text: str, dictionary: Dictionary | None = None) -> dict[str, int]:
    found = read_known(text.encode(), name="words.txt", dictionary=dictionary)
    return {str(state): number for state, number in take_list(library, found, dictionary).items()}


@pytest.mark.parametrize("form", ["csv", "tsv", "apkg"])
def test_what_one_library_wrote_another_takes_in_with_its_states(
    form: str, dictionary: Dictionary, tmp_path: Path
) -> None:
    if form == "apkg" and not anki_package.is_ready():
        pytest.skip("genanki is not installed")
    said = "天气\n青菜\tduizhao-ignored\n热闹\tduizhao-learning\n"
    with Library(tmp_path / "one.sqlite3") as one, Library(tmp_path / "two.sqlite3") as two:
        taken(one, said, dictionary)
        states = dict(one.word_states())
        assert set(states.values()) == {
            WordState.KNOWN, WordState.IGNORED, WordState.LEARNING,
        }  # fmt: skip
        data = written_words(with_meanings(stated_words(one), dictionary), form)
        found = read_known(data, name=f"words.{form}", dictionary=dictionary)
        take_list(two, found, dictionary)
        assert dict(two.word_states()) == states
        (listed,) = two.listed_words()
    assert (listed.simplified, listed.pinyin, listed.meanings) == ("热闹", "rènao", "lively")


def test_what_a_person_said_stays(dictionary: Dictionary) -> None:
    with Library() as library:
        library.set_word_state(["天气", "青菜"], WordState.IGNORED)
        assert taken(library, "天气\n青菜\tduizhao-learning\n", dictionary) == {
            "known": 1, "learning": 1,
        }  # fmt: skip
        assert set(library.word_states().values()) == {WordState.IGNORED}
        assert library.listed_words() == []


def test_states_are_chosen_and_a_text_has_a_word_a_line() -> None:
    with Library() as library:
        library.set_word_state(["天气", "青菜"], WordState.KNOWN)
        library.set_word_state(["热闹"], WordState.IGNORED)
        assert written_words(stated_words(library, ["known"]), "txt").decode() == "天气\n青菜\n"
        assert len(stated_words(library).words) == 3


def test_without_a_dictionary_words_are_written_without_meanings() -> None:
    with Library() as library:
        taken(library, "天气\tduizhao-learning\n")
        found = with_meanings(stated_words(library), None)
    assert isinstance(found, StatedWords)
    assert [(one.simplified, one.meanings) for one in found.words] == [("天气", "")]
