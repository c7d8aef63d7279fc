"""How often words left out and invented are told, by kind, and how often good ones are accused.

    python benchmarks/omissions.py --data DIR --wmt DIR [--half tune|blind|all] [--show KIND]

The faults are those of ``content_faults.py``, planted in human references; a fault is found where a
check says something it does not say of the good reference. Columns: by the checks of omissions and
additions (an info or more; a warning), by all the others (a warning or an error), by all.
``--show`` lists what was not found of a kind; ``--show good`` lists the good references accused.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import parallel
from content_faults import KINDS
from halves import HALVES
from omission_weights import GOOD, Text, texts

from translator.checks import check
from translator.checks.omissions import CHECKS
from translator.chinese.dictionary import dictionary as dictionaries
from translator.chinese.dictionary.dictionary import Dictionary
from translator.types import Finding, Level

COLUMNS = ("told", "told as a warning", "by the other checks", "by all")


def findings(text: Text, lexicon: Dictionary) -> list[Finding]:
    """Return what the checks say of a pair."""
    source, target = text.direction.split("-")
    return check(
        text.source, text.target, source_language=source, target_language=target, lexicon=lexicon
    )


def columns(found: list[Finding], good: frozenset[str]) -> Iterator[str]:
    """Yield the columns a pair counts in, by what is not said of the good one as well."""
    new = [one for one in found if one.message not in good]
    ours = [one for one in new if one.check in CHECKS]
    others = [one for one in new if one.check not in CHECKS and one.level is not Level.INFO]
    if ours:
        yield "told"
    if any(one.level is Level.WARNING for one in ours):
        yield "told as a warning"
    if others:
        yield "by the other checks"
    if ours or others:
        yield "by all"


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="FLORES-200 dev")
    parser.add_argument("--wmt", type=Path, required=True, help="WMT22's general test set")
    parser.add_argument("--half", choices=HALVES, default="blind")
    parser.add_argument("--direction", choices=("zh-en", "en-zh"), help="both unless given")
    parser.add_argument(
        "--show", default="", help="list those not found of a kind, or good ones accused"
    )
    options = parser.parse_args()
    lexicon = dictionaries.installed()
    if lexicon is None:
        print("No dictionary (duizhao models fetch cc-cedict).", file=sys.stderr)
        return 1
    for direction in (options.direction,) if options.direction else ("zh-en", "en-zh"):
        total: Counter[str] = Counter()
        counted: Counter[tuple[str, str]] = Counter()
        for set_ in (
            parallel.flores(options.data, direction), parallel.wmt(options.wmt, direction)
        ):  # fmt: skip
            good: frozenset[str] = frozenset()
            for text in texts(set_, options.half, lexicon):
                found = findings(text, lexicon)
                if text.kind == GOOD:
                    good = frozenset(one.message for one in found)
                its = set(columns(found, frozenset() if text.kind == GOOD else good))
                total[text.kind] += 1
                counted.update((text.kind, one) for one in its)
                if text.kind == options.show and ("told" in its) is (text.kind == GOOD):
                    said = [one.message for one in found if one.check in CHECKS]
                    print(f"{' '.join(said) or 'not found'}\n    {text.source}\n    {text.target}")
        print(f"{direction} {options.half}: {', '.join(COLUMNS)}, % of pairs")
        for kind in (GOOD, *(kind.name for kind in KINDS)):
            shares = (f"{100 * counted[kind, one] / max(1, total[kind]):6.1f}" for one in COLUMNS)
            print(f"  {kind:32} {total[kind]:5} {' '.join(shares)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
