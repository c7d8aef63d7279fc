"""From what score on an omission is told: so that few good translations of many texts are accused.

    python benchmarks/told_limits.py --data DIR --wmt DIR [--more FILE ...] [--write]

One text says little about where one good pair of a hundred lies: limits of FLORES and WMT22 alone
accused 11 % of a free translation of other news. Each text is printed by itself, its tuned half,
with the limits of today and with those of all texts together; ``--more`` is as in
``omission_weights.py``. ``--write`` puts the latter into ``checks/omission_weights.tsv``: run it
after ``vector_weights.py``, which fits to fewer texts, where ``duizhao[vectors]`` is there.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import parallel
from omission_weights import LIMITS, write
from parallel import Parallel

from translator.checks import omissions
from translator.checks.omission_weights import weights
from translator.chinese.dictionary import dictionary as dictionaries
from translator.chinese.dictionary.dictionary import Dictionary
from translator.vectors import installed

NEVER = float("-inf")
Scores = Mapping[str, Sequence[float]]
"""Question → the score of each pair; ``NEVER``: there was nothing to ask about."""


def scores(text: Parallel, half: str, lexicon: Dictionary) -> Scores:
    """Return how much speaks for each answer, of all good pairs of a text."""
    found: dict[str, list[float]] = defaultdict(list)
    chosen = text.half(half)
    left = "omission by vectors" if installed.encoder() else "omission"
    for reference in chosen.references:
        for line in chosen.lines:
            doubts = omissions.weigh(
                chosen.sources[line], reference[line], chosen.languages, lexicon
            )
            left_out, added = (doubts.left_out, doubts.added) if doubts else (None, None)
            found[doubts.question if doubts else left].append(left_out.score if left_out else NEVER)
            found["addition"].append(added.score if added else NEVER)
            found["names"].append(doubts.name_score if doubts else NEVER)
    return found


def accused(name: str, pairs: Scores, limits: Mapping[str, Mapping[str, float]]) -> None:
    """Print how many pairs of a text are told, by question and by any."""
    every = list(zip(*pairs.values(), strict=True))
    told = [
        [score > limits[question]["info"] for question, score in zip(pairs, one, strict=True)]
        for one in every
    ]
    shares = (
        f"{question} {100 * sum(one[place] for one in told) / len(told):.2f}"
        for place, question in enumerate(pairs)
    )
    print(
        f"  {name:14} {len(told):5}: {', '.join(shares)}, "
        f"any {100 * sum(map(any, told)) / len(told):.2f} %"
    )


def limits_of(pairs: Scores) -> dict[str, Mapping[str, float]]:
    """Return from what score on each answer is told."""
    found: dict[str, Mapping[str, float]] = {}
    for question, values in pairs.items():
        ordered = sorted(values, reverse=True)
        info, warning = (
            ordered[int(share * len(ordered))] for share in LIMITS[question.split(" ")[0]]
        )
        found[question] = {"info": info, "warning": warning}
    return found


def texts(options: argparse.Namespace, direction: str) -> Iterator[tuple[str, Parallel, str]]:
    """Yield the texts of a direction with their names, and which half of them counts."""
    yield "FLORES", parallel.flores(options.data, direction), "tune"
    yield "WMT22", parallel.wmt(options.wmt, direction), "tune"
    for table in parallel.tables(options.more, direction):
        yield table.set.split(".")[0], table, "tune"


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="FLORES-200 dev")
    parser.add_argument("--wmt", type=Path, required=True, help="WMT22's general test set")
    parser.add_argument("--more", type=Path, nargs="+", default=[], help="further good pairs")
    parser.add_argument("--write", action="store_true", help="write the limits")
    options = parser.parse_args()
    lexicon = dictionaries.installed()
    if lexicon is None:
        print("No dictionary (duizhao models fetch cc-cedict).", file=sys.stderr)
        return 1
    table: dict[str, Mapping[str, float]] = {}
    for direction in ("zh-en", "en-zh"):
        by_text = {
            name: scores(text, half, lexicon) for name, text, half in texts(options, direction)
        }
        together: dict[str, list[float]] = defaultdict(list)
        for pairs in by_text.values():
            for question, values in pairs.items():
                together[question].extend(values)
        today = {question: weights()[f"limit {question} {direction}"] for question in together}
        fresh = limits_of(together)
        for words, limits in (("today's limits", today), ("limits of all", fresh)):
            print(f"{direction}, {words}, % told")
            for name, pairs in (*by_text.items(), ("all", together)):
                accused(name, pairs, limits)
        for question, limit in fresh.items():
            print(f"  {question}: {today[question]} -> {limit}")
            table[f"limit {question} {direction}"] = limit
    if options.write:
        write(table)
    return 0


if __name__ == "__main__":
    sys.exit(main())
