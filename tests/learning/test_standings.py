"""How words stand: the state, and when and how well each is remembered."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from translator.learning.spacing import Answer, spaced
from translator.learning.standings import word_standings
from translator.store import Library, WordState
from translator.store.wordlist import ListedWord

NOW = datetime(2026, 5, 6, 7, 8, 9, tzinfo=UTC)
WORD = ListedWord(simplified="热闹", traditional="熱鬧", pinyin="rènao", meanings="lively")


def test_a_word_that_was_answered_says_when_it_comes_back_and_how_well_it_is_known() -> None:
    with Library() as library:
        library.add_word(WORD)
        (word,) = library.listed_words()
        after = spaced(spaced("", Answer.EASY, NOW).card, Answer.GOOD, NOW + timedelta(days=9))
        due = after.due.strftime("%Y-%m-%dT%H:%M:%SZ")
        library.keep_card(word.id, after.card, due)
        (found,) = word_standings(library, [word]).values()
    assert (found.state, found.due) == ("learning", due)
    rest = after.due - (NOW + timedelta(days=9))
    assert found.interval == round(rest / timedelta(days=1), 2) > 9
    assert found.stability is not None and found.stability > 9


def test_a_word_never_asked_for_has_a_state_alone_or_nothing() -> None:
    with Library() as library:
        library.set_word_state(["天气"], WordState.KNOWN)
        others = [ListedWord(simplified=one, traditional=one, pinyin="", meanings="")
                  for one in ("天气", "青菜")]  # fmt: skip
        weather, greens = word_standings(library, others).values()
    assert (weather.state, weather.due, weather.interval, weather.stability) == (
        "known", "", None, None,
    )  # fmt: skip
    assert greens.state == ""


def test_a_damaged_card_is_as_one_that_was_not_answered() -> None:
    with Library() as library:
        library.add_word(WORD)
        (word,) = library.listed_words()
        library.keep_card(word.id, "{", "2026-05-06T07:08:09Z")
        (found,) = word_standings(library, [word]).values()
    assert (found.due, found.stability) == ("2026-05-06T07:08:09Z", None)
