from __future__ import annotations

import pytest

from translator.exports.anki.word_notes import FIELDS, WordNote, fields, places, tags


def note(**more: object) -> WordNote:
    known = {"simplified": "热闹", "traditional": "熱鬧", "pinyin": "rènao"} | more
    return WordNote(**known)  # type: ignore[arg-type]  # what the test says


def shown(**more: object) -> dict[str, str]:
    return dict(zip(FIELDS, fields(note(**more)), strict=True))


def test_the_word_is_marked_in_one_sentence_and_left_out_of_the_other() -> None:
    found = shown(sentence="早市很热闹，热闹！", places=((3, 5), (6, 8)), level=4)
    assert found["Sentence"] == "早市很<b>热闹</b>，<b>热闹</b>！"
    assert found["Gap"] == "早市很＿＿，＿＿！"
    assert (found["Traditional"], found["Level"]) == ("熱鬧", "HSK 4")


def test_a_sentence_without_the_word_has_nothing_to_fill_in() -> None:
    found = shown(sentence="早市人多。", traditional="热闹")
    assert (found["Sentence"], found["Gap"], found["Traditional"]) == ("早市人多。", "", "")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<b>a</b> & b", "&lt;b&gt;a&lt;/b&gt; &amp; b"),
        ("[sound:a.mp3]", "&#91;sound:a.mp3]"),
        ("a\n\tb \x1f c", "a b \ufffd c"),
        ("half \ud800 \x00", "half \ufffd \ufffd"),
    ],
    ids=["tags", "sounds", "lines and Anki's own mark between fields", "half characters"],
)
def test_text_is_nothing_but_text_for_anki(text: str, said: str) -> None:
    found = shown(meanings=text, sentence=f"热闹{text}", places=((0, 2),), translation=text)
    assert found["Meanings"] == found["Translation"] == said
    assert found["Sentence"] == f"<b>热闹</b>{said}"


def test_spaces_beside_the_word_stay() -> None:
    assert shown(sentence="去 热闹 的", places=((2, 4),))["Sentence"] == "去 <b>热闹</b> 的"


def test_tags_hold_level_and_document_without_spaces() -> None:
    assert tags(note(level=7, document="茶馆 第一章::草稿.md")) == [
        "duizhao", "hsk7", "茶馆_第一章:草稿.md",
    ]  # fmt: skip
    assert tags(note()) == ["duizhao"]


def test_a_word_is_found_in_either_script() -> None:
    assert places("早市很熱鬧。", "热闹", "熱鬧") == ((3, 5),)
    assert places("早市。", "热闹", "熱鬧") == places("早市。", "", "") == ()


def test_of_several_places_only_words_count() -> None:
    assert places("他在银行说行。", "行") == ((5, 6),)
