"""Whether the tests notice a wrong line: random one-line mutations, and the tests nearest to them.

    python benchmarks/mutation.py                       60 mutations, seed 1
    python benchmarks/mutation.py --seed 7 --count 20
    python benchmarks/mutation.py --only translator/checks

A copy of the project is mutated, one place at a time, and the tests nearest to the place are run:
the file that mirrors the module, then its folder, then the files of tests that execute the module,
those first that execute little else (``executed.py`` looked once which do), then those that name
it. A mutation is killed when one of them fails or does not end. What survives is printed with its
line, to be read: either a test is missing, or the line means the same either way.

Some places are drawn and not counted, because no behaviour hangs on them (``_IDLE``): how large a
cache is, how a value looks to a person who debugs, how JSON is indented, what a protocol writes
where its classes say it themselves.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter, defaultdict
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue

from mutated_lines import Mutation, draw, package_of
from nearest_tests import UNENDED, Copies, nearest


def judge(one: Mutation, copies: SimpleQueue[Copies]) -> str:
    """Return which tests notice a mutation; empty: none."""
    mine = copies.get()
    file = mine.mutated / one.path
    text = file.read_text(encoding="utf-8")
    try:
        file.write_text(one.apply(text), encoding="utf-8")
        return mine.killed(nearest(one.path))
    finally:
        file.write_text(text, encoding="utf-8")
        copies.put(mine)


def said(one: Mutation, by: str, sound: Path) -> str:
    """Return a line on what became of a mutation; of one that survived, also what it is."""
    if by:
        return f"killed by {by}"
    text = (sound / one.path).read_text(encoding="utf-8")
    old, new = (t.split("\n")[one.line - 1].strip() for t in (text, one.apply(text)))
    return f"SURVIVED\n    - {old}\n    + {new}"


def main(arguments: list[str] | None = None) -> int:
    """Mutate, test, and print what survived."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", metavar="FOLDER", help="such as translator/checks")
    parser.add_argument("--jobs", type=int, default=1, help="mutations judged at once")
    options = parser.parse_args(arguments)
    drawn = draw(options.count, options.seed, options.only)
    verdicts: dict[str, Counter[bool]] = defaultdict(Counter)
    unended = 0
    with tempfile.TemporaryDirectory(prefix="duizhao-mutation-") as folder:
        copies: SimpleQueue[Copies] = SimpleQueue()
        for number in range(options.jobs):
            copies.put(made := Copies(folder=Path(folder) / str(number)))
        with ThreadPoolExecutor(options.jobs) as pool:
            found = pool.map(lambda one: judge(one, copies), drawn)
            for number, (one, by) in enumerate(zip(drawn, found, strict=True), start=1):
                verdicts[package_of(one.path)][bool(by)] += 1
                unended += by.endswith(UNENDED)
                print(f"{number:3} {one.path}:{one.line} {said(one, by, made.sound)}", flush=True)
    print()
    for package, counted in sorted(verdicts.items()):
        print(f"{package}: {counted[True]} of {counted.total()}")
    dead = sum(counted[True] for counted in verdicts.values())
    print(f"\n{dead} of {len(drawn)} killed ({dead / max(1, len(drawn)):.0%})", end="")
    print(f", {unended} of them by tests that did not end" if unended else "")
    return 0


if __name__ == "__main__":
    sys.exit(main())
