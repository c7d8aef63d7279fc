from __future__ import annotations

from pathlib import Path

import pytest

from translator import placeholders
from translator.chinese.dictionary import dictionary
from translator.chinese.dictionary.dictionary import Dictionary
from translator.chinese.words.vocabulary import Vocabulary
from ui.reader import word_data
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


def test_without_a_dictionary_words_stay_and_readings_are_left_out() -> None:
    found = shown("今天天气很好。", Aids(readings="pinyin"))
    assert "".join(word for word, _ in found) == "今天天气很好"
    assert {reading for _, reading in found} == {""}


@pytest.mark.usefixtures("installed")
def test_readings_stand_over_their_words_though_other_text_is_between() -> None:
    pinyin = Aids(readings="pinyin")
    assert shown("很好，今天很好。", pinyin) == [
        ("很", "hěn"), ("好", "hǎo"), ("今天", "jīntiān"), ("很", "hěn"), ("好", "hǎo"),
    ]  # fmt: skip
    marked = f"{placeholders.opening(0)}今{placeholders.closing(0)}天{placeholders.atom(0)}很好。"
    assert [reading for _, reading in shown(marked, pinyin) if reading][-2:] == ["hěn", "hǎo"]
    assert shown("好", pinyin) == [("好", "hǎo")]


@pytest.mark.parametrize(
    ("word", "beyond", "wanted"),
    [
        ("今天", 0, True), ("今天", 1, False), ("今天", 6, False), ("蹊跷", 6, True),
        ("二十三", 0, True), ("二十三", 1, False), ("第一", 1, False), ("第", 0, True),
        ("tea", 0, False), ("。", 0, False),
    ],
)  # fmt: skip
def test_who_knows_some_levels_is_shown_the_rest(word: str, beyond: int, wanted: bool) -> None:
    assert word_data._wanted(word, Aids(beyond=beyond)) is wanted


def test_places_are_those_without_the_marks() -> None:
    text = f"{placeholders.opening(0)}今{placeholders.closing(0)}天{placeholders.atom(0)}"
    assert word_data._places_without_marks(text) == [0, 0, 1, 1, 2, 2]
    assert word_data._places_without_marks("") == [0]


@pytest.mark.parametrize(
    ("word", "beyond", "wanted"),
    [
        ("蹊跷", 0, False),
        ("蹊蹺", 0, False),
        ("天气", 3, True),
        ("天氣", 6, True),
        ("豆腐", 0, True),
    ],
)
def test_what_a_person_said_of_a_word_counts_before_its_level(
    word: str, beyond: int, wanted: bool
) -> None:
    said = Aids(beyond=beyond, known=frozenset({"蹊跷"}), unknown=frozenset({"天气"}))
    assert word_data._wanted(word, said) is wanted


@pytest.mark.usefixtures("installed")
def test_where_tones_have_colours_a_reading_comes_in_its_pieces() -> None:
    aids = Aids(readings="pinyin", tones=True)
    first, *_ = word_data.of_sentence("天气很好。", None, *LANGUAGES, aids=aids)["source"]
    assert first == [0, 2, "tiānqì", (("tiān", 1), ("qì", 4))]
