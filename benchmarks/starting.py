"""What starting a command costs: processor time and modules, beside another checkout.

    python benchmarks/starting.py
    python benchmarks/starting.py --beside ../other-checkout --runs 9

Processor time in user mode, the least of several runs that take turns, so that a machine that is
busy with other things counts little. The input is one sentence: what is left is the start.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TEXT = "早市天亮前就开始了。\n"
COMMANDS: tuple[tuple[str, ...], ...] = (
    ("--version",),
    ("convert", "FILE", "--to", "zh-Hant", "-o", "-"),
    ("lookup", "--help"),
    ("segment", "FILE"),
    ("translate", "FILE", "--model", "echo", "-o", "-"),
    ("export", "FILE", "--model", "echo", "--as", "tsv", "-o", "-"),
    ("check", "--help"),
)
_COUNT = (
    "import sys; from translator.cli import main; main({!r}); "
    "sys.stderr.write('modules %d' % len(sys.modules))"
)


def environment(root: Path, home: Path) -> Mapping[str, str]:
    """Return that of a process which imports a checkout and keeps its files apart."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPATH": str(root), "HOME": str(home), "XDG_DATA_HOME": str(home)}


def processor_time(words: Sequence[str], root: Path, home: Path) -> float:
    """Return the seconds in user mode that one run takes.

    Raises:
        SystemExit: the command fails.
    """
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    done = subprocess.run(
        [sys.executable, "-m", "translator", *words],
        env=environment(root, home),
        cwd=root,
        capture_output=True,
    )
    if done.returncode:
        raise SystemExit(f"{' '.join(words)}: {done.stderr.decode()}")
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before


def modules(words: Sequence[str], root: Path, home: Path) -> int:
    """Return how many modules are imported when a command is done."""
    done = subprocess.run(
        [sys.executable, "-c", _COUNT.format([*words])],
        env=environment(root, home),
        cwd=root,
        capture_output=True,
        text=True,
    )
    return int(done.stderr.rpartition("modules ")[2])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--beside", type=Path, help="another checkout, such as that of main")
    parser.add_argument("--runs", type=int, default=7)
    chosen = parser.parse_args()
    roots = [ROOT] if chosen.beside is None else [chosen.beside.resolve(), ROOT]
    print("command", *(f"{root.name} s\tmodules" for root in roots), sep="\t")
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder) / "text.md"
        text.write_text(TEXT, encoding="utf-8")
        for command in COMMANDS:
            words = [str(text) if word == "FILE" else word for word in command]
            for root in roots:
                processor_time(words, root, Path(folder))  # compiles what is new
            turns = [
                [processor_time(words, root, Path(folder)) for root in roots]
                for _ in range(chosen.runs)
            ]
            least = [min(column) for column in zip(*turns, strict=True)]
            counted = [modules(words, root, Path(folder)) for root in roots]
            row = [f"{time:.2f}\t{number}" for time, number in zip(least, counted, strict=True)]
            ratio = [f"{least[1] / least[0]:.0%}"] if len(roots) > 1 else []
            print(" ".join(command), *row, *ratio, sep="\t", flush=True)


if __name__ == "__main__":
    main()
