"""Streaming: whether the memory goes out and comes in without filling the computer's.

    python benchmarks/streaming.py [--pairs 10000 100000 1000000] [--forms tmx csv …]
                                   [--library | --returned]

For each form and number of pairs: the peak of resident memory, in megabytes above what the process
had with everything imported, of writing so many pairs and of reading them back, each in a process
of its own (``ru_maxrss``), and the size of the file. The pairs are made as they are asked for, so
that nothing but the writer and the reader is measured; ``--library`` measures the library instead:
pairs of a TMX taken into a new one (``memory import``) and all of it written as every form
(``memory export``); ``--returned`` reads tables and JSON lines of so many pairs, a hundred to a
document and in no order, as ``corrections import`` does.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from translator.document.sentence_ids import digest
from translator.memory_files.memory_forms import memory_forms, reading_memory, write_memory
from translator.returned.read_returned import read_returned_file
from translator.store import Library, MemoryRow
from translator.types import Provenance

_WORDS = ("茶馆", "面店", "书摊", "花店", "菜场", "药房", "邮局", "鞋铺")
_SENTENCES = 100
"""Of a document that comes back."""
_LIBRARY = ("write", "import", "export")
_PROVENANCE = Provenance(
    kind="engine", signature="duizhao2:made|up", created="2026-05-03T09:12:00Z"
)


def rows(number: int) -> Iterator[MemoryRow]:
    """Yield so many pairs, each another one."""
    for one in range(number):
        word = _WORDS[one % len(_WORDS)]
        yield MemoryRow(
            source=f"第{one}家{word}早上八点开门，下午六点关门，客人不少。",
            target=f"Shop {one} opens at eight and closes at six; it has many customers.",
            source_language="zh-Hans",
            target_language="en",
            provenance=_PROVENANCE,
        )


def work(step: str, form: str, number: int, path: Path) -> None:
    """Do one thing: what is measured."""
    if step == "write":
        with path.open("wb") as stream:
            write_memory(lambda: rows(number), stream, form)
    elif step == "read":
        with reading_memory(path) as found:
            if sum(1 for _ in found) != number:
                raise SystemExit(f"{path}: not {number} pairs")
    elif step == "import":
        with reading_memory(path) as found, Library(path.with_suffix(".library")) as library:
            library.put_memory(found)
    elif step == "return":
        if sum(len(one.pairs) for one in read_returned_file(path, most=0, held=0)) != number:
            raise SystemExit(f"{path}: not {number} pairs")
    else:
        with (
            Library(path.with_suffix(".library")) as library,
            library.all_memory_rows() as every,
            path.with_suffix(".out").open("wb") as stream,
        ):
            if write_memory(every, stream, form) != number:
                raise SystemExit(f"{path}: not {number} pairs")


def hand_over(form: str, number: int, path: Path) -> None:
    """Write what ``export`` would, its rows sorted by their number in the document."""
    documents = max(1, number // _SENTENCES)
    names = ("id", "document", "source_lang", "target_lang", "source", "target")
    with path.open("w", encoding="utf-8", newline="") as stream:
        table = csv.writer(stream, delimiter="\t")
        if form == "tsv":
            table.writerow(names)
        for place, row in enumerate(rows(number)):
            block, document = divmod(place, documents)
            own = f"{block}.0.{digest(row.source)[:8]}.{digest('')[:8]}"
            cells = (own, f"{document}.md", "zh-Hans", "en", row.source, row.target)
            if form == "tsv":
                table.writerow(cells)
            else:
                stream.write(json.dumps(dict(zip(names, cells, strict=True))) + "\n")


def measured(step: str, form: str, number: int, path: Path) -> float:
    """Do one thing in a process of its own; return the megabytes it needed at most."""
    words = ("--one", step, form, str(number), str(path))
    done = subprocess.run(
        [sys.executable, __file__, *words], check=True, capture_output=True, text=True
    )
    return float(done.stdout)


def peak() -> float:
    """Return the most this process ever had, in megabytes (Linux counts in KiB)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def one(step: str, form: str, number: int, path: Path) -> None:
    """Print the megabytes that one thing needs above what is loaded for the first pair."""
    small = path.with_name(f"{path.stem}-first.{form}")
    if step == "return":
        hand_over(form, 10, small)
    before_it = {"return": ("return",), "export": _LIBRARY, "import": _LIBRARY}
    for first in before_it.get(step, ("write", "read")):
        work(first, form, 10, small)
    before = peak()
    work(step, form, number, path)
    print(peak() - before)


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--pairs", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--forms", nargs="+", default=memory_forms(), choices=memory_forms())
    parser.add_argument("--library", action="store_true")
    parser.add_argument("--returned", action="store_true")
    parser.add_argument("--one", nargs=4, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        step, form, number, path = options.one
        one(step, form, int(number), Path(path))
        return 0
    print(f"{'':<16}" + "".join(f"{number:>16,}" for number in options.pairs) + "   pairs")
    steps = ("write", "read")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DUIZHAO_HOME"] = folder
        if options.library:
            paths = [Path(folder) / f"{number}.tmx" for number in options.pairs]
            for number, path in zip(options.pairs, paths, strict=True):
                work("write", "tmx", number, path)
            tell("import", "tmx", options.pairs, paths)
            steps = ("export",)
        if options.returned:
            for form in ("tsv", "jsonl"):
                paths = [Path(folder) / f"{number}.{form}" for number in options.pairs]
                for number, path in zip(options.pairs, paths, strict=True):
                    hand_over(form, number, path)
                tell("return", form, options.pairs, paths)
            return 0
        for form in options.forms:
            paths = [Path(folder) / f"{number}.{form}" for number in options.pairs]
            for step in steps:
                tell(step, form, options.pairs, paths)
    return 0


def tell(step: str, form: str, pairs: list[int], paths: list[Path]) -> None:
    """Print a row of the table."""
    print(f"{step + ' ' + form:<16}", end="", flush=True)
    for number, path in zip(pairs, paths, strict=True):
        print(f"{measured(step, form, number, path):>13.1f} MB", end="", flush=True)
    print(flush=True)


if __name__ == "__main__":
    sys.exit(main())
