"""Unihan's tables."""

from __future__ import annotations

import pytest

from translator.chinese.pinyin.character_readings import customary, simplified


@pytest.mark.parametrize(
    ("character", "reading"), [("好", "hao3"), ("女", "nu:3"), ("㙓", "kui2"), ("a", "")]
)
def test_customary_readings(character: str, reading: str) -> None:
    assert customary(character) == reading


def test_simplified_keeps_the_length() -> None:
    assert simplified("這裡後臺隻有著名abc，") == "这里后台只有着名abc，"
