"""How far a fetch is, on standard error."""

from __future__ import annotations

import sys
import time
from typing import Any

import click

from translator.application import size_in_words
from translator.errors.error_sentences import Piece
from translator.system.processes import Closing


class FetchDisplay(Closing):
    """Progress on standard error: sentences, and a bar with the time left on a terminal."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet
        self._bar: Any = None
        self._task: Any = None
        self._total: int | None = None
        self._told = 0.0

    def say(self, message: Piece | str) -> None:
        """Print a sentence; the bar, if any, stays below it."""
        if self._quiet:
            return
        if self._bar is not None:
            self._bar.console.print(str(message), markup=False, highlight=False)
        else:
            click.echo(message, err=True)

    def begin(self, what: str, total: int | None) -> None:
        """Show a bar, or, where standard error is a file, a line."""
        if self._quiet:
            return
        self._total, self._told = total, time.monotonic()
        if not sys.stderr.isatty():
            click.echo(f"{what}{f' ({size_in_words(total)})' if total else ''} …", err=True)
            return
        from rich import progress as bars
        from rich.console import Console

        self._bar = bars.Progress(
            bars.TextColumn("{task.description}", markup=False),
            bars.BarColumn(),
            bars.DownloadColumn(),
            bars.TransferSpeedColumn(),
            bars.TimeRemainingColumn(),
            console=Console(stderr=True),
        )
        self._bar.start()
        self._task = self._bar.add_task(what, total=total)

    def at(self, done: int) -> None:
        """Move the bar; in a file, a line every ten seconds."""
        if self._quiet:
            return
        if self._bar is not None:
            self._bar.update(self._task, completed=done)
        elif self._total and time.monotonic() - self._told > 10:
            self._told = time.monotonic()
            click.echo(f"  {size_in_words(done)} of {size_in_words(self._total)}", err=True)

    def end(self) -> None:
        """Take the bar away: what ``begin`` said is done."""
        self.close()

    def close(self) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None
