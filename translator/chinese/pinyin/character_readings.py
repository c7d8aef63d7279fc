"""What Unihan says of single characters: a customary reading, and the Simplified form.

For the characters CC-CEDICT lacks, and for looking at Traditional text with one set of rules.
Both are tables of this package: nothing to install, 120 kB, read when first used.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from translator.system import text_tables


@cache
def _customary() -> Mapping[str, str]:
    rows = text_tables.rows("translator.chinese.pinyin", "usual_readings.tsv.gz", 2)
    return {character: reading for reading, characters in rows for character in characters}


@cache
def _simplified() -> Mapping[int, str]:
    rows = text_tables.rows("translator.chinese.pinyin", "simplified_characters.tsv", 2)
    return {
        ord(traditional): simple
        for many, few in rows
        for traditional, simple in zip(many, few, strict=True)
    }


def customary(character: str) -> str:
    """Return a character's customary reading (``du1``), or nothing where Unihan has none."""
    return _customary().get(character, "")


def simplified(text: str) -> str:
    """Write a text in Simplified characters, one for one: for looking at, not for people."""
    return text.translate(_simplified())
