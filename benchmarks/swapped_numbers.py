"""Two numbers that changed places, on pairs written for it, and right pairs that are accused.

    python benchmarks/swapped_numbers.py [--show]

``data/exchanged.tsv`` holds pairs in the manner of news, notices and instructions, many of them in
another order in either language, and what each side becomes when its first two numbers are
exchanged. Found is a pair on which the check of numbers says something it does not say on the
right one. ``--show`` lists what is not found and what is accused. The dictionary must be installed.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from translator.checks import check
from translator.chinese.dictionary import dictionary as dictionaries
from translator.chinese.dictionary.dictionary import Dictionary
from translator.system import text_tables
from translator.types import Level

TABLE = Path(__file__).parent / "data" / "exchanged.tsv"
DIRECTIONS = ("zh-en", "en-zh")


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A right pair and its target with two numbers exchanged."""

    genre: str
    source: str
    target: str
    wrong: str
    """The target itself where it has no two numbers in digits."""


def rows(direction: str) -> Iterator[Row]:
    """Yield the table's pairs in one direction."""
    for genre, chinese, english, chinese_wrong, english_wrong in text_tables.rows_of(TABLE, 5)[1:]:
        if direction == "zh-en":
            yield Row(genre=genre, source=chinese, target=english, wrong=english_wrong)
        else:
            yield Row(genre=genre, source=english, target=chinese, wrong=chinese_wrong)


def said(source: str, target: str, direction: str, lexicon: Dictionary | None) -> set[str]:
    """Return what the check of numbers tells of a target."""
    languages = direction.split("-")
    findings = check(
        source, target, source_language=languages[0], target_language=languages[1], lexicon=lexicon
    )
    return {
        one.message for one in findings if one.check == "numbers" and one.level is not Level.INFO
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--show", action="store_true", help="list what is not found or accused")
    show = parser.parse_args().show
    lexicon = dictionaries.installed()
    if lexicon is None:
        print("No dictionary (duizhao models fetch cc-cedict).", file=sys.stderr)
        return 1
    for direction in DIRECTIONS:
        found = planted = accused = total = 0
        for row in rows(direction):
            total += 1
            right = said(row.source, row.target, direction, lexicon)
            accused += bool(right)
            if right and show:
                print(f"accused: {right}\n    {row.source}\n    {row.target}")
            if row.wrong == row.target:
                continue
            planted += 1
            told = bool(said(row.source, row.wrong, direction, lexicon) - right)
            found += told
            if not told and show:
                print(f"not found\n    {row.source}\n    {row.wrong}")
        print(f"{direction} found {found}/{planted}, right ones accused {accused}/{total}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
