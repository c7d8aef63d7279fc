"""The vocabulary over a text's words: who wins where they overlap."""

from __future__ import annotations

import pytest

from translator.chinese.dictionary.dictionary import Dictionary
from translator.chinese.words.vocabulary import NOTHING, Vocabulary
from translator.chinese.words.words import words


def test_nothing_is_false() -> None:
    assert not NOTHING
    assert Vocabulary(names=frozenset(["周海波"]))


@pytest.mark.parametrize(
    ("own", "text", "expected"),
    [
        (Vocabulary(words=frozenset(["技术被"])), "这技术被发明", "这|技术被|发明"),
        (Vocabulary(words=frozenset(["术被发"])), "这技术被发明", "这|技|术被发|明"),
        (Vocabulary(terms=frozenset(["术被发"])), "这技术被发明", "这|技术|被|发明"),
        (Vocabulary(terms=frozenset(["技术被"])), "这技术被发明", "这|技术被|发明"),
        (Vocabulary(names=frozenset(["海波"])), "海波说海波", "海波|说|海波"),
        (Vocabulary(names=frozenset(["海波", "海波涛"])), "海波涛", "海波涛"),
        (Vocabulary(words=frozenset(["a b"])), "xa b。", "x|a b|。"),
    ],
)
def test_own_words_stand_in_the_text(
    own: Vocabulary, text: str, expected: str, dictionary: Dictionary
) -> None:
    assert words(text, dictionary, vocabulary=own) == expected.split("|")


def test_kinds() -> None:
    own = Vocabulary(
        words=frozenset(["甲"]), terms=frozenset(["甲", "乙"]), names=frozenset(["丙"])
    )
    assert [own.kind(word) for word in "甲乙丙丁"] == ["user", "term", "name", ""]
