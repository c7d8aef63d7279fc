"""Numbers in Chinese and English: find them, know what they are worth, write them again."""

from __future__ import annotations

from translator.numbers.chinese import parse_chinese
from translator.numbers.compare import Comparison, compare
from translator.numbers.english import parse_english
from translator.numbers.quantity import Part, Quantity
from translator.numbers.render import render_chinese, render_english

__all__ = [
    "Comparison",
    "Part",
    "Quantity",
    "compare",
    "parse_chinese",
    "parse_english",
    "render_chinese",
    "render_english",
]
