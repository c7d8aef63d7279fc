"""Laid-out documents: time and memory of a book, and whether both grow as the book does.

    python benchmarks/laid_out.py [--pages 500] [--formats docx,odt,epub,md,html,pdf]

A book of so many pages (600 characters each, with headings, lists, quotes and tables), half of
it and a quarter are written in each format in a process of their own. Prints the seconds of
processor time of writing, the memory beyond what the pairs themselves take at its highest (MB),
the size of the file, and the exponent of time between the half and the whole: 1 is linear. For
``pdf`` the time of the browser's first process is added; its memory is not ours and not counted.
Exit code 1 if an exponent is 1.3 or more.
"""

from __future__ import annotations

import argparse
import json
import math
import resource
import subprocess
import sys
import time
from pathlib import Path

from chinese_table import Table, render

from translator import exports
from translator.document.plan import plan
from translator.document.read import read_bytes
from translator.exports.registry import usual_layout
from translator.types import Bitext, Pair, Provenance

FAULT = 1.3
FORMATS = ("docx", "odt", "epub", "md", "html", "pdf")
PAGE = """## 第{page}页

{text}

- 带上**篮子**和零钱
- 早些出门，见[市场](https://example.org/{page})

{text}

> 早起的人有好豆腐。

| 菜 | 价钱 |
|---|---|
| 白菜 | {page} 元 |

{text}
"""
TEXT = "清早的市场里人来人往，卖菜的老人把青菜摆得整整齐齐。" * 7
ENGLISH = "Early in the morning the market is full of people, and the greens lie in neat rows."


def book(pages: int) -> Bitext:
    """Return a book with a translation for every sentence."""
    text = "# 早市\n\n" + "\n".join(PAGE.format(page=page, text=TEXT) for page in range(pages))
    document = read_bytes(text.encode(), name="book.md").document
    planned = plan(document, to="en")
    made = Provenance(kind="engine", signature="bench")
    pairs = tuple(
        Pair(segment=item.segment, source=item.source, target=ENGLISH, provenance=made)
        for item in planned.items
    )
    return Bitext(
        document=document,
        source_language="zh-Hans",
        target_language="en",
        pairs=pairs,
        signature="bench",
    )


def measure(name: str, pages: int) -> dict[str, float]:
    """Write one book; return what it took."""
    bitext = book(pages)
    known = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begun = time.process_time()
    data = exports.by_name(name).write(bitext, layout=usual_layout(name))
    taken = time.process_time() - begun
    printing = resource.getrusage(resource.RUSAGE_CHILDREN)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {
        "seconds": taken + printing.ru_utime + printing.ru_stime,
        "memory": (peak - known) / 1024,
        "size": len(data) / 1e6,
    }


def main() -> int:
    """Measure each format and size in a process of its own, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--pages", type=int, default=500)
    parser.add_argument("--formats", default=",".join(FORMATS))
    parser.add_argument("--one", default="", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(measure(options.one, options.pages)))
        return 0
    rows, fault = [], False
    for name in options.formats.split(","):
        sizes = (options.pages // 4, options.pages // 2, options.pages)
        found = []
        for pages in sizes:
            command = [sys.executable, Path(__file__), "--one", name, "--pages", str(pages)]
            done = subprocess.run(command, capture_output=True, check=True)
            found.append(json.loads(done.stdout))
        exponent = math.log2(found[2]["seconds"] / found[1]["seconds"])
        fault = fault or exponent >= FAULT
        rows.append((
            name,
            *(f"{one['seconds']:.1f}" for one in found),
            f"{exponent:.2f}",
            f"{found[2]['memory']:.0f}",
            f"{found[2]['size']:.1f}",
        ))  # fmt: skip
    header = ("format", *(f"{pages} pages, s" for pages in sizes), "exponent", "MB beyond",
              "file, MB")  # fmt: skip
    print(render(Table(title="Laid-out documents", header=header, rows=tuple(rows))))
    return int(fault)


if __name__ == "__main__":
    sys.exit(main())
