"""Lists of words that go in and out, with what is known of each word."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

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
from translator.learning.known_lists import KnownList, read_known
from translator.learning.spacing import Answer, Remembered, spaced
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


DUE = datetime(2026, 5, 6, 7, 8, 9, tzinfo=UTC)


def dated(word: str = "热闹", **changed: Any) -> KnownList:
    known = Remembered(due=DUE, last=DUE - timedelta(days=9), stability=10.0, difficulty=5.0)
    return KnownList(
        words=(word,),
        passed_over=0,
        states={word: WordState.LEARNING},
        memories={word: replace(known, **changed)},
    )


def due_here(library: Library) -> str:
    (word,) = library.listed_words()
    return library.word_cards().get(word.id, ("", ""))[1]


def test_a_word_never_answered_here_is_due_when_the_list_says() -> None:
    with Library() as library:
        take_list(library, dated(), None)
        assert due_here(library) == "2026-05-06T07:08:09Z"
        ((card, _),) = library.word_cards().values()
        (standing,) = stated_words(library).standings.values()
    assert (standing.interval, standing.stability) == (9.0, 10.0)
    assert spaced(card, Answer.GOOD, DUE).due > DUE + timedelta(days=10)


@pytest.mark.parametrize(
    ("changed", "due"),
    [
        ({"due": DUE + timedelta(days=5)}, "2026-05-11T07:08:09Z"),
        ({"due": DUE + timedelta(days=5), "stability": 20.0}, "2026-05-11T07:08:09Z"),
        ({"due": DUE - timedelta(days=5), "stability": 20.0}, "2026-05-06T07:08:09Z"),
        ({"due": DUE + timedelta(days=5), "stability": 9.0}, "2026-05-06T07:08:09Z"),
        ({"due": DUE + timedelta(days=5), "stability": None}, "2026-05-06T07:08:09Z"),
    ],
)
def test_a_list_never_makes_a_word_worse_known_or_due_earlier(
    changed: dict[str, Any], due: str
) -> None:
    with Library() as library:
        take_list(library, dated(), None)
        take_list(library, dated(**changed), None)
        assert due_here(library) == due


def test_a_known_word_is_not_asked_for_because_a_list_says_when() -> None:
    with Library() as library:
        take_list(library, replace(dated(), states={}), None)
        assert library.listed_words() == []
        assert library.word_state("热闹") is WordState.KNOWN
        assert library.due_number("2030-01-01T00:00:00Z") == 0


@pytest.mark.parametrize("form", ["csv", "tsv", "apkg"])
def test_what_one_library_wrote_another_takes_in_with_its_dates(form: str) -> None:
    if form == "apkg" and not anki_package.is_ready():
        pytest.skip("genanki is not installed")
    with Library() as one:
        take_list(one, dated(), None)
        data = written_words(stated_words(one), form)
        (word,) = one.listed_words()
        one.remove_words([word.id])
        found = read_known(data, name=f"words.{form}", dictionary=None)
        take_list(one, found, None)
        assert due_here(one) == "2026-05-06T07:08:09Z"
        (standing,) = stated_words(one).standings.values()
    assert (standing.state, standing.interval, standing.stability) == ("learning", 9.0, 10.0)
