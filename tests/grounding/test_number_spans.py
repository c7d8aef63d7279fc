"""Vague numbers in words, and the traditional units."""

from __future__ import annotations

import pytest

from translator.grounding.number_spans import as_said, speaks_of, traditional_unit
from translator.numbers import parse_chinese


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("3亩地", "mu"), ("3畝地", "mu"), ("3斤", "jin"), ("3斤半", ""), ("3斤多", ""),
        ("3斤来", ""), ("3斤米", "jin"), ("3人", ""), ("3", ""), ("半斤亩", ""),
    ],
)  # fmt: skip
def test_a_traditional_unit_is_known_unless_half_a_one_follows(text: str, unit: str) -> None:
    assert traditional_unit(text, 1) == (unit if text != "半斤亩" else "jin")


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("一百多人", "more"), ("约一百多人", ""), ("超过一百多人", ""), ("不到有一百多人", ""),
        ("一百来人", "around"), ("一百來人", "around"), ("至少一百来人", ""), ("一百人", ""),
        ("约莫看见一百多人", "more"),
    ],
)  # fmt: skip
def test_a_vague_number_has_one_vague_word(text: str, about: str) -> None:
    (quantity,) = parse_chinese(text)
    assert as_said(text, quantity).about == about


def test_what_a_text_speaks_of_is_asked_once() -> None:
    import re

    assert speaks_of(re.compile("地"), "三亩地")
    assert not speaks_of(re.compile("水"), "三亩地")
