"""The table of readings holds together."""

from __future__ import annotations

import pytest

from translator.chinese.pinyin.polyphones import choose, rules
from translator.chinese.pinyin.zhuyin import syllable
from translator.text.languages import is_han


def test_every_reading_is_mandarin_and_as_long_as_its_word() -> None:
    for word, rows in rules().items():
        assert all(map(is_han, word)), word
        for row in rows:
            sounds = row.reading.split(" ")
            assert len(sounds) == len(word), word
            assert all(not syllable(sound)[0].isascii() for sound in sounds), row


def test_each_has_one_usual_reading_and_it_is_the_last() -> None:
    for word, rows in rules().items():
        bare = [row.before is None and row.after is None and not row.given for row in rows]
        assert bare == [False] * (len(rows) - 1) + [True], word


def test_every_row_says_something() -> None:
    """A row that gives the usual reading is there only to forestall one behind it."""
    for word, rows in rules().items():
        if len(rows) > 1:
            assert rows[-2].reading != rows[-1].reading, word


@pytest.mark.parametrize(
    ("text", "start", "singles", "expected"),
    [
        ("我们都去", 2, 1, ("dou1", False)),
        ("首都的", 1, 0, ("du1", True)),
        ("任达明", 0, 2, ("ren2", True)),
        ("任其自然", 0, 1, ("ren4", False)),
        ("天", 0, 0, None),
    ],
)
def test_choice(text: str, start: int, singles: int, expected: tuple[str, bool] | None) -> None:
    assert choose(text[start], text, start, singles) == expected
