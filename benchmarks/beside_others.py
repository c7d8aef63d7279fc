"""How much of its speed the pipeline keeps while another program wants one of the cores.

    python benchmarks/beside_others.py [--rounds 3] [--model NAME] [--document FILE]

The same document is translated, with an empty memory, on an idle machine and beside a program that
computes without end; with threads that wait for each other as Duizhao has them (they turn a little
in a loop, then sleep), that sleep at once, and that turn on (libgomp's default: 300,000 turns).
Prints tokens a second as medians of the rounds, all ways in turn in each, and their ratios. Nothing
else may run meanwhile; with the llama engine only, for the others' threads do not wait for each
other inside a sentence.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from speed import EXAMPLES, Recorder, pipeline

from translator.application import Options, open_run
from translator.document import plan
from translator.document import read as reading

WAYS = {
    "as shipped": {},
    "asleep": {"GOMP_SPINCOUNT": "0"},
    "in a loop": {"GOMP_SPINCOUNT": "300000"},
}
"""How threads wait → what says so (libgomp's manual, "GOMP_SPINCOUNT")."""


@contextmanager
def busy(programs: int) -> Iterator[None]:
    """Run programs that compute without end."""
    running = [
        subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(programs)
    ]
    try:
        yield
    finally:
        for one in running:
            one.kill()
            one.wait()


def rate(document: Path, model: str | None, programs: int) -> float:
    """Return tokens a second of the pipeline in this process."""
    planned = plan.plan(reading.read(document).document)
    with open_run(planned, Options(model=model)) as run:
        run.engine.load()
        recorder = Recorder(run.engine)
        with busy(programs):
            seconds, _ = pipeline(run, planned, recorder)
    return recorder.tokens / seconds


def rate_apart(options: argparse.Namespace, way: str, programs: int) -> float:
    """Return the rate of a process of its own: how threads wait is read once, at its start."""
    command = [sys.executable, __file__, "--document", str(options.document)]
    command += ["--programs", str(programs)]
    command += ["--model", options.model] if options.model else []
    environment = {name: value for name, value in os.environ.items() if "OMP_" not in name}
    made = subprocess.run(
        command, env=environment | WAYS[way], check=True, stdout=subprocess.PIPE, text=True
    )
    return float(made.stdout)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--model")
    parser.add_argument("--document", type=Path, default=EXAMPLES / "letter.zh-Hant.md")
    parser.add_argument("--programs", type=int, help="measure once, beside so many programs")
    options = parser.parse_args()
    if options.programs is not None:
        print(rate(options.document, options.model, options.programs))
        return 0
    found: dict[tuple[str, int], list[float]] = {
        (way, programs): [] for programs in (0, 1) for way in WAYS
    }
    for _ in range(options.rounds):
        for (way, programs), rates in found.items():
            rates.append(rate_apart(options, way, programs))
            print(f"{way}, beside {programs}: {rates[-1]:.2f} tokens/s", file=sys.stderr)
    middle = {key: statistics.median(rates) for key, rates in found.items()}
    idle = middle["in a loop", 0]
    print(f"{options.document.name}, {options.rounds} rounds, {os.cpu_count()} cores")
    for (way, programs), value in middle.items():
        beside = "beside another program" if programs else "idle machine"
        print(f"  {beside:24} waiting {way:10} {value:7.2f} tokens/s {value / idle:7.1%}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
