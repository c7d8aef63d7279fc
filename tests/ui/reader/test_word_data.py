from __future__ import annotations

import re
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from translator import placeholders
from translator.chinese.dictionary import dictionary
from translator.chinese.dictionary.dictionary import Dictionary
from translator.chinese.words.vocabulary import Vocabulary
from translator.errors import OutputError
from ui.i18n import reader_strings
from ui.reader import warm_up, word_data
from ui.reader.aids import Aids

DICTIONARY = """\
今天 今天 [jin1 tian1] /today/
天氣 天气 [tian1 qi4] /weather/
很 很 [hen3] /very/
好 好 [hao3] /good/
蹊蹺 蹊跷 [qi1 qiao1] /strange/
"""
LANGUAGES = ("zh-Hans", "en")


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Dictionary:
    path = tmp_path / "words.u8"
    path.write_text(DICTIONARY, "utf-8")
    made = Dictionary(path)
    monkeypatch.setattr(dictionary, "installed", lambda **_: made)
    return made


def shown(text: str, aids: Aids) -> list[tuple[str, str]]:
    """Return each word of a source and the reading shown over it."""
    found = word_data.of_sentence(text, None, *LANGUAGES, aids=aids)["source"]
    return [(text[start:end], "".join(reading)) for start, end, *reading in found]


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize(
    ("readings", "over"),
    [("none", ""), ("pinyin", "tiānqì"), ("zhuyin", "ㄊㄧㄢ ㄑㄧˋ")],
)
def test_a_word_has_the_reading_that_was_asked_for(readings: str, over: str) -> None:
    assert ("天气", over) in shown("今天天气很好。", Aids(readings=readings))


@pytest.mark.usefixtures("installed")
def test_only_words_beyond_the_level_have_readings() -> None:
    found = dict(shown("今天天气很蹊跷。", Aids(readings="pinyin", beyond=3)))
    assert found["天气"] == ""
    assert found["蹊跷"] == "qīqiāo"


@pytest.mark.usefixtures("installed")
def test_who_knows_some_levels_can_count() -> None:
    text = "第二十三天天气很好。"
    beyond = {word for word, over in shown(text, Aids(readings="pinyin", beyond=3)) if over}
    assert not any("三" in word or "第" in word for word in beyond)


@pytest.mark.usefixtures("installed")
def test_a_name_of_the_document_is_one_word_with_capitals() -> None:
    names = frozenset(["天好气"])
    found = word_data.of_sentence(
        "天好气今天很好", None, *LANGUAGES,
        aids=Aids(readings="pinyin"), vocabulary=Vocabulary(names=names),
    )["source"]  # fmt: skip
    assert found[0][:2] == [0, 3]
    assert found[0][2][:1].isupper()


@pytest.mark.usefixtures("installed")
def test_marks_change_no_reading_and_words_are_counted_with_them() -> None:
    text = f"今天{placeholders.opening(0)}天气{placeholders.closing(0)}很好。"
    assert ("天气", "tiānqì") in shown(text, Aids(readings="pinyin"))


@pytest.mark.parametrize("language", ["en", "zh-Hans", "zh-Hant"])
def test_how_common_a_word_is_has_a_name_in_every_language(language: str) -> None:
    names = [reader_strings.say(f"band.{band}", language) for band in range(1, 6)]
    assert len(set(names)) == 5


def test_without_a_dictionary_words_stay_and_readings_are_left_out() -> None:
    found = shown("今天天气很好。", Aids(readings="pinyin"))
    assert "".join(word for word, _ in found) == "今天天气很好"
    assert {reading for _, reading in found} == {""}


def test_warming_is_ready_and_says_whether_there_is_a_dictionary(installed: Dictionary) -> None:
    warm = warm_up.Warming()
    assert warm.wait(60.0)
    assert (warm.ready, warm.dictionary, warm.problem) == (True, True, None)


def test_a_dictionary_that_is_fetched_later_is_made_ready(
    installed: Dictionary, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = [False]
    monkeypatch.setattr(dictionary, "is_fetched", lambda: there[0])
    monkeypatch.setattr(dictionary, "installed", lambda **_: installed if there[0] else None)
    warm = warm_up.Warming()
    assert warm.wait(60.0)
    warm.look_again()
    assert (warm.ready, warm.dictionary) == (True, False)
    there[0] = True
    warm.look_again()
    assert warm.wait(60.0)
    assert warm.dictionary


def test_that_a_dictionary_is_being_prepared_is_known_meanwhile(
    installed: Dictionary, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def build(*, building: Callable[[], None], apart: bool) -> Dictionary:
        assert apart
        building()
        begun.set()
        assert go_on.wait(20.0)
        return installed

    with monkeypatch.context() as patch:
        patch.setattr(dictionary, "installed", build)
        warm = warm_up.Warming()
        assert begun.wait(20.0)
        assert (warm.preparing, warm.ready) == (True, False)
    go_on.set()
    assert warm.wait(60.0)
    assert not warm.preparing


def test_a_dictionary_that_cannot_be_built_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(**_: object) -> None:
        raise OutputError("The disk is full.")

    monkeypatch.setattr(dictionary, "installed", broken)
    warm = warm_up.Warming()
    assert warm.wait(60.0)
    assert not warm.dictionary
    assert warm.problem is not None


@pytest.mark.parametrize("key", reader_strings.sentences("en"))
def test_every_sentence_is_there_in_both_languages_with_the_same_fields(key: str) -> None:
    english, chinese = reader_strings.sentences("en")[key], reader_strings.sentences("zh-Hans")[key]
    assert english.strip() and chinese.strip()

    def fields(text: str) -> list[str]:
        return sorted(part.partition("}")[0] for part in text.split("{")[1:])

    assert fields(english) == fields(chinese)


def test_the_component_asks_for_no_sentence_that_is_not_there() -> None:
    folder = Path(reader_strings.__file__).parent
    known = reader_strings.sentences("en")
    text = "".join(path.read_text("utf-8") for path in folder.glob("*.js"))
    asked = set(re.findall(r'say\((?:state\.)?page, "([\w.-]+)"', text))
    asked |= set(
        re.findall(r'data-(?:say|label)="([\w.-]+)"', (folder / "reader.html").read_text())
    )
    assert asked
    assert asked <= set(known)
