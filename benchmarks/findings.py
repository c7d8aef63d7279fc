"""What the checks say about stored translations: good ones must not be accused.

    python benchmarks/findings.py --data DIR [--direction zh-en] [--show SYSTEM] [--check NAME]
    python benchmarks/findings.py --data DIR --wmt DIR --labels
    python benchmarks/findings.py --data DIR [--wmt DIR] --planted [--half tune|blind|all]
    python benchmarks/findings.py --data DIR --speed

The table has a row a system: the share of its segments with a finding of each level, then a
column a check (errors + warnings). ``--labels`` compares the checks with what a reader said
(``labels.py``); ``--planted`` spoils the best system's targets in known ways; ``--speed``
measures one thread's time a pair. ``stored.py`` says what the folders hold.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from pathlib import Path

import labels
import planted
import stored
from parallel import HALVES
from stored import DIRECTIONS, System, flores, wmt

from translator.checks import check
from translator.chinese.dictionary import dictionary
from translator.chinese.dictionary.dictionary import Dictionary
from translator.types import Level

CHECKS = ("residue", "loop", "length", "empty", "copied", "numbers", "names", "marks")
"""Checks that need nothing but the two texts, and the dictionary for names."""
_ROUNDS = 5


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="FLORES-200 dev, stored outputs")
    parser.add_argument("--wmt", type=Path, help="WMT22's general test set, for --labels")
    parser.add_argument("--direction", choices=(*DIRECTIONS, "both"), default="both")
    parser.add_argument("--show", default="", help="print every finding of this system")
    parser.add_argument("--check", default="", help="with --show: of this check only")
    parser.add_argument("--labels", action="store_true", help="recall and precision by labels")
    parser.add_argument("--planted", action="store_true", help="how many planted faults are found")
    parser.add_argument("--speed", action="store_true", help="milliseconds a pair, one thread")
    parser.add_argument("--half", choices=HALVES, default="all", help="lines to look at")
    options = parser.parse_args()
    directions = DIRECTIONS if options.direction == "both" else (options.direction,)
    lexicon = dictionary.installed()
    if options.planted:
        planted.report(options.data, options.wmt, options.half, lexicon, options.show)
    elif options.labels:
        _labels(options.data, options.wmt, directions)
    elif options.speed:
        _speed(options.data, directions)
    else:
        for direction in directions:
            _table(
                options.data,
                options.wmt,
                direction,
                lexicon,
                half=options.half,
                show=options.show,
                only=options.check,
            )
    return 0


def _table(
    folder: Path,
    wmt_folder: Path | None,
    direction: str,
    lexicon: Dictionary | None,
    *,
    half: str,
    show: str,
    only: str,
) -> None:
    systems = list(flores(folder, direction))
    systems += stored.references(wmt_folder, direction) if wmt_folder else []
    print(f"\n{direction}, % of segments, half: {half}")
    print(f"{'':24}{'error':>7}{'warning':>9}" + "".join(f"{name:>14}" for name in CHECKS))
    for system in systems:
        levels: Counter[Level] = Counter()
        errors: Counter[str] = Counter()
        warnings: Counter[str] = Counter()
        lines = system.half(half)
        for line in lines:
            source, target = system.sources[line], system.targets[line]
            findings = check(source, target, **system.languages, lexicon=lexicon)
            if show == system.name:
                for finding in findings:
                    if only in ("", finding.check):
                        print(f"{line + 1} {finding.level} {finding.check}: {finding.message}")
                        print(f"    {source}\n    {target}")
            levels.update({finding.level for finding in findings})
            errors.update({f.check for f in findings if f.level is Level.ERROR})
            warnings.update({f.check for f in findings if f.level is Level.WARNING})
        share = 100 / len(lines)
        both = (levels[Level.ERROR] * share, levels[Level.WARNING] * share)
        print(
            f"{system.name:24}{both[0]:7.1f}{both[1]:9.1f}"
            + "".join(
                f"{errors[name] * share:7.1f} +{warnings[name] * share:5.1f}" for name in CHECKS
            )
        )


def _labels(folder: Path, wmt_folder: Path | None, directions: tuple[str, ...]) -> None:
    systems = [system for direction in directions for system in flores(folder, direction)]
    for agreement in labels.residue_and_loops(systems):
        found, faults = agreement.right, agreement.right + agreement.missed
        print(
            f"{agreement.name:8} found {found} of {faults} ({100 * agreement.recall:.0f} %), "
            f"accused without a fault: {agreement.wrong}"
        )
    if wmt_folder is None:
        print("numbers  needs --wmt, too")
        return
    systems += [system for direction in directions for system in wmt(wmt_folder, direction)]
    agreement = labels.numbers(systems)
    said = agreement.right + agreement.wrong
    print(
        f"numbers  right {agreement.right} of {said} accusations "
        f"({100 * agreement.precision:.0f} %), not read yet: {agreement.unlabelled}, "
        f"right ones it no longer makes: {agreement.missed}"
    )


def _speed(folder: Path, directions: tuple[str, ...]) -> None:
    """Print the best of several rounds over a system's pairs, in processor time."""
    for direction in directions:
        system = next(system for system in flores(folder, direction) if system.name == "google")
        best = min(_round(system) for _ in range(_ROUNDS))
        print(f"{direction}: {1000 * best / len(system.sources):.2f} ms a pair")


def _round(system: System) -> float:
    began = time.process_time()
    for _, source, target in system.pairs():
        check(source, target, **system.languages)
    return time.process_time() - began


if __name__ == "__main__":
    sys.exit(main())
