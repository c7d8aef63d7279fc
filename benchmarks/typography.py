"""Typography on stored outputs of several systems: what it is worth, breaks and costs.

    python benchmarks/typography.py --data DIR

DIR holds FLORES-200 dev in the layout of github.com/mozilla/firefox-translations-models,
``evaluation/`` (``en-zh/flores-dev.opusmt.zh`` …). Prints, for each direction and system:
sacreBLEU (Post 2018) of the outputs as they are and with the target's typography; how many
lines changed, and how many have a half-width mark beside Chinese (into English: a full-width
one anywhere) before and after; how many lines change when it is applied again, and how many
lost or changed an address, a number, a letter (both must be 0); how many got other words by the
rules of English wording (a apple), which do not count as damage; milliseconds a line, the best
of three rounds.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sacrebleu.metrics import BLEU

from translator.text.languages import HAN_CLASS
from translator.text.typography.apply import typography
from translator.text.typography.small_words import WORDING

SYSTEMS = (
    "opusmt", "argos", "nllb", "google", "microsoft", "bergamot-base", "bergamot-base-memory",
)  # fmt: skip
WRONG = {
    "zh": re.compile(f'[{HAN_CLASS}”》）] ?(?:[,;:?!"]|\\.(?![0-9A-Za-z])|\\()'),
    "en": re.compile("[\u3000-\u303f\uff01-\uff5e]|……|——"),
}
"""Marks of the other language, by target language; typography may have a reason to leave one."""
KEPT = re.compile(
    r"[A-Za-z][A-Za-z0-9+.-]*://[!-~]*[A-Za-z0-9/]|[\w.+-]+@[\w-]+\.[\w.-]*\w|[0-9]+(?:[.,:/][0-9]+)*"
    r"|[A-Za-z]+"
)
"""Addresses, e-mail addresses, numbers, words."""
_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


@dataclass(frozen=True, kw_only=True, slots=True)
class Result:
    """One system, before and after."""

    before: float
    after: float
    changed: int
    wrong: tuple[int, int]
    unstable: int
    damaged: int
    reworded: int
    milliseconds: float
    """A line."""


def lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").removesuffix("\n").split("\n")


def kept(text: str, language: str) -> list[str]:
    """Return what no rule may change; full-width letters and digits are as English has them."""
    return KEPT.findall(text.translate(_HALF_WIDTH) if language == "en" else text)


def reworded(text: str, language: str) -> str:
    """Return a text with the rules of English wording alone."""
    for rule in WORDING if language == "en" else ():
        text = rule.apply(text)
    return text


def measure(outputs: Sequence[str], references: Sequence[str], language: str) -> Result:
    rounds = []
    for _ in range(3):
        began = time.perf_counter()
        results = [typography(output, language) for output in outputs]
        rounds.append(time.perf_counter() - began)
    both = list(zip(outputs, results, strict=True))
    meant = [reworded(output, language) for output in outputs]
    metric = BLEU(tokenize="zh" if language == "zh" else "13a")
    return Result(
        before=metric.corpus_score(list(outputs), [list(references)]).score,
        after=metric.corpus_score(results, [list(references)]).score,
        changed=sum(one != other for one, other in both),
        wrong=(
            sum(bool(WRONG[language].search(output)) for output in outputs),
            sum(bool(WRONG[language].search(result)) for result in results),
        ),
        unstable=sum(typography(result, language) != result for result in results),
        damaged=sum(
            kept(one, language) != kept(other, language)
            for one, other in zip(meant, results, strict=True)
        ),
        reworded=sum(one != other for one, other in zip(outputs, meant, strict=True)),
        milliseconds=min(rounds) / len(outputs) * 1000,
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    options = parser.parse_args()
    print("| direction | system | BLEU before | after | gain | lines changed | wrong marks "
          "before | after | unstable | damaged | reworded | ms a line |")  # fmt: skip
    print("|---|---|---|---|---|---|---|---|---|---|---|---|")
    for direction, language in (("en-zh", "zh"), ("zh-en", "en")):
        folder = options.data / direction
        references = lines(folder / f"flores-dev.{language}")
        for system in SYSTEMS:
            outputs = lines(folder / f"flores-dev.{system}.{language}")
            found = measure(outputs, references, language)
            print(
                f"| {direction} | {system} | {found.before:.2f} | {found.after:.2f} "
                f"| {found.after - found.before:+.2f} | {found.changed} | {found.wrong[0]} "
                f"| {found.wrong[1]} | {found.unstable} | {found.damaged} "
                f"| {found.reworded} "
                f"| {found.milliseconds:.3f} |"
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
