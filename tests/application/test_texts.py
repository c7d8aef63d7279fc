"""What a text by itself is given where nothing else is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

import translator
from translator.chinese.dictionary import dictionary
from translator.chinese.dictionary.dictionary import Dictionary
from translator.chinese.words.vocabulary import NOTHING
from translator.system import paths

ENTRIES = """\
你好 你好 [ni3 hao3] /hello/
好 好 [hao3] /good/
早市 早市 [zao3 shi4] /morning market/
水果 水果 [shui3 guo3] /fruit/
"""


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Dictionary:
    """A small dictionary in the place of the installed one."""
    more = "".join(f"果{one} 果{one} [guo3 zi5] /fruit of kind {one}/\n" for one in FURTHER)
    file = tmp_path / "small.txt"
    file.write_text(ENTRIES + more, encoding="utf-8")
    made = Dictionary(file)
    monkeypatch.setitem(dictionary._installed, paths.home(), made)
    return made


FURTHER = "一二三四五六七八九十百千万天地山水火木金土日月人口手"


def test_tones_are_the_dictionarys_unless_speech_is_asked_for(small: Dictionary) -> None:
    assert translator.pinyin("你好") == [("你好", "nǐhǎo")]
    assert translator.pinyin("你好", sandhi=True) == [("你好", "níhǎo")]
    assert translator.pinyin("你好", style="numbers") == [("你好", "ni3 hao3")]


def test_a_search_shows_twenty_cards_unless_more_are_asked_for(small: Dictionary) -> None:
    assert len(FURTHER) > 20
    assert len(translator.search("fruit")) == 20
    assert len(translator.search("fruit", limit=3)) == 3
    assert len(translator.search("fruit", limit=50)) == len(FURTHER) + 1


def test_a_word_of_ones_own_is_a_word_and_none_is_without(small: Dictionary) -> None:
    own = translator.vocabulary("好早市", user_words=["好早市"])
    assert translator.words("好早市", vocabulary=own) == ["好早市"]
    assert translator.words("好早市") == translator.words("好早市", vocabulary=NOTHING)
    assert translator.words("好早市") == ["好", "早市"]
    assert [one.text for one in translator.explain("好早市", vocabulary=own)] == ["好早市"]
    assert [one.text for one in translator.explain("好早市")] == ["好", "早市"]
    assert [word for word, _ in translator.pinyin("好早市", vocabulary=own)] == ["好早市"]
    assert [word for word, _ in translator.pinyin("好早市")] == ["好", "早市"]
