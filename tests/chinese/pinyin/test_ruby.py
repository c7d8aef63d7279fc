"""Ruby: readings over words, everything escaped."""

from __future__ import annotations

from collections.abc import Callable

from translator.chinese.dictionary.dictionary import Dictionary
from translator.chinese.pinyin.ruby import ruby_html
from translator.chinese.pinyin.syllables import Style


def over(base: str, reading: str) -> str:
    return f"<ruby>{base}<rp>(</rp><rt>{reading}</rt><rp>)</rp></ruby>"


def test_a_word_has_one_reading(dictionary: Dictionary) -> None:
    assert ruby_html("北京，OK", dictionary) == over("北京", "Běijīng") + "，OK"


def test_the_text_is_escaped(dictionary: Dictionary) -> None:
    assert ruby_html("<b>&绿", dictionary) == "&lt;b&gt;&amp;" + over("绿", "lǜ")
    assert "Xī&#x27;ān" in ruby_html("西安", dictionary)


def test_characters_may_have_one_each(dictionary: Dictionary) -> None:
    found = ruby_html("北京", dictionary, by_character=True, style=Style.ZHUYIN)
    assert found == (
        "<ruby>北<rp>(</rp><rt>ㄅㄟˇ</rt><rp>)</rp>京<rp>(</rp><rt>ㄐㄧㄥ</rt><rp>)</rp></ruby>"
    )


def test_letters_inside_a_word_have_none(dictionary: Dictionary) -> None:
    found = ruby_html("a绿", dictionary, by_character=True, cut=lambda text: [text])
    assert found == "<ruby>a<rt></rt>绿<rp>(</rp><rt>lǜ</rt><rp>)</rp></ruby>"


def test_words_a_reader_knows_have_none(dictionary: Dictionary) -> None:
    found = ruby_html("北京的银行", dictionary, shown=lambda word: word == "银行")
    assert found == "北京的" + over("银行", "yínháng")


def test_an_unknown_reading_is_not_shown(dictionary_of: Callable[..., Dictionary]) -> None:
    small = dictionary_of("㍻ ㍻ [xx5] /1989-2019 in Japan/", "々 々 [xx5] /iteration mark/")
    assert ruby_html("㍻々", small) == "㍻々"
