"""Tokens estimated: rather too many."""

from __future__ import annotations

import pytest

from translator.engines.chat.prompt import tokens_at_most


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("天气", 2),
        ("weather report", 4),
        ("2024年", 5),
        ("a，b。", 4),
        ("𠮷野家", 4),
        ("a\nb", 2),
        ("", 1),
        (" ", 1),
    ],
)
def test_tokens_are_estimated(text: str, tokens: int) -> None:
    assert tokens_at_most(text) == tokens


def test_a_longer_text_never_has_fewer() -> None:
    text = "他说：“Good morning, 早上好！”2024年。𠮷"
    counts = [tokens_at_most(text[:end]) for end in range(len(text) + 1)]
    assert counts == sorted(counts)
