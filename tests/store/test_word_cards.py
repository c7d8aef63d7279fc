from __future__ import annotations

from collections.abc import Iterator

import pytest

from translator.store import Library
from translator.store.records import WordState
from translator.store.wordlist import ListedWord

NOON, LATER = "2026-12-01T12:00:00Z", "2026-12-01T12:00:01Z"


@pytest.fixture
def library() -> Iterator[Library]:
    with Library() as opened:
        for simplified in ("天气", "蹊跷", "咖啡"):
            opened.add_word(
                ListedWord(simplified=simplified, traditional=simplified, pinyin="", meanings="")
            )
        yield opened


def due(library: Library, time: str = NOON, limit: int = 9) -> list[str]:
    found = [one.word.simplified for one in library.due_words(time, limit=limit)]
    assert library.due_number(time) >= len(found)
    return found


def number(library: Library, simplified: str) -> int:
    return next(one.id for one in library.listed_words() if one.simplified == simplified)


def test_words_seen_before_come_first_then_new_ones_in_the_order_of_the_list(
    library: Library,
) -> None:
    assert due(library) == ["天气", "蹊跷", "咖啡"]
    assert library.next_due() == ""
    assert library.keep_card(number(library, "咖啡"), '{"step": 1}', NOON)
    assert due(library) == ["咖啡", "天气", "蹊跷"]
    assert due(library, limit=2) == ["咖啡", "天气"]
    assert library.due_words(NOON, limit=1)[0].card == '{"step": 1}'


def test_a_word_rests_until_it_is_due(library: Library) -> None:
    for simplified in ("天气", "蹊跷", "咖啡"):
        library.keep_card(number(library, simplified), "{}", LATER)
    assert due(library) == []
    assert (library.next_due(), library.due_number(LATER)) == (LATER, 3)


@pytest.mark.parametrize("state", [WordState.KNOWN, WordState.IGNORED, WordState.NEW])
def test_what_is_not_being_learned_is_not_asked_for(library: Library, state: WordState) -> None:
    library.set_word_state(["天气"], state)
    assert due(library) == ["蹊跷", "咖啡"]
    assert library.due_number(NOON) == 2


def test_a_card_goes_with_its_word(library: Library) -> None:
    coffee = number(library, "咖啡")
    library.keep_card(coffee, "{}", LATER)
    library.remove_words([coffee])
    assert not library.keep_card(coffee, "{}", LATER)
    assert library.check() == []
    with library.database.read() as connection:
        assert connection.execute("SELECT COUNT(*) FROM word_cards").fetchone() == (0,)
