"""Names that are typed with a gap in them."""

from __future__ import annotations

from typing import ClassVar

import pytest

from translator.grounding import gaps
from translator.grounding.gaps import is_family_apart, rest_behind


class Lexicon:
    """Words and how common they are."""

    words: ClassVar = {"远": 900, "今天": 9000, "远方": 9000, "说": 9000, "的": 90_000, "马": 900}

    def frequency(self, word: str) -> int:
        return self.words.get(word, 0)

    def lookup(self, word: str) -> list[object]:
        return [word] if word in self.words else []

    def is_proper_noun_only(self, word: str) -> bool:
        return False


def rest(text: str) -> str:
    """Return the rest of a name that ends at ``|``."""
    end = text.index("|")
    return rest_behind(text.replace("|", ""), end, Lexicon())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("陈志| 远说", "远"), ("陈志|\u3000远", "远"), ("陈志|\n远", "远"), ("陈志|远", ""),
        ("陈志|  远", ""), ("陈志|", ""), ("陈志| 远方", ""), ("陈志| 今天", ""), ("陈志| 马", ""),
        ("陈志| 的", ""), ("陈志| a", ""),
    ],
)  # fmt: skip
def test_a_character_behind_a_gap_may_end_a_name(text: str, found: str) -> None:
    assert rest(text) == found


def test_a_character_that_ends_enough_names_is_the_end_of_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(gaps, "is_chosen", lambda word: False)
    for share, found in ((gaps._LEAST_SHARE, "远"), (gaps._LEAST_SHARE / 2, "")):
        monkeypatch.setattr(gaps, "share_last", lambda word, share=share: share)
        assert rest("陈志| 远") == found


@pytest.mark.parametrize(
    ("text", "start", "apart"),
    [
        ("欧 阳修", 2, True), ("说欧 阳修", 3, True), ("欧\n阳修", 2, True), ("欧阳修", 1, False),
        ("欧  阳修", 3, False), (" 阳修", 1, False), ("阳修", 0, False), ("李 阳修", 2, False),
        ("司\u3000马光", 2, True),
    ],
)  # fmt: skip
def test_a_family_name_of_two_characters_may_be_apart(text: str, start: int, apart: bool) -> None:
    assert is_family_apart(text, start) is apart
