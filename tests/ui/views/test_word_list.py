from __future__ import annotations

from typing import Any

import pytest

from tests.learning.anki_files import LAYOUTS, NEW, REVIEW, anki_package
from translator.exports.word_tables import word_csv
from translator.store import Library
from translator.store.word_cards import WordStanding
from translator.store.wordlist import ListedWord
from ui.i18n import strings
from ui.views import word_list

WORDS = (
    ListedWord(
        simplified="青菜", traditional="青菜", pinyin="qīngcài", meanings="green vegetables",
        sentence="摊位上摆满了青菜。",
    ),
    ListedWord(
        simplified="热闹", traditional="熱鬧", pinyin="rènao", meanings="lively", level=4,
        sentence="早市很热闹。",
    ),
)  # fmt: skip


@pytest.fixture
def listed() -> None:
    with Library() as library:
        for word in WORDS:
            library.add_word(word)


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("", "青菜 热闹"),
        ("青", "青菜"),
        ("熱鬧", "热闹"),
        ("qing cai", "青菜"),
        ("RÈNAO", "热闹"),
        ("green", "青菜"),
        ("早市", "热闹"),
        ("%", ""),
    ],
)
def test_words_are_found_by_what_a_person_remembers(search: str, found: str) -> None:
    assert " ".join(one.simplified for one in word_list.matching(WORDS, search)) == found


def test_an_empty_list_says_how_it_fills(page: Any) -> None:
    page.open("memory", part="words")
    assert "The word list is empty." in page.said


@pytest.mark.usefixtures("listed")
def test_the_list_has_its_own_place_with_a_search_and_levels(page: Any) -> None:
    page.open("memory", part="words")
    assert "2 of 2 words" in page.said
    page.write("Search", "green")
    assert "1 of 2 words" in page.said
    page.write("Search", "").choose("HSK", 4)
    assert "1 of 2 words" in page.said


@pytest.mark.usefixtures("listed")
def test_the_levels_that_are_listed_can_be_chosen_by_name(page: Any) -> None:
    page.open("memory", part="words")
    (levels,) = (one for one in page.app.selectbox if one.label == "HSK")
    assert levels.options[0] == strings.sentence("list.any-level", "en")
    assert strings.sentence("list.no-level", "en") in levels.options
    assert "4" in " ".join(levels.options)
    assert len(set(levels.options)) == len(levels.options) == 3


@pytest.mark.usefixtures("listed")
@pytest.mark.parametrize("ready", [True, False])
def test_cards_are_offered_where_they_can_be_made(
    page: Any, monkeypatch: pytest.MonkeyPatch, ready: bool
) -> None:
    monkeypatch.setattr(word_list, "anki_is_ready", lambda: ready)
    monkeypatch.setattr(word_list, "word_package", lambda words, known: b"cards")
    page.open("memory", part="words")
    labels = [one.label for one in page.app.get("download_button")]
    assert ("Anki cards of 2 words (.apkg)" in labels) is ready
    assert ("duizhao[anki]" in page.said) is not ready


def test_a_date_that_cannot_be_read_is_told(page: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    class Upload:
        name = "words.csv"

        def getvalue(self) -> bytes:
            standing = WordStanding(state="learning", due="tomorrow")
            return word_csv([WORDS[0]], {WORDS[0].key: standing})

    page.open("memory", part="words")
    monkeypatch.setattr(word_list.st, "file_uploader", lambda *_, **__: Upload())
    page.run().press_key("words-take-in")
    assert "When 1 word is due cannot be read; nothing was guessed." in page.said


def test_a_word_anki_has_not_asked_for_is_told(page: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    class Upload:
        name = "my.colpkg"

        def getvalue(self) -> bytes:
            notes = [("天气\x1fweather", [REVIEW]), ("青菜\x1fgreens", [NEW])]
            return anki_package(notes, layout=LAYOUTS[1])

    page.open("memory", part="words")
    monkeypatch.setattr(word_list.st, "file_uploader", lambda *_, **__: Upload())
    page.run().press_key("words-take-in")
    assert "1 word was left out: Anki has not asked for it yet." in page.said
    with Library() as library:
        assert set(library.word_states()) == {"天气"}


@pytest.mark.parametrize("there", [True, False])
def test_a_list_of_known_words_is_taken_in(
    page: Any, monkeypatch: pytest.MonkeyPatch, there: bool
) -> None:
    class Upload:
        name = "known.txt"

        def getvalue(self) -> bytes:
            return "天气\n青菜\nhello\n".encode() if there else b"PK\x03\x04"

    page.open("memory", part="words")
    assert page.key("words-take-in").disabled
    monkeypatch.setattr(word_list.st, "file_uploader", lambda *_, **__: Upload())
    page.run().press_key("words-take-in")
    with Library() as library:
        known = library.word_states()
    assert set(known) == ({"天气", "青菜"} if there else set())
    assert ("2 words are known; lines without a word: 1." in page.said) is there
    assert ("known.txt" in page.said) is not there
