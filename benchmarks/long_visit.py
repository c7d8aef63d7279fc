"""Whether the reader's memory grows while somebody stays and goes round the same pages.

    python benchmarks/long_visit.py [--visits 300]

A library with three articles is served and a real Chromium goes round: an article, a word's card,
the library, the words, the next article; every tenth round the page is loaded anew. Told is the
server's resident memory on the way. Garbage that Python is told not to look for, articles that are
kept for nobody and sessions that never end would all show here.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import Any

from browsing import chromium_or_error, serving
from chinese_table import Table, render
from entering import Reader
from journey_homes import with_articles, with_dictionary
from reader_page import memory

from translator.system import paths

TOLD = 10
"""Lines of the table."""
PATIENCE = 120_000


def round_trip(page: Any, reader: Reader, number: int) -> None:
    """Read one of the articles, look a word up, and go through the pages."""
    page.goto(f"{reader}/library")
    rows = page.locator(".shelf tbody tr")
    rows.nth(2).wait_for()
    rows.nth(number % 3).locator("a, button").first.click()
    page.locator(".reader[data-words=ready]").wait_for()
    page.locator(".reader .s .w.han").nth(number % 5).click()
    page.locator(".panel .attribution").wait_for()
    page.keyboard.press("Escape")
    page.goto(f"{reader}/words")
    page.locator("[data-testid=stMain] :is(h1, h2, h3)").first.wait_for()


def measured(page: Any, reader: Reader, process: int, visits: int) -> list[tuple[str, str]]:
    """Return the memory of the server after so many rounds."""
    rows = [("0", f"{memory(process):.0f}")]
    for number in range(1, visits + 1):
        round_trip(page, reader, number)
        if number % max(1, visits // TOLD) == 0:
            rows.append((str(number), f"{memory(process):.0f}"))
            print("  ".join(rows[-1]), file=sys.stderr)
    return rows


def main(arguments: list[str]) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--visits", type=int, default=300, metavar="N", help="rounds")
    chosen = parser.parse_args(arguments)
    chromium = chromium_or_error(parser)
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        home = Path(folder)
        with_dictionary(home, paths.home())
        with_articles(home)
        with serving(home, developer=False) as (reader, process):
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            context = browser.new_context(locale="en-GB", viewport={"width": 1280, "height": 900})
            reader.let_in(context)
            page = context.new_page()
            page.set_default_timeout(PATIENCE)
            rows = measured(page, reader, process, chosen.visits)
            browser.close()
    print(render(Table(title="A long visit", header=("rounds", "MB, server"), rows=tuple(rows))))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
