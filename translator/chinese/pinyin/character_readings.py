"""What Unihan says of single characters: a customary reading, and the Simplified form.

For the characters CC-CEDICT lacks, and for looking at Traditional text with one set of rules.
Both are tables of this package: nothing to install, 120 kB, read when first used.
"""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from functools import cache
from importlib import resources


@cache
def _customary() -> Mapping[str, str]:
    packed = (
        resources.files("translator.chinese.pinyin").joinpath("usual_readings.tsv.gz").read_bytes()
    )
    lines = gzip.decompress(packed).decode("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {character: reading for reading, characters in rows for character in characters}


@cache
def _simplified() -> Mapping[int, str]:
    table = resources.files("translator.chinese.pinyin").joinpath("simplified_characters.tsv")
    lines = table.read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
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
