"""The weights by which two numbers are suspected to have changed places, fitted anew.

    python benchmarks/exchange_weights.py --data DIR --wmt DIR [--table FILE.tsv] [--held FILE.tsv]

Every two numbers that follow each other in a good target are exchanged: in the tuning half of
FLORES-200 dev and of WMT22, in tables of your own (Chinese, tab, English; each is taken in both
directions) and in ``data/exchanged.tsv``, which counts four times, because it has many sentences
in another order. What ``translator.checks.exchange_score`` hears of two numbers, exchanged and
not, is fitted by logistic regression (Newton's method, L2 penalty 1). Printed are the weights
and, for several limits, how many exchanges are found and how many good targets are accused: of
the text fitted to, and of the tables of ``--held``.
"""

from __future__ import annotations

import argparse
import html
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from unittest import mock

import numpy as np
import planted
import swapped_numbers
from logistic import logistic
from stored import DIRECTIONS, flores, references

from translator.checks import check, exchanged
from translator.checks.exchange_score import Signs, features
from translator.chinese.dictionary import dictionary as dictionaries
from translator.chinese.dictionary.dictionary import Dictionary
from translator.system import text_tables

SYSTEMS = ("google", "microsoft", "reference")
LIMITS = (-1.0, -0.5, -0.3, 0.0, 0.5, 1.0)
_PENALTY, _OWN = 1.0, 4.0


@dataclass(frozen=True, kw_only=True)
class Heard:
    """What is heard of two numbers of one target."""

    text: tuple[str, str]
    """The pair of good texts it belongs to."""
    values: dict[str, float]
    exchanged: bool
    weight: float


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="FLORES-200 dev, stored outputs")
    parser.add_argument("--wmt", type=Path, required=True, help="WMT22's general test set")
    parser.add_argument("--table", type=Path, action="append", default=[], help="to fit to as well")
    parser.add_argument("--held", type=Path, action="append", default=[], help="only to measure by")
    options = parser.parse_args()
    lexicon = dictionaries.installed()
    if lexicon is None:
        print("No dictionary (duizhao models fetch cc-cedict).", file=sys.stderr)
        return 1
    fitted, held = [], []
    for direction in DIRECTIONS:
        fitted += heard(_stored(options.data, options.wmt, direction), direction, lexicon)
        fitted += heard(_tables(options.table, direction), direction, lexicon)
        own = ((row.source, row.target) for row in swapped_numbers.rows(direction))
        fitted += heard(own, direction, lexicon, _OWN)
        held += heard(_tables(options.held, direction), direction, lexicon)
    weights = fit(fitted)
    for name, weight in weights.items():
        print(f'    "{name}": {weight:.2f},')
    for title, some in (("fitted to", fitted), ("held", held)):
        if some:
            report(title, some, weights)
    return 0


def _stored(data: Path, wmt: Path, direction: str) -> Iterator[tuple[str, str]]:
    systems = [one for one in flores(data, direction) if one.name in SYSTEMS]
    for system in [*systems, *references(wmt, direction)]:
        for line in system.half("tune"):
            yield system.sources[line], html.unescape(system.targets[line])


def _tables(paths: Sequence[Path], direction: str) -> Iterator[tuple[str, str]]:
    for path in paths:
        for chinese, english in text_tables.rows_of(path, 2):
            yield (chinese, english) if direction == "zh-en" else (english, chinese)


def exchanges(target: str) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield a target with each two of its numbers exchanged, and those numbers."""
    found = [one for one in planted.NUMBER.finditer(target) if target.count(one.group()) == 1]
    for one, other in pairwise(found):
        if one.group() != other.group():
            between = target[one.end() : other.start()]
            wrong = target[: one.start()] + other.group() + between + one.group()
            both = frozenset(found.group().replace(",", "") for found in (one, other))
            yield wrong + target[other.end() :], both


def heard(
    pairs: Iterator[tuple[str, str]], direction: str, lexicon: Dictionary, weight: float = 1.0
) -> Iterator[Heard]:
    """Yield what is heard of any two numbers of good targets, and of those that were exchanged."""
    source_language, target_language = direction.split("-")
    for source, good in pairs:
        for target, both in [(good, frozenset[str]()), *exchanges(good)]:
            asked: list[tuple[frozenset[str], Signs]] = []
            with mock.patch.object(exchanged, "Judge", _listening(asked)):
                check(
                    source, target, source_language=source_language,
                    target_language=target_language, lexicon=lexicon,
                )  # fmt: skip
            for numbers, signs in asked:
                if numbers == both or not both:  # of others, nobody can say what is right
                    values = features(signs)
                    yield Heard(
                        text=(source, good), values=values, exchanged=bool(both), weight=weight
                    )


def _listening(asked: list[tuple[frozenset[str], Signs]]) -> type[exchanged.Judge]:
    """Return a judge that keeps what it is asked, and suspects everything, so that it is asked."""

    class Listening(exchanged.Judge):
        def told(self, pairs: tuple[exchanged.Pair, exchanged.Pair]) -> bool:
            text = self.texts[1]
            numbers = (text[slice(*one.run)].strip().replace(",", "") for one in pairs[1])
            asked.append((frozenset(numbers), self.signs(pairs)))
            return True

    return Listening


def fit(some: Sequence[Heard]) -> dict[str, float]:
    """Return the weight of each feature."""
    names = list(some[0].values)
    table = np.array([[one.values[name] for name in names] for one in some])
    truth = np.array([float(one.exchanged) for one in some])
    counts = np.array([one.weight for one in some])
    weights = logistic(table, truth, counts, _PENALTY)
    return {name: float(weight) for name, weight in zip(names, weights, strict=True)}


def report(title: str, some: Sequence[Heard], weights: dict[str, float]) -> None:
    """Print what is found and accused by these weights, for several limits."""
    scores = [sum(weights[name] * value for name, value in one.values.items()) for one in some]
    texts = {one.text for one in some}
    total = sum(one.exchanged for one in some)
    for limit in LIMITS:
        told = [one for one, score in zip(some, scores, strict=True) if score > limit]
        found = sum(one.exchanged for one in told)
        accused = len({one.text for one in told if not one.exchanged})
        print(f"{title}, {limit:+.1f}: {found}/{total} found, {accused}/{len(texts)} accused")


if __name__ == "__main__":
    sys.exit(main())
