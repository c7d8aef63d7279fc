"""The reading view: first paint, scrolling, clicks beside a running job, memory.

    python benchmarks/reader.py [--segments 2000] [--clicks 12] [--model NAME] [--busy 1]
    python benchmarks/reader.py --beside ../before [--segments 2000,20000] [--rounds 5]

A book is generated and translated by ``echo``; the page is opened in the system's Chromium
(``apt-get install chromium``; ``pip install playwright``). "First paint" is from asking for the
address to the first sentence on the screen, in a server that has opened the book before.
"Click to answer" is from the click on a word to its card,
clocked in the page. The same clicks are then made while
a second tab translates another book with a real model; the ratio is what the issue limits.
Give ``--model`` the name of an installed one; without, the best (``none``: no job beside). Models
and dictionary are those of the user; the library is a temporary one. With ``--busy`` the clicks are
made once more while so many programs that compute without end run as well.

``--beside`` names another checkout, such as ``git worktree add ../before v0.1.0`` makes: both are
served, and measured in turn in the same browser. What is told are medians and their ratio: below 1,
this checkout is the faster one.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from beside_others import busy as computing
from browsing import chromium_or_error, serving
from chinese_table import Table, render
from reader_beside import Version, compared, prepared, table
from reader_page import SCROLL, book, clicks, memory, settle, started

from translator.models.model_store import ModelStore

ROOT = Path(__file__).resolve().parent.parent
_AMONG = "beside {} more that compute"


def measure(
    browser: Any, home: Path, segments: int, number: int, model: str, programs: int
) -> list[Table]:
    """Return the tables for a book of so many sentences, with so many clicks."""
    job_id = prepared(home, segments, ROOT)
    with serving(home) as (address, pid):
        at = f"{address}/?job={job_id}"
        page = browser.new_page(viewport={"width": 1200, "height": 900})
        address.let_in(page.context)
        page.goto(at)
        settle(page)
        paints = []
        for _ in range(5):
            began = time.perf_counter()
            page.goto(at)
            page.locator(".reader .t .g").first.wait_for()
            paints.append(time.perf_counter() - began)
        settle(page)
        rows = page.locator(".reader .rows > *").count()
        median, worst = page.evaluate(SCROLL)
        heap = page.evaluate("performance.memory ? performance.memory.usedJSHeapSize / 1e6 : 0")
        idle = clicks(page, number)
        server = memory(pid)
        opened = Table(
            title=f"The reading view, a book of {segments} sentences",
            header=("what", "figure"),
            rows=(
                ("first paint, median of 5", f"{statistics.median(paints):.2f} s"),
                ("rows in the page", str(rows)),
                ("a frame while scrolling, median", f"{median:.1f} ms"),
                ("95 % of them within", f"{worst:.1f} ms"),
                ("the browser's heap", f"{heap:.0f} MB"),
                ("the server's memory", f"{server:.0f} MB"),
                ("click to answer, idle, median", f"{statistics.median(idle) * 1000:.0f} ms"),
            ),
        )
        ways = {"idle": idle}
        if programs:
            with computing(programs):
                ways[_AMONG.format(programs)] = clicks(page, number)
        running = True
        if model:
            other = started(browser, address, book(400, 2), model)
            ways["beside the job"] = clicks(page, number)
            if programs:
                with computing(programs):
                    also = f"beside the job, {_AMONG.format(programs)}"
                    ways[also] = clicks(page, number)
            running = other.get_by_role("button", name="Stop").count() == 1
    if len(ways) == 1:
        return [opened]
    first = statistics.median(idle)
    clicked = Table(
        title=f"Clicks while {model} translates in another tab" if model else "Clicks",
        header=("click to answer", "median", "slowest", "of idle"),
        rows=tuple(
            (name, *_times(taken), f"{statistics.median(taken) / first:.2f}")
            for name, taken in ways.items()
        ),
        notes=() if running else ("The job ended before the clicks did.",),
    )
    return [opened, clicked]


def _times(seconds: list[float]) -> tuple[str, str]:
    return f"{statistics.median(seconds) * 1000:.0f} ms", f"{max(seconds) * 1000:.0f} ms"


def beside(browser: Any, folder: Path, segments: int, options: argparse.Namespace) -> Table:
    """Measure this checkout and another one in turn."""
    versions = [
        Version(name=name, checkout=checkout, home=folder / name)
        for name, checkout in (("this one", ROOT), ("the other", options.beside.resolve()))
    ]
    for one in versions:
        one.job = prepared(one.home, segments, one.checkout)
    notes = compared(
        browser, versions, rounds=options.rounds, number=options.clicks, model=options.model
    )
    title = f"Two versions, a book of {segments} sentences, {options.rounds} rounds in turn"
    return table(title, versions, notes)


def main(arguments: list[str]) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--segments", default="2000", help="sizes of the book, with commas")
    parser.add_argument("--clicks", type=int, default=12)
    parser.add_argument("--model", default=None, help="for the job beside [default: the best]")
    parser.add_argument("--busy", type=int, default=0, help="programs that compute beside, too")
    parser.add_argument("--beside", type=Path, help="another checkout, measured in turn with this")
    parser.add_argument("--rounds", type=int, default=5, help="of both versions, with --beside")
    options = parser.parse_args(arguments)
    if options.beside and not (options.beside / "ui").is_dir():
        parser.error(f"{options.beside} is no checkout: it has no folder ui")
    chromium = chromium_or_error(parser)
    from playwright.sync_api import sync_playwright

    best = ModelStore().best("zh", "en", ("llama", "ctranslate", "transformers"))
    options.model = "" if options.model == "none" else options.model or (best.name if best else "")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        switches = ["--no-sandbox", "--disable-gpu", "--enable-precise-memory-info"]
        browser = playwright.chromium.launch(executable_path=chromium, args=switches)
        for segments in map(int, options.segments.split(",")):
            home = Path(folder) / str(segments)
            tables = (
                [beside(browser, home, segments, options)]
                if options.beside
                else measure(browser, home, segments, options.clicks, options.model, options.busy)
            )
            for one in tables:
                print(render(one), flush=True)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
