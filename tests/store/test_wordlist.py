from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from translator.exports.word_tables import word_anki, word_csv
from translator.store import Library
from translator.store.wordlist import ListedWord


@pytest.fixture
def library() -> Iterator[Library]:
    with Library() as opened:
        yield opened


def word(simplified: str = "天气", **more: object) -> ListedWord:
    fields: dict[str, object] = {
        "simplified": simplified,
        "traditional": "天氣",
        "pinyin": "tiānqì",
        "meanings": "weather",
        "level": 1,
        "sentence": "今天天气很好。",
        "translation": "The weather is fine today.",
        "document": "diary.md",
    }
    return ListedWord(**(fields | more))  # type: ignore[arg-type]  # what the test says


def test_a_word_is_kept_once_with_the_sentence_it_was_first_met_in(library: Library) -> None:
    assert library.add_word(word())
    assert not library.add_word(word(sentence="另一句。"))
    (kept,) = library.listed_words()
    assert (kept.sentence, kept.level, kept.document) == ("今天天气很好。", 1, "diary.md")
    assert kept.added
    assert library.lists_word("天气", "天氣", "tiānqì")


def test_words_of_one_form_and_two_readings_are_two(library: Library) -> None:
    library.add_word(word("行", traditional="行", pinyin="xíng"))
    library.add_word(word("行", traditional="行", pinyin="háng"))
    assert [one.pinyin for one in library.listed_words()] == ["háng", "xíng"]


def test_words_are_taken_off(library: Library) -> None:
    library.add_word(word())
    (kept,) = library.listed_words()
    assert library.remove_words([kept.id, kept.id + 1]) == 1
    assert library.listed_words() == []


def test_the_table_opens_in_a_spreadsheet_and_holds_no_formula() -> None:
    data = word_csv([word(meanings="=1+1", level=None)])
    assert data.startswith(b"\xef\xbb\xbfsimplified,")
    row = data.decode("utf-8-sig").splitlines()[1].split(",")
    assert row[:5] == ["天气", "天氣", "tiānqì", "'=1+1", ""]


def test_the_file_for_anki_says_how_it_is_read_and_keeps_quotes() -> None:
    lines = word_anki([word(sentence='他说："好"。', translation="a\tb\nc")]).decode().splitlines()
    assert lines[:2] == ["#separator:tab", "#html:false"]
    front, back, tags = lines[-1].split("\t")
    assert front == "天气 / 天氣"
    assert back == '"tiānqì · weather · 他说：""好""。 · a b c"'
    assert tags == "duizhao hsk1"


def test_a_word_that_is_not_listed_is_not_and_one_without_a_place_has_none(
    library: Library,
) -> None:
    bare = ListedWord(simplified="茶", traditional="茶", pinyin="chá", meanings="tea")
    assert (bare.level, bare.sentence, bare.id, bare.added) == (None, "", 0, "")
    assert not library.lists_word("茶", "茶", "chá")
    library.add_word(bare)
    library.add_word(word(added="2024-02-03T04:05:06Z"))
    assert library.lists_word("茶", "茶", "chá")
    assert not library.lists_word("茶", "茶", "chà")
    newest, first = library.listed_words()
    assert (newest.added, newest.document) == ("2024-02-03T04:05:06Z", "diary.md")
    assert first == replace(bare, id=first.id, added=first.added)
    assert 0 < first.id < newest.id and first.added.endswith("Z")
