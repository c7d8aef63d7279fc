"""Growth: whether time grows with the input, and no faster, for each command and format.

    python benchmarks/growth.py [--only WORD]... [--largest 131072] [--step 0.5]

Each pattern of growth_patterns.py goes through each operation in doubling sizes, until a step
takes half a second or the input is as large as ``--largest`` bytes (half of it, where a document is
more than read and written). What takes a text as it is, without a document's syntax, is tried
with the patterns of ``TEXTS``; glossaries and memories grow by rows (growth_collections.py).
Prints the seconds of processor time of the last step and the exponent: the slope of the
logarithms, where 1 is linear and 2 quadratic. An exponent of 1.3 or more counts as a fault where
the last step took 0.1 s; it is measured once more before it is called one. Exit code 1 if there
is a fault. ``--only`` takes series whose name (``export tmx: lines of a paragraph``) holds a word;
several: any of them.

The library is a temporary one; dictionary and its cache are the user's, where they are installed.
"""

from __future__ import annotations

import argparse
import gc
import math
import os
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from growth_collections import COLLECTIONS
from growth_operations import DOCUMENTS, LOOKED_UP, OPERATIONS, READERS, Prepare
from growth_patterns import PATTERNS, TEXTS, Pattern

from translator.errors import TranslatorError
from translator.system import paths

FAULT = 1.3
"""Exponent from which growth is too fast: n log n and caches that fill stay below it."""
MATTERS = 0.1
"""Seconds below which an exponent is noise."""
STOP = 20.0
"""Seconds after which a series ends, whatever was asked for."""
FIRST = 4_096
"""Bytes of the first step."""
QUICK, RUNS = 0.02, 3
"""A step of fewer seconds is run so often, each time on another text; the median counts."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Series:
    """What an operation took for one pattern."""

    sizes: tuple[int, ...]
    seconds: tuple[float, ...]
    refused: bool
    """The last step ended in a sentence, as it may."""

    @property
    def exponent(self) -> float:
        """Return the slope over the last two doublings, or what there is of them."""
        if len(self.sizes) < 2:
            return 0.0
        first = max(-3, -len(self.sizes))
        grown = math.log(self.sizes[-1] / self.sizes[first])
        return math.log(self.seconds[-1] / self.seconds[first]) / grown

    @property
    def faulty(self) -> bool:
        """Say whether time grows faster than the input, and enough to matter."""
        return self.exponent >= FAULT and self.seconds[-1] >= MATTERS


def measure(
    prepare: Prepare,
    pattern: Pattern,
    *,
    largest: int,
    step: float,
    first: int = FIRST,
    more: int = 0,
) -> Series:
    """Double until a step takes long or the input is large.

    No text is measured twice: what is remembered of it would make the small steps quick. A series
    that is measured again therefore takes a few ``more`` of what is repeated.
    """
    number = max(1, first // max(1, len(pattern(8)) // 8))
    sizes: list[int] = []
    seconds: list[float] = []
    refused = False
    while True:
        data = pattern(number + more)
        if len(data) > largest and len(sizes) > 1:
            break
        try:
            prepared, spent, refused = _timed(prepare, data)
            taken = [spent]
            while spent < QUICK and len(taken) < RUNS:
                taken.append(_timed(prepare, pattern(number + more + len(taken)))[1])
        except TranslatorError:
            refused = True
            break  # another operation says how long that takes
        sizes.append(len(data))
        seconds.append(sorted(taken)[len(taken) // 2])
        enough = len(sizes) > 2 and (spent >= step or prepared >= 4 * step)
        if enough or spent + prepared >= STOP:
            break
        number *= 2
    return Series(sizes=tuple(sizes), seconds=tuple(seconds), refused=refused)


def _timed(prepare: Prepare, data: bytes) -> tuple[float, float, bool]:
    """Return the seconds for what is not measured and what is, and whether it was refused."""
    started = time.process_time()
    work = prepare(data)
    prepared = time.process_time() - started
    gc.collect()
    started = time.process_time()
    try:
        work()
        refused = False
    except (TranslatorError, SystemExit):
        refused = True
    return prepared, max(time.process_time() - started, 1e-6), refused


def series(
    only: Sequence[str], largest: int = 131_072
) -> Iterator[tuple[str, Prepare, Pattern, int]]:
    """Return the series whose names hold one of the words (none: all), each with its last size.

    One pattern after the other, so that what is prepared serves several operations.
    """
    warm: set[str] = set()
    for label, pattern in PATTERNS.items():
        for operation in OPERATIONS if label in TEXTS else READERS | DOCUMENTS:
            name, prepare = f"{operation}: {label}", OPERATIONS[operation]
            if not only or any(word in name for word in only):
                if operation not in warm:  # what is loaded once is nobody's growth
                    _timed(prepare, "早市开了。\n".encode())
                    warm.add(operation)
                last = LOOKED_UP if operation == "lookup" else largest // 2
                yield name, prepare, pattern, largest if operation in READERS else last
    for name, (prepare, pattern) in COLLECTIONS.items():
        if not only or any(word in name for word in only):
            _timed(prepare, pattern(2))
            yield name, prepare, pattern, largest


def home(place: Path) -> None:
    """Make a data directory with nothing in it but the user's dictionary."""
    for name in ("models", "cache"):
        if (found := paths.home() / name).exists():
            (place / name).symlink_to(found, target_is_directory=True)
    os.environ["DUIZHAO_HOME"] = str(place)


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--only", action="append", default=[], metavar="WORD")
    parser.add_argument("--largest", type=int, default=131_072, help="bytes of the last step")
    parser.add_argument("--step", type=float, default=0.5, help="seconds that end a series")
    parser.add_argument("--faults", action="store_true", help="print faults only")
    options = parser.parse_args()
    faults = count = 0
    print(f"{'series':<50} {'bytes':>8} {'seconds':>8} {'exponent':>8}")
    with tempfile.TemporaryDirectory() as folder:
        home(Path(folder))
        for name, prepare, pattern, largest in series(options.only, options.largest):
            limits = {"largest": largest, "first": min(FIRST, largest // 8)}
            found = measure(prepare, pattern, step=options.step, **limits)
            if found.faulty:  # a pause of the machine is none
                found = measure(prepare, pattern, step=options.step, more=RUNS, **limits)
            count += 1
            faults += found.faulty
            if found.sizes and (found.faulty or not options.faults):
                said = "  refused" * found.refused + "  FAULT" * found.faulty
                print(
                    f"{name:<50} {found.sizes[-1]:>8} {found.seconds[-1]:>8.3f} "
                    f"{found.exponent:>8.2f}{said}",
                    flush=True,
                )
    print(f"{count} series, {faults} faults")
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main())
