"""How often words left out and invented are told, by kind, and how often good ones are accused.

    python benchmarks/omissions.py --data DIR --wmt DIR [--more FILE ...] [--half tune|blind|all]
        [--show KIND]

The faults are those of ``content_faults.py``, planted in human references; a fault is found where a
check says something it does not say of the good reference. Columns: by the checks of omissions and
additions (an info or more; a warning), by all the others (a warning or an error), by all.
``--more`` adds tables as ``omission_weights.py`` takes them; ``--show`` lists what was not found of
a kind; ``--show good`` lists the good references accused. Below the table: what each question finds
alone where it accuses 2 % of the good ones, with a limit of its own that is taken from them.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

import parallel
from content_faults import KINDS
from halves import HALVES
from omission_weights import GOOD, Text, texts

from translator.checks import check
from translator.checks.omissions import CHECKS, weigh
from translator.chinese.dictionary import dictionary as dictionaries
from translator.chinese.dictionary.dictionary import Dictionary
from translator.types import Finding, Level

Scores = defaultdict[str, defaultdict[str, list[float]]]
"""Question → kind of pair → scores."""
ALONE = 0.02
"""Share of good references that a question accuses where it is asked alone."""
COLUMNS = ("told", "told as a warning", "by the other checks", "by all")


def findings(text: Text, lexicon: Dictionary) -> list[Finding]:
    """Return what the checks say of a pair."""
    source, target = text.direction.split("-")
    return check(
        text.source, text.target, source_language=source, target_language=target, lexicon=lexicon
    )


def scores(text: Text, lexicon: Dictionary) -> Iterator[tuple[str, float]]:
    """Yield how much speaks for each answer about a pair, where there is something to ask about."""
    source, target = text.direction.split("-")
    doubts = weigh(text.source, text.target, (source, target), lexicon)
    if doubts is None:
        return
    yield "names", doubts.name_score
    if doubts.left_out:
        yield doubts.question, doubts.left_out.score
    if doubts.added:
        yield "addition", doubts.added.score


def print_alone(said: Scores, total: Mapping[str, int]) -> None:
    """Print what each question finds alone."""
    print(f"alone, where {100 * ALONE:.0f} % of the good ones are accused, % of pairs found")
    for question, kinds in said.items():
        ordered = sorted(kinds[GOOD], reverse=True)
        at = int(ALONE * total[GOOD])
        limit = ordered[at] if at < len(ordered) else float("-inf")
        found = (
            f"{kind} {100 * sum(one > limit for one in kinds[kind]) / max(1, total[kind]):.0f}"
            for kind in (one.name for one in KINDS)
        )
        print(f"  {question}: {', '.join(found)}")


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
    parser.add_argument("--more", type=Path, nargs="+", default=[], help="further tables")
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
        said: Scores = defaultdict(lambda: defaultdict(list))
        for set_ in (
            parallel.flores(options.data, direction), parallel.wmt(options.wmt, direction),
            *parallel.tables(options.more, direction),
        ):  # fmt: skip
            good: frozenset[str] = frozenset()
            for text in texts(set_, options.half, lexicon):
                found = findings(text, lexicon)
                if text.kind == GOOD:
                    good = frozenset(one.message for one in found)
                its = set(columns(found, frozenset() if text.kind == GOOD else good))
                total[text.kind] += 1
                for question, score in scores(text, lexicon):
                    said[question][text.kind].append(score)
                counted.update((text.kind, one) for one in its)
                if text.kind == options.show and ("told" in its) is (text.kind == GOOD):
                    heard = [one.message for one in found if one.check in CHECKS]
                    print(f"{' '.join(heard) or 'not found'}\n    {text.source}\n    {text.target}")
        print(f"{direction} {options.half}: {', '.join(COLUMNS)}, % of pairs")
        for kind in (GOOD, *(kind.name for kind in KINDS)):
            shares = (f"{100 * counted[kind, one] / max(1, total[kind]):6.1f}" for one in COLUMNS)
            print(f"  {kind:32} {total[kind]:5} {' '.join(shares)}")
        print_alone(said, total)
    return 0


if __name__ == "__main__":
    sys.exit(main())
