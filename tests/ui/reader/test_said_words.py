from __future__ import annotations

from collections.abc import Iterator

import pytest

from translator.store import Library, WordState
from ui.reader import said_words
from ui.reader.aids import Aids


@pytest.fixture
def library() -> Iterator[Library]:
    with Library() as opened:
        yield opened


def test_known_and_ignored_words_need_no_reading_and_learned_ones_do(library: Library) -> None:
    for word, state in zip(("甲", "乙", "丙", "丁"), WordState, strict=True):
        library.set_word_state([word], state)
    aids = said_words.aids_for(Aids(readings="pinyin", beyond=2), library, 4)
    assert (aids.readings, aids.beyond) == ("pinyin", 4)
    assert (aids.known, aids.unknown) == ({"丙", "丁"}, {"甲", "乙"})


def test_a_level_chosen_on_the_page_is_not_lowered(library: Library) -> None:
    assert said_words.aids_for(Aids(beyond=5), library, 3).beyond == 5


def test_words_are_asked_for_anew_only_when_something_was_said(library: Library) -> None:
    first = said_words.of(library)
    assert said_words.of(library) is first
    library.set_word_state(["天气"], WordState.KNOWN)
    assert said_words.of(library).known == {"天气"}
