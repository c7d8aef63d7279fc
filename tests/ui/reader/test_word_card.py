"""The card of a word: its entries, its parts, and where the library has it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from translator.chinese.dictionary import dictionary
from translator.chinese.dictionary.dictionary import Dictionary
from translator.errors import TranslatorError
from translator.store import Library
from ui.reader.aids import Aids
from ui.reader.word_card import listed, look_up


@pytest.fixture(scope="module")
def words(whole_dictionary: Dictionary) -> Dictionary:
    return whole_dictionary


@pytest.fixture
def library(words: Dictionary, monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    monkeypatch.setattr(dictionary, "installed", lambda: words)
    monkeypatch.setattr(dictionary, "required", lambda: words)
    with Library() as opened:
        yield opened


def test_a_word_has_a_card_with_its_entries(library: Library) -> None:
    card = look_up("朋友", library, Aids())
    assert (card["kind"], card["word"], card["parts"]) == ("word", "朋友", False)
    assert card["attribution"] == dictionary.ATTRIBUTION and card["sentences"] == []
    (entry,) = card["entries"]
    assert (entry["simplified"], entry["pinyin"]) == ("朋友", "péngyou")
    assert "friend" in " ".join(entry["senses"])
    assert "zhuyin" not in entry and not entry["listed"]


def test_zhuyin_is_written_where_it_is_wanted(library: Library) -> None:
    (entry,) = look_up("朋友", library, Aids(readings="zhuyin"))["entries"]
    assert entry["zhuyin"].startswith("ㄆㄥˊ")


def test_what_is_no_word_is_shown_by_its_parts(library: Library) -> None:
    card = look_up("朋友x电脑", library, Aids())
    assert card["parts"] is True
    assert [one["simplified"] for one in card["entries"]] == ["朋友", "电脑"]


def test_a_card_has_at_most_six_parts_of_at_most_forty_characters(library: Library) -> None:
    assert len(look_up("朋友电脑" * 5, library, Aids())["entries"]) == 6
    assert look_up("x" * 50, library, Aids())["word"] == "x" * 40
    assert look_up("x" * 38 + "朋友", library, Aids())["parts"] is True
    assert look_up("x" * 39 + "朋友", library, Aids())["word"].endswith("朋")
    assert look_up("x" * 50, library, Aids())["entries"] == []


def test_without_a_dictionary_the_card_says_so(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dictionary, "installed", lambda: None)
    assert look_up("朋友", library, Aids()) == {
        "kind": "word", "word": "朋友", "missing": True, "entries": [], "sentences": []
    }  # fmt: skip


def test_a_word_is_listed_as_the_dictionary_has_it(library: Library) -> None:
    about = {"sentence": "朋友来了。", "translation": "A friend came.", "document": "早市.md"}
    word = listed("朋友", "朋友", "péngyou", **about)
    assert (word.simplified, word.pinyin, word.document) == ("朋友", "péngyou", "早市.md")
    assert "friend" in word.meanings
    for reading, traditional in (("péngyǒu", "朋友"), ("péngyou", "朋有")):
        with pytest.raises(TranslatorError):
            listed("朋友", traditional, reading, **about)
