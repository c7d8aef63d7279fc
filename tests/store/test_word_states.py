from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from translator.store import Library, schema
from translator.store.records import WordState
from translator.store.word_states import IMPORT, guess
from translator.store.wordlist import ListedWord


@pytest.fixture
def library() -> Iterator[Library]:
    with Library() as opened:
        yield opened


def word(simplified: str, traditional: str = "", pinyin: str = "x") -> ListedWord:
    return ListedWord(
        simplified=simplified, traditional=traditional or simplified, pinyin=pinyin, meanings="m"
    )


def test_what_is_said_of_a_word_last_counts(library: Library) -> None:
    library.set_word_state(["天气", "上海"], WordState.KNOWN)
    library.set_word_state(["上海"], WordState.IGNORED)
    assert library.word_states() == {"天气": WordState.KNOWN, "上海": WordState.IGNORED}
    assert library.word_state("上海") is WordState.IGNORED
    assert library.word_state("蹊跷") is None


def test_a_list_does_not_change_what_a_person_said(library: Library) -> None:
    library.set_word_state(["蹊跷"], WordState.NEW)
    # more words than go into one statement
    many = [chr(0x4E00 + number) for number in range(1200)]
    library.set_word_state(["蹊跷", "天气", *many, "天气", ""], WordState.KNOWN, by=IMPORT)
    states = library.word_states()
    assert (states["蹊跷"], states["天气"], len(states)) == (WordState.NEW, WordState.KNOWN, 1202)


def test_the_mark_changes_with_every_word_that_is_said(library: Library) -> None:
    marks = [library.word_states_mark()]
    for state in (WordState.KNOWN, WordState.NEW, WordState.NEW):
        library.set_word_state(["天气"], state)
        marks.append(library.word_states_mark())
    library.add_word(word("蹊跷"))
    marks.append(library.word_states_mark())
    assert len(set(marks)) == len(marks)
    library.remove_words([one.id for one in library.listed_words()])
    assert library.word_states_mark() == marks[-2], "the words are the same again"


def test_a_word_of_the_list_is_learned_until_it_is_taken_off(library: Library) -> None:
    library.set_word_state(["行"], WordState.KNOWN)
    library.add_word(word("行", pinyin="xíng"))
    library.add_word(word("行", pinyin="háng"))
    assert library.word_state("行") is WordState.LEARNING
    first, second = (one.id for one in library.listed_words())
    library.remove_words([first])
    assert library.word_state("行") is WordState.LEARNING, "its other reading is on the list"
    library.remove_words([second])
    assert library.word_state("行") is None


def test_what_is_known_stays_known_when_it_leaves_the_list(library: Library) -> None:
    library.add_word(word("天气"))
    library.set_word_state(["天气"], WordState.KNOWN)
    library.remove_words([one.id for one in library.listed_words()])
    assert library.word_state("天气") is WordState.KNOWN


@pytest.mark.parametrize(
    ("level", "line", "state"),
    [
        (3, 3, WordState.KNOWN),
        (4, 3, WordState.NEW),
        (1, 0, WordState.NEW),
        (None, 6, WordState.NEW),
        (7, 6, WordState.NEW),
    ],
)
def test_the_level_is_the_first_guess(level: int | None, line: int, state: WordState) -> None:
    assert guess(level, line) is state


def test_words_listed_before_there_were_states_are_being_learned(tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite3"
    with closing(sqlite3.connect(path)) as connection:
        for step in schema.MIGRATIONS[:7]:
            step(connection)
        connection.execute(
            "INSERT INTO words VALUES (1, '天气', '天氣', 'tiānqì', 'weather', 1, '', '', '',"
            " '2026-01-01T00:00:00Z')"
        )
        connection.execute("PRAGMA user_version = 7")
        connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        connection.commit()
    with Library(path) as library:
        assert library.word_states() == {"天气": WordState.LEARNING}
        assert [one.word.simplified for one in library.due_words("2026-01-01", limit=9)] == ["天气"]


def test_a_damaged_state_is_left_out_and_named(library: Library) -> None:
    library.set_word_state(["天气", "上海"], WordState.KNOWN)
    with library.database.write() as connection:
        connection.execute("UPDATE word_states SET state = 'knwon' WHERE word = '天气'")
    assert library.word_states() == {"上海": WordState.KNOWN}
    assert library.word_state("天气") is None
    assert library.check() == ["table word_states: row 1 is damaged and left out"]
