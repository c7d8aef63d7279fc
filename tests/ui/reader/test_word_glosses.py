"""The few words a word is told in: which meanings, which readings, what is kept."""

from __future__ import annotations

import pytest

from translator.chinese.dictionary.dictionary import Dictionary
from ui.reader import word_glosses
from ui.reader.word_glosses import Glosses, brief, gloss

WORDS = """\
長 长 [chang2] /long/length/forever/always/constantly/strong point (of a person or thing)/
長 长 [zhang3] /chief/head/elder/
蓋 盖 [Gai4] /surname Gai/
蓋 盖 [gai4] /lid/top/
天氣 天气 [tian1 qi4] /weather/CL:種|种[zhong3]/
"""


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> Dictionary:
    path = tmp_path_factory.mktemp("glosses") / "words.u8"
    path.write_text(WORDS, "utf-8")
    return Dictionary(path)


def test_every_reading_is_told_once(words: Dictionary) -> None:
    assert {reading for reading, _ in gloss("长", words)} == {"cháng", "zhǎng"}
    assert len(gloss("盖", words)) == 1
    assert gloss("天气", words) == (("tiānqì", "weather"),)
    assert gloss("没有的", words) == ()


def test_as_many_meanings_are_told_as_there_is_room_for(words: Dictionary) -> None:
    entry = next(one for one in words.lookup("长") if one.pinyin == "chang2")
    assert brief(entry) == "long; length; forever; always; constantly"
    assert brief(entry, 12) == "long; length"
    assert brief(entry, 3) == "lo…"


def test_only_what_was_found_is_known(words: Dictionary) -> None:
    made = Glosses()
    assert made.known(["天气"], words) == {}
    made.find(["天气", "没有的", "weather"], words)
    assert made.known(["天气", "没有的", "长"], words) == {"天气": (("tiānqì", "weather"),)}
    made.find(["长"], None)
    assert made.known(["长"], None) == {}


def test_the_words_that_came_first_are_forgotten_first(
    words: Dictionary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(word_glosses, "_REMEMBERED", 2)
    made = Glosses()
    made.find(["长", "盖", "天气"], words)
    assert set(made.known(["长", "盖", "天气"], words)) == {"盖", "天气"}
