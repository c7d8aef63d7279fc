"""Checks take time in proportion to the text, whatever stands in it."""

from __future__ import annotations

import time

import pytest

from translator.checks import check

SMALL, TIMES = 2_000, 8
TRIES = 5
"""A machine at other work may disturb one measurement, or two; what takes quadratic time (64
times as long where 24 are allowed) fails in every one."""

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


def spent(source: str, target: str) -> float:
    """Return the processor's seconds, which do not count what else the machine does."""
    began = time.process_time()
    check(source, target, source_language="zh", target_language="en")
    check(target, source, source_language="en", target_language="zh")
    return time.process_time() - began


def in_proportion(source: str, target: str) -> bool:
    short = min(spent(source * SMALL, target * SMALL) for _ in range(3))
    long = spent(source * SMALL * TIMES, target * SMALL * TIMES)
    return long < max(0.5, 3 * TIMES * short)


@pytest.mark.parametrize("name", CASES)
def test_eight_times_the_text_takes_about_eight_times_as_long(name: str) -> None:
    assert any(in_proportion(*CASES[name]) for _ in range(TRIES))
