"""Two checkouts of the reader beside each other, in turn, in one run: what became slower or faster.

What a machine does besides changes from minute to minute, so seconds of two runs cannot be
compared; medians of two versions that are measured in turn can. Each version has a server, a
library and a book of its own, which its own code translated with ``echo``.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from browsing import serving
from chinese_table import Table
from entering import Reader
from reader_page import SCROLL, book, clicks, layouts, settle, started, stopped

from translator.system import paths

_PREPARE = """
import sys
from pathlib import Path
from translator.document.read import read_bytes
from translator.store import Library
from ui.jobs.manager import JobManager

home, text = Path(sys.argv[1]), Path(sys.argv[2])
with Library(home / "library.sqlite3") as library:
    manager = JobManager(library)
    job = manager.start(read_bytes(text.read_bytes(), name="book.md"), model="echo")
    manager.wait(job, 3600)
    manager.close()
print(job)
"""
OTHER = 4000
"""Sentences of the book that is translated beside: more than any model does in a round."""


@dataclass(kw_only=True)
class Version:
    """A checkout and what was measured of it."""

    name: str
    checkout: Path
    home: Path
    job: int = 0
    seconds: dict[str, list[float]] = field(default_factory=dict)

    def note(self, what: str, *seconds: float) -> None:
        """Keep what was measured."""
        self.seconds.setdefault(what, []).extend(seconds)


def prepared(home: Path, segments: int, checkout: Path) -> int:
    """Let a checkout translate the book with ``echo`` into a library; return the job."""
    home.mkdir(parents=True, exist_ok=True)
    for name in ("models", "cache"):
        if (paths.home() / name).is_dir() and not (home / name).exists():
            (home / name).symlink_to(paths.home() / name)
    text = home / "book.md"
    text.write_text(book(segments, 1), "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", _PREPARE, str(home), str(text)],
        cwd=checkout,
        env=os.environ | {"DUIZHAO_HOME": str(home), "PYTHONPATH": str(checkout)},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return int(done.stdout.split()[-1])


def _round(browser: Any, address: Reader, version: Version, number: int) -> None:
    """Measure a version once: paint, card, layout, scroll."""
    page = browser.new_page(viewport={"width": 1200, "height": 900})
    address.let_in(page.context)
    _paint(page, address, version, "first paint")
    settle(page)
    version.note("card", *clicks(page, number))
    version.note("layout", *layouts(page))
    version.note("scroll, 95 % of frames within", page.evaluate(SCROLL)[1] / 1000)
    page.close()


def _paint(page: Any, address: Reader, version: Version, what: str) -> None:
    began = time.perf_counter()
    page.goto(f"{address}/?job={version.job}")
    page.locator(".reader .t .g").first.wait_for()
    version.note(what, time.perf_counter() - began)


def _round_beside(browser: Any, address: Reader, version: Version, number: int, model: str) -> bool:
    """Measure a version while a model translates in another tab; say whether it did to the end."""
    other = started(browser, address, book(OTHER, 2 + len(version.seconds)), model)
    page = browser.new_page(viewport={"width": 1200, "height": 900})
    address.let_in(page.context)
    _paint(page, address, version, "first paint, beside a job")
    settle(page)
    version.note("card, beside a job", *clicks(page, number))
    page.close()
    return stopped(other)


def compared(
    browser: Any, versions: Sequence[Version], *, rounds: int, number: int, model: str
) -> tuple[str, ...]:
    """Measure versions in turn; return what is to be said of it.

    Args:
        browser: Chromium.
        versions: Each with its job.
        rounds: Of all versions; every second one begins with the other version.
        number: Clicks a round.
        model: For the job beside; empty: none runs.
    """
    notes = []
    with ExitStack() as stack:
        addresses = [
            stack.enter_context(serving(one.home, checkout=one.checkout))[0] for one in versions
        ]
        both = list(zip(addresses, versions, strict=True))
        for turn in range(rounds):
            for address, version in both if turn % 2 == 0 else both[::-1]:
                _round(browser, address, version, number)
                if model and not _round_beside(browser, address, version, number, model):
                    notes.append(f"The job beside {version.name} ended before its round did.")
    return tuple(notes)


def table(
    title: str,
    versions: Sequence[Version],
    notes: Sequence[str],
) -> Table:
    """Return medians and their ratio: above 1, the first version is slower than the second."""
    first, second = versions
    rows = []
    for what, seconds in first.seconds.items():
        one, two = statistics.median(seconds), statistics.median(second.seconds[what])
        rows.append((what, f"{one * 1000:.0f} ms", f"{two * 1000:.0f} ms", f"{one / two:.2f}"))
    header = ("what", first.name, second.name, "ratio")
    return Table(title=title, header=header, rows=tuple(rows), notes=tuple(notes))
