"""Which entry of a character comes first: the family name, or what else it means."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from translator.chinese.dictionary.dictionary import Dictionary
from translator.system import text_tables

ROWS = text_tables.rows_of(Path(__file__).with_name("family_names.tsv"))


@pytest.mark.parametrize(
    ("character", "meanings", "first"), ROWS, ids=[f"{row[0]}-{row[1]}" for row in ROWS]
)
def test_the_likelier_meaning_comes_first(
    dictionary_of: Callable[..., Dictionary], character: str, meanings: str, first: str
) -> None:
    lines = [
        f"{character} {character} [{pinyin}] /{meaning}/"
        for pinyin, _, meaning in (one.partition(" ") for one in meanings.split("; "))
    ]
    entries = dictionary_of(*lines).ranked(character)
    assert entries[0].pinyin == first
    assert len(entries) == len(lines)
