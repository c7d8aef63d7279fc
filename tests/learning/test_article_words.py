from __future__ import annotations

import pytest

from translator.chinese.dictionary.dictionary import Dictionary
from translator.learning.article_words import (
    ArticleWord,
    article_words,
    known_share,
    new_words,
)
from translator.store import WordState

TEXTS = (
    "今天天气很好，我们去早市买青菜。",
    "早市有三个摊位卖豆腐，第二个摊位卖GPS和青菜。",
)


DICTIONARY = """\
今天 今天 [jin1 tian1] /today/
天氣 天气 [tian1 qi4] /weather/
很 很 [hen3] /very/
好 好 [hao3] /good/
早市 早市 [zao3 shi4] /morning market/
買 买 [mai3] /to buy/
賣 卖 [mai4] /to sell/
青菜 青菜 [qing1 cai4] /greens/
有 有 [you3] /to have/
三 三 [san1] /three/
攤位 摊位 [tan1 wei4] /stall/
"""


@pytest.fixture(scope="module")
def dictionary(tmp_path_factory: pytest.TempPathFactory) -> Dictionary:
    path = tmp_path_factory.mktemp("dictionary") / "words.u8"
    path.write_text(DICTIONARY, "utf-8")
    return Dictionary(path)


def found(dictionary: Dictionary, *texts: str) -> dict[str, ArticleWord]:
    return {one.word: one for one in article_words(texts or TEXTS, dictionary)}


def test_words_are_counted_and_numbers_and_other_letters_are_not(dictionary: Dictionary) -> None:
    words = found(dictionary)
    assert (words["摊位"].times, words["摊位"].first) == (2, 1)
    assert (words["青菜"].times, words["青菜"].first) == (2, 0)
    assert words["天气"].level == 1
    assert not {"三", "第二", "GPS", "，", "。"} & set(words)


def test_both_scripts_are_one_word(dictionary: Dictionary) -> None:
    words = found(dictionary, "攤位很多。", "摊位很多。")
    assert (words["摊位"].times, words["摊位"].written) == (2, "攤位")


def word(form: str, times: int = 1, level: int | None = None) -> ArticleWord:
    return ArticleWord(word=form, written=form, times=times, first=0, level=level)


WORDS = (word("很", 5, 1), word("摊位", 2, 7), word("早市", 2), word("热闹", 2, 4), word("老王", 9))


def test_the_level_is_the_guess_and_what_is_said_corrects_it() -> None:
    states = {"老王": WordState.IGNORED, "摊位": WordState.KNOWN, "很": WordState.NEW}
    share = known_share(WORDS, states, 4)
    assert (share.words, share.different, share.known) == (11, 4, 4)
    assert share.percent == 36
    assert list(share.by_level.items()) == [(1, 5), (4, 2), (7, 2), (None, 2)]


def test_a_hundred_percent_are_all() -> None:
    nearly = (word("很", 999, 1), word("早市"))
    assert known_share(nearly, {}, 1).percent == 99
    assert known_share(nearly, {"早市": WordState.KNOWN}, 1).percent == 100
    assert known_share((), {}, 1).percent == 100


def test_new_words_come_by_frequency_and_level_without_those_that_are_being_learned() -> None:
    states = {"老王": WordState.IGNORED, "很": WordState.KNOWN}
    assert [one.word for one in new_words(WORDS, states, 0)] == ["热闹", "摊位", "早市"]
    assert [one.word for one in new_words(WORDS, states, 4)] == ["摊位", "早市"]
    learning = states | {"早市": WordState.LEARNING}
    assert [one.word for one in new_words(WORDS, learning, 4)] == ["摊位"]
