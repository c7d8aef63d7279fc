"""How far a corpus is, and what became of it, in words."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path

from translator.application import (
    CorpusMade,
    CorpusProgress,
    Filtered,
    Options,
    named_server,
    readable,
    where_text_goes,
)
from translator.cli.display import Display, in_words
from translator.cli.plurals import counted
from translator.cli.selecting import left_behind
from translator.system.printable import printable

_EVERY = 30.0
"""Seconds between lines where standard error is no terminal."""
_WIDE = 36
"""Characters of an example's side."""
_REASONS = {
    "empty": "a side without words",
    "language": "a side in another language",
    "script": "Chinese in the other script",
    "length": "too short or too long",
    "ratio": "one side too long for the other",
    "provenance": "of another origin",
    "score": "of a low score",
    "alignment": "hardly aligned",
    "level": "words of higher levels",
    "finding": "a check found something",
    "boilerplate": "stands in many documents",
    "duplicate": "there already",
    "near": "nearly there already",
}
_NAMED = 10
"""Broken parts of the input that are named; the report names more."""


class CorpusDisplay(Display):
    """A line that is written over on a terminal, now and then a line elsewhere."""

    def __init__(self, *, quiet: bool) -> None:
        super().__init__(quiet=quiet)
        self._silent = quiet
        self._shown = 0
        self._began = self._told = time.monotonic()

    def begin_corpus(self, settings: str, options: Options, address: str | None) -> None:
        """Say what counts, and where text goes, before anything is sent."""
        if settings:
            self.say(settings)
        if address:
            self.warn(f"The texts are sent to the Ray cluster at {printable(address)}.")
        names = [options.model] if options.model else [*options.models.values()]
        servers = filter(None, map(named_server, names))
        for host in sorted({one.remote_host for one in servers} - {""}):
            self.warn(where_text_goes(host))
        self.say("Starting Ray …")

    def report_corpus(self, progress: CorpusProgress) -> None:
        """Show how far it is."""
        if progress.latest is None:
            self._began = time.monotonic()
            self.say(f"{counted(progress.workers, 'worker')}, {counted(progress.total, 'part')}")
            return
        if self._silent:
            return
        line = self._line(progress)
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{line:<{self._shown}}")
            sys.stderr.flush()
            self._shown = len(line)
        elif time.monotonic() - self._told >= _EVERY:
            self._told = time.monotonic()
            self.say(line)

    def _line(self, progress: CorpusProgress) -> str:
        passed = time.monotonic() - self._began
        left = passed / max(1, progress.bytes_done) * (progress.bytes_total - progress.bytes_done)
        return (
            f"{progress.done} of {counted(progress.total, 'part')}, "
            f"{counted(progress.so_far.sentences, 'sentence')}, "
            f"{progress.so_far.doubtful} to look at, {in_words(left)} left"
        )

    def close(self) -> None:
        """Take the line away."""
        super().close()
        if self._shown:
            sys.stderr.write(f"\r{'':<{self._shown}}\r")
            sys.stderr.flush()
            self._shown = 0


class FilterDisplay(Display):
    """Says now and then how many pairs were judged."""

    def __init__(self, *, quiet: bool) -> None:
        super().__init__(quiet=quiet)
        self._told = time.monotonic()

    def judged(self, pairs: int, kept: int) -> None:
        """Tell it, if it is time."""
        if time.monotonic() - self._told >= _EVERY:
            self._told = time.monotonic()
            self.say(f"{counted(pairs, 'pair')} looked at, {kept} stay")


def fallen_table(done: Filtered) -> Iterator[str]:
    """Yield the table of what fell and why, line by line."""
    yield f"{counted(done.pairs, 'pair')}: {done.kept} stay, {done.pairs - done.kept} fall"
    for why, number in done.fallen.items():
        share = number / done.pairs
        yield f"  {why:<12}{number:>9}{share:>8.1%}  {_REASONS[why]}"
        for _, source, target in done.examples.get(why, [])[:1]:
            yield f"{'':<31}{_short(source)} | {_short(target)}"
    if done.checks:
        yield "  checks: " + ", ".join(f"{name} {n}" for name, n in done.checks.items())
    for name, reason in done.wrong[:_NAMED]:
        yield f"  left out: {printable(name)}: {printable(reason)}"
    if done.broken > _NAMED:
        yield f"  and {done.broken - _NAMED} more that are no pairs"


def _short(text: str) -> str:
    shown = printable(" ".join(text.split()))
    return shown if len(shown) <= _WIDE else f"{shown[: _WIDE - 1]}…"


def summary(made: CorpusMade, output: Path) -> Iterator[str]:
    """Yield what became of a corpus, line by line."""
    counts = made.counts
    yield (
        f"{readable(output)}: {counted(counts.written, 'pair')} of "
        f"{counted(counts.sentences, 'sentence')} in {counted(counts.documents, 'document')}"
    )
    if counts.people:
        yield f"  {counts.people} with a person's word from the memory"
    if said := left_behind(counts.left_out):
        yield f"  {said}"
    if counts.findings:
        yield "  findings: " + ", ".join(
            f"{check} {sum(levels.values())}" for check, levels in sorted(counts.findings.items())
        )
    if made.removed:
        yield (
            f"  {counted(made.removed, 'file')} of pairs taken away: "
            "the input has changed since they were made"
        )
    for name, why in counts.broken[:_NAMED]:
        yield f"  left out: {printable(name)}: {printable(why)}"
    if made.broken > _NAMED:
        yield f"  and {made.broken - _NAMED} more that were left out"
    yield f"  all counts: {readable(made.report)}"
