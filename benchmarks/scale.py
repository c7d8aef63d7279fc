"""Scale: what a long run and a whole book cost in memory and time.

    python benchmarks/scale.py [--segments 10000] [--megabytes 5] [--trace CASE]

Translates articles made for it (``articles.py``) with the echo engine through the command
line, library on disk, each case in a process of its own. Prints, for each: segments, megabytes
of the input, seconds, milliseconds a segment; memory (resident, from /proc) before the work
begins with everything imported, the peak above that, and how much of it was there at a quarter,
half and three quarters of the run, so that growth shows. ``--trace`` shows which lines hold the
memory at the end of a case instead (tracemalloc; slow).
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
import tracemalloc
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from importlib import import_module
from pathlib import Path

import articles

PAGE = os.sysconf("SC_PAGE_SIZE")
INTERVAL = 0.02
"""Seconds between two looks at memory."""
PER_FILE = 100
"""Segments of each file of the case with many files."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Result:
    """What a case cost."""

    segments: int
    megabytes: float
    seconds: float
    idle: float
    """Resident megabytes before the work."""
    peak: float
    """Above idle."""
    quarters: tuple[float, float, float]
    """Above idle at a quarter, a half and three quarters of the time."""


def resident() -> float:
    """Return this process's resident memory in megabytes."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * PAGE / 1e6


def one_document(folder: Path, segments: int, size: int) -> list[str]:
    """Write one article with as many segments as asked for."""
    made, count = [], 0
    for paragraph in articles.paragraphs():
        if count >= segments:
            break
        made.append("".join(sentence.chinese for sentence in paragraph))
        count += len(paragraph)
    path = folder / "long.md"
    path.write_text("\n\n".join(made) + "\n", encoding="utf-8")
    return [str(path)]


def many_documents(folder: Path, segments: int, size: int) -> list[str]:
    """Write a folder of small articles."""
    inputs = folder / "many"
    inputs.mkdir()
    for number in range(segments // PER_FILE):
        text = "\n\n".join(
            articles.sentence(number * PER_FILE + offset).chinese for offset in range(PER_FILE)
        )
        (inputs / f"{number:04}.md").write_text(text + "\n", encoding="utf-8")
    return [str(inputs)]


def plain_book(folder: Path, segments: int, size: int) -> list[str]:
    """Write a book of plain text."""
    path = folder / "book.txt"
    path.write_text(articles.book(size, markdown=False), encoding="utf-8")
    return [str(path)]


def markdown_book(folder: Path, segments: int, size: int) -> list[str]:
    """Write a book with chapters, emphasis, links and lists."""
    path = folder / "book.md"
    path.write_text(articles.book(size, markdown=True), encoding="utf-8")
    return [str(path)]


CASES: Mapping[str, tuple[Callable[[Path, int, int], list[str]], tuple[str, ...]]] = {
    "one document": (one_document, ("translate",)),
    "many documents": (many_documents, ("translate",)),
    "plain book": (plain_book, ("translate",)),
    "markdown book": (markdown_book, ("translate",)),
    "plain book as HTML": (plain_book, ("translate", "--as", "html")),
    "plain book as TMX": (plain_book, ("export", "--as", "tmx")),
}


def measure(case: str, segments: int, size: int, *, trace: bool) -> Result:
    """Run a case in this process."""
    from translator.cli import main
    from translator.store import Library

    make, words = CASES[case]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["DUIZHAO_HOME"] = str(folder / "home")
        inputs = make(folder, segments, size)
        for module in ("cli.translate", "cli.export", "exports.registry", "engines.echo"):
            import_module(f"translator.{module}")
        warm = folder / "warm.md"
        warm.write_text(
            "# 早市\n\n天亮了，[街上](https://example.org)**很**热闹。\n", encoding="utf-8"
        )
        (folder / "out").mkdir()
        common = ["--model", "echo", "-q", "-o"]
        main([words[0], str(warm), *words[1:], *common, str(folder / "warm.out")])
        with Library() as library:
            before = sum(job.done for job in library.jobs())
        sizes = sum(path.stat().st_size for path in map(Path, inputs) if path.is_file())
        sizes += sum(
            f.stat().st_size for i in inputs if Path(i).is_dir() for f in Path(i).iterdir()
        )
        idle, began = resident(), time.perf_counter()
        samples: list[tuple[float, float]] = []
        done = threading.Event()

        def watch() -> None:
            while not done.wait(INTERVAL):
                samples.append((time.perf_counter() - began, resident() - idle))

        watcher = threading.Thread(target=watch)
        if trace:
            tracemalloc.start(12)
        watcher.start()
        code = main([words[0], *inputs, *words[1:], *common, str(folder / "out") + "/"])
        seconds = time.perf_counter() - began
        done.set()
        watcher.join()
        if trace:
            show(tracemalloc.take_snapshot())
        if code:
            raise SystemExit(f"{case}: exit code {code}")
        with Library() as library:
            translated = sum(job.done for job in library.jobs()) - before
    at = [min(samples, key=lambda s: abs(s[0] - seconds * share))[1] for share in (0.25, 0.5, 0.75)]
    return Result(
        segments=translated, megabytes=sizes / 1e6, seconds=seconds, idle=idle,
        peak=max(sample for _, sample in samples), quarters=(at[0], at[1], at[2]),
    )  # fmt: skip


def show(snapshot: tracemalloc.Snapshot) -> None:
    """Print which lines of ours hold the most memory."""
    for entry in snapshot.statistics("lineno")[:25]:
        print(f"{entry.size / 1e6:8.1f} MB {entry.count:9} {entry.traceback}", file=sys.stderr)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--segments", type=int, default=10_000)
    parser.add_argument("--megabytes", type=float, default=5.0)
    parser.add_argument("--case", choices=CASES, action="append")
    parser.add_argument("--trace", choices=CASES)
    parser.add_argument("--child", help=argparse.SUPPRESS)
    options = parser.parse_args()
    size = int(options.megabytes * 1e6)
    if options.child or options.trace:
        case = options.child or options.trace
        result = measure(case, options.segments, size, trace=bool(options.trace))
        print(json.dumps(asdict(result)))
        return 0
    print(
        "| case | segments | MB | seconds | ms a segment | idle MB | peak above | 1/4 | 1/2 | 3/4 |"
    )
    print("|---|---|---|---|---|---|---|---|---|---|")
    for case in options.case or CASES:
        words = ["--segments", str(options.segments), "--megabytes", str(options.megabytes)]
        run = subprocess.run(
            [sys.executable, __file__, "--child", case, *words],
            stdout=subprocess.PIPE,
            check=True,
            text=True,
        )
        found = json.loads(run.stdout)
        quarters = " | ".join(f"{one:.0f}" for one in found["quarters"])
        print(
            f"| {case} | {found['segments']} | {found['megabytes']:.1f} | {found['seconds']:.1f} "
            f"| {found['seconds'] / found['segments'] * 1000:.2f} | {found['idle']:.0f} "
            f"| {found['peak']:.0f} | {quarters} |",
            flush=True,
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
