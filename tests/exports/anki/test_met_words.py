from __future__ import annotations

from dataclasses import replace

from tests.exports.conftest import make_bitext, make_block
from translator.chinese.dictionary.dictionary import Dictionary
from translator.exports.anki.met_words import EVERY, met_words
from translator.types import Bitext, Finding, Level

FIRST, SECOND = "早市很热闹。", "早市还很热闹。"


def market(*, language: str = "en") -> Bitext:
    rows = [(FIRST, "The market is lively."), (SECOND, "It still is.")]
    return make_bitext([make_block(0, FIRST + SECOND)], [rows], name="早市.md", language=language)


def test_each_word_is_there_once_with_the_first_sentence_it_stands_in(
    dictionary: Dictionary,
) -> None:
    found = list(met_words(market(), dictionary, least=EVERY))
    assert [(one.simplified, one.sentence) for one in found] == [
        ("早市", FIRST), ("很", FIRST), ("热闹", FIRST), ("还", SECOND),
    ]  # fmt: skip
    lively = found[2]
    assert (lively.traditional, lively.pinyin, lively.zhuyin) == ("熱鬧", "rènao", "ㄖㄜˋ ˙ㄋㄠ")
    assert (lively.meanings, lively.level) == ("lively; bustling", 4)
    assert (lively.translation, lively.document) == ("The market is lively.", "早市.md")
    assert lively.places == ((3, 5),)


def test_a_sentence_that_stays_behind_gives_no_words(dictionary: Dictionary) -> None:
    bitext = market()
    behind = replace(bitext, left_out=frozenset({bitext.pairs[0].segment}))
    assert {one.sentence for one in met_words(behind, dictionary, least=EVERY)} == {SECOND}


def test_of_an_english_article_the_chinese_side_counts(dictionary: Dictionary) -> None:
    text = "The market is lively."
    bitext = replace(
        make_bitext([make_block(0, text)], [[(text, "早市很熱鬧。")]], language="zh-Hant"),
        source_language="en",
    )
    found = list(met_words(bitext, dictionary))
    assert [one.simplified for one in found] == ["早市", "热闹"]
    assert (found[1].sentence, found[1].translation) == ("早市很熱鬧。", text)


def test_what_the_checks_found_goes_along(dictionary: Dictionary) -> None:
    wrong = Finding(check="length", level=Level.WARNING, message="It is short.")
    bitext = make_bitext([make_block(0, FIRST)], [[(FIRST, "Yes.")]], findings=[wrong])
    assert {one.findings for one in met_words(bitext, dictionary)} == {"warning: It is short."}


def test_a_word_read_otherwise_is_another_one(dictionary: Dictionary) -> None:
    text = "他还钱，还很热闹。"
    bitext = make_bitext([make_block(0, text)], [[(text, "He pays back.")]])
    found = {(one.simplified, one.pinyin) for one in met_words(bitext, dictionary)}
    assert ("钱", "qián") in found
    assert ("钱", "Qián") not in found


def test_the_commonest_words_have_no_card_unless_all_are_asked_for(dictionary: Dictionary) -> None:
    def of(least: int) -> list[str]:
        return [one.simplified for one in met_words(market(), dictionary, least=least)]

    assert of(0) == ["早市", "热闹"]
    assert of(EVERY) == ["早市", "很", "热闹", "还"]
    assert of(4) == ["早市", "热闹"]  # 早市 is of no list
    assert of(5) == ["早市"]


def test_a_common_word_that_is_read_otherwise_has_a_card(dictionary: Dictionary) -> None:
    text = "还钱。"
    bitext = make_bitext([make_block(0, text)], [[(text, "Pay it back.")]])
    found = [(one.simplified, one.pinyin) for one in met_words(bitext, dictionary)]
    assert ("钱", "qián") in found
    assert ("还", "huán") in found or ("还", "hái") not in found
