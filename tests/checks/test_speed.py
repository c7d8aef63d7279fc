"""Checks take time in proportion to the text, whatever stands in it."""

from __future__ import annotations

import time

import pytest

from translator.checks import check

SMALL, TIMES = 2_000, 8

CASES = {
    "prose": ("天刚亮，渔船就出海了。", "At dawn the boats put out to sea. "),
    "one character": ("啊", "a"),
    "open brackets": ("（", "("),
    "words": ("路 ", "de las (Casas "),
    "digits": ("12万，", "120,000, "),
    "backticks": ("`", "`"),
    "joined letters": ("'", "a'a-"),
    "capitals": ("路", "Aa "),
    "groups of digits": ("1 300 ", "1, 300 "),
}


def seconds(source: str, target: str) -> float:
    began = time.perf_counter()
    check(source, target, source_language="zh", target_language="en")
    check(target, source, source_language="en", target_language="zh")
    return time.perf_counter() - began


@pytest.mark.parametrize("name", CASES)
def test_eight_times_the_text_takes_about_eight_times_as_long(name: str) -> None:
    source, target = CASES[name]
    short = min(seconds(source * SMALL, target * SMALL) for _ in range(3))
    long = seconds(source * SMALL * TIMES, target * SMALL * TIMES)
    assert long < max(0.5, 3 * TIMES * short)
