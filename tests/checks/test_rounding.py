"""When two values may be one number."""

from __future__ import annotations

from fractions import Fraction

from translator.checks import check
from translator.checks.rounding import both_exact, close, rounds


def test_a_rounded_number_is_the_same() -> None:
    assert rounds(Fraction(1_240_000), Fraction(1_200_000))
    assert not rounds(Fraction(1_240_000), Fraction(1_400_000))
    assert close(Fraction(100), Fraction(106), Fraction(6, 100))


def test_two_exact_numbers_are_not_rounded() -> None:
    assert both_exact(Fraction(109_990_742), Fraction(109_742_990))
    assert not both_exact(Fraction(109_990_742), Fraction(110_000_000))
    found = check(
        "The clinics gave 109,990,742 doses.", "各诊所共接种109742990剂。",
        source_language="en", target_language="zh",
    )  # fmt: skip
    assert [one.check for one in found] == ["numbers"]
