"""When two values may be one number, told more and less exactly: 1.24 and 1.2 trillion."""

from __future__ import annotations

from fractions import Fraction

_ROUND = 4
"""Digits of a rounded number at most: 109,990,742 is not 109,742,990."""


def close(one: Fraction, two: Fraction, share: Fraction) -> bool:
    """Say whether two values differ by no more than a share of the larger one."""
    return abs(one - two) <= share * max(abs(one), abs(two))


def both_exact(one: Fraction, two: Fraction) -> bool:
    """Say whether both values have more digits than a rounded number."""
    return min(_significant(one), _significant(two)) > _ROUND


def rounds(one: Fraction, two: Fraction) -> bool:
    """Say whether the one with fewer digits is the other, rounded or cut: 1.24 and 1.2."""
    few, many = sorted((one, two), key=_significant)
    digits = _significant(few)
    if digits < 2:
        return False
    size = Fraction(1)
    while many / size >= 10**digits:
        size *= 10
    cut = many // size * size
    return few in (cut, cut + size)


def _significant(value: Fraction) -> int:
    if value.denominator != 1:
        return 9
    return len(str(value.numerator).rstrip("0"))
