"""What the checks say about stored translations: good ones must not be accused.

    python benchmarks/checks.py --data DIR [--direction zh-en] [--show SYSTEM] [--check NAME]

DIR holds ``zh-en/flores-dev.zh``, ``flores-dev.google.en`` and so on (FLORES-200 dev with
stored outputs). The table has a row a system: the share of its segments with a finding of
each level, then a column a check (errors + warnings). ``--planted`` spoils the best system's
targets in known ways and counts how often the right check speaks.
"""

from __future__ import annotations

import argparse
import html
import re
import sys
import time
from collections import Counter
from pathlib import Path

from translator.checks import check
from translator.types import Level

CHECKS = ("residue", "loop", "length", "empty", "copied", "numbers", "marks")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--direction", choices=("zh-en", "en-zh", "both"), default="both")
    parser.add_argument("--show", default="", help="print every finding of this system")
    parser.add_argument("--check", default="", help="with --show: of this check only")
    parser.add_argument("--planted", action="store_true", help="how many planted faults are found")
    options = parser.parse_args()
    if options.planted:
        return planted(options.data)
    for direction in ("zh-en", "en-zh") if options.direction == "both" else (options.direction,):
        source_language, target_language = direction.split("-")
        folder = options.data / direction
        sources = _lines(folder / f"flores-dev.{source_language}")
        print(f"\n{direction}, % of {len(sources)} segments")
        print(f"{'':24}{'error':>7}{'warning':>9}" + "".join(f"{name:>14}" for name in CHECKS))
        began, characters = time.monotonic(), 0
        for path in sorted(folder.glob(f"flores-dev*.{target_language}")):
            system = path.name.split(".")[1] if path.name.count(".") > 1 else "reference"
            levels: Counter[Level] = Counter()
            errors: Counter[str] = Counter()
            warnings: Counter[str] = Counter()
            for line, (source, target) in enumerate(zip(sources, _lines(path), strict=True)):
                characters += len(source)
                findings = check(
                    source,
                    target,
                    source_language=source_language,
                    target_language=target_language,
                )
                if options.show == system:
                    for finding in findings:
                        if options.check in ("", finding.check):
                            print(f"{line + 1} {finding.level} {finding.check}: {finding.message}")
                            print(f"    {source}\n    {target}")
                levels.update({finding.level for finding in findings})
                errors.update({f.check for f in findings if f.level is Level.ERROR})
                warnings.update({f.check for f in findings if f.level is Level.WARNING})
            share = 100 / len(sources)
            print(
                f"{system:24}{levels[Level.ERROR] * share:7.1f}{levels[Level.WARNING] * share:9.1f}"
                + "".join(
                    f"{errors[name] * share:7.1f} +{warnings[name] * share:5.1f}" for name in CHECKS
                )
            )
        print(f"{characters / (time.monotonic() - began):.0f} source characters a second")
    return 0


def _ten_times(text: str) -> str:
    return re.sub(r"(?<![\d.,])(\d{2,3})(?![\d.,])", r"\g<1>0", text, count=1)


def _another_year(text: str) -> str:
    return re.sub(r"(?<![\d.,])(19|20)(\d)(\d)(?!\d)", r"\1\3\2", text, count=1)


def _half(text: str) -> str:
    return text[: len(text) // 2]


def _two_fifths(text: str) -> str:
    return text[: 2 * len(text) // 5]


def _looping(text: str) -> str:
    words = text.split(" ")
    again = " " + " ".join(words[-3:]) if len(words) > 6 else text[-6:]
    return text + again * 3


PLANTED = {
    "a number ten times as large": ("numbers", _ten_times),
    "a year's last digits swapped": ("numbers", _another_year),
    "the second half lost": ("length", _half),
    "the last three fifths lost": ("length", _two_fifths),
    "the last words three times more": ("loop", _looping),
}


def planted(folder: Path) -> int:
    for direction in ("zh-en", "en-zh"):
        source_language, target_language = direction.split("-")
        sources = _lines(folder / direction / f"flores-dev.{source_language}")
        good = _lines(folder / direction / f"flores-dev.google.{target_language}")
        for fault, (name, spoil) in PLANTED.items():
            total = found = 0
            for source, entity_text in zip(sources, good, strict=True):
                target = html.unescape(entity_text)
                spoilt = spoil(target)
                if spoilt == target:
                    continue
                total += 1
                findings = check(
                    source,
                    spoilt,
                    source_language=source_language,
                    target_language=target_language,
                )
                found += name in {finding.check for finding in findings}
            print(f"{direction} {fault:34} {name:8} {found}/{total} {100 * found / total:.0f} %")
    return 0


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").split("\n")[:-1]


if __name__ == "__main__":
    sys.exit(main())
