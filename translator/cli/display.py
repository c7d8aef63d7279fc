"""Progress on standard error: a bar with segments, findings and time left."""

from __future__ import annotations

import sys
import time

import click

from translator.application import Progress
from translator.cli.plurals import counted
from translator.cli.reporting import say_error
from translator.errors import TranslatorError
from translator.system.processes import Closing

_EVERY = 30.0
"""Seconds between lines where standard error is not a terminal."""


class Display(Closing):
    """Shows how far a document is; a bar on a terminal, now and then a line elsewhere.

    Args:
        quiet: Show nothing.
    """

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet
        self._bar: _Bar | None = None
        self._started = self._said = time.monotonic()
        self.done = self.total = 0
        """Segments of the latest document, for the message when a run is interrupted."""

    def begin(self) -> None:
        """Start with a document."""
        self.close()
        self._started = self._said = time.monotonic()

    def report(self, progress: Progress) -> None:
        """Show how far the document is."""
        self.done, self.total = progress.done, progress.total
        if progress.draft_problem is not None:
            self.warn(f"No more drafts: {progress.draft_problem.what}")
        if progress.drafting:
            self._started = time.monotonic()  # the time left is the better model's
        if self._quiet or not progress.characters_total:
            return
        left = self._left(progress)
        if sys.stderr.isatty():
            if self._bar is None:
                self._bar = _Bar(progress.document)
            self._bar.show(progress, left)
        elif time.monotonic() - self._said >= _EVERY:
            self._said = time.monotonic()
            click.echo(
                f"{progress.document}: {progress.done} of {counted(progress.total, 'segment')}, "
                f"{progress.findings} to look at, {left} left{_drafts(progress)}",
                err=True,
            )

    def say(self, text: str) -> None:
        """Print a message below the bar."""
        self.close()
        if not self._quiet:
            click.echo(text, err=True)

    def warn(self, text: str) -> None:
        """Print below the bar what a person must know; being quiet does not mean hiding that."""
        self.close()
        click.echo(text, err=True)

    def complain(self, error: TranslatorError) -> None:
        """Print an error below the bar; being quiet does not mean hiding that."""
        self.close()
        say_error(error.what, error.hint)

    def close(self) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None

    def _left(self, progress: Progress) -> str:
        passed = time.monotonic() - self._started
        if not progress.characters_done:
            return "time not known yet"
        rest = progress.characters_total - progress.characters_done
        return in_words(passed / progress.characters_done * rest)


class _Bar:
    """A rich progress bar."""

    def __init__(self, name: str) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, TextColumn
        from rich.progress import Progress as Bars

        self._bars = Bars(
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            TextColumn("{task.fields[state]}", markup=False),
            console=Console(stderr=True),
            transient=True,
        )
        self._bars.start()
        self._task = self._bars.add_task(name, total=1, state="loading the model")

    def show(self, progress: Progress, left: str) -> None:
        looks = f", {progress.findings} to look at" if progress.findings else ""
        self._bars.update(
            self._task,
            completed=progress.characters_done,
            total=progress.characters_total,
            state=f"{progress.done}/{counted(progress.total, 'segment')}{looks}, {left} left"
            + _drafts(progress),
        )

    def stop(self) -> None:
        self._bars.stop()


def _drafts(progress: Progress) -> str:
    """Return what is said of drafts beside what is done; empty: there are none."""
    if not progress.drafts:
        return ""
    if progress.drafting:
        return f"; {counted(progress.drafts, 'draft')} so far"
    return f"; {counted(progress.drafts, 'draft')} there, the better translation follows"


def in_words(seconds: float) -> str:
    """Return a duration as people say it: ``40 s``, ``3 min 20 s``, ``1 h 5 min``."""
    whole = max(0, round(seconds))
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600} h {whole % 3600 // 60} min"
