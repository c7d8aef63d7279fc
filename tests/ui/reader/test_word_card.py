"""The card of a word: its entries, its parts, and where the library has it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from translator.chinese.dictionary import components, dictionary
from translator.chinese.dictionary.dictionary import Dictionary
from translator.errors import ModelError, TranslatorError
from translator.store import Library
from translator.store.concordance import Sentence
from ui.reader.aids import Aids
from ui.reader.word_card import listed, look_up
from ui.reader.word_context import WordContext


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
    assert "".join(text for text, _ in entry["zhuyin"]).startswith("ㄆㄥˊ")


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


MADE_OF = "朋:a(月,月)\n友:stl(𠂇,又)\n想:d(相,心)\n银:a(钅,艮)\n"


@pytest.fixture
def made_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "made-of.txt"
    file.write_text(MADE_OF, "utf-8")
    data = components.Components(file)
    monkeypatch.setattr(components, "installed", lambda: data)


@pytest.mark.usefixtures("made_of")
def test_each_character_says_what_it_is_made_of(library: Library) -> None:
    card = look_up("朋友", library, Aids())
    (friend, other) = card["characters"]
    assert [one["shown"] for one in friend["parts"]] == ["月", "月"]
    assert friend["parts"][0]["reading"] == (("yuè", 4),)
    assert "moon" in friend["parts"][0]["gloss"]
    assert other["parts"] == [] and card["made_of"] == []
    assert card["drawn_from"] == components.ATTRIBUTION


@pytest.mark.usefixtures("made_of")
def test_a_single_character_has_its_parts_on_a_row_each(library: Library) -> None:
    card = look_up("想", library, Aids())
    assert [(one["shown"], one["sounds"]) for one in card["made_of"]] == [
        ("相", "xiang1"), ("心", "xin1"),
    ]  # fmt: skip
    assert card["characters"] == []
    (metal, _) = look_up("银", library, Aids())["made_of"]
    assert (metal["shown"], metal["word"]) == ("钅", "金")


@pytest.mark.usefixtures("made_of")
def test_nothing_is_said_of_where_parts_are_from_if_there_are_none(library: Library) -> None:
    card = look_up("友", library, Aids())
    assert (card["made_of"], card["drawn_from"]) == ([], "")


def test_damaged_data_of_characters_leaves_the_card_as_it_was(
    library: Library, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def damaged() -> None:
        raise ModelError("models.lost-file", name="cjk-decomp", file="cjk-decomp.txt")

    monkeypatch.setattr(components, "installed", damaged)
    assert look_up("想", library, Aids())["made_of"] == []
    assert "what characters are made of is left out" in caplog.text


def test_the_reading_of_the_sentence_comes_first(library: Library) -> None:
    for sound, reading in (("zhang3", "zhǎng"), ("chang2", "cháng")):
        context = WordContext(sounds=(sound,))
        assert look_up("长", library, Aids(), context)["entries"][0]["pinyin"] == reading


def test_the_meaning_that_the_translation_has_comes_first_and_is_told(library: Library) -> None:
    context = WordContext(english="A cinema will be set up.", partners=("set", "up"))
    (entry,) = look_up("建立", library, Aids(), context)["entries"]
    assert (entry["senses"][0], entry["fitting"]) == ("to set up", 1)
    (entry,) = look_up("建立", library, Aids())["entries"]
    assert (entry["senses"][0], entry["fitting"]) == ("to establish", 0)


def test_a_word_is_told_by_its_characters_as_they_are_read_in_it(library: Library) -> None:
    friend = look_up("朋友", library, Aids())["characters"]
    assert [(one["word"], one["sounds"]) for one in friend] == [("朋", "peng2"), ("友", "you5")]
    assert "friend" in friend[1]["gloss"]
    music = look_up("音乐", library, Aids())["characters"]
    assert music[1]["reading"] == (("yuè", 4),) and "music" in music[1]["gloss"]
    assert [one["word"] for one in look_up("常常", library, Aids())["characters"]] == ["常"]
    assert look_up("好", library, Aids())["characters"] == []


def test_tones_are_told_of_the_reading_and_of_each_character(library: Library) -> None:
    (entry,) = look_up("朋友", library, Aids(readings="zhuyin"))["entries"]
    assert entry["reading"] == (("péng", 2), ("you", 5)) and entry["tones"] == [2, 5]
    assert [one for _, one in entry["zhuyin"] if one] == [2, 5]


def test_the_sentence_the_word_was_met_in_is_no_other_sentence(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = [
        Sentence(source=f"朋友来了{number}次。", target="", document="早市.md", job_id=1)
        for number in range(6)
    ]
    monkeypatch.setattr(library, "sentences_with", lambda words, *, limit: held[:limit])
    context = WordContext(source="朋友来了2次。")
    others = [one["source"] for one in look_up("朋友", library, Aids(), context)["sentences"]]
    assert others == [one.source for one in held if one.source != context.source]
    assert len(look_up("朋友", library, Aids())["sentences"]) == 5
