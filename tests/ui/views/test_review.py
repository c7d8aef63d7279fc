from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from translator.store import Library, WordState
from translator.store.wordlist import ListedWord
from ui.views import review

MARKET = ListedWord(
    simplified="热闹", traditional="熱鬧", pinyin="rènao", meanings="lively; bustling", level=4,
    sentence="早市很热闹，<b>摊位</b>很多。", translation="The morning market is lively.",
    document="market.md",
)  # fmt: skip


@pytest.fixture
def listed() -> None:
    with Library() as library:
        library.add_word(MARKET)


def hidden(page: Any) -> bool:
    with Library() as library:
        return not review.is_wanted(library)


def test_a_page_without_words_says_how_they_come(page: Any) -> None:
    page.open("review")
    assert "There is no word to review." in page.said
    assert hidden(page)


@pytest.mark.usefixtures("listed")
def test_a_word_is_asked_for_in_its_sentence_and_answered(page: Any) -> None:
    page.open("review")
    assert "1 of 1" in page.said
    assert "早市很<mark>热闹</mark>，&lt;b&gt;摊位&lt;/b&gt;很多。" in page.said
    assert "lively" not in page.said, "neither the meaning nor the translation is given away"
    page.press_key("review-show")
    for part in ("热闹 / 熱鬧", "rènao", "HSK 4", "lively; bustling", "The morning", "market.md"):
        assert part in page.said
    assert [one for one in page.labels if "·" in one][::2] == ["Again · 1 min", "Good · 10 min"]
    page.press_key("review-good")
    # ten minutes are so near that the word is asked for again, now the other way round
    assert "2 of 2" in page.said
    assert "早市很<mark>＿＿</mark>" in page.said
    assert "The morning market is lively." in page.said
    assert "热闹" not in page.said
    page.press_key("review-show").press_key("review-easy")
    assert "Done for now: 2 answers." in page.said
    assert "One word is due next" in page.said
    assert not hidden(page)


@pytest.mark.usefixtures("listed")
def test_what_a_person_knows_is_not_asked_for_again(page: Any) -> None:
    page.open("review")
    page.press_key("review-know")
    assert "There is no word to review." in page.said
    with Library() as library:
        assert library.word_state("热闹") is WordState.KNOWN


def test_a_word_without_a_sentence_is_asked_for_alone(page: Any) -> None:
    with Library() as library:
        library.add_word(ListedWord(simplified="咖啡", traditional="咖啡", pinyin="kāfēi",
                                    meanings="coffee"))  # fmt: skip
    page.open("review")
    assert "<mark>咖啡</mark>" in page.said


@pytest.mark.parametrize(
    ("rest", "said"),
    [
        (timedelta(seconds=20), "1 min"),
        (timedelta(minutes=59), "59 min"),
        (timedelta(hours=5), "5 h"),
        (timedelta(days=1), "1 day"),
        (timedelta(days=59), "59 days"),
        (timedelta(days=61), "2 months"),
        (timedelta(days=900), "2.5 years"),
    ],
)
def test_how_long_a_word_rests_is_said_in_a_unit_people_use(rest: timedelta, said: str) -> None:
    assert review.interval(rest) == said
