"""Words that are two words beside certain characters."""

from __future__ import annotations

import pytest

from translator.chinese.words.torn import divided, torn_words


@pytest.mark.parametrize(
    ("tokens", "at", "parts"),
    [
        ("三十|日|内向|对方", 2, "内|向"),
        ("性格|内向|的", 1, "内向"),
        ("内向", 0, "内向"),
    ],
)
def test_neighbours_decide(tokens: str, at: int, parts: str) -> None:
    assert "|".join(divided(tokens.split("|"), at)) == parts


def test_every_row_is_whole() -> None:
    assert all("".join(torn.parts) == word for word, torn in torn_words().items())
