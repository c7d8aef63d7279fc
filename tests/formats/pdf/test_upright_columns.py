"""Of two readings of a vertical column the better one counts, sign by sign."""

from __future__ import annotations

import pytest

pytest.importorskip("cv2", reason="character recognition is not installed: duizhao[ocr]")

from translator.formats.pdf.ring_glyphs import Placed  # it imports cv2
from translator.formats.pdf.upright_columns import both


def read(text: str, sure: float) -> list[Placed]:
    return [Placed(char, float(at), sure) for at, char in enumerate(text)]


def joined(line: list[Placed], turned: list[Placed]) -> str:
    return "".join(one.text for one in both(line, turned))


def test_a_comma_that_only_the_line_shows_stays() -> None:
    assert joined(read("雪停了，買菜", 0.9), read("雪停了買菜", 0.9)) == "雪停了，買菜"


def test_digits_that_lie_come_from_the_turned_column() -> None:
    assert joined(read("整整個月", 0.9), read("整整14個月", 0.6)) == "整整14個月"


def test_where_they_differ_the_surer_one_counts() -> None:
    assert joined(read("賣豆腐", 0.7), read("買豆腐", 0.9)) == "買豆腐"
