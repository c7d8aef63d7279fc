"""Markdown that costs some readers the square of its length, as one function of a count each.

The kinds are those of cmark's list of pathological inputs (``test/pathological_tests.py`` there);
each is written anew here.
"""

from __future__ import annotations

from collections.abc import Callable

CASES: dict[str, Callable[[int], str]] = {
    "strong in emphasis, nested": lambda n: "*早 **市 " * n + "开" + " 市** 早*" * n,
    "closers without openers": lambda n: "早_ " * n,
    "openers without closers": lambda n: "_早 " * n,
    "ends of links alone": lambda n: "早]" * n,
    "beginnings of links alone": lambda n: "[早" * n,
    "openers of one kind, closers of another": lambda n: "*早_ " * n,
    "runs whose lengths are multiples of three": lambda n: "早**市" + "开* " * n,
    "beginnings of links, ends of emphasis": lambda n: "[ 早_" * n,
    "brackets, nested": lambda n: "[" * n + "早" + "]" * n,
    "quotes, nested": lambda n: "> " * n + "早",
    "lists, nested": lambda n: "".join(
        f"{'  ' * depth}* 早\n" for depth in range(int((2 * n) ** 0.5))
    ),
    "NUL": lambda n: "早\0市\0" * n,
    "runs of backticks, each longer": lambda n: "".join(
        "早" + "`" * length for length in range(1, int((2 * n) ** 0.5))
    ),
    "addresses in angles without an end": lambda n: "[早](<市" * n,
    "addresses without an end": lambda n: "[早](市" * n,
    "definitions, and uses of one that is missing": lambda n: (
        "".join(f"[{number}]: 市\n" for number in range(1, n)) + "[0] " * n
    ),
    "comments without an end": lambda n: "早 <!--" * n,
    "declarations without an end": lambda n: "早 <!A" * n,
    "instructions without an end": lambda n: "早 <?" * n,
    "CDATA without an end": lambda n: "早 <![CDATA[" * n,
    "a table of empty cells": lambda n: "|早|市|\n|-|-|\n" + "|\n" * n,
}
"""What it is → a text about as long as the count says, times a few characters."""
