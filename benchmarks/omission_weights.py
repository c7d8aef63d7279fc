"""The weights by which words left out and invented are told, fitted to good and spoilt references.

    python benchmarks/omission_weights.py --data DIR --wmt DIR [--more FILE ...] [--write]

``--data`` and ``--wmt`` are as ``certainty.py`` takes ``--flores`` and ``--wmt``; ``--more`` are
tables of source, tab, target, tab, document, named by their direction (``news.zh-en.tsv``). Only
the tuned halves are looked at: good human references, and the same with a fault of
``content_faults.py`` planted. ``--write`` puts the weights, and the limits from which something is
said, into ``translator/checks/omission_weights.tsv``. Without it only the curve is printed: how
many faults are found where so many of a thousand good references are accused.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

import numpy as np
import parallel
from content_faults import KINDS, pool
from logistic import logistic
from parallel import Parallel

from translator.checks import omission_weights, stretches, word_doubt
from translator.checks.counterparts import PERHAPS, SAID, Counterparts, counterparts
from translator.checks.unmatched_names import unmatched
from translator.chinese.dictionary import dictionary as dictionaries
from translator.chinese.dictionary.dictionary import Dictionary

TABLE = Path(omission_weights.__file__).with_name("omission_weights.tsv")
GOOD = "good"
CUT = tuple(kind.name for kind in KINDS if kind.name.endswith("cut"))
OTHER = tuple(kind.name for kind in KINDS if kind.name.endswith("for another"))
QUESTIONS: Mapping[str, Sequence[str]] = {"omission": CUT, "addition": OTHER, "names": OTHER[:1]}
"""Question → the faults that should be found by it."""
LIMITS: Mapping[str, tuple[float, float]] = {
    "omission": (0.009, 0.001), "addition": (0.001, 0.0002), "names": (0.009, 0.001),
}  # fmt: skip
"""Question → shares of good references accused: by an info or more, by a warning.

What is weighed is never certain, so it warns hardly ever: other checks accuse 1.5 % of good
references by a warning already, and 2 % are asked for."""
SHARES = (0.003, 0.005, 0.01, 0.02, 0.05)
_PENALTY, _SINGLE = 1.0, 0.3
"""A modifier of one word is found so rarely that it counts less than a sentence's loss."""
Signs = Mapping[str, float]


@dataclass(frozen=True, kw_only=True, slots=True)
class Text:
    """A pair, good or spoilt."""

    direction: str
    kind: str
    source: str
    target: str


def texts(text: Parallel, which: str, lexicon: Dictionary) -> Iterator[Text]:
    """Yield the good pairs of a half, and those of its first reference spoilt."""
    half = text.half(which)
    for number, reference in enumerate(half.references):
        targets = [reference[line] for line in half.lines]
        others = pool(targets, lexicon)
        for line, target in zip(half.lines, targets, strict=True):
            source = half.sources[line]
            yield Text(direction=text.direction, kind=GOOD, source=source, target=target)
            for kind in KINDS if number == 0 else ():
                chance = random.Random(f"{kind.name} {text.set} {text.direction} {line}")
                wrong = kind.spoil(target, chance, others, lexicon)
                if wrong != target:
                    yield Text(
                        direction=text.direction, kind=kind.name, source=source, target=wrong
                    )


def compared(text: Text, lexicon: Dictionary) -> tuple[str, str, Counterparts]:
    """Return the Chinese and the English text, and their words."""
    pair = text.source, text.target
    chinese, english = pair if text.direction == "zh-en" else pair[::-1]
    return chinese, english, counterparts(chinese, english, lexicon)


def word_signs(
    some: Sequence[tuple[Text, tuple[str, str, Counterparts]]], language: str, lexicon: Dictionary
) -> tuple[list[Signs], list[bool]]:
    """Return what tells how often a word is said, of all words of good pairs, and whether it is."""
    signs, said = [], []
    for text, (_, _, found) in some:
        for word in (
            (found.chinese if language == "zh" else found.english) if _is_good(text) else ()
        ):
            if word.said != PERHAPS:
                signs.append(word_doubt.signs(word.token.text, language, lexicon))
                said.append(word.said == SAID)
    return signs, said


def _is_good(text: Text) -> bool:
    return text.kind == GOOD


def question_signs(
    text: Text, words: tuple[str, str, Counterparts], lexicon: Dictionary
) -> Mapping[str, Signs | None]:
    """Return what speaks for each answer; None where there is nothing to ask about."""
    chinese, english, found = words
    own, others = stretches.sides(chinese, english, found, lexicon)
    asked, other = (own, others) if text.direction == "zh-en" else (others, own)
    both: dict[str, Signs | None] = {"names": unmatched(found, chinese, english, lexicon).signs}
    for question, (one, two) in {"omission": (asked, other), "addition": (other, asked)}.items():
        most = stretches.most_doubted(one)
        both[question] = stretches.signs(one, two, most) if most[2] > most[1] else None
    return both


def fit(
    signs: Sequence[Signs], truth: Sequence[float], counts: Sequence[float]
) -> dict[str, float]:
    """Return the weight of each sign; signs are put on one scale first."""
    names = list(signs[0])
    table = np.array([[one[name] for name in names] for one in signs])
    scale = table.std(axis=0)
    scale[scale == 0] = 1.0
    table, true, much = table / scale, np.array(truth, float), np.array(counts, float)
    found = logistic(table, true, much, _PENALTY)
    return {name: float(one) for name, one in zip(names, found / scale, strict=True)}


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="FLORES-200 dev")
    parser.add_argument("--wmt", type=Path, required=True, help="WMT22's general test set")
    parser.add_argument("--more", type=Path, nargs="+", default=[], help="further good pairs")
    parser.add_argument("--write", action="store_true", help="write the weights")
    options = parser.parse_args()
    lexicon = dictionaries.installed()
    if lexicon is None:
        print("No dictionary (duizhao models fetch cc-cedict).", file=sys.stderr)
        return 1
    some = [
        (text, compared(text, lexicon))
        for direction in ("zh-en", "en-zh")
        for set_ in (
            parallel.flores(options.data, direction), parallel.wmt(options.wmt, direction),
            *parallel.tables(options.more, direction),
        )
        for text in texts(set_, "tune", lexicon)
    ]  # fmt: skip
    table: dict[str, Mapping[str, float]] = {}
    for language in ("zh", "en"):
        signs, said = word_signs(some, language, lexicon)
        table[f"word {language}"] = fit(signs, said, [1.0] * len(said))
    with mock.patch.object(word_doubt, "weighed", lambda question, signs: sum(
        table[question][sign] * value for sign, value in signs.items()
    )):  # fmt: skip
        for direction in ("zh-en", "en-zh"):
            table |= questions(direction, some, lexicon)
    if options.write:
        write(table)
    return 0


def questions(
    direction: str,
    some: Sequence[tuple[Text, tuple[str, str, Counterparts]]],
    lexicon: Dictionary,
) -> dict[str, Mapping[str, float]]:
    """Fit the weights of one direction's questions, and print what they find."""
    heard: dict[str, list[tuple[str, Signs]]] = defaultdict(list)
    total: dict[str, int] = defaultdict(int)
    for text, words in some:
        if text.direction != direction:
            continue
        total[text.kind] += 1
        for question, signs in question_signs(text, words, lexicon).items():
            if signs is not None:
                heard[question].append((text.kind, signs))
    table: dict[str, Mapping[str, float]] = {}
    for question, kinds in QUESTIONS.items():
        asked = [one for one in heard[question] if one[0] in (GOOD, *kinds)]
        weights = fit(
            [signs for _, signs in asked],
            [kind != GOOD for kind, _ in asked],
            [_SINGLE if "one word" in kind else 1.0 for kind, _ in asked],
        )
        scores: dict[str, list[float]] = defaultdict(list)
        for kind, signs in heard[question]:
            scores[kind].append(sum(weights[sign] * value for sign, value in signs.items()))
        good = sorted(scores[GOOD], reverse=True)
        print(f"{direction} {question}")
        for share in SHARES:
            limit = good[int(share * total[GOOD])]
            told = (
                f"{kind} {100 * sum(one > limit for one in scores[kind]) / total[kind]:.0f} %"
                for kind in (*CUT, *OTHER)
            )
            print(f"  {100 * share:.1f} % accused, from {limit:+.2f}: {', '.join(told)}")
        info, warning = (good[int(share * total[GOOD])] for share in LIMITS[question])
        table[f"{question} {direction}"] = weights
        table[f"limit {question} {direction}"] = {"info": info, "warning": warning}
    return table


def write(table: Mapping[str, Mapping[str, float]]) -> None:
    """Write the table of weights; what was not fitted stays."""
    table = {**omission_weights.weights(), **table}
    head = (
        "# How much speaks for words being left out or invented: question, sign, weight.\n"
        "# Written by benchmarks/omission_weights.py, fitted to halves of FLORES-200 dev\n"
        "# and WMT22 with faults planted in the human references. Limits: what scores are told.\n"
    )
    lines = [
        f"{question}\t{sign}\t{weight:.4f}\n"
        for question, signs in table.items()
        for sign, weight in signs.items()
    ]
    TABLE.write_text(head + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
