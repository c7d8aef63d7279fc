"""The weights by which the vectors of words tell what was left out, fitted to cut references.

    python benchmarks/vector_weights.py --data DIR --wmt DIR [--write] [--means]

Needs ``duizhao[vectors]`` and the dictionary; run ``omission_weights.py --write`` before it. Only
the tuned halves are looked at. A word of the source of a cut reference was left out where its
counterpart in the whole one, by the vectors, stands in what was cut; where no counterpart is sure,
the word is not looked at. ``--means`` writes the mean vectors of both languages first; ``--write``
puts weights and limits into ``translator/checks/omission_weights.tsv``. Printed is how many faults
are found where so many of a thousand good references are accused, of the tuned half.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

import numpy as np
import parallel
from omission_weights import CUT, GOOD, LIMITS, SHARES, Text, compared, fit, texts, write

from translator.checks import omission_weights, stretches, word_doubt, word_vectors
from translator.checks.counterparts import Counterparts
from translator.chinese.dictionary import dictionary as dictionaries
from translator.chinese.dictionary.dictionary import Dictionary
from translator.vectors import installed
from translator.vectors.encoder import Encoder

MEANS = Path(omission_weights.__file__).with_name("vector_means.tsv")
_MEASURED = 1500
"""Texts of a language whose pieces are averaged."""
_SURE, _LIKELY = 0.12, 0.05
"""How mutual two words have to be: for one to be lost with the other, and for it to be kept."""
_SINGLE = 0.3
Signs = Mapping[str, float]


@dataclass(frozen=True, kw_only=True, slots=True)
class Heard:
    """A pair, its words, and what their vectors tell."""

    text: Text
    chinese: str
    english: str
    found: Counterparts
    told: tuple[Sequence[Signs], Sequence[Signs]]
    lost: Sequence[float | None]
    """Of each word of content of the source; None: nobody knows."""


def cut_out(whole: str, cut: str) -> tuple[int, int]:
    """Return where a text has what another one, cut out of it, has not."""
    one, other = whole.casefold(), cut.casefold()
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    behind = 0
    while behind < min(len(one), len(other)) - start and one[-1 - behind] == other[-1 - behind]:
        behind += 1
    return start, len(whole) - behind


def lost_words(text: Text, whole: str, lexicon: Dictionary, encoder: Encoder) -> list[float | None]:
    """Say of each word of content of the source whether its counterpart was cut."""
    chinese, english, found = compared(
        Text(direction=text.direction, kind=GOOD, source=text.source, target=whole), lexicon
    )
    into_english = text.direction == "zh-en"
    words = found.chinese if into_english else found.english
    near = nearness(chinese, english, found, encoder)
    if near is None or text.kind == GOOD:
        return [0.0] * len(words)
    if not into_english:
        near = near.T
    mutual = word_vectors.mutual(near)
    start, end = cut_out(whole, text.target)
    others = found.all_words[1 if into_english else 0]
    gone = [one.start >= start - 1 and one.end <= end + 1 for one in others]
    answers: list[float | None] = []
    for word in words:
        best = int(mutual[word.at].argmax())
        sure = mutual[word.at][best] > (_SURE if gone[best] else _LIKELY)
        answers.append(float(gone[best]) if sure else None)
    return answers


def nearness(chinese: str, english: str, found: Counterparts, encoder: Encoder) -> Any:
    """Return the cosines of all words of a Chinese and an English text."""
    return word_vectors.nearness((chinese, english), found.all_words, encoder)


def heard(
    data: Path, wmt: Path, direction: str, lexicon: Dictionary, encoder: Encoder
) -> Iterator[Heard]:
    """Yield the good pairs and the cut ones of the tuned halves of a direction."""
    for set_ in (parallel.flores(data, direction), parallel.wmt(wmt, direction)):
        whole = ""
        for text in texts(set_, "tune", lexicon):
            if text.kind == GOOD:
                whole = text.target
            elif text.kind not in CUT:
                continue
            chinese, english, found = compared(text, lexicon)
            told = word_vectors.vector_signs((chinese, english), found.all_words, encoder)
            if told and found.chinese and found.english:
                yield Heard(
                    text=text, chinese=chinese, english=english, found=found, told=told,
                    lost=lost_words(text, whole, lexicon, encoder),
                )  # fmt: skip


def word_weights(some: Sequence[Heard], language: str, lexicon: Dictionary) -> dict[str, float]:
    """Fit how much each sign of a word says, as the logarithm of a likelihood ratio."""
    signs, lost = [], []
    for one in some:
        words = one.found.chinese if language == "zh" else one.found.english
        told = one.told[0 if language == "zh" else 1]
        for word, answer in zip(words, one.lost, strict=True):
            if answer is not None:
                signs.append(word_doubt.signs_with_vectors(word, language, lexicon, told[word.at]))
                lost.append(answer)
    weights = fit(signs, lost, [1.0] * len(lost))
    share = sum(lost) / len(lost)
    weights["always"] -= math.log(share / (1 - share))
    print(f"{language}: {len(lost)} words, {100 * share:.1f} % lost")
    return weights


def question(
    some: Sequence[Heard], direction: str, lexicon: Dictionary
) -> dict[str, Mapping[str, float]]:
    """Fit the weights of one direction's question, and print what they find."""
    signs, kinds = [], []
    total: dict[str, int] = {}
    for one in some:
        total[one.text.kind] = total.get(one.text.kind, 0) + 1
        both = stretches.sides(one.chinese, one.english, one.found, lexicon, one.told)
        asked, other = both if direction == "zh-en" else both[::-1]
        most = stretches.most_doubted(asked)
        if most[2] > most[1]:
            signs.append(stretches.all_signs(asked, other, most))
            kinds.append(one.text.kind)
    weights = fit(
        signs,
        [kind != GOOD for kind in kinds],
        [_SINGLE if "one word" in kind else 1.0 for kind in kinds],
    )
    scores = [sum(weights[name] * value for name, value in one.items()) for one in signs]
    by_kind = {
        kind: [score for score, its in zip(scores, kinds, strict=True) if its == kind]
        for kind in (GOOD, *CUT)
    }
    good = sorted(by_kind[GOOD], reverse=True)
    for share in SHARES:
        limit = good[int(share * total[GOOD])]
        told = (
            f"{kind} {100 * sum(score > limit for score in by_kind[kind]) / total[kind]:.0f} %"
            for kind in CUT
        )
        print(f"  {direction} {100 * share:.1f} % accused: {', '.join(told)}")
    info, warning = (good[int(share * total[GOOD])] for share in LIMITS["omission"])
    return {
        f"omission by vectors {direction}": weights,
        f"limit omission by vectors {direction}": {"info": info, "warning": warning},
    }


def write_means(data: Path, wmt: Path, lexicon: Dictionary, encoder: Encoder) -> None:
    """Write the mean vector of the pieces of each language."""
    found: dict[str, dict[str, None]] = {"zh": {}, "en": {}}
    for direction in ("zh-en", "en-zh"):
        for set_ in (parallel.flores(data, direction), parallel.wmt(wmt, direction)):
            half = set_.half("tune")
            for line in half.lines:
                for language, text in zip(
                    direction.split("-"), (half.sources[line], half.references[0][line]),
                    strict=True,
                ):  # fmt: skip
                    found[language][text] = None
    means = [
        np.concatenate([encoder.vectors(text).table for text in list(its)[:_MEASURED]]).mean(axis=0)
        for its in (found["zh"], found["en"])
    ]
    head = (
        "# The mean vector of the pieces of Chinese, and of English, in the layer taken of\n"
        "# multilingual-e5-small. Written by benchmarks/vector_weights.py --means.\n"
    )
    rows = (f"{one:.3f}\t{other:.3f}\n" for one, other in zip(*means, strict=True))
    MEANS.write_text(head + "".join(rows), encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="FLORES-200 dev")
    parser.add_argument("--wmt", type=Path, required=True, help="WMT22's general test set")
    parser.add_argument("--write", action="store_true", help="write the weights")
    parser.add_argument("--means", action="store_true", help="write the mean vectors first")
    options = parser.parse_args()
    lexicon, encoder = dictionaries.installed(), installed.encoder()
    if lexicon is None or encoder is None:
        print(
            "Needs the dictionary (duizhao models fetch cc-cedict) and duizhao[vectors].",
            file=sys.stderr,
        )
        return 1
    if options.means:
        write_means(options.data, options.wmt, lexicon, encoder)
        word_vectors.mean_of.cache_clear()
    some = {
        direction: list(heard(options.data, options.wmt, direction, lexicon, encoder))
        for direction in ("zh-en", "en-zh")
    }
    table: dict[str, Mapping[str, float]] = {
        "word by vectors zh": word_weights(some["zh-en"], "zh", lexicon),
        "word by vectors en": word_weights(some["en-zh"], "en", lexicon),
    }
    with mock.patch.object(word_doubt, "weighed", lambda name, signs: sum(
        table[name][sign] * value for sign, value in signs.items()
    )):  # fmt: skip
        for direction, its in some.items():
            table |= question(its, direction, lexicon)
    if options.write:
        write(table)
    return 0


if __name__ == "__main__":
    sys.exit(main())
